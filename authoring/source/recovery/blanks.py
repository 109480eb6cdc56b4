"""Blanks: tabs and spaces that look like blanks of the indentation and are none.

Place in the flow: recognisers. YAML indents with U+0020 alone.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from authoring.source.kinds import INVISIBLE_SPACE, TAB
from authoring.source.lines import (
    SourceLine,
    is_blank,
    line_at,
    lines_below,
    opens_block,
    written_above,
)
from authoring.source.patched import TextPatch
from authoring.source.recovery.context import ErrorContext
from authoring.source.recovery.diagnosis import Diagnosis
from authoring.source.signs import SPACES, UNSEEN

TAB_WIDTHS = (2, 4, 8)
_STRANGE = re.compile(f"[{SPACES}{UNSEEN}]")
_STRANGE_INDENTATION = re.compile(f"[ \t]*[{SPACES}{UNSEEN}][ \t{SPACES}{UNSEEN}]*")
_STRANGE_LINE = re.compile(f"^[ \\t]*[{SPACES}{UNSEEN}]", re.MULTILINE)
_UNSEEN = re.compile(f"[{UNSEEN}]")
_TABS = re.compile(r"[ \t]*\t[ \t]*")
_LOOKS_ABOVE = 5
_MOST_COLUMNS = 6


def find_tab(context: ErrorContext) -> Diagnosis | None:
    """A tab that indents, or that stands behind a dash or colon."""
    line = context.line
    if "\t" in context.text[line.start : line.stop] and line.content == line.end:
        return _tab_alone(line)
    if "\t" in context.text[line.start : line.content] and context.mark <= line.content:
        return _tabs_that_indent(context, line)
    if context.character != "\t":
        return None
    found = _TABS.match(context.text, context.mark)
    end = found.end() if found else context.mark + 1
    return tab_between(context.mark, end)


def _tab_alone(line: SourceLine) -> Diagnosis:
    return Diagnosis(
        TAB,
        line.start,
        line.stop,
        "a tab stands in an empty line",
        "Delete it.",
        (TextPatch(line.start, line.stop, ""),),
        "delete it",
        safe=True,
    )


def tab_between(start: int, end: int) -> Diagnosis:
    """The diagnosis of a tab that stands where one space is meant."""
    return Diagnosis(
        TAB,
        start,
        end,
        "a tab stands here in place of a space",
        "Replace it by one space.",
        (TextPatch(start, end, " "),),
        "replace the tab by a space",
        safe=True,
    )


def _tabs_that_indent(context: ErrorContext, line: SourceLine) -> Diagnosis:
    lines = [line, *_lines_like(context.text, line)]
    ways = [
        tuple(
            TextPatch(
                each.start, each.content, context.text[each.start : each.content].expandtabs(width)
            )
            for each in lines
        )
        for width in TAB_WIDTHS
    ]
    if len(lines) == 1:
        columns = _likely_columns(context, line)
        ways = [(TextPatch(line.start, line.content, " " * column),) for column in columns] + ways
    diagnosis = Diagnosis(
        TAB,
        context.text.index("\t", line.start),
        line.content,
        f"a tab indents this line{_others(len(lines) - 1)}; YAML wants spaces",
        "Replace each tab by spaces; most editors can do it for the whole file.",
        ways[0],
        "indent with spaces",
    )
    others = tuple(replace(diagnosis, changes=changes) for changes in dict.fromkeys(ways[1:]))
    return replace(diagnosis, alternatives=others)


def _lines_like(text: str, line: SourceLine) -> Iterator[SourceLine]:
    """The lines below that are indented with tabs too, without a gap."""
    for below in lines_below(text, line):
        if "\t" in text[below.start : below.content]:
            yield below
        elif not is_blank(text, below):
            return


def _likely_columns(context: ErrorContext, line: SourceLine) -> list[int]:
    """The columns in which a line can stand, the likeliest first: by its key, and by its neighbours."""
    columns = {column for column, mapping in context.columns if mapping != line.has_dash}
    dashes = line.body - line.content
    elsewhere = context.words.get(line.key, {})
    likely = sorted((column for column in columns if column + dashes in elsewhere), reverse=True)
    above = written_above(context.text, line)
    if above is not None and not line.is_key and not line.has_dash:
        likely.append(above.body_column + 2 if above.is_key or above.has_dash else above.column)
    elif above is not None and above.key and not above.has_value:
        likely.append(above.body_column + 2)
    below = next(
        (each for each in lines_below(context.text, line) if not is_blank(context.text, each)), line
    )
    is_like = below.has_dash == line.has_dash and below.is_key == line.is_key
    if is_like and below is not line:
        likely.append(below.column)
    opens = bool(line.key) and (not line.has_value or opens_block(context.text, line))
    likely += sorted(columns, key=lambda column: (opens and column >= below.column, -column))
    return list(dict.fromkeys(likely))[:_MOST_COLUMNS]


def find_invisible_space(context: ErrorContext) -> Diagnosis | None:
    """Spaces other than U+0020 in the indentation of the line, or of one just above it."""
    lines: list[SourceLine] = []
    for start in (context.line, context.culprit):
        line: SourceLine | None = start
        for _ in range(_LOOKS_ABOVE):
            if line is not None:
                lines.append(line)
                line = context.line_above(line)
    return _first_strange(context, lines)


def find_invisible_space_far_above(context: ErrorContext) -> Diagnosis | None:
    """The same anywhere above; a line may have ended there what it seems to belong to."""
    found = _STRANGE_LINE.finditer(context.text, 0, context.mark)
    return _first_strange(context, [line_at(context.text, each.end()) for each in found])


def _first_strange(context: ErrorContext, lines: list[SourceLine]) -> Diagnosis | None:
    """The first line with a strange indentation that is not a paragraph's own, inside a text."""
    for line in sorted(lines, key=lambda line: line.start):
        if is_strangely_indented(context.text, line) and not context.is_text_in(line):
            above = written_above(context.text, line)
            opens = above is not None and bool(above.key) and not above.has_value
            if above is None or line.column < above.body_column + (2 if opens else 0):
                return strange_indentation(context, line)
    return None


