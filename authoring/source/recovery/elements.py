"""Elements: list elements and keys that stand where the other is wanted, and lines that move.

Place in the flow: beside the recognisers, which call it when they know the column.
"""

from collections.abc import Iterator

from authoring.source.kinds import MISSING_DASH, WRONG_INDENTATION
from authoring.source.lines import SourceLine, lines_below, show_changed
from authoring.source.patched import Lost, TextPatch
from authoring.source.recovery.context import ErrorContext
from authoring.source.recovery.diagnosis import Diagnosis


def misplaced_element(line: SourceLine, column: int) -> Diagnosis:
    """The diagnosis of an element of a list that begins in another column than its keys belong to."""
    return Diagnosis(
        WRONG_INDENTATION,
        line.content,
        line.body,
        f"this element of a list is indented by {spaces(line.column)}, its keys by {column + 2}",
        f"Indent it by {spaces(column)}.",
        (move(line, column - line.column),),
        f"indent by {spaces(column)}",
    )


def move(line: SourceLine, shift: int) -> TextPatch:
    """The change that indents a line by so many spaces more, or less."""
    if shift > 0:
        return TextPatch(line.start, line.start, " " * shift)
    return TextPatch(line.start, line.start - shift, "")


def missing_dash(text: str, line: SourceLine, column: int) -> Diagnosis:
    """The diagnosis of an element of a list without its dash, which belongs into a column."""
    change = TextPatch(line.start, line.content, " " * column + "- ")
    shown = show_changed(text, line, (change,))
    words = line.key or text[line.content : min(line.end, line.content + 20)]
    return Diagnosis(
        MISSING_DASH,
        line.content,
        line.colon if line.key else line.end,
        f"an element of a list begins with “{words}”, but has no dash",
        f"Write {shown}" if shown else "Write “- ” before it.",
        (change,),
        "begin the element with “- ”",
    )


def out_of_place(context: ErrorContext, line: SourceLine) -> Diagnosis:
    """An element where there is no list, or a key in the middle of a list."""
    lines = [line, *_deeper(context.text, line)]
    message = "an element of a list stands here, where a key is expected"
    hint = "A list stands below its key; each of its elements begins with “- ” in the same column."
    if not line.has_dash:
        message = f"the key “{line.key}” stands here, where an element of a list is expected"
        hint = "Write “- ” before it, or indent it like the keys it belongs to."
    return Diagnosis(
        WRONG_INDENTATION,
        line.content,
        line.body if line.has_dash else line.colon,
        message,
        hint,
        (TextPatch(line.start, lines[-1].end, ""),),
        lost=Lost(line.content, line.column),
    )


def _deeper(text: str, line: SourceLine) -> Iterator[SourceLine]:
    for below in lines_below(text, line):
        if below.content < below.end and below.column <= line.column:
            return
        yield below


def spaces(number: int) -> str:
    """A number of spaces in words."""
    return "1 space" if number == 1 else f"{number} spaces"
