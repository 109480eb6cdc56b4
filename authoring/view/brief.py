"""Brief: the shapes that templates show.

Place in the flow: made by `authoring.view.build`, read by every format. Texts are `Inline` or
blocks (see `authoring.view.markup`), so that each format makes of them what it can. A `place` names the
value of the issue that a part shows, for forms that lead back to it; published ones never print it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from authoring.languages import PACKS, Language
from authoring.model import Person, Publisher
from authoring.source.places import Place
from authoring.view.markup import Block, Inline


@dataclass(frozen=True, slots=True)
class DateView:
    """A day: as it is written in the brief's language, and as ISO 8601 for machines."""

    text: str
    iso: str
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the contents: a section (level 1), an item or a news list (level 2)."""

    level: int
    number: int | None
    title: Inline
    short_title: Inline
    anchor: str


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture: where its file lies, what the issue calls that, and what is said about it."""

    path: Path
    file: str
    alternative_text: str
    caption: Inline | None
    credit: Inline | None
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class PassageView:
    """A piece of “At a glance”: paragraphs, then goals."""

    blocks: tuple[Block, ...]
    goals: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class BodyView:
    """An issuing body: what is printed, and the full names where that is an acronym."""

    name: Inline
    full_name: str | None
    original_name: str | None


@dataclass(frozen=True, slots=True)
class DocumentView:
    """An official text with its labels."""

    kind: Literal["article", "policy"]
    label: str
    title: Inline
    original_title: Inline | None
    address: str | None
    bodies_label: str
    bodies: tuple[BodyView, ...]
    and_others: str | None
    date: DateView | None
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class ItemView:
    """A numbered top story."""

    number: int
    anchor: str
    title: Inline
    topic: Inline | None
    passages: tuple[PassageView, ...]
    comment: tuple[Block, ...]
    picture: PictureView | None
    documents: tuple[DocumentView, ...]
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class SourceView:
    """Where a news entry comes from; `mark` shows the language ("CN")."""

    title: Inline
    address: str
    language: str | None
    mark: str | None
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class NewsEntryView:
    """A dated line of a news list."""

    anchor: str
    date: DateView
    text: Inline
    sources: tuple[SourceView, ...]
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class NewsListView:
    """A list under Noteworthy."""

    anchor: str
    title: Inline
    entries: tuple[NewsEntryView, ...]


@dataclass(frozen=True, slots=True)
class PeopleView:
    """People under their heading; `role` is "authors" or "editors", a key is the publication's."""

    role: str
    label: str
    people: tuple[Person, ...]
    keys: tuple[str, ...]
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class PageCount:
    """How many pages a PDF has, in words, with {pages} for the figure: `of` writes "8 pages"."""

    one: str
    other: str

    def of(self, count: int) -> str:
        """The words for a count; one alone is singular in every language of a brief (CLDR)."""
        return (self.one if count == 1 else self.other).replace("{pages}", str(count))


@dataclass(frozen=True, slots=True)
class EmailView:
    """How the brief is sent: subject, sender, and whether comments are cut to a first paragraph.

    `pictures` is where they are fetched from, with {file} for each one's name; without it the mail
    carries them.
    """

    subject: str
    sender: str
    address: str | None
    shortens: bool
    pictures: str | None


@dataclass(frozen=True, slots=True)
class BriefView:
    """All that any form of the brief shows.

    The period goes from `first_day` to `last_day`. `serial` is the issue's number, `number` the
    words for it; `minutes` is the time that reading takes. `web_address` is where the web edition
    will stand.
    """

    language: Language
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
    first_day: DateView
    last_day: DateView
    serial: int | None
    number: str | None
    draft: str | None
    minutes: int
    reading_time: str
    web_address: str | None
    cover: PictureView | None
    contents: tuple[ContentsEntry, ...]
    items_label: str
    items: tuple[ItemView, ...]
    news_lists: tuple[NewsListView, ...]
    people: tuple[PeopleView, ...]
    contact: str | None
    publisher: Publisher | None
    labels: Mapping[str, str]
    pages: PageCount
    email: EmailView

    @property
    def colon(self) -> str:
        """A colon behind words of the brief's language."""
        return PACKS[self.language].spaces.colon

    @property
    def semicolon(self) -> str:
        """The same for a semicolon."""
        return PACKS[self.language].spaces.semicolon

    @property
    def before_others(self) -> str:
        """What stands between the names of bodies and the “etc.” behind them."""
        return PACKS[self.language].spaces.before_others
