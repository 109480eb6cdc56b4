"""Signs: values that begin with a sign that means something in YAML, and brackets.

Place in the flow: recognisers.
"""

import re
from dataclasses import replace
from typing import Final

from authoring.source.kinds import (
    BRACKET_AT_START,
    LIST_MARK,
    MISSING_COMMA,
    SIGN_AT_START,
    UNPAIRED_BRACKET,
)
from authoring.source.lines import (
    SourceLine,
    flow_text_end,
    is_blank,
    line_at,
    lines_below,
    quote,
    show_changed,
    text_end,
)
from authoring.source.patched import TextPatch
from authoring.source.recovery.context import ErrorContext
from authoring.source.recovery.diagnosis import Diagnosis
from authoring.source.signs import BULLETS

_SIGNS: Final = frozenset("@%`*&!")
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*[ \t]*(?:$|#)")
_LINK = re.compile(r"\[[^\[\]\n]{1,200}(?:\n[^\[\]\n]{1,200})?\]\(")
_LAST_WORD = re.compile(r"[ \t]([A-Za-z_][A-Za-z0-9_]*)\Z")
_KEY_IN_BRACES = re.compile(r"([a-z_][a-z0-9_]*):[ \t\n]")
_CLOSING = {"[": "]", "{": "}"}


def find_sign_at_start(context: ErrorContext) -> Diagnosis | None:
    """A value that begins with a sign which YAML does not take for text."""
    line = context.culprit
    start = line.value if line.key else line.body
    if start >= line.end or context.mark < start or context.flow is not None:
        return _sign_in_flow(context)
    sign = _sign_at(context, line, start)
    if sign is None:
        return None
    if not line.key and not line.has_dash:
        if context.text[start] in BULLETS:
            return other_list_marks(context.text, line)
        if context.levels and context.levels[-1].column >= line.column:
            return None
    end = max(
        text_end(context.text, start, line.body_column if line.key else line.column), start + 1
    )
    quoted = _quoted_sign(context, line, start, end, sign)
    if sign in "|>":
        return _block_with_more(context.text, line, start, quoted)
    return quoted


def _sign_at(context: ErrorContext, line: SourceLine, start: int) -> str | None:
    sign = context.text[start]
    if sign in _SIGNS:
        return sign
    if sign in "|>" and not _BLOCK_HEADER.match(context.text, start, line.end):
        return sign
    if line.key and sign in "-?" and context.text[start + 1 : start + 2] in (" ", "\t"):
        return sign
    return sign if sign in ",]}" and context.mark == start else None


def find_list_mark(context: ErrorContext) -> Diagnosis | None:
    """An element of a list that begins with a bullet, where the others have their dash."""
    line = context.culprit
    if line.key or line.has_dash or context.text[line.content] not in BULLETS:
        return None
    is_element = any(column == line.column and not mapping for column, mapping in context.columns)
    return other_list_marks(context.text, line) if is_element else None


def _block_with_more(text: str, line: SourceLine, start: int, quoted: Diagnosis) -> Diagnosis:
    """The first line of a block of text with more in it than the sign, or text that begins so."""
    below = next((each for each in lines_below(text, line) if not is_blank(text, each)), line)
    if below.column <= line.column:
        return quoted
    change = TextPatch(start + 1, line.end, "")
    block = Diagnosis(
        SIGN_AT_START,
        start + 1,
        line.end,
        f"behind {text[start]} nothing more can stand; the text begins in the next line",
        f"Delete it, or put text that begins with {text[start]} into quotes.",
        (change,),
        unreadable=((start, start + 1),),
    )
    if any(sign.isalnum() for sign in text[start : line.end]):
        return replace(quoted, alternatives=(block,))
    return replace(block, alternatives=(quoted,))


def _sign_in_flow(context: ErrorContext) -> Diagnosis | None:
    """The same between brackets, where the parser stops at the sign."""
    start = context.begun if context.begun is not None else context.mark
    for place in (start, context.mark):
        sign = context.text[place : place + 1]
        if context.flow is not None and sign and sign in _SIGNS and place > context.flow.start:
            end = max(flow_text_end(context.text, place), place + 1)
            return _quoted_sign(context, line_at(context.text, place), place, end, sign)
    return None


def _quoted_sign(
    context: ErrorContext, line: SourceLine, start: int, end: int, sign: str
) -> Diagnosis:
    changes = quote(context.text, start, end)
    shown = show_changed(context.text, line, changes)
    is_loose = sign == "%" and not line.key and not line.has_dash
    is_list = sign == "-" and not context.text[start + 1 : end].strip(" \t-")
    hint = f"Put the text into quotes: {shown}" if shown else "Put the text into quotes."
    below = next(
        (each for each in lines_below(context.text, line) if not is_blank(context.text, each)), line
    )
    if sign == "-" and below.has_dash and below.column > line.body_column:
        return _list_behind_key(line, start, below.column)
    if sign == "-":
        hint += "; a list begins in the line below its key" if shown else ""
    return Diagnosis(
        SIGN_AT_START,
        start,
        start + 1,
        f"text that begins with {sign} needs quotes",
        hint,
        changes,
        None if is_list or is_loose else "put the text into quotes",
        safe=sign != "-",
    )


def _list_behind_key(line: SourceLine, start: int, column: int) -> Diagnosis:
    return Diagnosis(
        SIGN_AT_START,
        start,
        start + 1,
        f"the first element of a list stands in the line of its key, “{line.key}”",
        "Begin the list in the line below its key.",
        (TextPatch(start, start, "\n" + " " * column),),
        "begin the list in a line of its own",
    )


def other_list_marks(text: str, line: SourceLine) -> Diagnosis:
    """The diagnosis of a list whose elements begin with another sign than “- ”."""
    mark = text[line.body]
    lines = [line]
    for below in lines_below(text, line):
        if text.startswith(mark, below.content) and below.column == line.column:
            lines.append(below)
        elif not is_blank(text, below) and below.column <= line.column:
            break
    changes = tuple(_dash(text, each) for each in lines)
    return Diagnosis(
        LIST_MARK,
        line.content,
        line.content + 1,
        f"the elements of a list begin with “- ”, not with {mark}",
        f"Write “- ” in place of {mark}" + (f" in all {len(lines)} lines." if lines[1:] else "."),
        changes,
        "begin the elements with “- ”",
    )


def _dash(text: str, line: SourceLine) -> TextPatch:
    after = text[line.content + 1 : line.content + 2]
    return TextPatch(line.content, line.content + 1, "-" if after in (" ", "\t", "") else "- ")


def find_bracket_at_start(context: ErrorContext) -> Diagnosis | None:
    """Text that begins with a bracket, so that YAML takes it for a list or a block of keys."""
    last, begun = context.last, context.begun
    if last is not None and context.text[last.start] in _CLOSING and context.follows(last):
        start = last.start
        if context.character in ("]", "}"):
            return _unpaired(
                context, context.mark, "there is no bracket that this one closes", None
            )
    elif begun is not None and _LINK.match(context.text, begun):
        start = begun
    else:
        return None
    line = line_at(context.text, start)
    if start not in (line.value, line.body) or context.character == ":":
        return None
    end = text_end(
        context.text, max(context.mark, start), line.body_column if line.key else line.column
    )
    changes = quote(context.text, start, end)
    shown = show_changed(context.text, line, changes)
    return Diagnosis(
        BRACKET_AT_START,
        start,
        start + 1,
        f"text that begins with {context.text[start]} needs quotes",
        f"Put the text into quotes: {shown}" if shown else "Put the text into quotes.",
        changes,
        "put the text into quotes",
        safe=True,
    )


def find_unpaired_bracket(context: ErrorContext) -> Diagnosis | None:
    """A bracket that is not closed, or closed by one of the other sort."""
    level = context.flow
    if level is None:
        return None
    opening = context.text[level.start]
    closing = _CLOSING[opening]
    if context.character in ("]", "}"):
        change = TextPatch(context.mark, context.mark, closing)
        message = f"this {opening} is not closed before the {context.character}"
        return _unpaired(context, level.start, message, change)
    begun, line = line_at(context.text, level.start), context.line
    at_end = context.mark >= len(context.text.rstrip())
    is_outside = line.column <= begun.body_column and (line.is_key or line.has_dash)
    if not at_end and (line.start <= begun.start or not is_outside):
        return None
    last = begun
    for below in lines_below(context.text, begun):
        if (
            below.start > context.mark
            or is_blank(context.text, below)
            or below.is_key
            or below.has_dash
        ):
            break
        last = below
    change = TextPatch(last.end, last.end, closing)
    return _unpaired(context, level.start, f"this {opening} is not closed", change)


def _unpaired(
    context: ErrorContext, start: int, message: str, change: TextPatch | None
) -> Diagnosis:
    line = line_at(context.text, start)
    made = change or TextPatch(start, start + 1, "")
    shown = show_changed(context.text, line, (made,))
    what = "Close it where the list or block of keys ends" if change else "Delete it"
    return Diagnosis(
        UNPAIRED_BRACKET,
        start,
        start + 1,
        message,
        f"{what}: {shown}" if shown else f"{what}.",
        (made,),
        "close the bracket" if change else "delete the bracket",
    )


def find_missing_comma(context: ErrorContext) -> Diagnosis | None:
    """Two keys between braces without a comma between them."""
    level, last = context.flow, context.last
    if level is None or last is None or last.end > context.mark:
        return None
    found = _KEY_IN_BRACES.match(context.text, context.mark)
    if found is not None and last.style in "\"'[" and context.follows(last):
        return _missing_comma(context.text, last.end, context.mark, found.end(1))
    found = _LAST_WORD.search(context.text, last.start, context.mark)
    in_one_line = "\n" not in context.text[last.start : context.mark]
    if found is None or context.character != ":" or not in_one_line:
        return None
    ends_like_a_value = context.text[found.start() - 1] in "0123456789\"'])}"
    if found[1] not in context.words and not ends_like_a_value:
        return None
    return _missing_comma(context.text, found.start(), found.start(1), found.end(1))


def _missing_comma(text: str, place: int, start: int, end: int) -> Diagnosis:
    change = TextPatch(place, place, ",")
    shown = show_changed(text, line_at(text, start), (change,))
    return Diagnosis(
        MISSING_COMMA,
        start,
        end,
        f"a comma is missing before “{text[start:end]}”",
        f"Write {shown}" if shown else "Between braces a comma stands after every value.",
        (change,),
        "add the comma",
    )
