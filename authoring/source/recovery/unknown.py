"""Unknown: what can't be read, and no trap explains; it is left out piece by piece.

Place in the flow: where all recognisers were silent.
"""

from authoring.source.kinds import YAML_SYNTAX
from authoring.source.lines import SourceLine, is_blank, line_at, lines_below
from authoring.source.patched import Lost, TextPatch
from authoring.source.recovery.context import ErrorContext
from authoring.source.recovery.diagnosis import Diagnosis

PLACEHOLDER = "~"


def leave_out(spot: ErrorContext, attempt: int) -> tuple[Diagnosis | None, int]:
    """The problem of a place that nothing explains, with changes that leave it out.

    Each attempt, from 0 on, leaves out more; the number of the next one is returned, too.
    """
    line = spot.culprit
    for number, leave in enumerate(_WAYS[attempt:], attempt + 1):
        trap = leave(spot, line)
        if trap is not None:
            return trap, number
    return None, len(_WAYS)


def _without_value(spot: ErrorContext, line: SourceLine) -> Diagnosis | None:
    start = _value_start(spot, line)
    if start is None:
        return None
    end = max(line.end, min(spot.mark, len(spot.text)), start + 1)
    if spot.flow is not None:
        end = max(end, line_at(spot.text, spot.mark).end)
    return _trap(spot, (TextPatch(start, end, PLACEHOLDER),), ((start, end),), None)


def _without_element(spot: ErrorContext, line: SourceLine) -> Diagnosis | None:
    if not line.has_dash or line.body >= line.end:
        return None
    end = _end_of_deeper(spot.text, line, line)
    return _trap(spot, (TextPatch(line.body, end, PLACEHOLDER),), ((line.body, end),), None)


def _without_line(spot: ErrorContext, line: SourceLine) -> Diagnosis | None:
    return _without(spot, line, line)


def _without_two_lines(spot: ErrorContext, line: SourceLine) -> Diagnosis | None:
    return None if spot.above is None else _without(spot, spot.above, line)


_WAYS = (_without_value, _without_element, _without_line, _without_two_lines)


def _value_start(spot: ErrorContext, line: SourceLine) -> int | None:
    """Where the value begins in which reading ended."""
    if spot.flow is not None:
        outer = next(level for level in spot.levels if level.flow)
        return outer.start
    begun = spot.begun
    if begun is not None and begun < line.start and spot.text[begun : begun + 1] in ("'", '"'):
        return begun
    if line.has_value and spot.mark >= line.value:
        return line.value
    if not line.key and line.has_dash and line.body < line.end and spot.mark >= line.body:
        return line.body
    return None


def _without(spot: ErrorContext, line: SourceLine, last: SourceLine) -> Diagnosis:
    """Leave out lines, with all that stands further right below them."""
    end = _end_of_deeper(spot.text, line, last)
    column = line.body_column if line.key else line.column
    change = TextPatch(line.start, end, "")
    return _trap(spot, (change,), ((line.content, end),), Lost(line.content, column))


def _end_of_deeper(text: str, line: SourceLine, last: SourceLine) -> int:
    end = last.end
    for below in lines_below(text, last):
        if not is_blank(text, below) and below.column <= line.column:
            break
        end = max(end, below.end)
    return end


def _trap(
    spot: ErrorContext,
    changes: tuple[TextPatch, ...],
    unreadable: tuple[tuple[int, int], ...],
    lost: Lost | None,
) -> Diagnosis:
    mark = min(spot.mark, len(spot.text))
    line = spot.culprit
    if not line.start <= mark <= line.end:
        mark = line.body
    return Diagnosis(
        YAML_SYNTAX,
        mark,
        min(mark + 1, max(line.end, mark)),
        "this line can't be read",
        "Compare it with the lines around it: its indentation, the colon behind the key, quotes and "
        "brackets that are not closed.",
        changes,
        unreadable=unreadable,
        lost=lost,
    )
