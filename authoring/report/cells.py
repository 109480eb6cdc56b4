"""Cells: how text shows in a terminal.

Place in the flow: below the reports. A Chinese character takes two cells, a combining mark none. A
character that would steer the terminal, or can't be seen, is shown by its number.
"""

import unicodedata
from itertools import pairwise
from typing import Final

TAB_STOP: Final = 4
ELLIPSIS: Final = "…"

_BREAKS: Final = str.maketrans({"\n": "↵", "\t": "→"})


def clean(text: str) -> str:
    """Text of one line that is safe to show; what can't be seen is told as `<U+001B>`."""
    if text.isprintable():
        return text
    text = text.replace("\r\n", "\n").translate(_BREAKS)
    return "".join(char if _is_shown(char) else _number(char) for char in text)


def show(line: str) -> list[str]:
    """What stands for each character of a line of a file; a tab is as wide as it stands."""
    shown: list[str] = []
    column = 0
    for char in line:
        if char == "\t":
            shown.append(" " * (TAB_STOP - column % TAB_STOP))
        else:
            shown.append(char if _is_shown(char) else _number(char))
        column += width(shown[-1])
    return shown


def width(text: str) -> int:
    """How many cells a text takes in a terminal."""
    if text.isascii():
        return len(text)
    return sum(map(_char_width, text))


def wrap(text: str, limit: int, indent: str = "", taken: int = 0) -> list[str]:
    """A text in lines of at most `limit` cells, each but the first behind `indent`.

    In the first line `taken` cells are not free. Lines break at spaces and between Chinese
    characters; a longer word stands alone in its line.
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


def _pieces(text: str) -> list[str]:
    """A text cut wherever a line may end."""
    places = [place for place in range(1, len(text)) if _may_break(text[place - 1], text[place])]
    return [text[start:end] for start, end in pairwise((0, *places, len(text)))]


def _may_break(before: str, after: str) -> bool:
    """Whether a line may end between two characters (as in Unicode's UAX 14, but for few cases)."""
    if before == " ":
        return after != " "
    if before.isascii() and after.isascii():
        return False
    is_wide = _char_width(before) > 1 or _char_width(after) > 1
    opens = unicodedata.category(before) in ("Ps", "Pi")
    closes = after == " " or unicodedata.category(after) in ("Pe", "Pf", "Po")
    return is_wide and not opens and not closes


def _char_width(char: str) -> int:
    # Letters of Europe and its punctuation, quotation marks and dashes included, take one cell.
    if char < "\u0300" or "\u2010" <= char <= "\u205e":
        return 1
    from rich.cells import cell_len  # knows Unicode's tables; some milliseconds to import

    return cell_len(char)


def _is_shown(char: str) -> bool:
    """Whether a character is seen, or is a blank of some width."""
    return char.isprintable() or unicodedata.category(char) == "Zs"


def _number(char: str) -> str:
    return f"<U+{ord(char):04X}>"
