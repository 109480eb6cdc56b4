"""Blocks: the Markdown of a field as paragraphs and lists of Word.

Place in the flow: between the document and its story.
"""

from collections.abc import Iterator, Sequence

from docx.oxml.xmlchemy import BaseOxmlElement

from authoring.formats.docx.numbering import BULLETS, DEEPEST, Numbering
from authoring.formats.docx.paragraphs import ParagraphWriter, Words
from authoring.formats.docx.styles import MOST_LEVELS, WordStyle, list_style
from authoring.view.markup import Block, BulletList, Paragraph


class Blocks:
    """Writes blocks; each numbered list begins to count anew."""

    def __init__(self, story: ParagraphWriter, numbering: Numbering) -> None:
        self._story = story
        self._numbering = numbering

    def write(
        self, blocks: Sequence[Block], style: WordStyle, label: str = ""
    ) -> Iterator[BaseOxmlElement]:
        """Blocks whose paragraphs are in a style; a label with its colon runs in at their head."""
        story = self._story
        run_in: Words = story.text(label, WordStyle.LABEL) if label else ()
        if run_in and not (blocks and isinstance(blocks[0], Paragraph)):
            yield story.paragraph(style, run_in)
            run_in = ()
        for block in blocks:
            if isinstance(block, BulletList):
                yield from self._list(block, 0)
                continue
            between = story.text(" ") if run_in else ()
            yield story.paragraph(style, (*run_in, *between, *story.inline(block.text)))
            run_in = ()

    def _list(self, block: BulletList, level: int) -> Iterator[BaseOxmlElement]:
        kind, numbered = WordStyle.BULLET, None
        if block.start is not None:
            number = self._numbering.begin_list(block.start, level)
            kind, numbered = WordStyle.NUMBER, (number, min(level, DEEPEST))
        elif level >= MOST_LEVELS:
            numbered = (BULLETS, min(level, DEEPEST))
        for item in block.items:
            yield from self._item(item, level, list_style(kind, level), numbered)

    def _item(
        self, item: Sequence[Block], level: int, style: str, numbered: tuple[int, int] | None
    ) -> Iterator[BaseOxmlElement]:
        """An element of a list: its first paragraph has the bullet, others go on beside it."""
        story = self._story
        head: Words = ()
        if item and isinstance(item[0], Paragraph):
            head, item = story.inline(item[0].text), item[1:]
        yield story.paragraph(style, head, numbered)
        for block in item:
            if isinstance(block, BulletList):
                yield from self._list(block, level + 1)
            else:
                words = story.inline(block.text)
                yield story.paragraph(list_style(WordStyle.CONTINUED, level), words)
