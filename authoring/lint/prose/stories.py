"""Stories: what an issue tells, in a form to compare with what other issues tell.

Place in the flow: beside the rule context, for the rule that finds a story told twice, and for the
index of all stories. `archive` keeps them, so that the file need not be read for every comparison.
"""

import weakref
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from authoring.lint.prose.likeness import Pair, likeness, may_be_alike, pairs_of
from authoring.lint.prose.links import page_of
from authoring.lint.rule_context import FieldText, RuleContext, day_of
from authoring.model import Prose
from authoring.source import DataPath, SourceDocument
from authoring.source.parts import PartialNode

_FEWEST_PAIRS = 4


@dataclass(frozen=True)
class Story:
    """An item or an entry of a news list.

    It has a place, the pages it links to and, where there is enough of it, a text to compare.
    """

    path: DataPath
    is_item: bool
    pages: tuple[tuple[str, DataPath], ...]
    text: str = ""
    pairs: frozenset[Pair] = frozenset()


@dataclass(frozen=True)
class Stories:
    """The stories of an issue, items first.

    `day` is the issue's; `by_page` has of each page the first story that links to it, and the link;
    `repeated` are the pairs that are in several texts.
    """

    day: date | None = None
    all: tuple[Story, ...] = ()
    by_page: dict[str, tuple[int, DataPath]] = field(default_factory=dict)
    repeated: frozenset[Pair] = frozenset()

    def alike_above(self, number: int, limit: int) -> tuple[int, Story] | None:
        """The first story whose text is alike by `limit` percent or more to that of a later one.

        With the percent; `number` is the later one's.
        """
        story = self.all[number]
        if not may_be_alike(story.pairs, self.repeated, limit):
            return None
        alike = ((likeness(story.pairs, other.pairs), other) for other in self.all[:number])
        return next((found for found in alike if found[0] >= limit), None)


def stories_of(document: SourceDocument) -> Stories:
    """The stories of an issue, gathered once while its document is in use."""
    known = _gathered.get(id(document))
    if known is not None and known[0]() is document:
        return known[1]
    stories = _read(document)
    key = id(document)
    _gathered[key] = weakref.ref(document, lambda _: _gathered.pop(key, None)), stories
    return stories


# A document is compared by its whole tree, so it is known here by its identity.
_gathered: dict[int, tuple[weakref.ref[SourceDocument], Stories]] = {}


def write_stories(stories: Stories) -> dict[str, Any]:
    """Stories as JSON has them."""
    return {
        "day": None if stories.day is None else stories.day.isoformat(),
        "all": [[story.path, story.is_item, story.pages, story.text] for story in stories.all],
    }


def read_stories(told: dict[str, Any]) -> Stories:
    """What `write_stories` wrote, also after it went through JSON."""
    stories = (
        Story(
            tuple(path),
            is_item,
            tuple((page, tuple(url)) for page, url in pages),
            text,
            pairs_of(text),
        )
        for path, is_item, pages, text in told["all"]
    )
    return _gather(None if told["day"] is None else date.fromisoformat(told["day"]), stories)


def _read(document: SourceDocument) -> Stories:
    if document.root is None:
        return Stories()
    context = RuleContext(document, document.root, None)
    return _gather(day_of(context.issue.get("date")), _tell(context))


def _gather(day: date | None, told: Iterable[Story]) -> Stories:
    stories = tuple(told)
    by_page: dict[str, tuple[int, DataPath]] = {}
    pairs: set[Pair] = set()
    repeated: set[Pair] = set()
    for number, story in enumerate(stories):
        for page, url in story.pages:
            by_page.setdefault(page, (number, url))
        repeated |= pairs & story.pairs
        pairs |= story.pairs
    return Stories(day, stories, by_page, frozenset(repeated))


def _tell(context: RuleContext) -> Iterator[Story]:
    for item in context.items:
        pages = tuple(_pages(item.elements("documents")))
        yield Story(item.path, is_item=True, pages=pages)
    for entry in context.entries:
        pages = tuple(_pages(entry.elements("sources")))
        text = entry.get_text("text") or ""
        text = FieldText((), Prose.INLINE, text).words if "://" in text else text
        pairs = pairs_of(text)
        if len(pairs) < _FEWEST_PAIRS:
            text, pairs = "", frozenset()
        yield Story(entry.path, is_item=False, pages=pages, text=text, pairs=pairs)


def _pages(parts: tuple[PartialNode, ...]) -> Iterator[tuple[str, DataPath]]:
    """The pages that `url` keys name; a site's home page tells no story."""
    for part in parts:
        url = part.get("url")
        page = page_of(url.text) if url and url.text else ""
        if url and ("/" in page or "?" in page):
            yield page, url.path
