"""Indentation: lines that stand in a column where nothing of their sort can stand.

Place in the flow: recognisers, after all that know a better reason.
"""

from collections.abc import Iterator

from authoring.source.patched import Change, Lost
from authoring.source.traps.kinds import SECOND_DOCUMENT, WRONG_INDENTATION
from authoring.source.traps.lines import Line, is_blank, line_at, lines_below
from authoring.source.traps.spot import Spot
from authoring.source.traps.trap import Trap


def find_wrong_indentation(spot: Spot) -> Trap | None:
    """A key, an element of a list or a line of text in the wrong column."""
    line = spot.culprit
    if spot.above is not None and spot.text[spot.above.start : spot.above.end] == "...":
        return _after_the_end(spot.above)
    if spot.flow is not None or (spot.mark > max(line.body, line.colon) and line is spot.line):
        return None
    if _is_text(spot, line):
        return _text_out_of_place(spot, line)
    above = spot.above
    if above is not None and spot.usual_column(line) is None:
        usual = spot.usual_column(above)
        if usual is not None and usual >= 0:
            return _misplaced(spot, above, usual)
    if line.has_dash or line.key:
        return _out_of_column(spot, line)
    return None


def _after_the_end(line: Line) -> Trap:
    return Trap(
        SECOND_DOCUMENT,
        line.start,
        line.end,
        "a line “...” ends the YAML document, but the file goes on",
        "Delete the line.",
        (Change(line.start, line.end, ""),),
        "delete the line",
    )


def _is_text(spot: Spot, line: Line) -> bool:
    """Whether a line is neither a key nor an element, or stands below a block of text like one of it."""
    if not line.key and not line.has_dash:
        return True
    columns = {column for column, _ in spot.columns}
    return _block_above(spot, line) is not None and not line.is_key and line.column not in columns


def _block_above(spot: Spot, line: Line) -> Line | None:
    """The first line of the block of text that ends just above a line."""
    last = spot.last
    if last is None or last.style not in "|>":
        return None
    header = line_at(spot.text, last.start)
    written = [each for each in lines_below(spot.text, header) if not is_blank(spot.text, each)]
    first = written[0] if written else None
    if first is None or first.start >= line.start or first.column <= header.column:
        return None
    between = [each for each in written if each.start < line.start and each.column <= header.column]
    return None if between else first


def _text_out_of_place(spot: Spot, line: Line) -> Trap | None:
    first = _block_above(spot, line)
    if first is not None:
        column = first.column
        hint = f"Indent it by {_spaces(column)} like the text above, or write a key with a colon."
    elif (
        spot.above is not None
        and spot.above.stop < line.start
        and (spot.above.key or spot.above.has_dash)
    ):
        column = spot.above.body_column + 2 if spot.above.key else spot.above.body_column
        hint = "Indent it further than the line above if it belongs to it, or write a key with a colon."
    else:
        return None
    if column <= line.column:
        return None
    lines = [line, *_text_below(spot.text, line, column)]
    return Trap(
        WRONG_INDENTATION,
        line.content,
        line.end,
        "this line is no key, and not indented enough to be a part of the text above",
        hint,
        tuple(Change(each.start, each.start, " " * (column - each.column)) for each in lines),
        "indent the text" if first is not None else None,
    )


def _text_below(text: str, line: Line, column: int) -> Iterator[Line]:
    for below in lines_below(text, line):
        if is_blank(text, below):
            continue
        if below.is_key or below.has_dash or below.column >= column:
            return
        yield below


def _out_of_column(spot: Spot, line: Line) -> Trap | None:
    expected = _expected_column(spot, line)
    if expected is None:
        return _out_of_place(spot, line)
    return None if expected == line.column else _misplaced(spot, line, expected)


def _misplaced(spot: Spot, line: Line, expected: int) -> Trap:
    lines = [line, *_lines_with(spot.text, line, expected)]
    shift = expected - line.column
    place = _line_in(spot, expected, line)
    what = "this element of a list" if line.has_dash else f"“{line.key}”"
    beside = "the others" if line.has_dash else "the keys beside it"
    return Trap(
        WRONG_INDENTATION,
        line.content,
        line.body if line.has_dash else line.colon,
        f"{what} is indented by {_spaces(line.column)}, {beside} by {expected}",
        f"Indent it by {_spaces(expected)}{place}.",
        tuple(
            Change(each.start, each.start, " " * shift)
            if shift > 0
            else Change(each.start, each.start - shift, "")
            for each in lines
        ),
        f"indent by {_spaces(expected)}",
    )


def _out_of_place(spot: Spot, line: Line) -> Trap | None:
    """An element where there is no list, or a key in the middle of a list."""
    lines = [line, *(each for each in _deeper(spot.text, line))]
    message = "an element of a list stands here, where a key is expected"
    hint = "A list stands below its key; each of its elements begins with “- ” in the same column."
    if not line.has_dash:
        message = f"the key “{line.key}” stands here, where an element of a list is expected"
        hint = "Write “- ” before it, or indent it like the keys it belongs to."
    return Trap(
        WRONG_INDENTATION,
        line.content,
        line.body if line.has_dash else line.colon,
        message,
        hint,
        (Change(line.start, lines[-1].end, ""),),
        lost=Lost(line.content, line.column),
    )


def _expected_column(spot: Spot, line: Line) -> int | None:
    """The column in which such a line can stand: where its key stands elsewhere, or the nearest."""
    columns = {column for column, mapping in spot.columns if mapping != line.has_dash}
    usual = spot.usual_column(line)
    if usual in columns:
        return usual
    nearest = sorted(columns, key=lambda column: (abs(column - line.column), -column))
    return nearest[0] if nearest else None


def _line_in(spot: Spot, column: int, line: Line) -> str:
    """A line above that begins in the column, in words."""
    starts = [
        level.start
        for level in (*spot.ended, *reversed(spot.levels))
        if level.column == column and level.mapping != line.has_dash
    ]
    return f", like line {spot.text.count(chr(10), 0, starts[0]) + 1}" if starts else ""


def _lines_with(text: str, line: Line, expected: int) -> Iterator[Line]:
    """The lines below that are misplaced with a line: what belongs to it, and its neighbours."""
    opens = not line.has_value
    for below in lines_below(text, line):
        if below.content >= below.end:
            continue
        if below.column < line.column or (below.column == expected and not opens):
            return
        if below.column == line.column:
            opens = not below.has_value
        yield below


def _deeper(text: str, line: Line) -> Iterator[Line]:
    for below in lines_below(text, line):
        if below.content < below.end and below.column <= line.column:
            return
        yield below


def _spaces(number: int) -> str:
    return "1 space" if number == 1 else f"{number} spaces"
