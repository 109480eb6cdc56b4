"""Scalars: which characters of the file each character of a value was read from.

Place in the flow: beside the reader. A rule finds something in a value; the editor needs it in the
file, where the value is quoted, escaped, indented or folded over lines (YAML 1.2.2, chapters 7 and 8).
"""

import functools
import re
from collections.abc import Iterator

from authoring.diagnostics.text import SourceText
from authoring.source.nodes import ScalarNode

# What stands between two words of a value over one or more line ends: trailing blanks, the line
# ends, blank lines, the next line's indentation.
_LINE_ENDS = re.compile(r"[ \t]*(?:\r\n|\n|\r)(?:[ \t]*(?:\r\n|\n|\r))*")
_LINE_END = re.compile(r"\r\n|\n|\r")
_BLANKS = re.compile(r"[ \t]*")
_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[^\r\n])")
_ESCAPED_LINE_END = re.compile(r"\\(?:\r\n|\n|\r)[ \t]*")
_BLOCK_HEADER = re.compile(r"[|>][0-9+-]*[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r|$)")

Places = tuple[tuple[int, int], ...]
"""For each character of a value, where it begins and ends in the file."""


def place_characters(source: SourceText, scalar: ScalarNode) -> Places:
    """The places in the file of the characters of a value, one for each.

    Characters of a line end that was folded into a space have the line end as their place.
    """
    places = tuple(_places(source.text, scalar))
    if len(places) < len(scalar.text):
        # Only the line ends after a block can be left over; they stand at its end.
        places += ((scalar.end, scalar.end),) * (len(scalar.text) - len(places))
    return places[: len(scalar.text)]


def _places(text: str, scalar: ScalarNode) -> Iterator[tuple[int, int]]:
    place, end = _inside(text, scalar)
    indent = _indentation(text, scalar, place)
    line_ends = _LINE_ENDS if indent is None else _block_line_ends(indent)
    value, index = scalar.text, 0
    place = place if indent is None else _skip_indentation(text, place, indent)
    while index < len(value) and place < end:
        char = value[index]
        if scalar.style == '"' and text[place] == "\\":
            joined = _ESCAPED_LINE_END.match(text, place)
            if joined:
                place = joined.end()
                continue
            escape = _ESCAPE.match(text, place)
            stop = escape.end() if escape else place + 1
            yield place, stop
            place, index = stop, index + 1
        elif scalar.style == "'" and text.startswith("''", place):
            yield place, place + 2
            place, index = place + 2, index + 1
        elif (fold := line_ends.match(text, place)) and (char in " \n" or scalar.style == '"'):
            spread = _fold(scalar, index, text, fold)
            yield from spread
            index += len(spread)
            place = min(end, _skip_indentation(text, fold.end(), indent))
        else:
            yield place, place + 1
            place, index = place + 1, index + 1


def _inside(text: str, scalar: ScalarNode) -> tuple[int, int]:
    """Where the characters of a value begin and end, without quotes or a block's first line."""
    if scalar.style in ("'", '"'):
        return scalar.start + 1, scalar.end - 1
    if scalar.style in ("|", ">"):
        header = _BLOCK_HEADER.match(text, scalar.start)
        return header.end() if header else scalar.start, scalar.end
    return scalar.start, scalar.end


def _indentation(text: str, scalar: ScalarNode, start: int) -> int | None:
    """How many blanks of each line are not the value's; nothing where all of them are not."""
    if scalar.style not in ("|", ">"):
        return None
    lines = _first_written(text[start : scalar.end]), _first_written(scalar.text)
    blanks_in_file, blanks_in_value = (len(line) - len(line.lstrip(" ")) for line in lines)
    return blanks_in_file - blanks_in_value


def _first_written(text: str) -> str:
    """The first line that is not blank."""
    return next((line for line in _LINE_END.split(text) if line.strip()), "")


@functools.cache
def _block_line_ends(indent: int) -> re.Pattern[str]:
    """Line ends in a block, where blanks beyond the indentation are the value's."""
    line_end = r"(?:\r\n|\n|\r)"
    return re.compile(f"{line_end}(?: {{0,{indent}}}{line_end})*")


def _skip_indentation(text: str, place: int, indent: int | None) -> int:
    blanks = _BLANKS.match(text, place)
    width = len(blanks[0]) if blanks else 0
    return place + (width if indent is None else min(width, indent))


def _fold(scalar: ScalarNode, index: int, text: str, fold: re.Match[str]) -> list[tuple[int, int]]:
    """The places of what line ends became: one space, or line ends (all of them, or all but one)."""
    ends = [(found.start(), found.end()) for found in _LINE_END.finditer(text, *fold.span())]
    if scalar.style in ("|", ">"):
        rest = scalar.text[index:]
        kept = len(rest) - len(rest.lstrip("\n"))
    else:
        # Behind folded lines an escaped line end may follow, which is not theirs.
        kept = len(ends) - 1
    if kept > 0:
        return ends[-kept:]
    return [(fold.start(), fold.end())] if scalar.text[index : index + 1] == " " else []
