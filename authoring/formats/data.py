"""Data: the brief as JSON, with all that is derived, for content systems.

Place in the flow: view in, text out. `authoring.formats.record` says what each key means.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict

from markupsafe import Markup, escape

from authoring.formats import record
from authoring.formats.commonmark import write_blocks, write_inline
from authoring.model import Publisher
from authoring.view.brief import (
    BriefView,
    DateView,
    DocumentView,
    ItemView,
    NewsListView,
    PeopleView,
    PictureView,
)
from authoring.view.markup import Block, BulletList, Inline, Paragraph, plain_text


def render_json(brief: BriefView) -> str:
    """A brief as one JSON object, its keys in reading order; the same brief is the same bytes."""
    return json.dumps(asdict(describe_brief(brief)), ensure_ascii=False, indent=2) + "\n"


def describe_brief(brief: BriefView) -> record.Brief:
    """A brief as plain values."""
    return record.Brief(
        version=record.VERSION,
        name=brief.name,
        language=brief.language_tag,
        original_language=brief.original_language,
        status="draft" if brief.draft else "final",
        brand=brief.brand,
        series=brief.series,
        collection=brief.collection,
        strapline=brief.strapline,
        title=brief.title,
        headline=" + ".join(str(part) for part in brief.headline),
        date=_date(brief.date),
        period=record.Period(_date(brief.first_day), _date(brief.last_day), brief.period),
        number=brief.serial,
        reading_time=record.ReadingTime(brief.minutes, brief.reading_time),
        web_address=brief.web_address,
        cover=_picture(brief.cover),
        contents=tuple(_contents(brief)),
        items=tuple(_item(item) for item in brief.items),
        noteworthy=tuple(_news_list(news_list) for news_list in brief.news_lists),
        authors=_people(brief.people, "authors"),
        editors=_people(brief.people, "editors"),
        contact=brief.contact,
        publisher=_publisher(brief.publisher),
        labels=dict(brief.labels),
    )


def _contents(brief: BriefView) -> Iterable[record.Entry]:
    for entry in brief.contents:
        yield record.Entry(
            level=1 if entry.level == 1 else 2,
            number=entry.number,
            title=str(entry.title),
            short_title=str(entry.short_title),
            anchor=entry.anchor,
        )


def _item(item: ItemView) -> record.Item:
    return record.Item(
        number=item.number,
        anchor=item.anchor,
        title=str(item.title),
        topic=_plain(item.topic),
        at_a_glance=tuple(
            record.Passage(_blocks(passage.blocks), tuple(_inline(goal) for goal in passage.goals))
            for passage in item.passages
        ),
        picture=_picture(item.picture),
        comment=_blocks(item.comment) if item.comment else None,
        documents=tuple(_document(document) for document in item.documents),
    )


def _document(document: DocumentView) -> record.Document:
    return record.Document(
        kind=document.kind,
        label=document.label,
        title=str(document.title),
        original_title=_plain(document.original_title),
        url=document.address,
        issuing_bodies_label=document.bodies_label,
        issuing_bodies=tuple(
            record.Body(str(body.name), body.full_name, body.original_name)
            for body in document.bodies
        ),
        and_others=document.and_others,
        date=_date(document.date) if document.date else None,
    )


def _news_list(news_list: NewsListView) -> record.NewsList:
    entries = (
        record.News(
            anchor=entry.anchor,
            date=_date(entry.date),
            text=_inline(entry.text),
            sources=tuple(
                record.Source(str(source.title), source.address, source.language, source.mark)
                for source in entry.sources
            ),
        )
        for entry in news_list.entries
    )
    return record.NewsList(news_list.anchor, str(news_list.title), tuple(entries))


def _people(groups: Sequence[PeopleView], role: str) -> tuple[record.Person, ...]:
    return tuple(
        record.Person(key, person.name, person.role, person.organisation)
        for group in groups
        if group.role == role
        for key, person in zip(group.keys, group.people, strict=True)
    )


def _publisher(publisher: Publisher | None) -> record.Publisher | None:
    return None if publisher is None else record.Publisher(**publisher.model_dump())


def _picture(picture: PictureView | None) -> record.Picture | None:
    if picture is None:
        return None
    return record.Picture(
        file=picture.file,
        alternative_text=picture.alternative_text,
        caption=_inline(picture.caption) if picture.caption else None,
        credit=_plain(picture.credit),
    )


def _date(date: DateView) -> record.Date:
    return record.Date(date.iso, date.text)


def _plain(text: Inline | None) -> str | None:
    return None if text is None else str(text)


def _inline(text: Inline) -> record.Text:
    return record.Text(str(text), text.__html__(), write_inline(text))


def _blocks(blocks: Sequence[Block]) -> record.Text:
    return record.Text(plain_text(blocks), _html(blocks), write_blocks(blocks))


def _html(blocks: Sequence[Block]) -> str:
    return Markup("\n").join(_block_html(block) for block in blocks)


def _block_html(block: Block) -> Markup:
    if isinstance(block, Paragraph):
        return Markup("<p>{}</p>").format(escape(block.text))
    items = Markup("").join(_item_html(item) for item in block.items)
    if block.start is None:
        return Markup("<ul>{}</ul>").format(items)
    start = Markup("") if block.start == 1 else Markup(' start="{}"').format(block.start)
    return Markup("<ol{}>{}</ol>").format(start, items)


def _item_html(blocks: Sequence[Block]) -> Markup:
    """An element of a list; one paragraph needs no tags of its own."""
    parts = (
        escape(block.text)
        if isinstance(block, Paragraph) and len(blocks) - _lists(blocks) == 1
        else _block_html(block)
        for block in blocks
    )
    return Markup("<li>{}</li>").format(Markup("").join(parts))


def _lists(blocks: Sequence[Block]) -> int:
    return sum(isinstance(block, BulletList) for block in blocks)
