"""Flow: the brief as one column of headings, paragraphs and lists, before any layout.

Place in the flow: view in; the forms that are read as text write what it holds. Which parts there
are, in which order and with which words between them, is said here once.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from authoring.formats.links import short_address
from authoring.formats.typography import set_marks
from authoring.model import Publisher
from authoring.view.brief import (
    BriefView,
    DocumentView,
    ItemView,
    NewsEntryView,
    NewsListView,
    PassageView,
    PeopleView,
    PictureView,
    SourceView,
)
from authoring.view.markup import HARD_BREAK, Block, BulletList, Inline, Paragraph, Run

BETWEEN: Final = " · "


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the headline's."""

    level: int
    text: Inline


@dataclass(frozen=True, slots=True)
class FlowPart:
    """A stretch of the brief. Its name is its anchor; where it has none, an underscore and a word.

    No anchor has an underscore, so no two parts have the same name.
    """

    name: str
    blocks: tuple[Heading | Block, ...]


Words: TypeAlias = str | Run | Inline


def lay_out(brief: BriefView) -> tuple[FlowPart, ...]:
    """All of a brief but its contents, in the order in which it is read."""
    return tuple(_parts(set_marks(brief, brief.language)))


def lay_out_contents(brief: BriefView) -> FlowPart:
    """The titles of items and news lists, under the names of their sections."""
    brief = set_marks(brief, brief.language)
    items = tuple((Paragraph(item.title),) for item in brief.items)
    sections: list[tuple[Block, ...]] = [(_paragraph(brief.items_label), BulletList(items, 1))]
    if brief.news_lists:
        lists = BulletList(tuple((Paragraph(each.title),) for each in brief.news_lists))
        sections.append((_paragraph(brief.labels["noteworthy"]), lists))
    heading = _heading(2, brief.labels["contents"])
    return FlowPart("contents", (heading, BulletList(tuple(sections))))


def _parts(brief: BriefView) -> Iterator[FlowPart]:
    yield FlowPart("_masthead", tuple(_masthead(brief)))
    if brief.cover:
        yield FlowPart("_cover", tuple(_picture(brief.cover, brief)))
    yield FlowPart("items", (_heading(2, brief.items_label),))
    for item in brief.items:
        yield FlowPart(item.anchor, tuple(_item(item, brief)))
    if brief.news_lists:
        yield FlowPart("noteworthy", (_heading(2, brief.labels["noteworthy"]),))
    for news_list in brief.news_lists:
        yield FlowPart(news_list.anchor, tuple(_news_list(news_list, brief)))
    for group in brief.people:
        yield FlowPart(f"_{group.role}", tuple(_people(group)))
    if brief.contact:
        mail = Run(brief.contact, address=f"mailto:{brief.contact}")
        yield FlowPart("_contact", (_paragraph(f"{brief.labels['contact']}{brief.colon} ", mail),))
    if brief.publisher:
        yield FlowPart("_publisher", tuple(_publisher(brief.publisher, brief)))


def _masthead(brief: BriefView) -> Iterator[Heading | Block]:
    yield _heading(1, *_between(" + ", brief.headline))
    names = (f"{brief.brand} {brief.series}", brief.collection, brief.strapline)
    yield _paragraph(*_between(BETWEEN, names))
    facts = (
        Run(brief.draft, strong=True) if brief.draft else None,
        brief.date.text,
        brief.number,
        f"{brief.labels['reporting_period']} {brief.period}",
        brief.reading_time,
    )
    yield _paragraph(*_between(BETWEEN, facts))


def _picture(picture: PictureView, brief: BriefView) -> Iterator[Block]:
    """What a picture shows, in words, then the lines under it."""
    yield _paragraph(_label(brief.labels["picture"], brief), " ", picture.alternative_text)
    if picture.caption or picture.credit:
        yield _paragraph(*_between(BETWEEN, (picture.caption, picture.credit)))


def _item(item: ItemView, brief: BriefView) -> Iterator[Heading | Block]:
    yield _heading(3, f"{item.number}. ", item.title)
    glance = (block for passage in item.passages for block in _passage(passage))
    yield from _run_in(_label(brief.labels["at_a_glance"], brief), tuple(glance))
    if item.picture:
        yield from _picture(item.picture, brief)
    if item.comment:
        yield from _run_in(_label(brief.labels["comment"], brief), item.comment)
    for document in item.documents:
        yield _document(document, brief)


