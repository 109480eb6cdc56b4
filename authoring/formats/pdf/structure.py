"""Structure: WeasyPrint's boxes -> headings, paragraphs, lists, links in reading order.

Place in the flow: between laid out pages and the tags of the PDF. Roles are the standard structure
types of PDF 1.7 (ISO 32000-1, 14.8.4), chosen by the HTML element. An element that pages or lines
break stays one element here, whatever number of boxes it has. What stands in the margins of a page
(running heads, page numbers) and pictures without alternative text have no place in it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

Box: TypeAlias = Any
"""A box of WeasyPrint, which has no types."""
Marks: TypeAlias = Mapping[Box, Mapping[str, Any]]
"""The marked pieces of a page: the box, and under `mcid` its number on the page."""

TAGS: Final = {
    **{f"H{level}": f"h{level}" for level in range(1, 7)},
    "P": "p pre",
    "BlockQuote": "blockquote",
    "Art": "article",
    "Sect": "section nav",
    "Div": "figure",
    "Caption": "figcaption caption",
    "L": "ul ol dl",
    "LI": "li",
    "Lbl": "dt",
    "LBody": "dd",
    "Table": "table",
    "THead": "thead",
    "TBody": "tbody",
    "TFoot": "tfoot",
    "TR": "tr",
    "TH": "th",
    "TD": "td",
}
ROLES: Final = {tag: role for role, tags in TAGS.items() for tag in tags.split()}
GROUPS: Final = frozenset({"Document", "Sect", "Art", "Div", "BlockQuote"})
"""Roles that hold no text of their own."""
NUMBERINGS: Final = {
    "none": "None",
    "circle": "Circle",
    "square": "Square",
    "decimal": "Decimal",
    "lower-alpha": "LowerAlpha",
    "upper-alpha": "UpperAlpha",
    "lower-roman": "LowerRoman",
    "upper-roman": "UpperRoman",
}
BULLET: Final = "Disc"
POINTS: Final = 0.75
"""A CSS pixel in points."""


@dataclass(frozen=True, slots=True)
class DrawnPiece:
    """Something drawn: its page, counted from 0, and its number on it."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class LinkAnnotation:
    """The part of a page that a click on a link hits (WeasyPrint's annotation), and its name."""

    page: int
    annotation: Any
    name: str


@dataclass(slots=True, eq=False)
class Element:
    """A structure element: its role, the HTML element it comes from, its language (BCP 47).

    `alternative` says what a picture shows. `attributes` are PDF's (ISO 32000-1, 14.8.5), by owner.
    """

    role: str
    source: Any
    language: str
    kids: list["Element | DrawnPiece | LinkAnnotation"] = field(default_factory=list)
    alternative: str | None = None
    attributes: dict[str, dict[str, Any]] = field(default_factory=dict)

    def open(self, role: str, source: Any, language: str) -> "Element":
        """The element of that role inside this one: the last, where it goes on, or a new one."""
        last = self.kids[-1] if self.kids else None
        if isinstance(last, Element) and last.role == role and last.source is source:
            return last
        new = Element(role, source, language)
        self.kids.append(new)
        return new


def read_structure(pages: Iterable[tuple[Box, Marks]], language: str) -> Element:
    """The structure of laid out pages, each given as its box with what is marked on it."""
    reader = _StructureReader(Element("Document", None, language))
    for number, (box, marks) in enumerate(pages):
        reader.read_page(number, box, marks)
    return reader.document


