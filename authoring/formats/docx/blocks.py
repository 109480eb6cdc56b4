"""Blocks: the Markdown of a field as paragraphs and lists of Word.

Place in the flow: between the document and its paragraphs. What lists look like says the template
`word/numbering.xml`.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from authoring.formats.docx.elements import make
from authoring.formats.docx.paragraphs import ParagraphWriter, Words
from authoring.formats.docx.styles import MOST_LEVELS, WordStyle, list_style
from authoring.view.markup import Block, BulletList, Paragraph

BULLETS: Final = 1
ITEMS: Final = 3
"""The list that numbers the items."""

_NUMBERED: Final = 2
DEEPEST: Final = 8
"""The last level of a list, from 0 (ECMA-376-1, 17.9.6)."""


class Blocks:
    """Writes blocks; each numbered list begins to count anew."""

    def __init__(self, writer: ParagraphWriter, numbering: BaseOxmlElement) -> None:
        """Write with a writer, and the numbers of lists into the part of the package for them."""
        self._writer = writer
        self._numbering = numbering
        self._lists = len(numbering.findall(qn("w:num")))

    def write(
        self, blocks: Sequence[Block], style: WordStyle, label: str = ""
    ) -> Iterator[BaseOxmlElement]:
        """Blocks whose paragraphs are in a style; a label with its colon runs in at their head."""
        writer = self._writer
        run_in: Words = writer.text(label, WordStyle.LABEL) if label else ()
        if run_in and not (blocks and isinstance(blocks[0], Paragraph)):
            yield writer.paragraph(style, run_in)
            run_in = ()
        for block in blocks:
            if isinstance(block, BulletList):
                yield from self._list(block, 0)
                continue
            between = writer.text(" ") if run_in else ()
            yield writer.paragraph(style, (*run_in, *between, *writer.inline(block.text)))
            run_in = ()

    def _list(self, block: BulletList, level: int) -> Iterator[BaseOxmlElement]:
        kind, numbered = WordStyle.BULLET, None
        if block.start is not None:
            number = self._begin_list(block.start, level)
            kind, numbered = WordStyle.NUMBER, (number, min(level, DEEPEST))
        elif level >= MOST_LEVELS:
            numbered = (BULLETS, min(level, DEEPEST))
        for item in block.items:
            yield from self._item(item, level, list_style(kind, level), numbered)

    def _item(
        self, item: Sequence[Block], level: int, style: str, numbered: tuple[int, int] | None
    ) -> Iterator[BaseOxmlElement]:
        """An element of a list: its first paragraph has the bullet, others go on beside it."""
        writer = self._writer
        head: Words = ()
        if item and isinstance(item[0], Paragraph):
            head, item = writer.inline(item[0].text), item[1:]
        yield writer.paragraph(style, head, numbered)
        for block in item:
            if isinstance(block, BulletList):
                yield from self._list(block, level + 1)
            else:
                words = writer.inline(block.text)
                yield writer.paragraph(list_style(WordStyle.CONTINUED, level), words)

    def _begin_list(self, start: int, level: int) -> int:
        """A numbered list of its own that begins with `start`; its number."""
        self._lists += 1
        begin = make("w:startOverride", {"w:val": start})
        override = make("w:lvlOverride", {"w:ilvl": min(level, DEEPEST)}, begin)
        kind = make("w:abstractNumId", {"w:val": _NUMBERED})
        self._numbering.append(make("w:num", {"w:numId": self._lists}, kind, override))
        return self._lists
