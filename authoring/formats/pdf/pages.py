"""Pages: what stands where on laid out pages, as values; and a second layer over them.

Place in the flow: WeasyPrint's boxes in, places on paper out. A proof asks where the lines, texts
and links of a brief are, and lays its marks over them. Measures are CSS pixels (1/96 inch) from the
upper left corner of the trimmed page.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

SAME_LINE: Final = 5.0
"""Base lines that are nearer than this are those of one line."""


@dataclass(frozen=True, slots=True)
class PageArea:
    """A rectangle on a page."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A stretch of text on one line; `width_of` measures a beginning of its text."""

    text: str
    area: PageArea
    base_line: float
    width_of: Callable[[str], float] = field(compare=False)


@dataclass(frozen=True, slots=True)
class OutwardLink:
    """A link to outside of the brief, at its beginning."""

    address: str
    area: PageArea


@dataclass(slots=True)
class LaidPage:
    """A page: its size, the base lines of its lines, and by place its elements and their text.

    `named` has the elements that have an identifier.
    """

    width: float
    height: float
    lines: list[float] = field(default_factory=list)
    parts: dict[str, PageArea] = field(default_factory=dict)
    texts: dict[str, list[TextPiece]] = field(default_factory=dict)
    links: list[OutwardLink] = field(default_factory=list)
    named: dict[str, PageArea] = field(default_factory=dict)

    def line_at(self, base_line: float) -> int:
        """The number of the line that a base line belongs to, or of the last one above it."""
        return sum(line < base_line + SAME_LINE for line in self.lines)


def read_pages(document: Any) -> tuple[LaidPage, ...]:
    """What stands on the pages of a laid out document."""
    return tuple(_PageReader(page).read() for page in document.pages)


def lay_over(document: Any, sheets: Any) -> Any:
    """The document with the pages of another over its own; those that are left follow them.

    It has the title of the other. What lies over is no content of the brief: it is put where
    WeasyPrint puts running heads, which become artifacts.
    """
    from weasyprint.document import Page
    from weasyprint.formatting_structure import boxes

    def merge(page: Any, sheet: Any) -> Any:
        box, over = page._page_box, sheet._page_box  # noqa: SLF001  # WeasyPrint has no other way
        layer = boxes.MarginBox("@proof", over.style)
        layer.background = None
        layer.position_x = layer.position_y = layer.width = layer.height = 0
        for side in ("top", "right", "bottom", "left"):
            for measure in (f"margin_{side}", f"padding_{side}", f"border_{side}_width"):
                setattr(layer, measure, 0)
        layer.children = tuple(each for each in over.children if each.element_tag == "html")
        return Page(box.copy_with_children([*box.children, layer]))

    count = len(document.pages)
    merged = [merge(*pair) for pair in zip(document.pages, sheets.pages[:count], strict=True)]
    document.metadata.title = sheets.metadata.title
    return document.copy([*merged, *sheets.pages[count:]])


class _PageReader:
    """Goes through the boxes of one page."""

    def __init__(self, page: Any) -> None:
        from weasyprint.formatting_structure import boxes

        self.kinds = boxes
        self.box = page._page_box  # noqa: SLF001  # WeasyPrint has no other way
        self.page = LaidPage(page.width, page.height)
        self.seen: set[int] = set()

    def read(self) -> LaidPage:
        """What stands on the page, without its margins."""
        for child in self.box.children:
            if not isinstance(child, self.kinds.MarginBox):
                self._read(child, "", in_flow=True)
        self.page.lines.sort()
        apart = [
            line
            for index, line in enumerate(self.page.lines)
            if index == 0 or line - self.page.lines[index - 1] >= SAME_LINE
        ]
        self.page.lines[:] = apart
        return self.page

    def _read(self, box: Any, place: str, *, in_flow: bool) -> None:
        """Read a box; `place` is that of the nearest element around it which has one."""
        in_flow = in_flow and box.is_in_normal_flow()
        box = getattr(box, "_box", box)  # one that is positioned is represented where it stands
        if isinstance(box, self.kinds.TextBox):
            self._add_text(box, place, in_flow=in_flow)
            return
        if box.element is not None and "::" not in (box.element_tag or ""):
            place = self._add_element(box, place)
        for child in getattr(box, "children", ()):
            self._read(child, place, in_flow=in_flow)

    def _add_text(self, box: Any, place: str, *, in_flow: bool) -> None:
        if not box.text.strip():
            return
        base_line = box.position_y + box.baseline
        area = PageArea(box.position_x, box.position_y, box.width, box.height)
        if in_flow:
            self.page.lines.append(base_line)
        self.page.texts.setdefault(place, []).append(
            TextPiece(box.text, area, base_line, lambda text: _measure(box, text))
        )

    def _add_element(self, box: Any, place: str) -> str:
        area = PageArea(*box.hit_area())
        name, own = box.element.get("id"), box.element.get("data-place")
        if name:
            self.page.named.setdefault(name, area)
        if own is not None:
            self.page.parts.setdefault(own, area)
        address = box.element.get("href", "")
        if address and not address.startswith("#") and id(box.element) not in self.seen:
            self.seen.add(id(box.element))
            self.page.links.append(OutwardLink(address, area))
        return place if own is None else own


def _measure(box: Any, text: str) -> float:
    """The width of a text, set as that of a text box is."""
    from weasyprint.text.line_break import create_layout, line_size

    if not text:
        return 0.0
    layout = create_layout(text, box.style, None, None, box.justification_spacing)
    return float(line_size(layout.get_first_line()[0], box.style)[0])


def places_of(pages: Sequence[LaidPage]) -> tuple[str, ...]:
    """Every place that the pages show, in their order."""
    return tuple(dict.fromkeys(place for page in pages for place in page.parts))
