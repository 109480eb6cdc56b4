"""Excerpt: lines of a file with a mark under some of their characters.

Place in the flow: below the text report.

      |
    4 |       - title: 关于智能工厂的通知
      |                    ^^^^^^^^
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import Final

from authoring.diagnostics.cells import ELLIPSIS, show
from authoring.diagnostics.problems import Span
from authoring.diagnostics.terminal import Terminal
from authoring.diagnostics.text import SourceText
from authoring.diagnostics.wrapping import width

MOST_LINES: Final = 3
"""Of longer spans the middle is left out."""
LEAD: Final = 10
"""How many cells are shown before a mark that is too long for its line."""
LEAST_ROOM: Final = 24


@dataclass(frozen=True, slots=True)
class Underline:
    """What a span is underlined with: a character, in a style."""

    character: str
    style: str


RELATED: Final = Underline("-", "related")


@dataclass(frozen=True, slots=True)
class Frame:
    """The gutter for the line numbers, of some cells, and the terminal."""

    gutter: int
    terminal: Terminal

    @property
    def room(self) -> int:
        """How many cells a line of a file can take."""
        return max(LEAST_ROOM, self.terminal.width - self.gutter - len(" | "))

    def edge(self, label: str = "") -> str:
        """The left edge of a line: a number or nothing, and a bar."""
        return self.terminal.paint("gutter", f"{label:>{self.gutter}} |")


@dataclass(frozen=True, slots=True)
class _ExcerptLine:
    """A line's number and text, and which of its characters are marked (from 0)."""

    number: int
    text: str
    start: int
    end: int


def write_excerpt(
    frame: Frame, source: SourceText, span: Span, mark: Underline, beside: Sequence[Span] = ()
) -> list[str]:
    """The lines of a span, each with its mark below, and marks for related places in its line."""
    lines: list[str] = []
    last = 0
    for row in _rows(source, span):
        if last and row.number > last + 1:
            lines.append(frame.edge(ELLIPSIS))
        text, before, length = _fit(row, frame.room)
        lines.append(f"{frame.edge(str(row.number))} {text}".rstrip())
        if row.text.strip() or not last:
            others = (_fit(_row(source, other, row.number), frame.room) for other in beside)
            cells = {
                cell: RELATED for _, start, size in others for cell in range(start, start + size)
            }
            cells |= dict.fromkeys(range(before, before + length), mark)
            lines.append(f"{frame.edge()} {_underline(cells, frame.terminal)}")
        last = row.number
    return lines


def fits_beside(frame: Frame, source: SourceText, span: Span, other: Span) -> bool:
    """Whether a related place stands in the same line, and this is shown in full."""
    lines = {place.line for each in (span, other) for place in (each.start, each.end)}
    if len(lines) > 1:
        return False
    return width("".join(show(source.lines[span.start.line - 1]))) <= frame.room


def has_excerpt(source: SourceText, span: Span) -> bool:
    """Whether there is something to show."""
    return any(row.text.strip() for row in _rows(source, span))


def last_line(source: SourceText, span: Span) -> int:
    """The number of the last line that an excerpt shows."""
    return max(row.number for row in _rows(source, span))


def _rows(source: SourceText, span: Span) -> list[_ExcerptLine]:
    """The lines of a span that are shown."""
    if span.end.line > span.start.line:
        # Line ends and indentation at the end of a span are not worth a line.
        written = source.text[span.start.offset : span.end.offset].rstrip()
        span = source.span(span.start.offset, span.start.offset + len(written))
    first, last = span.start.line, span.end.line
    if last - first < MOST_LINES:
        return [_row(source, span, number) for number in range(first, last + 1)]
    # Of folded or literal text the first line has but a sign; the text begins in the next.
    is_block = source.text.startswith(("|", ">"), span.start.offset)
    numbers = (first, first + 1, last) if is_block else (first, last)
    return [_row(source, span, number) for number in numbers]


def _row(source: SourceText, span: Span, number: int) -> _ExcerptLine:
    text = source.lines[number - 1]
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    if number == span.start.line:
        start = span.start.column - 1
        end = max(start, end)
    if number == span.end.line:
        end = span.end.column - 1
    # Between the two characters of a line end (CR LF) a position lies beyond the line.
    return _ExcerptLine(number, text, min(start, len(text)), min(end, len(text)))


def _fit(row: _ExcerptLine, room: int) -> tuple[str, int, int]:
    """A line cut to `room` cells around its mark; the cells before the mark, and those under it."""
    if len(row.text) <= room and row.text.isascii() and row.text.isprintable():
        return row.text, row.start, max(1, row.end - row.start)
    shown = show(row.text)
    # edges[i] is the cell at which character i begins.
    edges = [0, *accumulate(map(width, shown))]
    start, end = edges[row.start], edges[max(row.start, row.end)]
    if edges[-1] <= room:
        return "".join(shown), start, max(1, end - start)
    left, right = _window(start, max(end, start + 1), edges[-1], room)
    first = next(index for index, edge in enumerate(edges) if edge >= left)
    stop = max(index for index, edge in enumerate(edges) if edge <= right)
    before, after = ELLIPSIS * (first > 0), ELLIPSIS * (stop < len(shown))
    text = f"{before}{''.join(shown[first:stop])}{after}"
    # The mark in cells of the cut line; where it is cut itself, it goes on under the ellipsis.
    shift = len(before) - edges[first]
    mark_start = max(0, start + shift)
    mark_end = min(end + shift, width(text))
    return text, mark_start, max(1, mark_end - mark_start)


def _underline(marks: Mapping[int, Underline], terminal: Terminal) -> str:
    """The line below a line, with marks at some of its cells."""
    cells = (marks.get(cell) for cell in range(max(marks) + 1))
    return "".join(
        terminal.paint(mark.style, mark.character * len(tuple(run)))
        if mark
        else " " * len(tuple(run))
        for mark, run in groupby(cells)
    )


def _window(start: int, end: int, total: int, room: int) -> tuple[int, int]:
    """From which to which cell a line is shown, an ellipsis at each cut end left out."""
    if end <= room - 1:
        return 0, room - 1
    if end - start <= room - 2 - LEAD:
        left = (start + end - room) // 2 + 1
    else:
        left = 0 if start <= room // 3 else start - LEAD
    if left == 0:
        return 0, room - 1
    if left + room - 1 >= total:
        return total - (room - 1), total
    return left, left + room - 2
