"""Brief: the shapes that templates show.

Place in the flow: made by `authoring.view.build`, read by every format. Texts are `Inline` or
blocks (see `authoring.markup`), so that each format makes of them what it can.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from authoring.markup import Block, Inline
from authoring.model import Person, Publisher


@dataclass(frozen=True, slots=True)
class DateView:
    """A day: as it is written in the brief's language, and as ISO 8601 for machines."""

    text: str
    iso: str


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the contents: a section (level 1), an item or a news list (level 2)."""

    level: int
    number: int | None
    title: Inline
    short_title: Inline
    anchor: str


@dataclass(frozen=True, slots=True)
class CoverView:
    """The picture at the head."""

    path: Path
    alternative_text: str
    caption: Inline | None
    credit: Inline | None


@dataclass(frozen=True, slots=True)
class PassageView:
    """A piece of “At a glance”: paragraphs, then goals."""

    blocks: tuple[Block, ...]
    goals: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class BodyView:
    """An issuing body: what is printed, and the full name where that is an acronym."""

    name: Inline
    full_name: str | None


@dataclass(frozen=True, slots=True)
class DocumentView:
    """An official text with its labels."""

    label: str
    title: Inline
    original_title: Inline | None
    address: str | None
    bodies_label: str
    bodies: tuple[BodyView, ...]
    and_others: str | None
    date: DateView | None


@dataclass(frozen=True, slots=True)
class ItemView:
    """A numbered top story."""

    number: int
    anchor: str
    title: Inline
    topic: Inline | None
    passages: tuple[PassageView, ...]
    comment: tuple[Block, ...]
    documents: tuple[DocumentView, ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    """Where a news entry comes from; `mark` shows the language ("CN")."""

    title: Inline
    address: str
    language: str | None
    mark: str | None


@dataclass(frozen=True, slots=True)
class NewsEntryView:
    """A dated line of a news list."""

    anchor: str
    date: DateView
    text: Inline
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True)
class NewsListView:
    """A list under Noteworthy."""

    anchor: str
    title: Inline
    entries: tuple[NewsEntryView, ...]


@dataclass(frozen=True, slots=True)
class PeopleView:
    """Authors or editors under their heading."""

    label: str
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class PageCount:
    """How many pages a PDF has, in words, with {pages} for the figure: `of` writes "8 pages"."""

    one: str
    other: str

    def of(self, count: int) -> str:
        """The words for a count; one alone is singular in every language of a brief (CLDR)."""
        return (self.one if count == 1 else self.other).replace("{pages}", str(count))


@dataclass(frozen=True, slots=True)
class BriefView:
    """All that any form of the brief shows."""

    language: str
    language_tag: str
    original_language: str
    name: str
    style: str
    brand: str
    series: str
    collection: str | None
    strapline: str | None
    title: str
    headline: tuple[Inline, ...]
    date: DateView
    period: str
    number: str | None
    draft: str | None
    reading_time: str
    cover: CoverView | None
    contents: tuple[ContentsEntry, ...]
    items_label: str
    items: tuple[ItemView, ...]
    news_lists: tuple[NewsListView, ...]
    people: tuple[PeopleView, ...]
    contact: str | None
    publisher: Publisher | None
    labels: Mapping[str, str]
    pages: PageCount