def _passage(passage: PassageView) -> Iterator[Block]:
    yield from passage.blocks
    if passage.goals:
        yield BulletList(tuple((Paragraph(goal),) for goal in passage.goals))


def _document(document: DocumentView, brief: BriefView) -> Block:
    title: Words = document.title
    if document.address:
        title = Inline(tuple(replace(r, address=document.address) for r in document.title.runs))
    original = (" ", document.original_title) if document.original_title else ()
    rows = [_paragraph(_label(document.label, brief), " ", title, *original)]
    if document.bodies or document.and_others:
        names = _between(", ", (body.name for body in document.bodies))
        others = f"{brief.before_others}{document.and_others}" if document.and_others else ""
        rows.append(_paragraph(_label(document.bodies_label, brief), " ", *names, others))
    if document.date:
        rows.append(_paragraph(_label(brief.labels["date"], brief), " ", document.date.text))
    return BulletList(tuple((row,) for row in rows))


def _news_list(news_list: NewsListView, brief: BriefView) -> Iterator[Heading | Block]:
    yield _heading(3, news_list.title)
    yield BulletList(tuple((_entry(entry, brief),) for entry in news_list.entries))


def _entry(entry: NewsEntryView, brief: BriefView) -> Paragraph:
    words: tuple[Words, ...] = (_label(entry.date.text, brief), " ", entry.text)
    if entry.sources:
        sources = _between(f"{brief.semicolon} ", (_source(source) for source in entry.sources))
        words = (*words, " (", *sources, ")")
    return _paragraph(*words)


def _source(source: SourceView) -> Inline:
    title = tuple(replace(run, address=source.address) for run in source.title.runs)
    return _inline(Inline(title), f", {source.mark}" if source.mark else "")


def _people(group: PeopleView) -> Iterator[Heading | Block]:
    yield _heading(2, group.label)
    people = (
        _paragraph(*_between(", ", (Run(each.name, strong=True), each.role, each.organisation)))
        for each in group.people
    )
    yield BulletList(tuple((person,) for person in people))


def _publisher(publisher: Publisher, brief: BriefView) -> Iterator[Heading | Block]:
    yield _heading(2, brief.labels["publisher"])
    mail, web, telephone = publisher.mail, publisher.web, publisher.telephone
    lines = (
        Run(publisher.name, strong=True),
        publisher.street,
        publisher.city,
        f"{brief.labels['telephone']}{brief.colon} {telephone}" if telephone else None,
        _inline(f"{brief.labels['mail']}{brief.colon} ", Run(mail, address=f"mailto:{mail}"))
        if mail
        else None,
        Run(short_address(web), address=web) if web else None,
    )
    yield _paragraph(*_between(Run(HARD_BREAK), lines))


def _run_in(label: Run, blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Blocks with a label at the head of their first paragraph, or before their first list."""
    first, rest = blocks[:1], blocks[1:]
    if first and isinstance(first[0], Paragraph):
        yield _paragraph(label, " ", first[0].text)
        yield from rest
    else:
        yield _paragraph(label)
        yield from blocks


def _label(text: str, brief: BriefView) -> Run:
    return Run(f"{text}{brief.colon}", strong=True)


def _heading(level: int, *words: Words) -> Heading:
    return Heading(level, _inline(*words))


def _paragraph(*words: Words) -> Paragraph:
    return Paragraph(_inline(*words))


def _inline(*words: Words) -> Inline:
    return Inline(tuple(run for each in words for run in _runs(each)))


def _runs(words: Words) -> tuple[Run, ...]:
    if isinstance(words, Inline):
        return words.runs
    return (Run(words) if isinstance(words, str) else words,)


def _between(sign: Words, parts: Iterable[Words | None]) -> tuple[Words, ...]:
    """What there is of some parts, with a sign between them."""
    found: list[Words] = []
    for part in parts:
        if part is not None:
            found += (sign, part) if found else (part,)
    return tuple(found)
