"""Stories: what an issue tells, in a form to compare with what other issues tell.

Place in the flow: beside the manuscript, for the rule that finds a story told twice. Texts are
compared by the pairs of neighbouring words that they share: the figure is twice the shared pairs
by all pairs (Dice's coefficient), in percent. A Chinese character counts as a word.
"""

import itertools
import re
import weakref
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from authoring.model import Prose
from authoring.rules.links import page_of
from authoring.rules.manuscript import Manuscript, Text
from authoring.source import Document, Path
from authoring.source.parts import Part

_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+")
_FEWEST_PAIRS = 4
_MOST_HOLDERS = 20
_MOST_CANDIDATES = 3

Pair: TypeAlias = tuple[str, str]


@dataclass(frozen=True)
class Story:
    """An item or an entry of a news list.

    It has a place, the pages it links to and, where there is enough of it, a text to compare.
    """

    path: Path
    is_item: bool
    pages: tuple[tuple[str, Path], ...]
    text: str = ""
    pairs: frozenset[Pair] = frozenset()


@dataclass(frozen=True)
class Stories:
    """The stories of an issue, items first.

    `by_page` has of each page the first story that links to it, and the link; `by_pair` has of each
    pair of words the stories with it.
    """

    all: tuple[Story, ...] = ()
    by_page: dict[str, tuple[int, Path]] = field(default_factory=dict)
    by_pair: dict[Pair, list[int]] = field(default_factory=dict)

    def most_alike(self, story: Story, before: int | None = None) -> tuple[int, Story] | None:
        """The most alike story, of those before a number, and how alike it is, in percent."""
        end = len(self.all) if before is None else before
        holders = (self.by_pair.get(pair, ())[:_MOST_HOLDERS] for pair in story.pairs)
        shared = Counter(number for numbers in holders for number in numbers if number < end)
        likely = sorted(shared, key=lambda number: (-shared[number], number))[:_MOST_CANDIDATES]
        found = [(_likeness(story, self.all[number]), self.all[number]) for number in likely]
        return max(found, key=lambda pair: pair[0], default=None)


def stories_of(document: Document) -> Stories:
    """The stories of an issue, gathered once while its document is in use."""
    known = _gathered.get(id(document))
    if known is not None and known[0]() is document:
        return known[1]
    stories = _gather(document)
    key = id(document)
    _gathered[key] = weakref.ref(document, lambda _: _gathered.pop(key, None)), stories
    return stories


# A document is compared by its whole tree, so it is known here by its identity.
_gathered: dict[int, tuple[weakref.ref[Document], Stories]] = {}


def pairs_of(text: str) -> Iterator[tuple[Pair, tuple[int, int]]]:
    """The pairs of neighbouring words of a text in small letters, each with its place."""
    for word, following in itertools.pairwise(_WORD.finditer(text)):
        yield (word[0].casefold(), following[0].casefold()), (word.start(), following.end())


def _likeness(story: Story, other: Story) -> int:
    return 200 * len(story.pairs & other.pairs) // (len(story.pairs) + len(other.pairs))


def _gather(document: Document) -> Stories:
    if document.root is None:
        return Stories()
    stories = tuple(_tell(Manuscript(document, document.root, None)))
    by_page: dict[str, tuple[int, Path]] = {}
    by_pair: defaultdict[Pair, list[int]] = defaultdict(list)
    for number, story in enumerate(stories):
        for page, url in story.pages:
            by_page.setdefault(page, (number, url))
        for pair in story.pairs:
            by_pair[pair].append(number)
    return Stories(stories, by_page, dict(by_pair))


def _tell(manuscript: Manuscript) -> Iterator[Story]:
    for item in manuscript.items:
        pages = tuple(_pages(item.elements("documents")))
        yield Story(item.path, is_item=True, pages=pages)
    for entry in manuscript.entries:
        text = Text((), Prose.INLINE, entry.get_text("text") or "").words
        pairs = frozenset(pair for pair, _ in pairs_of(text))
        pages = tuple(_pages(entry.elements("sources")))
        if len(pairs) < _FEWEST_PAIRS:
            text, pairs = "", frozenset()
        yield Story(entry.path, is_item=False, pages=pages, text=text, pairs=pairs)


def _pages(parts: tuple[Part, ...]) -> Iterator[tuple[str, Path]]:
    """The pages that `url` keys name; a site's home page tells no story."""
    for part in parts:
        url = part.get("url")
        page = page_of(url.text) if url and url.text else ""
        if url and ("/" in page or "?" in page):
            yield page, url.path
