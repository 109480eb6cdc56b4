"""Terminal: what reports and differences for people are written for.

Place in the flow: below all that is shown in one. The command line asks once; nothing else looks at
the environment.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TextIO

LEAST_WIDTH: Final = 40
WIDTH_WITHOUT_TERMINAL: Final = 120

STYLES: Final[Mapping[str, str]] = {
    "error": "1;31",
    "warning": "1;33",
    "place": "1",
    "message": "1",
    "gutter": "94",
    "related": "94",
    "label": "1;36",
    "fix": "1;32",
    "old": "9;31",
    "new": "4;32",
    "went": "31",
    "came": "32",
}
"""The parts of a report with their colours, as SGR parameters (ECMA-48, 8.3.117)."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """How many cells a line has, whether parts are coloured, and whether tables are folded.

    In a pipe they are not: programs search them line by line.
    """

    width: int = WIDTH_WITHOUT_TERMINAL
    colour: bool = False
    folds: bool = True

    def paint(self, style: str, text: str) -> str:
        """A text in one of the `STYLES`."""
        return f"\x1b[{STYLES[style]}m{text}\x1b[0m" if self.colour and text else text


PLAIN: Final = Terminal(folds=False)
"""No terminal: a file or a pipe."""


def describe_terminal(stream: TextIO | None, environment: Mapping[str, str]) -> Terminal:
    """The terminal that a stream writes to; nothing is a stream that the shell closed."""
    is_terminal = stream is not None and stream.isatty()
    columns = environment.get("COLUMNS", "")
    is_told = columns.isdecimal() and int(columns) > 0
    if is_told:
        width = int(columns)
    else:
        width = _columns_of(stream) if stream and is_terminal else WIDTH_WITHOUT_TERMINAL
    colour = wants_colour(environment, is_terminal=is_terminal)
    return Terminal(max(width, LEAST_WIDTH), colour, folds=is_told or is_terminal)


def wants_colour(environment: Mapping[str, str], *, is_terminal: bool) -> bool:
    """Whether to colour, by no-color.org, force-color.org and CLICOLOR, in this order."""
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return environment["FORCE_COLOR"] not in ("0", "false")
    if environment.get("CLICOLOR_FORCE", "0") not in ("", "0"):
        return True
    if environment.get("CLICOLOR") == "0" or environment.get("TERM") == "dumb":
        return False
    return is_terminal


def _columns_of(stream: TextIO) -> int:
    try:
        # A terminal that does not know its width says 0.
        return os.get_terminal_size(stream.fileno()).columns or WIDTH_WITHOUT_TERMINAL
    except OSError:
        return WIDTH_WITHOUT_TERMINAL