class _StructureReader:
    """Goes through the boxes, page by page; a page goes on where the one before it ended."""

    def __init__(self, document: Element) -> None:
        from weasyprint.formatting_structure import boxes

        self.document = document
        self.kinds = boxes
        self.page = 0
        self.height = 0.0
        self.marks: Marks = {}

    def read_page(self, number: int, box: Box, marks: Marks) -> None:
        """Read all that stands on a page, but for its margins."""
        self.page, self.marks, self.height = number, marks, box.margin_height()
        for child in box.children:
            if not isinstance(child, self.kinds.MarginBox):
                self._read(child, self.document, self.document.source)

    def _read(self, box: Box, parent: Element, block: Any) -> None:
        """Read a box; `block` is the HTML element of the block around it."""
        box = getattr(box, "_box", box)  # one that is positioned is represented where it stands
        if isinstance(box, self.kinds.TextBox):
            self._add_text(box, parent, block)
            return
        if isinstance(box, self.kinds.BlockLevelBox | self.kinds.InlineBlockBox):
            block = box.element
        element = self._open(box, parent, block)
        if box.link_annotation:
            words = " ".join("".join(element.source.itertext()).split())
            element.kids.append(LinkAnnotation(self.page, box.link_annotation, words))
        if isinstance(box, self.kinds.ReplacedBox):
            self._add_picture(box, element)
        for child in getattr(box, "children", ()):
            self._read(child, element, block)

    def _open(self, box: Box, parent: Element, block: Any) -> Element:
        """The element that a box makes or goes on, or the parent where it says nothing new."""
        tag, _, pseudo = (box.element_tag or "").partition("::")
        if pseudo == "marker":
            if parent.role == "Lbl":  # a box inside a marker's
                return parent
            return parent.open("Lbl", box.element, self._language(box))
        role = None if pseudo or box.element is parent.source else _role(tag, parent)
        if box.link_annotation and parent.role != "Link":
            role = "Link"
        if role is None:
            return parent
        element = _place(parent, role, block).open(role, box.element, self._language(box))
        element.attributes.update(_attributes(role, tag, box))
        return element

    def _add_text(self, box: Box, parent: Element, block: Any) -> None:
        mark, language = self.marks.get(box), self._language(box)
        if mark is None or (parent.role in GROUPS and not box.text.strip()):
            return
        parent = _place(parent, None, block)
        if language != parent.language:
            parent = parent.open("Span", box.element, language)
        parent.kids.append(DrawnPiece(self.page, mark["mcid"]))

    def _add_picture(self, box: Box, parent: Element) -> None:
        mark = self.marks.get(box)
        alternative = box.element.get("alt") or box.element.get("aria-label")
        if mark is None or not alternative or "::" in box.element_tag:
            return
        figure = _place(parent, "Figure", None).open("Figure", box.element, self._language(box))
        figure.alternative = alternative
        left, top = box.content_box_x(), box.content_box_y()
        corners = (left, self.height - top - box.height, left + box.width, self.height - top)
        figure.attributes["Layout"] = {"BBox": tuple(value * POINTS for value in corners)}
        figure.kids.append(DrawnPiece(self.page, mark["mcid"]))

    def _language(self, box: Box) -> str:
        return box.style["lang"] or self.document.language


def _role(tag: str, parent: Element) -> str | None:
    """What an HTML element is; lists depend on what they are in."""
    role = ROLES.get(tag)
    if role == "L" and parent.role == "Sect" and parent.source.tag == "nav":
        return "TOC"
    if role == "LI" and parent.role == "TOC":
        return "TOCI"
    return "LI" if tag == "div" and parent.role == "L" else role


def _place(parent: Element, role: str | None, block: Any) -> Element:
    """Where inside an element something of a role may stand; text has none."""
    language = parent.language
    if parent.role == "LI" and role not in ("Lbl", "LBody"):
        return parent.open("LBody", parent.source, language)
    if parent.role == "L" and role in ("Lbl", "LBody"):
        last = parent.kids[-1] if parent.kids and role == "LBody" else None
        return last if isinstance(last, Element) else parent.open("LI", block, language)
    if parent.role == "TOCI" and role != "Lbl":
        begun = any(isinstance(kid, Element) and kid.role == "Reference" for kid in parent.kids)
        return parent.open("Reference" if role or begun else "Lbl", parent.source, language)
    if parent.role in GROUPS and role in (None, "Link"):
        return parent.open("P", block, language)
    return parent


def _attributes(role: str, tag: str, box: Box) -> dict[str, dict[str, Any]]:
    if role == "L" and tag in ("ul", "ol"):
        style = box.style["list_style_type"]
        numbering = NUMBERINGS.get(style, BULLET) if isinstance(style, str) else BULLET
        return {"List": {"ListNumbering": numbering}}
    if role not in ("TH", "TD"):
        return {}
    spans = {"ColSpan": box.colspan, "RowSpan": box.rowspan}
    attributes: dict[str, Any] = {name: span for name, span in spans.items() if span != 1}
    if role == "TH":
        attributes["Scope"] = "Row" if box.element.get("scope") == "row" else "Column"
    return {"Table": attributes}
