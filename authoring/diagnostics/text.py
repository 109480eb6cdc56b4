"""Text: the characters of a file and their lines.

Place in the flow: what every problem, rule and report speaks of. Positions are counted as editors
count them (a line ends at LF, CR LF or CR; a column is a character).
"""

import bisect
import re
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path

from authoring.diagnostics.problems import Position, Span

LINE_BREAK = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True)
class SourceText:
    """The text of one file. `text` holds no byte order mark."""

    path: Path
    text: str

    @cached_property
    def _line_starts(self) -> tuple[int, ...]:
        if "\r" in self.text:
            return (0, *(found.end() for found in LINE_BREAK.finditer(self.text)))
        lengths = (len(line) + 1 for line in self.text.split("\n")[:-1])
        return (0, *accumulate(lengths))

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines without their ends."""
        return tuple(LINE_BREAK.split(self.text))

    def position(self, offset: int) -> Position:
        """The position of a character offset; one beyond the text is moved to its end."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect.bisect_right(self._line_starts, offset)
        return Position(line, offset - self._line_starts[line - 1] + 1, offset)

    def span(self, start: int, end: int) -> Span:
        """The span between two character offsets."""
        return Span(self.position(start), self.position(max(start, end)))

    def line_offset(self, line: int) -> int:
        """The offset at which a line (from 1) begins."""
        return self._line_starts[min(line, len(self._line_starts)) - 1]
