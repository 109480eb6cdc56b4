"""Flow: the brief as one column of named blocks, before any layout.

Place in the flow: view in; text, Markdown and Word write what it holds. Which parts there are, in
which order and with which words between them, is said here once; each form says what a kind of
block looks like. Web page, mail and print page have templates.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, TypeAlias

from authoring.formats.links import short_address
from authoring.model import Publisher
from authoring.source.places import Place
from authoring.view.brief import (
    BriefView,
    DateView,
    DocumentView,
    ItemView,
    NewsEntryView,
    PassageView,
    PeopleView,
    PictureView,
    SourceView,
)
from authoring.view.markup import Block, BulletList, Inline, Paragraph

BETWEEN: Final = " · "


class Role(StrEnum):
    """What words are, where forms may show that."""

    BRAND = "brand"
    DATE = "date"
    DRAFT = "draft"
    PLUS = "plus"
    ORIGINAL = "original"
    LANGUAGE = "language"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a field or with a role; with an address all of them are a link."""

    text: Inline | str
    role: Role | None = None
    address: str | None = None
    place: Place | None = None


Words: TypeAlias = tuple[str | Span, ...]


class FactKind(StrEnum):
    """What the masthead says; which of it stands in one line, and where, is the form's."""

    HEADLINE = "headline"
    SERIES = "series"
    COLLECTION = "collection"
    STRAPLINE = "strapline"
    DRAFT = "draft"
    DATE = "date"
    NUMBER = "number"
    PERIOD = "period"
    READING_TIME = "reading time"


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the issue is, by kind."""

    facts: dict[FactKind, Words]

    def line(self, *kinds: FactKind) -> Words:
        """A line of those facts that there are."""
        return between(BETWEEN, (self.facts[kind] for kind in kinds if kind in self.facts))


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the headline's. Those below it are the lines of the contents."""

    level: int
    text: Inline
    number: int | None = None


class RunInKind(StrEnum):
    """The texts that a label runs into."""

    AT_A_GLANCE = "at a glance"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class RunIn:
    """Blocks with a label, its colon included, before their first paragraph or list."""

    kind: RunInKind
    label: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Illustration:
    """A picture, a label with its colon for forms that have none, and the line under it."""

    picture: PictureView
    is_cover: bool
    label: str
    caption: Words


@dataclass(frozen=True, slots=True)
class Row:
    """A label and what it stands for."""

    label: str
    words: Words


@dataclass(frozen=True, slots=True)
class Documents:
    """The official texts of an item, each with its rows; the first says what it is."""

    documents: tuple[tuple[Row, ...], ...]


@dataclass(frozen=True, slots=True)
class News:
    """The lines of a news list, each with its day."""

    lines: tuple[tuple[DateView, Words], ...]


@dataclass(frozen=True, slots=True)
class ImprintEntry:
    """Somebody, in lines."""

    lines: tuple[Words, ...]
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Imprint:
    """A part of the colophon under its label, which a sentence has not; people are a list."""

    label: str
    entries: tuple[ImprintEntry, ...]
    is_list: bool = False


FlowBlock: TypeAlias = Masthead | Heading | RunIn | Illustration | Documents | News | Imprint


@dataclass(frozen=True, slots=True)
class FlowPart:
    """A stretch of the brief. Its name is its anchor; where it has none, an underscore and a word.

    No anchor has an underscore, so no two parts have the same name.
    """

    name: str
    blocks: tuple[FlowBlock, ...]


def flow_of(brief: BriefView) -> Iterator[FlowPart]:
    """All of a brief but its contents, in the order in which it is read."""
    headings = {
        entry.anchor: Heading(entry.level + 1, entry.title, entry.number)
        for entry in brief.contents
    }
    yield FlowPart("_masthead", (_masthead(brief),))
    if brief.cover:
        yield FlowPart("_cover", (_illustration(brief.cover, brief, is_cover=True),))
    yield FlowPart("items", (headings["items"],))
    for item in brief.items:
        yield FlowPart(item.anchor, (headings[item.anchor], *_item(item, brief)))
    if brief.news_lists:
        yield FlowPart("noteworthy", (headings["noteworthy"],))
    for listed in brief.news_lists:
        lines = tuple((entry.date, _entry(entry, brief)) for entry in listed.entries)
        yield FlowPart(listed.anchor, (headings[listed.anchor], News(lines)))
    for group in brief.people:
        yield FlowPart(f"_{group.role}", (_people(group),))
    if brief.contact:
        mail = Span(brief.contact, address=f"mailto:{brief.contact}")
        sentence = ImprintEntry(((f"{brief.labels['contact']}{brief.colon} ", mail),))
        yield FlowPart("_contact", (Imprint("", (sentence,)),))
    if brief.publisher:
        entry = ImprintEntry(tuple(_publisher(brief.publisher, brief)))
        label = brief.labels["publisher"]
        yield FlowPart("_publisher", (Imprint(label, (entry,)),))


