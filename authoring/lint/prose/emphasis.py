"""Emphasis: the marks * and _ of a paragraph, and which of them have no partner.

Place in the flow: beside the rule context. Marks pair as CommonMark (0.31, 6.2) says; a mark between
spaces, or an underscore inside a word, is none.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_MARKS = re.compile(r"\*+|_+")
_BACKSLASHES = re.compile(r"\\*\Z")


@dataclass(slots=True)
class Marks:
    """Some equal marks in a row: where they are, what they can do, how many have no partner yet."""

    sign: str
    start: int
    end: int
    opens: bool
    closes: bool
    left: int

    def pairs_with(self, closing: "Marks") -> bool:
        """Whether these can be closed by others behind them (the "rule of three")."""
        if self.sign != closing.sign:
            return False
        lengths = self.end - self.start, closing.end - closing.start
        is_either = self.closes or closing.opens
        return not is_either or sum(lengths) % 3 != 0 or not any(size % 3 for size in lengths)


def find_unpaired(paragraph: str) -> list[Marks]:
    """The marks of a paragraph that open or close nothing, in their order."""
    open_marks: list[Marks] = []
    unpaired: list[Marks] = []
    for marks in _read_marks(paragraph):
        while marks.closes and marks.left:
            partners = [place for place, each in enumerate(open_marks) if each.pairs_with(marks)]
            if not partners:
                break
            place = partners[-1]
            unpaired += open_marks[place + 1 :]
            del open_marks[place + 1 :]
            used = min(2, open_marks[place].left, marks.left)
            open_marks[place].left -= used
            marks.left -= used
            if not open_marks[place].left:
                open_marks.pop()
        if marks.left and marks.opens:
            open_marks.append(marks)
        elif marks.left and marks.closes:
            unpaired.append(marks)
    return sorted([*unpaired, *open_marks], key=lambda marks: marks.start)


def _read_marks(paragraph: str) -> Iterator[Marks]:
    for found in _MARKS.finditer(paragraph):
        start, end = found.span()
        escapes = _BACKSLASHES.search(paragraph, 0, start)
        if escapes is not None and len(escapes[0]) % 2:
            start += 1
        before, after = paragraph[start - 1 : start] or " ", paragraph[end : end + 1] or " "
        opens = _leans(outside=before, inside=after)
        closes = _leans(outside=after, inside=before)
        if found[0][0] == "_":
            opens, closes = (
                opens and (not closes or _is_sign(before)),
                closes and (not opens or _is_sign(after)),
            )
        if start < end and (opens or closes):
            yield Marks(found[0][0], start, end, opens, closes, end - start)


def _leans(*, outside: str, inside: str) -> bool:
    """Whether marks belong to the character on one side (left-flanking and right-flanking)."""
    if inside.isspace():
        return False
    return not _is_sign(inside) or outside.isspace() or _is_sign(outside)


def _is_sign(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"
