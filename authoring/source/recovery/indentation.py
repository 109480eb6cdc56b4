"""Indentation: lines that stand in a column where nothing of their sort can stand.

Place in the flow: recognisers, after all that know a better reason. Often several lines can be to
blame, and several columns be meant; all are named, the likeliest first, and the reader tries them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice

from authoring.source.kinds import SECOND_DOCUMENT, WRONG_INDENTATION
from authoring.source.lines import (
    SourceLine,
    ancestors,
    is_blank,
    line_above,
    line_at,
    lines_below,
    opens_block,
    written_above,
    written_below,
)
from authoring.source.patched import Lost, TextPatch
from authoring.source.recovery.context import ErrorContext
from authoring.source.recovery.diagnosis import Diagnosis
from authoring.source.recovery.elements import missing_dash, move, out_of_place, spaces

_LOOKS_ABOVE = 3
_MOST_ANCESTORS = 6
_MOST_CANDIDATES = 12
_MOST_COLUMNS = 6
_MOST_MOVED = 300


def find_wrong_indentation(context: ErrorContext) -> Diagnosis | None:
    """A key, an element of a list or a line of text in the wrong column."""
    line = context.culprit
    if context.above is not None and context.text[context.above.start : context.above.end] == "...":
        return _after_the_end(context.above)
    if context.flow is not None or (
        context.mark > max(line.body, line.colon) and line is context.line
    ):
        return None
    own, above = _own(context, line), _accused_above(context, line)
    likely = [*islice(own, _MOST_CANDIDATES), *islice(above, _MOST_CANDIDATES)]
    if (
        context.usual_column(line) is None
        and line.key in context.words
        and not _is_text(context, line)
    ):
        likely.sort(key=lambda diagnosis: diagnosis.start >= line.start)
    others = chain(
        _nearest(context, line), _less_likely(context, line), _value_above(context, line)
    )
    candidates = list(dict.fromkeys([*likely, *islice(others, _MOST_CANDIDATES)]))
    if not candidates:
        if not context.columns and context.above is not None:
            return _left_out(context.above)
        return out_of_place(context, line) if line.has_dash or line.key else None
    return replace(candidates[0], alternatives=tuple(candidates[1:_MOST_CANDIDATES]))


def find_text_out_of_place(context: ErrorContext) -> Diagnosis | None:
    """A line of a block of text that is not indented enough, and became a key by its colon."""
    last, line = context.last, context.line
    if (
        last is None
        or last.style != "plain"
        or context.character != ":"
        or last.start >= line.start
    ):
        return None
    first = line_at(context.text, last.start)
    return _text_like_a_key(context, first) if first.key else None


def _own(context: ErrorContext, line: SourceLine) -> Iterator[Diagnosis]:
    """The line itself is to blame, for a reason of its own."""
    if line.has_dash:
        yield from _elements_before(context, line)
    if _is_text(context, line):
        yield from _text_out_of_place(context, line)
        return
    for column in _columns_elsewhere(context, line):
        if column in _columns(context, line):
            yield from _misplaced(context, line, column)
    if line.key and not line.has_dash:
        for column in _columns_of_lists(context):
            if column + 2 in context.words.get(line.key, {}) and line.column in (
                column,
                column + 2,
            ):
                yield missing_dash(context.text, line, column)


def _columns_elsewhere(context: ErrorContext, line: SourceLine) -> tuple[int, ...]:
    """The columns in which the key of a line stands elsewhere, less the dashes before it."""
    columns = context.words.get(line.key, {})
    dashes = line.body - line.content
    others = (column - dashes for column in columns if column != line.body_column)
    return tuple(islice((column for column in others if column >= 0), _MOST_COLUMNS))


def _elements_before(context: ErrorContext, line: SourceLine) -> Iterator[Diagnosis]:
    """An element that begins a list, or that should not be the first one in it."""
    parent = next(ancestors(context.text, line), None) if line.column else context.above
    if parent is None or not parent.key or parent.has_value:
        return
    child = next(written_below(context.text, parent), line)
    if child.start == line.start:
        following = (each for each in written_below(context.text, line) if each.has_dash)
        column = next((each.column for each in following), 0)
        if column > parent.body_column:
            yield from _misplaced(context, line, column)
        yield from _misplaced(context, line, parent.body_column + 2)
    elif child.start < line.start and not child.has_dash:
        is_like = not child.key or child.key == line.key
        if child.column == line.body_column or (is_like and child.column == line.column):
            yield missing_dash(context.text, child, line.column)


def _lines_to_blame(context: ErrorContext, line: SourceLine) -> Iterator[SourceLine]:
    """The lines just above, those under which the line seems to stand, and beginnings of blocks."""
    above: SourceLine | None = line
    lines: dict[int, SourceLine] = {}
    for _ in range(_LOOKS_ABOVE):
        above = written_above(context.text, above) if above is not None else None
        if above is not None:
            lines[above.start] = above
    lines |= {each.start: each for each in islice(ancestors(context.text, line), _MOST_ANCESTORS)}
    begun = (line_at(context.text, level.start) for level in context.ended if not level.flow)
    lines |= {each.start: each for each in islice(begun, _MOST_ANCESTORS)}
    yield from lines.values()


def _accused_above(context: ErrorContext, line: SourceLine) -> Iterator[Diagnosis]:
    """A line above is to blame, which YAML could read but only in another sense."""
    for each in _lines_to_blame(context, line):
        text = _text_like_a_key(context, each)
        if text is not None:
            yield text
        for column in _columns_elsewhere(context, each):
            if column == each.column + 2 and not each.has_dash:
                yield missing_dash(context.text, each, each.column)
            yield from _misplaced(context, each, column)


def _is_lost(context: ErrorContext, line: SourceLine, below: SourceLine) -> bool:
    """Whether a key stands further right than one below, or not under the key that it belongs to."""
    if line.column >= below.column:
        return line.column > below.column
    above = written_above(context.text, line)
    opens = above is not None and bool(above.key) and not above.has_value
    return above is not None and opens and line.column <= above.body_column < below.column


def _less_likely(context: ErrorContext, line: SourceLine) -> Iterator[Diagnosis]:
    """A key or an element above whose neighbours say that it stands elsewhere."""
    for each in islice(_lines_to_blame(context, line), 2 * _MOST_ANCESTORS):
        if each.key and not each.has_dash and line.key and _is_lost(context, each, line):
            yield from _misplaced(context, each, line.column)
        if each.has_dash and not each.key:
            yield from _moved_element(context, each)


def _moved_element(context: ErrorContext, line: SourceLine) -> Iterator[Diagnosis]:
    below = next((each for each in written_below(context.text, line) if each.has_dash), line)
    if below.column != line.column:
        yield from _misplaced(context, line, below.column)
    above = written_above(context.text, line)
    opens = above is not None and above.key and not above.has_value
    if above is not None and opens and line.column < above.body_column:
        yield from _misplaced(context, line, above.body_column + 2)


def _text_like_a_key(context: ErrorContext, line: SourceLine) -> Diagnosis | None:
    """A line that follows text which is indented further, with words before its first colon."""
    if not line.key or line.has_dash or sum(context.words.get(line.key, {}).values()) > 1:
        return None
    above = written_above(context.text, line)
    if above is None:
        return None
    if opens_block(context.text, above):
        below = next(written_below(context.text, line), line)
        column = below.column if below.column > above.body_column else above.body_column + 2
        return _moved_text(context.text, line, column) if line.column <= above.column else None
    if above.column <= line.column or above.is_key or above.has_dash:
        return None
    return _moved_text(context.text, line, above.column)


def _nearest(context: ErrorContext, line: SourceLine) -> Iterator[Diagnosis]:
    """The line itself, in any column in which something of its sort can stand."""
    if not (line.has_dash or line.key) or _is_text(context, line):
        return
    side = -1 if line.has_dash or _columns_elsewhere(context, line) else 1
    columns = sorted(
        _columns(context, line), key=lambda column: (abs(column - line.column), side * column)
    )
    for column in columns:
        if column != line.column:
            yield from _misplaced(context, line, column)


def _value_above(context: ErrorContext, line: SourceLine) -> Iterator[Diagnosis]:
    """The key that a line seems to stand under has a value already."""
    parent = next(ancestors(context.text, line), None)
    if parent is None or not parent.has_value or not (line.key or line.has_dash):
        return
    yield Diagnosis(
        WRONG_INDENTATION,
        parent.value,
        parent.end,
        f"“{parent.key}” has its value in this line, and more stands below it",
        "Keep one of the two.",
        (TextPatch(parent.value, parent.end, ""),),
    )


def _columns(context: ErrorContext, line: SourceLine) -> frozenset[int]:
    return frozenset(column for column, mapping in context.columns if mapping != line.has_dash)


def _columns_of_lists(context: ErrorContext) -> tuple[int, ...]:
    return tuple(dict.fromkeys(column for column, mapping in context.columns if not mapping))


def _after_the_end(line: SourceLine) -> Diagnosis:
    return Diagnosis(
        SECOND_DOCUMENT,
        line.start,
        line.end,
        "a line “...” ends the YAML document, but the file goes on",
        "Delete the line.",
        (TextPatch(line.start, line.end, ""),),
        "delete the line",
    )


def _is_text(context: ErrorContext, line: SourceLine) -> bool:
    """Whether a line is neither a key nor an element, or stands below a block of text like one."""
    if not line.key and not line.has_dash:
        return True
    columns = {column for column, _ in context.columns}
    below_text = _block_above(context, line) is not None
    return below_text and not line.is_key and line.column not in columns


def _block_above(context: ErrorContext, line: SourceLine) -> SourceLine | None:
    """The first line of the block of text that ends just above a line."""
    last = context.last
    if last is None or last.style not in "|>":
        return None
    header = line_at(context.text, last.start)
    first: SourceLine | None = None
    for each in lines_below(context.text, header):
        if each.start >= line.start:
            break
        if is_blank(context.text, each):
            continue
        first = first or each
        if each.column <= header.column:
            return None
    return first


def _text_out_of_place(context: ErrorContext, line: SourceLine) -> Iterator[Diagnosis]:
    first, above = _block_above(context, line), context.above
    if first is not None:
        if line.column < first.column:
            found = [
                _moved_text(context.text, line, first.column),
                *_far_text(context, first, line),
            ]
            found.sort(key=lambda diagnosis: len(diagnosis.changes))
            yield from found
    elif above is not None and above.stop < line.start and (above.key or above.has_dash):
        column = above.body_column + (2 if above.key else 0)
        if column > line.column:
            yield _loose_text(line, _moved_text(context.text, line, column).changes)
    yield _left_out(line)


def _loose_text(line: SourceLine, changes: tuple[TextPatch, ...]) -> Diagnosis:
    return Diagnosis(
        WRONG_INDENTATION,
        line.content,
        line.end,
        "this line is no key, and not indented enough to be a part of the text above",
        "Indent it further than the line above if it belongs to it, write a key with a colon, or put "
        "“# ” before a remark.",
        changes,
    )


def _left_out(line: SourceLine) -> Diagnosis:
    """The diagnosis of a line of text where none can stand."""
    changes = (TextPatch(line.start, line.end, ""),)
    return replace(_loose_text(line, changes), lost=Lost(line.content, line.column))


def _far_text(context: ErrorContext, first: SourceLine, line: SourceLine) -> Iterator[Diagnosis]:
    """The text above a line is indented further than the rest of it."""
    header = line_above(context.text, first)
    if header is None or header.column >= line.column:
        return
    lines = [first]
    for each in written_below(context.text, first):
        if each.start >= line.start:
            break
        lines.append(each)
    yield Diagnosis(
        WRONG_INDENTATION,
        first.content,
        first.end,
        f"this line is indented by {spaces(first.column)}, the rest of the text by {line.column}",
        f"Indent it by {spaces(line.column)}.",
        tuple(move(each, line.column - first.column) for each in lines),
        f"indent by {spaces(line.column)}",
    )


def _moved_text(text: str, line: SourceLine, column: int) -> Diagnosis:
    """The diagnosis of lines of text that are not indented enough to belong to the text above."""
    lines = [line, *_text_below(text, line, column)]
    return Diagnosis(
        WRONG_INDENTATION,
        line.content,
        line.end,
        "this line is no key, and not indented enough to be a part of the text above",
        f"Indent it by {spaces(column)} like the text above, or write a key with a colon.",
        tuple(TextPatch(each.start, each.start, " " * (column - each.column)) for each in lines),
        "indent the text",
    )


def _text_below(text: str, line: SourceLine, column: int) -> Iterator[SourceLine]:
    for below in lines_below(text, line):
        if is_blank(text, below):
            continue
        if below.is_key or below.has_dash or below.column >= column:
            return
        yield below


def _misplaced(context: ErrorContext, line: SourceLine, expected: int) -> Iterator[Diagnosis]:
    """The diagnoses of a key or element that is to stand elsewhere, alone or with what is below it."""
    what = "this element of a list" if line.has_dash else f"“{line.key}”"
    beside = "the others" if line.has_dash else "the keys beside it"
    diagnosis = Diagnosis(
        WRONG_INDENTATION,
        line.content,
        line.body if line.has_dash else line.colon,
        f"{what} is indented by {spaces(line.column)}, {beside} by {expected}",
        f"Indent it by {spaces(expected)}{_line_in(context, expected, line)}.",
        (move(line, expected - line.column),),
        f"indent by {spaces(expected)}",
    )
    below = islice(_lines_with(context.text, line, expected), _MOST_MOVED)
    with_it = tuple(below) if line.column else ()
    changes = (move(each, expected - line.column) for each in (line, *with_it))
    more = (replace(diagnosis, changes=tuple(changes)),) if with_it else ()
    opens = not line.has_value
    if opens and with_it and expected < with_it[0].column:
        yield from (diagnosis, *more)
    else:
        yield from (*more, diagnosis)


def _line_in(context: ErrorContext, column: int, line: SourceLine) -> str:
    """A line above that begins in the column, in words."""
    starts = (
        level.start
        for level in (*context.ended, *reversed(context.levels))
        if level.column == column and level.mapping != line.has_dash and level.start < line.start
    )
    number = _number_of_line(context.text, islice(starts, 1))
    return f", like line {number}" if number else ""


def _number_of_line(text: str, offsets: Iterable[int]) -> int:
    return next((text.count("\n", 0, offset) + 1 for offset in offsets), 0)


def _lines_with(text: str, line: SourceLine, expected: int) -> Iterator[SourceLine]:
    """The lines below that are misplaced with a line: what belongs to it, and its neighbours."""
    opens = bool(line.key) and not line.has_value
    for below in written_below(text, line):
        if below.column < line.column or (below.column == expected and not opens):
            return
        if below.column == line.column:
            opens = bool(below.key) and not below.has_value
        yield below
