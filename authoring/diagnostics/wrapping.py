"""Wrapping: text in lines of a width, where a Chinese character counts two and a mark none.

Place in the flow: below everything that writes lines, for terminals and for plain text.
"""

import re
import unicodedata
from itertools import pairwise
from typing import Final

NO_BREAK: Final = "\x1f"
"""A space at which no line ends, for `wrap`'s callers to replace; no file may have this sign."""

_GLUE: Final = frozenset({NO_BREAK, "\u00a0", "\u202f", "\u2060"})
# Letters of Europe and its punctuation, quotation marks and dashes included, take one cell each.
_NARROW: Final = re.compile("[\\0-\u02ff\u2010-\u205e]*")
_WORD: Final = re.compile(" +|[^ ]+ *")
_ADDRESS: Final = re.compile(r"<?(?:https?://|mailto:)\S+")


def width(text: str) -> int:
    """How many cells a text takes in a font of one width."""
    if text.isascii() or _NARROW.fullmatch(text):
        return len(text)
    return sum(map(char_width, text))


def wrap(text: str, limit: int, indent: str = "", taken: int = 0) -> list[str]:
    """A text in lines of at most `limit` cells, each but the first behind `indent`.

    In the first line `taken` cells are not free. Lines break at spaces and between Chinese
    characters, never inside an address; a longer word stands alone in its line.
    """
    lines: list[str] = []
    line, used = "", taken
    for piece in _pieces(text):
        begun = line.strip() or (taken and not lines)
        if begun and used + width(line) + width(piece.rstrip()) > limit:
            lines.append(line.rstrip())
            line, used = indent, 0
        line += piece
    return [*lines, line.rstrip()]


def char_width(char: str) -> int:
    """How many cells a character takes."""
    if _NARROW.fullmatch(char):
        return 1
    from rich.cells import cell_len  # knows Unicode's tables; some milliseconds to import

    return cell_len(char)


def _pieces(text: str) -> list[str]:
    """A text cut wherever a line may end."""
    if _NARROW.fullmatch(text):
        return _WORD.findall(text) or [text]
    inside = {
        place
        for match in _ADDRESS.finditer(text)
        for place in range(match.start() + 1, match.end())
    }
    places = [
        place
        for place in range(1, len(text))
        if _may_break(text[place - 1], text[place]) and place not in inside
    ]
    return [text[start:end] for start, end in pairwise((0, *places, len(text)))]


def _may_break(before: str, after: str) -> bool:
    """Whether a line may end between two characters (as in Unicode's UAX 14, but for few cases)."""
    if before == " ":
        return after != " "
    if (before.isascii() and after.isascii()) or before in _GLUE or after in _GLUE:
        return False
    is_wide = char_width(before) > 1 or char_width(after) > 1
    opens = unicodedata.category(before) in ("Ps", "Pi")
    closes = after == " " or unicodedata.category(after) in ("Pe", "Pf", "Po")
    return is_wide and not opens and not closes
