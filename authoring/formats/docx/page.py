"""Page: the paper, its margins and its foot.

Place in the flow: the last part of the document.
"""

from typing import Final

from docx.oxml.xmlchemy import BaseOxmlElement

from authoring.formats.docx.contents import make_field
from authoring.formats.docx.elements import make
from authoring.formats.docx.package import DocxPackage
from authoring.formats.docx.paragraphs import ParagraphWriter
from authoring.formats.docx.styles import WordStyle
from authoring.view.brief import BriefView

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


def end_section(brief: BriefView, archive: DocxPackage, story: ParagraphWriter) -> BaseOxmlElement:
    """The page of the whole document: its foot has series, date and number, but not on the first."""
    line = f"{brief.series} · {brief.date.text}"
    if brief.draft:
        line = f"{brief.draft} · {line}"
    number = make_field(" PAGE ", story.text("2"))
    words = (*story.text(line), *story.tab(), *number)
    usual = make("w:ftr", {}, story.paragraph(WordStyle.FOOTER, words))
    first = make("w:ftr", {}, story.paragraph(WordStyle.FOOTER))
    names = {"default": ("footer", usual), "first": ("first footer", first)}
    feet = (
        make("w:footerReference", {"w:type": kind, "r:id": archive.add_part(name, foot)})
        for kind, (name, foot) in names.items()
    )
    size, margins = make("w:pgSz", A4), make("w:pgMar", MARGINS)
    return make("w:sectPr", {}, *feet, size, margins, make("w:titlePg"))
