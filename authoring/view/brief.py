"""Brief: what templates and forms show, and what the data form says of it.

Place in the flow: made by `authoring.view.build`, read by every format. Texts are `Inline` or
blocks (see `authoring.view.markup`), so that each format makes of them what it can. A `place` names the
value of the issue that a part shows, for forms that lead back to it; published ones never print it.
The data form and its schema are made of these fields, in this order: see `JsonField`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Final, Literal, TypeAlias

from authoring.languages import PACKS, Language
from authoring.model import Publisher
from authoring.source.places import Place
from authoring.view.markup import Block, Inline


@dataclass(frozen=True, slots=True)
class JsonField:
    """What the data form says of a field: keywords of its schema, and what it does otherwise.

    `key` is its name there, where that is another; `period.start` is a key of an object. Texts that
    are `joined` become one; a text that is `plain` is a string, for it has no markup; a list that is
    empty is null where it is `nullable`. What is not `shown` is for other forms alone.
    """

    description: str | None = None
    key: str | None = None
    examples: tuple[str, ...] | None = None
    format: str | None = None
    minimum: int | None = None
    joined: str | None = None
    plain: bool = False
    nullable: bool = False
    shown: bool = True


HIDDEN: Final = JsonField(shown=False)

Line: TypeAlias = Annotated[Inline, JsonField(plain=True)]
Address: TypeAlias = Annotated[str, JsonField(format="iri")]
Count: TypeAlias = Annotated[int, JsonField(minimum=1)]
Anchor: TypeAlias = Annotated[str, JsonField("The name of the place on the web page.")]
HiddenPlace: TypeAlias = Annotated[Place | None, HIDDEN]


@dataclass(frozen=True, slots=True)
class DateView:
    """A day."""

    iso: Annotated[str, JsonField("By ISO 8601.", examples=("2024-12-04",), format="date")]
    text: Annotated[str, JsonField("As it is written in the language of the brief.")]
    place: HiddenPlace = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the contents."""

    level: Annotated[Literal[1, 2], JsonField("1 for a section, 2 for what it holds.")]
    number: Annotated[Count | None, JsonField("The number of an item.")]
    title: Line
    short_title: Annotated[Line, JsonField("An item's topic, where it has one.")]
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture and what is said about it."""

    path: Annotated[Path, HIDDEN]
    file: Annotated[str, JsonField("Its path, from the issue's file.")]
    alternative_text: Annotated[str, JsonField("What it shows.")]
    caption: Inline | None
    credit: Annotated[Line | None, JsonField("Who made it or holds the rights.")]
    place: HiddenPlace = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class PassageView:
    """A piece of “At a glance”."""

    blocks: Annotated[tuple[Block, ...], JsonField(key="text")]
    goals: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class BodyView:
    """An issuing body."""

    name: Annotated[Line, JsonField("As it is printed, often an acronym.")]
    full_name: Annotated[str | None, JsonField("What the acronym stands for.")]
    original_name: Annotated[str | None, JsonField("The name in its own language.")]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """An official text that an item is about."""

    kind: Literal["article", "policy"]
    label: Annotated[str, JsonField("The kind, in words.")]
    title: Line
    original_title: Annotated[Line | None, JsonField("In `original_language`.")]
    address: Annotated[Address | None, JsonField(key="url")]
    bodies_label: Annotated[
        str, JsonField(key="issuing_bodies_label", examples=("Issuing bodies",))
    ]
    bodies: Annotated[tuple[BodyView, ...], JsonField(key="issuing_bodies")]
    and_others: Annotated[str | None, JsonField("What stands for further bodies.")]
    date: DateView | None
    place: HiddenPlace = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class ItemView:
    """A numbered top story."""

    number: Count
    anchor: Anchor
    title: Line
    topic: Annotated[Line | None, JsonField("A short name.")]
    passages: Annotated[tuple[PassageView, ...], JsonField(key="at_a_glance")]
    picture: PictureView | None
    comment: Annotated[tuple[Block, ...], JsonField(nullable=True)]
    documents: tuple[DocumentView, ...]
    place: HiddenPlace = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class SourceView:
    """Where a news entry comes from."""

    title: Line
    address: Annotated[Address, JsonField(key="url")]
    language: Annotated[str | None, JsonField("What it is written in (ISO 639-1).")]
    mark: Annotated[str | None, JsonField("The language as it is printed.")]
    place: HiddenPlace = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class NewsEntryView:
    """A dated line of a news list."""

    anchor: Anchor
    date: DateView
    text: Inline
    sources: tuple[SourceView, ...]
    place: HiddenPlace = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class NewsListView:
    """A list under Noteworthy."""

    anchor: Anchor
    title: Line
    entries: tuple[NewsEntryView, ...]


@dataclass(frozen=True, slots=True)
class PersonView:
    """Someone who writes or edits."""

    key: Annotated[str, JsonField("The short name, the same in every issue.")]
    name: str
    role: str | None
    organisation: str | None


@dataclass(frozen=True, slots=True)
class PeopleView:
    """People under their heading."""

    role: Literal["authors", "editors"]
    label: str
    people: tuple[PersonView, ...]
    place: HiddenPlace = field(default=None, compare=False)


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
    """One issue of a policy brief with all that is derived for its readers, in reading order."""

    name: Annotated[str, JsonField("What the issue's files are named.")]
    language: Annotated[Language, HIDDEN]
    language_tag: Annotated[str, JsonField("Of the brief (BCP 47).", key="language")]
    original_language: Annotated[str, JsonField("Of original titles (BCP 47).")]
    status: Literal["draft", "final"]
    draft: Annotated[str | None, HIDDEN]
    """The mark of a draft."""
    style: Annotated[str, HIDDEN]
    brand: Annotated[str, JsonField("Who publishes.")]
    series: str
    collection: Annotated[str | None, JsonField("The family of series.")]
    strapline: str | None
    title: Annotated[str, JsonField("Brand, series and date, for lists of issues.")]
    headline: Annotated[
        tuple[Line, ...], JsonField("The issue's title, or its first items' topics.", joined=" + ")
    ]
    date: Annotated[DateView, JsonField("The day of publication.")]
    first_day: Annotated[DateView, JsonField(key="period.start")]
    last_day: Annotated[DateView, JsonField(key="period.end")]
    period: Annotated[str, JsonField("Both, as they are written.", key="period.text")]
    serial: Annotated[Count | None, JsonField("The number of the issue.", key="number")]
    number: Annotated[str | None, HIDDEN]
    """The words for the number."""
    minutes: Annotated[Count, JsonField(key="reading_time.minutes")]
    reading_time: Annotated[str, JsonField(key="reading_time.text", examples=("12 min read",))]
    web_address: Annotated[Address | None, JsonField("Where the web edition stands.")]
    cover: PictureView | None
    contents: tuple[ContentsEntry, ...]
    items_label: Annotated[str, HIDDEN]
    items: tuple[ItemView, ...]
    news_lists: Annotated[tuple[NewsListView, ...], JsonField(key="noteworthy")]
    people: Annotated[tuple[PeopleView, ...], HIDDEN]
    """Groups; the data form has the people of each under its role."""
    contact: Annotated[str | None, JsonField("A mail address for questions.")]
    publisher: Publisher | None
    labels: Annotated[
        Mapping[str, str], JsonField("The fixed words of the brief, in its language.")
    ]
    pages: Annotated[PageCount, HIDDEN]
    email: Annotated[EmailView, HIDDEN]

    def people_of(self, role: Literal["authors", "editors"]) -> tuple[PersonView, ...]:
        """The people of one role."""
        groups = (group.people for group in self.people if group.role == role)
        return next(groups, ())

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