def is_strangely_indented(text: str, line: SourceLine) -> bool:
    """Whether the indentation of a line holds a space other than U+0020."""
    return _STRANGE.match(text, line.content, line.content + 1) is not None


def strange_indentation(context: ErrorContext, line: SourceLine) -> Diagnosis:
    """The diagnosis of spaces other than U+0020 in the indentation of a line and of those below it."""
    lines = [line]
    for below in lines_below(context.text, line):
        if is_strangely_indented(context.text, below):
            lines.append(below)
        elif not is_blank(context.text, below):
            break
    changes = tuple(_straighten(context, each) for each in lines)
    start = line.content
    return Diagnosis(
        INVISIBLE_SPACE,
        start,
        changes[0].end,
        f"{name_space(context.text[start])} indents this line{_others(len(lines) - 1)}",
        "Delete what stands before the first word, and type spaces.",
        changes,
        "indent with spaces",
    )


def name_space(character: str) -> str:
    """A space by its name and number."""
    return f"an invisible {unicodedata.name(character).lower()} (U+{ord(character):04X})"


def _straighten(context: ErrorContext, line: SourceLine) -> TextPatch:
    """Ordinary spaces in place of the indentation; an ideographic space is as wide as two."""
    found = _STRANGE_INDENTATION.match(context.text, line.start, line.end)
    end = found.end() if found else line.content
    seen = _UNSEEN.sub("", context.text[line.start : end])
    begins_with_dash = context.text.startswith("- ", end)
    columns = {column for column, mapping in context.columns if mapping != begins_with_dash}
    columns = columns or {_column_below(context.text, line)}
    wide, narrow = len(seen.replace("\u3000", "  ")), len(seen)
    width = narrow if narrow in columns and wide not in columns else wide
    if not context.levels and not context.ended:
        width = min(columns)
    return TextPatch(line.start, end, " " * width)


def _column_below(text: str, line: SourceLine) -> int:
    """The column of the next line that is indented as it should be."""
    written = (each for each in lines_below(text, line) if not is_blank(text, each))
    return next((each.column for each in written if not is_strangely_indented(text, each)), 0)


def _others(number: int) -> str:
    if not number:
        return ""
    return " and the next" if number == 1 else f" and the next {number}"
