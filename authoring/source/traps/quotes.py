"""Quotes: those that are not closed, or closed too early, and what stands between them.

Place in the flow: recognisers.
"""

import re
from typing import Final

from authoring.source.patched import Change
from authoring.source.traps.kinds import BACKSLASH, TEXT_AFTER_QUOTE, UNCLOSED_QUOTE
from authoring.source.traps.lines import (
    Line,
    flow_text_end,
    lines_below,
    is_blank,
    quote,
    show_changed,
    text_end,
)
from authoring.source.traps.spot import Spot, Token
from authoring.source.traps.trap import Trap

QUOTES: Final = "\"'"
TYPOGRAPHIC: Final = {
    "“": "”", "”": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", "‚": "‘’", "＂": "＂", "「": "」", "『": "』",
}  # fmt: skip
"""Quotation marks of print, with those that close them."""
_ESCAPE = re.compile(r"\\(?:[0abtnvfre \"/\\N_LP\t\n]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})")
_BACKSLASH = re.compile(r"\\")


def find_backslash(spot: Spot) -> Trap | None:
    """A backslash between double quotes that begins no escape."""
    if spot.begun is None or spot.text[spot.begun] != '"':
        return None
    wrong = next(_wrong_escapes(spot.text, spot.begun + 1, spot.mark + 1), None)
    if wrong is None:
        return None
    line = spot.line_of(wrong)
    places = [
        place for place in _wrong_escapes(spot.text, wrong, line.stop) if _before_quote(spot, wrong, place)
    ]
    changes = tuple(Change(place, place, "\\") for place in places)
    shown = show_changed(spot.text, line, changes)
    return Trap(
        BACKSLASH,
        wrong,
        wrong + 1,
        "between double quotes a backslash begins an escape, and there is none like this",
        f"Write two backslashes for one: {shown}" if shown else "Write two backslashes for one.",
        changes,
        "write two backslashes for one",
        safe=True,
    )


def _before_quote(spot: Spot, start: int, place: int) -> bool:
    """Whether no quote closes the text between two places."""
    return not re.search(r'(?<!\\)"', spot.text[start:place])


def _wrong_escapes(text: str, start: int, end: int):  # -> Iterator[int]
    place = text.find("\\", start, end)
    while 0 <= place < end:
        escape = _ESCAPE.match(text, place)
        if escape is None:
            yield place
        place = text.find("\\", escape.end() if escape else place + 1, end)


def find_unclosed_quote(spot: Spot) -> Trap | None:
    """A quote that is never closed, or that the next quote of a later line closes."""
    if spot.begun is not None and spot.text[spot.begun] in QUOTES and spot.mark > spot.line_of(spot.begun).stop - 1:
        return unclosed_quote(spot, spot.begun)
    last = spot.last
    if last is None or last.style not in QUOTES or last.end > spot.mark:
        return None
    if swallows_lines(spot.text, last.start, last.end):
        return unclosed_quote(spot, last.start)
    return None


def swallows_lines(text: str, start: int, end: int) -> bool:
    """Whether quoted text goes on over lines that begin like keys or elements of lists."""
    ...
