"""Document: the flow of the brief as paragraphs and tables in named styles.

Place in the flow: the flow's blocks in, the body of the Word document out. Each kind of block has
its styles here; what they look like says the template `word/styles.xml`.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Final

from docx.oxml.xmlchemy import BaseOxmlElement

from authoring.formats.docx.blocks import ITEMS, Blocks
from authoring.formats.docx.elements import make
from authoring.formats.docx.fields import end_section, heading_bookmark, write_contents
from authoring.formats.docx.package import DocxPackage
from authoring.formats.docx.paragraphs import ParagraphWriter, Words
from authoring.formats.docx.styles import WordStyle, WordTheme
from authoring.formats.figures import COVER_BOX, ITEM_BOX
from authoring.formats.flow import (
    Documents,
    FactKind,
    FlowBlock,
    Heading,
    Illustration,
    Imprint,
    ImprintEntry,
    Masthead,
    News,
    Role,
    Row,
    RunIn,
    RunInKind,
    Span,
    flow_of,
)
from authoring.formats.flow import Words as FlowWords
from authoring.formats.typography import NO_BREAK_SPACE, set_marks
from authoring.view.brief import BriefView

MASTHEAD: Final[Mapping[WordStyle, tuple[FactKind, ...]]] = {
    WordStyle.STRAPLINE: (FactKind.STRAPLINE,),
    WordStyle.TITLE: (FactKind.SERIES,),
    WordStyle.DATELINE: (FactKind.DATE, FactKind.NUMBER, FactKind.PERIOD),
    WordStyle.DRAFT: (FactKind.DRAFT,),
    WordStyle.HEADLINE: (FactKind.HEADLINE,),
}
"""The lines of the masthead, in their order."""
RUN_INS: Final[Mapping[RunInKind, WordStyle]] = {
    RunInKind.AT_A_GLANCE: WordStyle.AT_A_GLANCE,
    RunInKind.COMMENT: WordStyle.COMMENT,
}
ROLES: Final[Mapping[Role, WordStyle]] = {
    Role.BRAND: WordStyle.BRAND,
    Role.DATE: WordStyle.BRAND,
    Role.PLUS: WordStyle.PLUS,
    Role.ORIGINAL: WordStyle.ORIGINAL,
    Role.NAME: WordStyle.NAME,
}
"""The styles of words; others look like those around them."""
SIGNS: Final[Mapping[Role, str]] = {
    Role.PLUS: f"{NO_BREAK_SPACE}+ ",
    Role.LANGUAGE: f"{NO_BREAK_SPACE}({{}})",
}
"""What is written for words of a role, where that is not the words alone."""
WIDTHS: Final = (1417, 7767)
"""The columns of the page, in twentieths of a point; the templates in `word/` have the same."""


def write_document(
    brief: BriefView, look: WordTheme, archive: DocxPackage, numbering: BaseOxmlElement
) -> None:
    """Fill the body of the archive's document, and its part for the numbers of lists.

    Raises `BriefError` for a picture that can't be used.
    """
    brief = set_marks(brief, brief.language)
    writer = ParagraphWriter(look, archive, brief.original_language)
    archive.body.extend(_DocumentWriter(writer, Blocks(writer, numbering)).parts(brief))
    archive.body.append(end_section(brief, archive, writer))


class _DocumentWriter:
    """Writes each kind of block with what they have in common."""

    def __init__(self, writer: ParagraphWriter, blocks: Blocks) -> None:
        self.writer = writer
        self.blocks = blocks
        self.headings = count()

    def parts(self, brief: BriefView) -> Iterator[BaseOxmlElement]:
        """All blocks, the contents behind the masthead; the colophon is one table."""
        imprint: list[BaseOxmlElement] = []
        for part in flow_of(brief):
            for block in part.blocks:
                if isinstance(block, Imprint):
                    imprint.append(self.imprint(block))
                    continue
                yield from self.block(block)
                if isinstance(block, Masthead):
                    yield write_contents(brief, self.writer)
        if imprint:
            yield self.writer.paragraph(WordStyle.RULE)
            yield _table(WordStyle.COLOPHON_TABLE, imprint)
            # A document ends in a paragraph; after a table Word would add one.
            yield self.writer.paragraph(WordStyle.END)

    def block(self, block: FlowBlock) -> Iterator[BaseOxmlElement]:
        """The paragraphs of a block."""
        match block:
            case Masthead():
                yield from self.masthead(block)
            case Heading():
                yield self.heading(block)
            case RunIn(kind, label, blocks):
                yield from self.blocks.write(blocks, RUN_INS[kind], label)
            case Illustration():
                yield from self.illustration(block)
            case Documents():
                rows = [row for document in block.documents for row in self.document(document)]
                yield _table(WordStyle.DOCUMENT_TABLE, rows)
            case News():
                for day, text in block.lines:
                    date = self.writer.mark(
                        day.place, self.writer.text(day.text, WordStyle.NEWS_DATE)
                    )
                    words = (*date, *self.writer.tab(), *self.words(text))
                    yield self.writer.paragraph(WordStyle.NEWS, words)

    def masthead(self, block: Masthead) -> Iterator[BaseOxmlElement]:
        """Its lines, where there is something in them."""
        for style, kinds in MASTHEAD.items():
            if words := block.line(*kinds):
                yield self.writer.paragraph(style, self.words(words))

    def heading(self, block: Heading) -> BaseOxmlElement:
        """A heading, to which its line of the contents leads; that of an item is numbered."""
        name = heading_bookmark(next(self.headings))
        words = self.writer.bookmark(name, self.writer.inline(block.text))
        style = WordStyle.SECTION if block.level == 2 else WordStyle.ITEM
        numbered = None if block.number is None else (ITEMS, 0)
        return self.writer.paragraph(style, words, numbered)

    def illustration(self, block: Illustration) -> Iterator[BaseOxmlElement]:
        """A picture, prepared for a box of the PDF's, and the line under it."""
        writer, box = self.writer, COVER_BOX if block.is_cover else ITEM_BOX
        yield writer.paragraph(WordStyle.PICTURE, writer.picture(block.picture, box))
        if block.caption:
            yield writer.paragraph(WordStyle.CAPTION, self.words(block.caption))

    def document(self, rows: tuple[Row, ...]) -> Iterator[BaseOxmlElement]:
        """The rows of a document, on one page."""
        writer = self.writer
        first = (WordStyle.DOCUMENT_KIND, WordStyle.DOCUMENT_TITLE)
        for index, row in enumerate(rows):
            keep = index < len(rows) - 1
            styles = (WordStyle.DOCUMENT_LABEL, WordStyle.DOCUMENT_TEXT) if index else first
            words = self.words(row.words)
            label = writer.paragraph(styles[0], writer.text(row.label), keep=keep)
            yield _row((label,), (writer.paragraph(styles[1], words, keep=keep),))

    def imprint(self, block: Imprint) -> BaseOxmlElement:
        """A row of the colophon."""
        writer = self.writer
        entries = [self.entry(entry) for entry in block.entries]
        label = writer.text(block.label) if block.label else ()
        first = writer.paragraph(WordStyle.COLOPHON_LABEL, label)
        return _row((first,), [writer.paragraph(WordStyle.COLOPHON, each) for each in entries])

    def entry(self, entry: ImprintEntry) -> Words:
        """Somebody, line by line."""
        words: list[BaseOxmlElement] = []
        for line in entry.lines:
            words += (*self.writer.line_break(), *self.words(line)) if words else self.words(line)
        return self.writer.mark(entry.place, words)

    def words(self, words: FlowWords) -> Words:
        """The runs of some words."""
        return tuple(run for each in words for run in self.span(each))

    def span(self, words: str | Span) -> Words:
        """Plain words, or those of a field or with a role, in their style."""
        if isinstance(words, str):
            return self.writer.text(words)
        style = ROLES.get(words.role) if words.role else None
        if isinstance(words.text, str):
            sign = SIGNS.get(words.role) if words.role else None
            text = sign.format(words.text) if sign else words.text
            return self.writer.mark(words.place, self.writer.text(text, style, words.address))
        return self.writer.inline(words.text, style, words.address)


