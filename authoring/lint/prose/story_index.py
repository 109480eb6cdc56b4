"""Story index: where a story was told before, without a look at each issue.

Place in the flow: beside the stories, for `archive`. A set of stories is a number that has a bit for
each, the first story of the first issue the lowest; so a text is compared with all texts at once.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import reduce
from operator import or_

from authoring.lint.prose.likeness import Pair, likeness, longest_shared
from authoring.lint.prose.stories import Stories, Story
from authoring.lint.repetition import Repetition, Repetitions


class StoryIndex:
    """The stories of issues, by the pages they link to and the pairs of words in their texts."""

    def __init__(self, issues: Mapping[str, Stories]) -> None:
        """Index the issues, each with its file's name, in the order in which they are searched."""
        self.issues = issues
        self._names: list[str] = []
        self._stories: list[Story] = []
        self._members: dict[str, int] = {}
        self._pages: dict[str, int] = defaultdict(int)
        self._pairs: dict[Pair, int] = defaultdict(int)
        for name, stories in issues.items():
            self._add(name, stories)

    def find_repetitions(self, name: str, own: Stories, limit: int) -> Repetitions:
        """Of each story of an issue, where it was told first in another that is not later.

        Issues without a date count as not later. Texts are alike from `limit` percent on. In one
        issue, a page that both link to counts before a text.
        """
        not_later = (
            self._members[other]
            for other, stories in self.issues.items()
            if other != name and (own.day is None or stories.day is None or stories.day <= own.day)
        )
        others = _union(not_later)
        found = (self._find_repetition(story, others, limit) for story in own.all)
        return tuple(repetition for repetition in found if repetition is not None)

    def _add(self, name: str, stories: Stories) -> None:
        first = len(self._stories)
        self._names += [name] * len(stories.all)
        self._stories += stories.all
        self._members[name] = (1 << len(self._stories)) - (1 << first)
        for page, (number, _) in stories.by_page.items():
            self._pages[page] |= 1 << first + number
        for number, story in enumerate(stories.all, first):
            for pair in story.pairs:
                self._pairs[pair] |= 1 << number

    def _find_repetition(self, story: Story, others: int, limit: int) -> Repetition | None:
        linked = _union(self._pages.get(page, 0) for page, _ in story.pages) & others
        name = self._names[_first(linked)] if linked else ""
        earlier = others & ((1 << _first(self._members[name])) - 1) if linked else others
        repetition = self._find_alike(story, earlier, limit)
        if repetition is None and linked:
            stories = self.issues[name]
            page, url = next(each for each in story.pages if each[0] in stories.by_page)
            number, _ = stories.by_page[page]
            return Repetition(story.path, name, stories.all[number].path, url)
        return repetition

    def _find_alike(self, story: Story, others: int, limit: int) -> Repetition | None:
        may = self._may_be_alike(story, others, limit)
        while may:
            number = _first(may)
            other = self._stories[number]
            percent = likeness(story.pairs, other.pairs)
            if percent >= limit:
                place, run = (*story.path, "text"), longest_shared(story.text, other.pairs)
                return Repetition(story.path, self._names[number], other.path, place, percent, *run)
            may &= may - 1
        return None

    def _may_be_alike(self, story: Story, others: int, limit: int) -> int:
        """Those of the others that share as many pairs with a text as likeness needs at least.

        Which is where they have no pairs but the shared ones.
        """
        if not 0 < limit <= 100:
            return 0
        needed = -(-limit * len(story.pairs) // (200 - limit))
        shared = [found for pair in story.pairs if (found := self._pairs.get(pair, 0) & others)]
        if not 0 < needed <= len(shared):
            return 0
        # At each index, the stories that share at least as many pairs.
        sharing = [others, *[0] * needed]
        for stories in shared:
            for count in range(needed, 0, -1):
                sharing[count] |= sharing[count - 1] & stories
        return sharing[needed]


def _first(stories: int) -> int:
    return (stories & -stories).bit_length() - 1


def _union(sets: Iterable[int]) -> int:
    return reduce(or_, sets, 0)
