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


def find_sign_at_start(spot: ErrorContext) -> Diagnosis | None:
    """A value that begins with a sign which YAML does not take for text."""
    line = spot.culprit
    start = line.value if line.key else line.body
    if start >= line.end or spot.mark < start or spot.flow is not None:
        return _sign_in_flow(spot)
    sign = _sign_at(spot, line, start)
    if sign is None:
        return None
    if not line.key and not line.has_dash:
        if spot.text[start] in BULLETS:
            return other_list_marks(spot.text, line)
        if spot.levels and spot.levels[-1].column >= line.column:
            return None
    end = max(text_end(spot.text, start, line.body_column if line.key else line.column), start + 1)
    quoted = _quoted_sign(spot, line, start, end, sign)
    if sign in "|>":
        return _block_with_more(spot.text, line, start, quoted)
    return quoted


def _sign_at(spot: ErrorContext, line: SourceLine, start: int) -> str | None:
    sign = spot.text[start]
    if sign in _SIGNS:
        return sign
    if sign in "|>" and not _BLOCK_HEADER.match(spot.text, start, line.end):
        return sign
    if line.key and sign in "-?" and spot.text[start + 1 : start + 2] in (" ", "\t"):
        return sign
    return sign if sign in ",]}" and spot.mark == start else None


def find_list_mark(spot: ErrorContext) -> Diagnosis | None:
    """An element of a list that begins with a bullet, where the others have their dash."""
    line = spot.culprit
    if line.key or line.has_dash or spot.text[line.content] not in BULLETS:
        return None
    is_element = any(column == line.column and not mapping for column, mapping in spot.columns)
    return other_list_marks(spot.text, line) if is_element else None


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


def _sign_in_flow(spot: ErrorContext) -> Diagnosis | None:
    """The same between brackets, where the parser stops at the sign."""
    start = spot.begun if spot.begun is not None else spot.mark
    for place in (start, spot.mark):
        sign = spot.text[place : place + 1]
        if spot.flow is not None and sign and sign in _SIGNS and place > spot.flow.start:
            end = max(flow_text_end(spot.text, place), place + 1)
            return _quoted_sign(spot, line_at(spot.text, place), place, end, sign)
    return None


def _quoted_sign(
    spot: ErrorContext, line: SourceLine, start: int, end: int, sign: str
) -> Diagnosis:
    changes = quote(spot.text, start, end)
    shown = show_changed(spot.text, line, changes)
    is_loose = sign == "%" and not line.key and not line.has_dash
    is_list = sign == "-" and not spot.text[start + 1 : end].strip(" \t-")
    hint = f"Put the text into quotes: {shown}" if shown else "Put the text into quotes."
    below = next(
        (each for each in lines_below(spot.text, line) if not is_blank(spot.text, each)), line
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
    """The trap of a list whose elements begin with another sign than “- ”."""
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


def find_bracket_at_start(spot: ErrorContext) -> Diagnosis | None:
    """Text that begins with a bracket, so that YAML takes it for a list or a block of keys."""
    last, begun = spot.last, spot.begun
    if last is not None and spot.text[last.start] in _CLOSING and spot.follows(last):
        start = last.start
        if spot.character in ("]", "}"):
            return _unpaired(spot, spot.mark, "there is no bracket that this one closes", None)
    elif begun is not None and _LINK.match(spot.text, begun):
        start = begun
    else:
        return None
    line = line_at(spot.text, start)
    if start not in (line.value, line.body) or spot.character == ":":
        return None
    end = text_end(spot.text, max(spot.mark, start), line.body_column if line.key else line.column)
    changes = quote(spot.text, start, end)
    shown = show_changed(spot.text, line, changes)
    return Diagnosis(
        BRACKET_AT_START,
        start,
        start + 1,
        f"text that begins with {spot.text[start]} needs quotes",
        f"Put the text into quotes: {shown}" if shown else "Put the text into quotes.",
        changes,
        "put the text into quotes",
        safe=True,
    )


def find_unpaired_bracket(spot: ErrorContext) -> Diagnosis | None:
    """A bracket that is not closed, or closed by one of the other sort."""
    level = spot.flow
    if level is None:
        return None
    opening = spot.text[level.start]
    closing = _CLOSING[opening]
    if spot.character in ("]", "}"):
        change = TextPatch(spot.mark, spot.mark, closing)
        message = f"this {opening} is not closed before the {spot.character}"
        return _unpaired(spot, level.start, message, change)
    begun, line = line_at(spot.text, level.start), spot.line
    at_end = spot.mark >= len(spot.text.rstrip())
    is_outside = line.column <= begun.body_column and (line.is_key or line.has_dash)
    if not at_end and (line.start <= begun.start or not is_outside):
        return None
    last = begun
    for below in lines_below(spot.text, begun):
        if below.start > spot.mark or is_blank(spot.text, below) or below.is_key or below.has_dash:
            break
        last = below
    change = TextPatch(last.end, last.end, closing)
    return _unpaired(spot, level.start, f"this {opening} is not closed", change)


def _unpaired(spot: ErrorContext, start: int, message: str, change: TextPatch | None) -> Diagnosis:
    line = line_at(spot.text, start)
    made = change or TextPatch(start, start + 1, "")
    shown = show_changed(spot.text, line, (made,))
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


def find_missing_comma(spot: ErrorContext) -> Diagnosis | None:
    """Two keys between braces without a comma between them."""
    level, last = spot.flow, spot.last
    if level is None or last is None or last.end > spot.mark:
        return None
    found = _KEY_IN_BRACES.match(spot.text, spot.mark)
    if found is not None and last.style in "\"'[" and spot.follows(last):
        return _missing_comma(spot.text, last.end, spot.mark, found.end(1))
    found = _LAST_WORD.search(spot.text, last.start, spot.mark)
    in_one_line = "\n" not in spot.text[last.start : spot.mark]
    if found is None or spot.character != ":" or not in_one_line:
        return None
    ends_like_a_value = spot.text[found.start() - 1] in "0123456789\"'])}"
    if found[1] not in spot.words and not ends_like_a_value:
        return None
    return _missing_comma(spot.text, found.start(), found.start(1), found.end(1))


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
