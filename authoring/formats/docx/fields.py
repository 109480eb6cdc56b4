"""Fields: what Word works out by itself: the contents, and the number of a page in its foot.

Place in the flow: part of the document; the page comes last in it. The contents have no numbers of
pages here: where they end is known to Word alone, which would ask before it looked, and until then
a number would be a guess.
"""

from typing import Final

from docx.oxml.xmlchemy import BaseOxmlElement

from authoring.formats.docx.elements import make, make_text
from authoring.formats.docx.package import DocxPackage
from authoring.formats.docx.paragraphs import ParagraphWriter, Words
from authoring.formats.docx.styles import WordStyle
from authoring.view.brief import BriefView, ContentsEntry

FIELD: Final = r' TOC \o "1-2" \n \h \z '
"""Headings of two levels, without the numbers of their pages, as links (ECMA-376-1, 17.16.5.68)."""
A4: Final = {"w:w": 11906, "w:h": 16838}
MARGINS: Final = {
    "w:top": 1474,
    "w:right": 1361,
    "w:bottom": 1588,
    "w:left": 1361,
    "w:header": 709,
    "w:footer": 794,
    "w:gutter": 0,
}
"""Those of the print edition: 26, 24 and 28 mm, in twentieths of a point."""


def heading_bookmark(index: int) -> str:
    """The name by which an entry of the contents leads to its heading, as Word itself makes them."""
    return f"_Toc{index + 1:08}"


def write_contents(brief: BriefView, writer: ParagraphWriter) -> BaseOxmlElement:
    """The contents, as Word takes them for its own and offers to update them."""
    heading = writer.paragraph(WordStyle.CONTENTS_HEADING, writer.text(brief.labels["contents"]))
    entries = [_entry(index, entry, writer) for index, entry in enumerate(brief.contents)]
    *opening, end = _field(FIELD)
    entries[0][1:1] = opening
    entries[-1].append(end)
    gallery = make(
        "w:docPartObj",
        {},
        make("w:docPartGallery", {"w:val": "Table of Contents"}),
        make("w:docPartUnique"),
    )
    return make(
        "w:sdt",
        {},
        make("w:sdtPr", {}, make("w:id", {"w:val": 1}), gallery),
        make("w:sdtContent", {}, heading, *entries),
    )


def _entry(index: int, entry: ContentsEntry, writer: ParagraphWriter) -> BaseOxmlElement:
    words = writer.inline(entry.title, marked=False)
    if entry.number is not None:
        words = (*writer.text(str(entry.number)), *writer.tab(), *words)
    anchor = {"w:anchor": heading_bookmark(index), "w:history": "1"}
    style = WordStyle.CONTENTS_SECTION if entry.level == 1 else WordStyle.CONTENTS_ITEM
    return writer.paragraph(style, (make("w:hyperlink", anchor, *words),))


def end_section(brief: BriefView, archive: DocxPackage, writer: ParagraphWriter) -> BaseOxmlElement:
    """The page of the whole document: its foot has series, date and number, but not on the first."""
    line = f"{brief.series} · {brief.date.text}"
    if brief.draft:
        line = f"{brief.draft} · {line}"
    number = _field(" PAGE ", writer.text("2"))
    words = (*writer.text(line), *writer.tab(), *number)
    usual = make("w:ftr", {}, writer.paragraph(WordStyle.FOOTER, words))
    first = make("w:ftr", {}, writer.paragraph(WordStyle.FOOTER))
    names = {"default": ("footer", usual), "first": ("first footer", first)}
    feet = (
        make("w:footerReference", {"w:type": kind, "r:id": archive.add_part(name, foot)})
        for kind, (name, foot) in names.items()
    )
    size, margins = make("w:pgSz", A4), make("w:pgMar", MARGINS)
    return make("w:sectPr", {}, *feet, size, margins, make("w:titlePg"))


def _field(instruction: str, shown: Words = ()) -> Words:
    """A field of Word with what it shows until it is updated (ECMA-376-1, 17.16.18)."""
    code = make("w:r", {}, make_text(instruction, "w:instrText"))
    return (_mark("begin"), code, _mark("separate"), *shown, _mark("end"))


def _mark(kind: str) -> BaseOxmlElement:
    return make("w:r", {}, make("w:fldChar", {"w:fldCharType": kind}))
