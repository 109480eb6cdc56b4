"""Cells: how text shows in a terminal.

Place in the flow: below all that is shown in a terminal. A character that would steer it, or can't be
seen, is shown by its number.
"""

import unicodedata
from typing import Final

from authoring.diagnostics.wrapping import width

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
    if line.isascii() and line.isprintable():
        return list(line)
    shown: list[str] = []
    column = 0
    for char in line:
        if char == "\t":
            shown.append(" " * (TAB_STOP - column % TAB_STOP))
        else:
            shown.append(char if _is_shown(char) else _number(char))
        column += width(shown[-1])
    return shown


def _is_shown(char: str) -> bool:
    """Whether a character is seen, or is a blank of some width."""
    return char.isprintable() or unicodedata.category(char) == "Zs"


def _number(char: str) -> str:
    return f"<U+{ord(char):04X}>"