def _table(style: WordStyle, rows: Sequence[BaseOxmlElement]) -> BaseOxmlElement:
    """A table of rows; nothing is measured by what stands in it."""
    properties = make(
        "w:tblPr",
        {},
        make("w:tblStyle", {"w:val": style}),
        make("w:tblW", {"w:w": sum(WIDTHS), "w:type": "dxa"}),
        make("w:tblLayout", {"w:type": "fixed"}),
        make("w:tblLook", {"w:val": "0080", "w:firstColumn": 1}),
    )
    grid = make("w:tblGrid", {}, *(make("w:gridCol", {"w:w": width}) for width in WIDTHS))
    return make("w:tbl", {}, properties, grid, *rows)


def _row(label: Sequence[BaseOxmlElement], content: Sequence[BaseOxmlElement]) -> BaseOxmlElement:
    """A row that stays on one page: paragraphs of the label, paragraphs beside it."""
    cells = (_cell(*cell) for cell in zip(WIDTHS, (label, content), strict=True))
    return make("w:tr", {}, make("w:trPr", {}, make("w:cantSplit")), *cells)


def _cell(width: int, paragraphs: Sequence[BaseOxmlElement]) -> BaseOxmlElement:
    size = make("w:tcW", {"w:w": width, "w:type": "dxa"})
    return make("w:tc", {}, make("w:tcPr", {}, size), *paragraphs)
