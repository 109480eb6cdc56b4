"""Unknown: what can't be read, and no recogniser explains; it is left out piece by piece.

Place in the flow: where all recognisers were silent.
"""

from authoring.source.kinds import YAML_SYNTAX
from authoring.source.lines import SourceLine, is_blank, line_at, lines_below
from authoring.source.patched import Lost, TextPatch
from authoring.source.recovery.context import ErrorContext
from authoring.source.recovery.diagnosis import Diagnosis

PLACEHOLDER = "~"


def leave_out(context: ErrorContext, attempt: int) -> tuple[Diagnosis | None, int]:
    """The problem of a place that nothing explains, with changes that leave it out.

    Each attempt, from 0 on, leaves out more; the number of the next one is returned, too.
    """
    line = context.culprit
    for number, leave in enumerate(_WAYS[attempt:], attempt + 1):
        diagnosis = leave(context, line)
        if diagnosis is not None:
            return diagnosis, number
    return None, len(_WAYS)


def _without_value(context: ErrorContext, line: SourceLine) -> Diagnosis | None:
    start = _value_start(context, line)
    if start is None:
        return None
    end = max(line.end, min(context.mark, len(context.text)), start + 1)
    if context.flow is not None:
        end = max(end, line_at(context.text, context.mark).end)
    return _diagnosis(context, (TextPatch(start, end, PLACEHOLDER),), ((start, end),), None)


def _without_element(context: ErrorContext, line: SourceLine) -> Diagnosis | None:
    if not line.has_dash or line.body >= line.end:
        return None
    end = _end_of_deeper(context.text, line, line)
    return _diagnosis(context, (TextPatch(line.body, end, PLACEHOLDER),), ((line.body, end),), None)


def _without_line(context: ErrorContext, line: SourceLine) -> Diagnosis | None:
    return _without(context, line, line)


def _without_two_lines(context: ErrorContext, line: SourceLine) -> Diagnosis | None:
    return None if context.above is None else _without(context, context.above, line)


_WAYS = (_without_value, _without_element, _without_line, _without_two_lines)


def _value_start(context: ErrorContext, line: SourceLine) -> int | None:
    """Where the value begins in which reading ended."""
    if context.flow is not None:
        outer = next(level for level in context.levels if level.flow)
        return outer.start
    begun = context.begun
    if begun is not None and begun < line.start and context.text[begun : begun + 1] in ("'", '"'):
        return begun
    if line.has_value and context.mark >= line.value:
        return line.value
    if not line.key and line.has_dash and line.body < line.end and context.mark >= line.body:
        return line.body
    return None


def _without(context: ErrorContext, line: SourceLine, last: SourceLine) -> Diagnosis:
    """Leave out lines, with all that stands further right below them."""
    end = _end_of_deeper(context.text, line, last)
    column = line.body_column if line.key else line.column
    change = TextPatch(line.start, end, "")
    return _diagnosis(context, (change,), ((line.content, end),), Lost(line.content, column))


def _end_of_deeper(text: str, line: SourceLine, last: SourceLine) -> int:
    end = last.end
    for below in lines_below(text, last):
        if not is_blank(text, below) and below.column <= line.column:
            break
        end = max(end, below.end)
    return end


def _diagnosis(
    context: ErrorContext,
    changes: tuple[TextPatch, ...],
    unreadable: tuple[tuple[int, int], ...],
    lost: Lost | None,
) -> Diagnosis:
    mark = min(context.mark, len(context.text))
    line = context.culprit
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
