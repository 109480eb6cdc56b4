"""Tables: two columns, labels and what they label.

Place in the flow: below the document. What tables look like say their styles.
"""

from collections.abc import Sequence
from typing import Final

from docx.oxml.xmlchemy import BaseOxmlElement

from authoring.formats.docx.elements import make
from authoring.formats.docx.styles import WordStyle

WIDTHS: Final = (1417, 7767)
"""The columns of the page, in twentieths of a point; the templates in `word/` have the same."""


def make_table(style: WordStyle, rows: Sequence[BaseOxmlElement]) -> BaseOxmlElement:
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


def make_row(
    label: Sequence[BaseOxmlElement], content: Sequence[BaseOxmlElement]
) -> BaseOxmlElement:
    """A row that stays on one page: paragraphs of the label, paragraphs beside it."""
    cells = (_cell(*cell) for cell in zip(WIDTHS, (label, content), strict=True))
    return make("w:tr", {}, make("w:trPr", {}, make("w:cantSplit")), *cells)


def _cell(width: int, paragraphs: Sequence[BaseOxmlElement]) -> BaseOxmlElement:
    size = make("w:tcW", {"w:w": width, "w:type": "dxa"})
    return make("w:tc", {}, make("w:tcPr", {}, size), *paragraphs)
