"""Patched: the text as the reader reads it, with broken pieces mended, and the way back to the file.

Place in the flow: between the text and the reader. What YAML can't read is replaced by what was
probably meant, so that the rest of the file can be read; every offset of the patched text leads back
to the offset of the file that it stands for.
"""

import bisect
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from authoring.diagnostics.problems import Edit
from authoring.diagnostics.text import SourceText


class TextPatch(NamedTuple):
    """Characters of a text, from `start` to `end`, and what is to stand there."""

    start: int
    end: int
    text: str


def edits_of(source: SourceText, changes: Iterable[TextPatch]) -> tuple[Edit, ...]:
    """Changes of a file's text as the edits of a fix, in the order of the file."""
    return tuple(
        Edit(source.span(change.start, change.end), change.text) for change in sorted(changes)
    )


@dataclass(frozen=True, slots=True)
class Lost:
    """A line that had to be left out: its offset in the file, and the column of what stood there."""

    offset: int
    column: int


class PatchedText:
    """A text and its changes. `text` is what is read; `original` is the file."""

    def __init__(self, original: str) -> None:
        self.original = original
        self.text = original
        self.lost: list[Lost] = []
        self._changes: list[TextPatch] = []
        # Where each change begins in `text`; how much longer than the file all before it made that.
        self._starts: list[int] = []
        self._unreadable: list[tuple[int, int]] = []

    @property
    def is_original(self) -> bool:
        """Whether nothing was changed."""
        return not self._changes

    def start_in_file(self, offset: int) -> int:
        """The offset in the file of what begins at an offset of `text`."""
        index = bisect.bisect_right(self._starts, offset) - 1
        return self._in_file(index, offset)

    def end_in_file(self, offset: int) -> int:
        """The offset in the file at which ends what ends at an offset of `text`."""
        index = bisect.bisect_left(self._starts, offset) - 1
        return self._in_file(index, offset)

    def _in_file(self, index: int, offset: int) -> int:
        if index < 0:
            return offset
        change, inside = self._changes[index], offset - self._starts[index]
        if inside < len(change.text):
            return min(change.start + inside, change.end)
        return change.end + inside - len(change.text)

    def copy(self) -> "PatchedText":
        """The same text, to be changed apart."""
        other = PatchedText(self.original)
        other.text, other.lost = self.text, list(self.lost)
        other._changes, other._starts = list(self._changes), list(self._starts)
        other._unreadable = list(self._unreadable)
        return other

    def touches(self, changes: Iterable[TextPatch]) -> bool:
        """Whether changes of `text` meet one that was made already."""
        return any(
            first < last
            for change in changes
            for first, last in [self._touched(change.start, change.end)]
        )

    def change(self, changes: Iterable[TextPatch]) -> None:
        """Change `text` further; the changes are offsets of it as it is now."""
        after = len(self.text) + 1
        for change in sorted(changes, reverse=True):
            if change.end >= after:
                self._rebuild()
            self._change(change)
            after = change.start
        self._rebuild()

    def mark_unreadable(self, start: int, end: int) -> None:
        """Remember that what stands there in the file is not what its editor meant."""
        kept: list[tuple[int, int]] = []
        for first, last in self._unreadable:
            if last < start or end < first:
                kept.append((first, last))
            else:
                start, end = min(start, first), max(end, last)
        bisect.insort(kept, (start, end))
        self._unreadable = kept

    def is_unreadable(self, start: int, end: int) -> bool:
        """Whether something of the file between the offsets is not what its editor meant."""
        if not self._unreadable:
            return False
        index = bisect.bisect_left(self._unreadable, (max(end, start + 1), -1)) - 1
        return index >= 0 and self._unreadable[index][1] > start

    def _touched(self, start: int, end: int) -> tuple[int, int]:
        """The changes, as a slice, that a piece of `text` meets or touches."""
        last = bisect.bisect_right(self._starts, end)
        first = last
        while first and self._starts[first - 1] + len(self._changes[first - 1].text) >= start:
            first -= 1
        return first, last

    def _change(self, change: TextPatch) -> None:
        start, end, text = change
        first, last = self._touched(start, end)
        if first == last:
            made = TextPatch(self.start_in_file(start), self.start_in_file(end), text)
        else:
            begin, before = self._starts[first], self._changes[first]
            finish = self._starts[last - 1] + len(self._changes[last - 1].text)
            low, high = min(start, begin), max(end, finish)
            made = TextPatch(
                before.start - (begin - low),
                self._changes[last - 1].end + (high - finish),
                self.text[low:start] + text + self.text[end:high],
            )
            start = low
        self._changes[first:last] = [made]
        self._starts[first:last] = [start]

    def _rebuild(self) -> None:
        pieces: list[str] = []
        self._starts, place, length = [], 0, 0
        for start, end, text in self._changes:
            pieces += self.original[place:start], text
            length += start - place
            self._starts.append(length)
            length += len(text)
            place = end
        self.text = "".join([*pieces, self.original[place:]])
