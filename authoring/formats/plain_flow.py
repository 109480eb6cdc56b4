"""Plain flow: the flow of a brief as headings, paragraphs and lists alone.

Place in the flow: between the flow and the forms that have no other blocks, text and Markdown.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from authoring.formats.flow import (
    Documents,
    FactKind,
    FlowBlock,
    Heading,
    Illustration,
    Imprint,
    Masthead,
    News,
    Role,
    RunIn,
    Span,
    Words,
    between,
    flow_of,
)
from authoring.formats.typography import set_marks
from authoring.view.brief import BriefView
from authoring.view.markup import HARD_BREAK, Block, BulletList, Inline, Paragraph, Run

STRONG: Final = frozenset({Role.DRAFT, Role.NAME})
MASTHEAD: Final = (
    (FactKind.SERIES, FactKind.COLLECTION, FactKind.STRAPLINE),
    (
        *(FactKind.DRAFT, FactKind.DATE, FactKind.NUMBER),
        *(FactKind.PERIOD, FactKind.READING_TIME),
    ),
)
"""The lines under the headline."""


@dataclass(frozen=True, slots=True)
class PlainPart:
    """A part of the flow, by its name."""

    name: str
    blocks: tuple[Heading | Block, ...]


def lay_out(brief: BriefView) -> Iterator[PlainPart]:
    """All of a brief but its contents, in the order in which it is read."""
    brief = set_marks(brief, brief.language)
    for part in flow_of(brief):
        blocks = (plain for block in part.blocks for plain in _plain(block, brief.colon))
        yield PlainPart(part.name, tuple(blocks))


def lay_out_contents(brief: BriefView) -> PlainPart:
    """The titles of items and news lists, under the names of their sections."""
    brief = set_marks(brief, brief.language)
    items = tuple((Paragraph(item.title),) for item in brief.items)
    sections: list[tuple[Block, ...]] = [(_paragraph(brief.items_label), BulletList(items, 1))]
    if brief.news_lists:
        lists = BulletList(tuple((Paragraph(each.title),) for each in brief.news_lists))
        sections.append((_paragraph(brief.labels["noteworthy"]), lists))
    heading = Heading(2, _inline((brief.labels["contents"],)))
    return PlainPart("contents", (heading, BulletList(tuple(sections))))


def _plain(block: FlowBlock, colon: str) -> Iterator[Heading | Block]:
    match block:
        case Masthead():
            yield Heading(1, _inline(block.line(FactKind.HEADLINE)))
            yield from (_paragraph(*block.line(*kinds)) for kinds in MASTHEAD)
        case Heading(level, text, number):
            yield Heading(level, _inline((f"{number}. ", Span(text))) if number else text)
        case RunIn():
            yield from _run_in(block)
        case Illustration():
            yield _labelled(block.label, (block.picture.alternative_text,))
            if block.caption:
                yield _paragraph(*block.caption)
        case Documents():
            for rows in block.documents:
                labelled = ((_labelled(f"{row.label}{colon}", row.words),) for row in rows)
                yield BulletList(tuple(labelled))
        case News():
            lines = ((_labelled(f"{day.text}{colon}", words),) for day, words in block.lines)
            yield BulletList(tuple(lines))
        case Imprint():
            yield from _imprint(block)


def _run_in(block: RunIn) -> Iterator[Block]:
    first, rest = block.blocks[:1], block.blocks[1:]
    if first and isinstance(first[0], Paragraph):
        yield _labelled(block.label, (Span(first[0].text),))
        yield from rest
    else:
        yield Paragraph(Inline((Run(block.label, strong=True),)))
        yield from block.blocks


def _imprint(block: Imprint) -> Iterator[Heading | Block]:
    if block.label:
        yield Heading(2, _inline((block.label,)))
    if block.is_list:
        people = (_paragraph(*between(", ", entry.lines)) for entry in block.entries)
        yield BulletList(tuple((person,) for person in people))
        return
    for entry in block.entries:
        yield _paragraph(*between(Span(HARD_BREAK), entry.lines))


def _labelled(label: str, words: Words) -> Paragraph:
    return Paragraph(Inline((Run(label, strong=True), Run(" "), *_inline(words).runs)))


def _paragraph(*words: str | Span) -> Paragraph:
    return Paragraph(_inline(words))


def _inline(words: Words) -> Inline:
    return Inline(tuple(run for each in words for run in _runs(each)))


def _runs(words: str | Span) -> tuple[Run, ...]:
    if isinstance(words, str):
        return (Run(words),)
    if words.role is Role.LANGUAGE:
        return (Run(f", {words.text}"),)
    runs = words.text.runs if isinstance(words.text, Inline) else (Run(words.text),)
    if words.role in STRONG:
        runs = tuple(replace(run, strong=True) for run in runs)
    return tuple(replace(run, address=words.address) for run in runs) if words.address else runs
