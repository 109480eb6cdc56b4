"""Sheets: what is laid over each page of a brief to make it a proof.

Place in the flow: laid out pages and marks in, values for the template out. Measures are CSS pixels
from the upper left corner of the trimmed page; what is negative stands outside of it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from authoring.formats.pdf.pages import LaidPage, PageArea, TextPiece
from authoring.formats.proof.marks import ProofMark, find_printed
from authoring.source import SourceDocument
from authoring.source.places import find_position, read_place

EVERY: Final = 5
"""Each fifth line has its number."""
NOTE_GAP: Final = 4.0
LEAST_STEP: Final = 10.0
TAB_WIDTH: Final = 13.0
PICTURE: Final = 40.0
"""What lies further below the beginning of a part than this, lies below its picture."""
ABOVE: Final = 70.0
"""How far above the trimmed page notes may stand; below it, WeasyPrint would break them."""


@dataclass(frozen=True, slots=True)
class MarginNumber:
    """A number in the margin, on a base line."""

    number: int
    y: float


@dataclass(frozen=True, slots=True)
class Tab:
    """The number of a problem at its place, and the words it is about."""

    mark: ProofMark
    page: int
    line: int
    x: float
    y: float
    areas: tuple[PageArea, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A remark beside the text: the message of a mark, or the address of a link on that line."""

    name: str
    y: float
    line: int
    mark: ProofMark | None = None
    address: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is laid over one page."""

    number: int
    lines: tuple[MarginNumber, ...]
    sources: tuple[MarginNumber, ...]
    tabs: tuple[Tab, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Margins:
    """Where text begins and ends on all pages."""

    left: float
    right: float


def measure_margins(pages: Sequence[LaidPage]) -> Margins:
    """Where the parts of a brief and what hangs beside them begin and end on pages."""
    pieces = [
        piece.area
        for page in pages
        for place, texts in page.texts.items()
        if place
        for piece in texts
    ]
    areas = [*pieces, *(area for page in pages for area in page.parts.values())]
    width = pages[0].width if pages else 0.0
    left = min((area.x for area in areas), default=width / 8)
    right = max((area.x + area.width for area in areas), default=width * 7 / 8)
    return Margins(left, right)


def place_tabs(pages: Sequence[LaidPage], marks: Iterable[ProofMark]) -> tuple[Tab, ...]:
    """The marks that have a place on the pages; those at one place stand side by side."""
    tabs: list[Tab] = []
    for mark in marks:
        tab = _place_tab(pages, mark)
        if tab is None:
            continue
        taken = [other.x for other in tabs if other.page == tab.page and abs(other.y - tab.y) < 8]
        while any(abs(x - tab.x) < TAB_WIDTH for x in taken):
            tab = replace(tab, x=tab.x + TAB_WIDTH)
        tabs.append(tab)
    return tuple(tabs)


def _place_tab(pages: Sequence[LaidPage], mark: ProofMark) -> Tab | None:
    name = str(mark.place)
    number = next((index for index, page in enumerate(pages) if name in page.parts), None)
    if mark.place is None or number is None:
        return None
    found = find_printed(mark.words, mark.place, _pieces(pages, name)) if mark.words else ()
    if found:
        number, first = found[0]
    else:
        first = _beginning(pages[number], name)
    areas = tuple(area for page, area in found if page == number)
    page = pages[number]
    line = page.line_at(first.y + first.height)
    return Tab(mark, number, line, first.x, first.y, areas)


def _pieces(pages: Sequence[LaidPage], name: str) -> list[tuple[int, TextPiece]]:
    return [
        (number, piece) for number, page in enumerate(pages) for piece in page.texts.get(name, ())
    ]


def _beginning(page: LaidPage, name: str) -> PageArea:
    """The first text inside a part, or the part itself, where that begins with a picture."""
    part = page.parts[name]
    inside = [
        piece.area
        for place, pieces in page.texts.items()
        if place == name or place.startswith((f"{name}.", f"{name}:"))
        for piece in pieces
        # A number or a date hangs beside the part.
        if piece.area.x > part.x - 1
    ]
    first = min(inside, key=lambda area: (area.y, area.x), default=part)
    return first if first.y - part.y < PICTURE else part


def build_sheets(
    pages: Sequence[LaidPage],
    tabs: Sequence[Tab],
    document: SourceDocument,
    drafts: Sequence[LaidPage],
) -> tuple[tuple[Sheet, ...], tuple[tuple[int, Note], ...]]:
    """A sheet for each page, and the notes that found no room, each with its page from 1.

    `drafts` are the sheets as they were laid out before notes made room for each other.
    """
    sheets: list[Sheet] = []
    left: list[tuple[int, Note]] = []
    begun: set[str] = set()
    for number, page in enumerate(pages):
        own = tuple(tab for tab in tabs if tab.page == number)
        notes = sorted(_notes(number, page, own), key=lambda note: note.y)
        heights = (
            {name: area.height for name, area in drafts[number].named.items()} if drafts else {}
        )
        settled, rest = _settle(notes, heights, -ABOVE, page.height)
        left += [(number + 1, note) for note in rest]
        numbers = tuple(
            MarginNumber(line, y) for line, y in enumerate(page.lines, 1) if line % EVERY == 0
        )
        sources = tuple(_sources(page, document, begun))
        sheets.append(Sheet(number + 1, numbers, sources, own, tuple(settled)))
    return tuple(sheets), tuple(left)


def _notes(number: int, page: LaidPage, tabs: Iterable[Tab]) -> Iterator[Note]:
    for tab in tabs:
        yield Note(f"note-{number}-{tab.mark.number}", tab.y, tab.line, mark=tab.mark)
    for index, link in enumerate(page.links):
        line = page.line_at(link.area.y + link.area.height)
        yield Note(f"link-{number}-{index}", link.area.y, line, address=link.address)


def _settle(
    notes: Sequence[Note], heights: dict[str, float], top: float, bottom: float
) -> tuple[list[Note], list[Note]]:
    """The notes, moved so that none covers another, and those that have no room."""
    kept, rest = list(notes), []
    while sum(heights.get(note.name, 0) + NOTE_GAP for note in kept) > bottom - top:
        # A message stands in the list of problems too; an address does not.
        last = next((note for note in reversed(kept) if note.mark), kept[-1])
        kept.remove(last)
        rest.append(last)
    end = top
    settled: list[Note] = []
    for note in kept:
        settled.append(replace(note, y=max(note.y, end)))
        end = settled[-1].y + heights.get(note.name, 0) + NOTE_GAP
    limit = bottom
    for index in range(len(settled) - 1, -1, -1):
        note = settled[index]
        y = min(note.y, limit - heights.get(note.name, 0))
        settled[index] = replace(note, y=y)
        limit = y - NOTE_GAP
    return settled, rest[::-1]


def _sources(page: LaidPage, document: SourceDocument, begun: set[str]) -> Iterator[MarginNumber]:
    """The lines of the file at which the texts that begin on a page stand."""
    firsts: list[tuple[float, str]] = []
    for name, pieces in page.texts.items():
        if name and name not in begun:
            begun.add(name)
            firsts.append((pieces[0].base_line, name))
    last = float("-inf")
    for y, name in sorted(firsts):
        if y - last < LEAST_STEP:
            continue
        last = y
        yield MarginNumber(find_position(document, read_place(name)).line, y)