def between(sign: str | Span, parts: Iterable[Words]) -> Words:
    """Parts with a sign between them; plain text beside plain text is one."""
    found: list[str | Span] = []
    for index, part in enumerate(parts):
        for words in (sign, *part) if index else part:
            if found and isinstance(words, str) and isinstance(found[-1], str):
                found[-1] += words
            else:
                found.append(words)
    return tuple(found)


def _masthead(brief: BriefView) -> Masthead:
    facts: dict[FactKind, Words | None] = {
        FactKind.HEADLINE: _headline(brief),
        FactKind.SERIES: (Span(brief.brand, Role.BRAND), f" {brief.series}"),
        FactKind.COLLECTION: (brief.collection,) if brief.collection else None,
        FactKind.STRAPLINE: (brief.strapline,) if brief.strapline else None,
        FactKind.DRAFT: (Span(brief.draft, Role.DRAFT),) if brief.draft else None,
        FactKind.DATE: (Span(brief.date.text, Role.DATE, place=brief.date.place),),
        FactKind.NUMBER: (brief.number,) if brief.number else None,
        FactKind.PERIOD: (f"{brief.labels['reporting_period']} {brief.period}",),
        FactKind.READING_TIME: (brief.reading_time,),
    }
    return Masthead({kind: words for kind, words in facts.items() if words is not None})


def _headline(brief: BriefView) -> Words:
    """The issue's own title, or topics with signs between them."""
    # The place of an item's title is the heading of the item.
    titles = {item.title.place for item in brief.items}
    parts = (replace(part, place=None) if part.place in titles else part for part in brief.headline)
    return between(Span(" + ", Role.PLUS), ((Span(part),) for part in parts))


def _illustration(picture: PictureView, brief: BriefView, *, is_cover: bool) -> Illustration:
    lines = ((Span(line),) for line in (picture.caption, picture.credit) if line)
    label = f"{brief.labels['picture']}{brief.colon}"
    return Illustration(picture, is_cover, label, between(BETWEEN, lines))


def _item(item: ItemView, brief: BriefView) -> Iterator[FlowBlock]:
    """At a glance, picture, comment, documents."""
    labels, colon = brief.labels, brief.colon
    glance = tuple(block for passage in item.passages for block in _passage(passage))
    yield RunIn(RunInKind.AT_A_GLANCE, f"{labels['at_a_glance']}{colon}", glance)
    if item.picture:
        yield _illustration(item.picture, brief, is_cover=False)
    if item.comment:
        yield RunIn(RunInKind.COMMENT, f"{labels['comment']}{colon}", item.comment)
    if item.documents:
        yield Documents(tuple(tuple(_document(each, brief)) for each in item.documents))


def _passage(passage: PassageView) -> Iterator[Block]:
    yield from passage.blocks
    if passage.goals:
        yield BulletList(tuple((Paragraph(goal),) for goal in passage.goals))


def _document(document: DocumentView, brief: BriefView) -> Iterator[Row]:
    """The rows of a document: its title, the bodies that issued it, its date."""
    original = document.original_title
    behind = (" ", Span(original, Role.ORIGINAL)) if original else ()
    yield Row(document.label, (Span(document.title, address=document.address), *behind))
    if document.bodies or document.and_others:
        names = between(", ", ((Span(body.name),) for body in document.bodies))
        others = (f"{brief.before_others}{document.and_others}",) if document.and_others else ()
        yield Row(document.bodies_label, (*names, *others))
    if document.date:
        day = Span(document.date.text, place=document.date.place)
        yield Row(brief.labels["date"], (day,))


def _entry(entry: NewsEntryView, brief: BriefView) -> Words:
    """What happened, and where that can be read."""
    if not entry.sources:
        return (Span(entry.text),)
    sources = between(f"{brief.semicolon} ", (_source(source) for source in entry.sources))
    return (Span(entry.text), " (", *sources, ")")


def _source(source: SourceView) -> Words:
    mark = (Span(source.mark, Role.LANGUAGE),) if source.mark else ()
    return (Span(source.title, address=source.address), *mark)


def _people(group: PeopleView) -> Imprint:
    entries: list[ImprintEntry] = []
    for index, person in enumerate(group.people):
        about = ", ".join(part for part in (person.role, person.organisation) if part)
        place = group.place and replace(group.place, path=(*group.place.path, index))
        name = (Span(person.name, Role.NAME),)
        entries.append(ImprintEntry((name, (about,)) if about else (name,), place))
    return Imprint(group.label, tuple(entries), is_list=True)


def _publisher(publisher: Publisher, brief: BriefView) -> Iterator[Words]:
    telephone, mail, web = publisher.telephone, publisher.mail, publisher.web
    yield (Span(publisher.name, Role.NAME),)
    yield from ((line,) for line in (publisher.street, publisher.city) if line)
    if telephone:
        yield (f"{brief.labels['telephone']}{brief.colon} {telephone}",)
    if mail:
        yield (f"{brief.labels['mail']}{brief.colon} ", Span(mail, address=f"mailto:{mail}"))
    if web:
        yield (Span(short_address(web), address=web),)
