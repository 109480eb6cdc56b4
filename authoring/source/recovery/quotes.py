"""Quotes: those that are not closed, or closed too early, and what stands between them.

Place in the flow: recognisers.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from authoring.source.kinds import BACKSLASH, TEXT_AFTER_QUOTE, TYPOGRAPHIC_QUOTES, UNCLOSED_QUOTE
from authoring.source.lines import (
    SourceLine,
    flow_text_end,
    is_blank,
    line_at,
    lines_below,
    next_written,
    quote,
    show_changed,
    text_end,
)
from authoring.source.patched import TextPatch
from authoring.source.recovery.context import ErrorContext
from authoring.source.recovery.diagnosis import Diagnosis
from authoring.source.signs import TYPOGRAPHIC

QUOTES: Final = frozenset("\"'")
_TYPOGRAPHIC_CLOSING: Final = frozenset("".join(TYPOGRAPHIC.values()))
_ESCAPE = re.compile(
    r"\\(?:[0abtnvfre \"/\\N_LP\t\n]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}"
    r"|U(?:000[0-9A-Fa-f]{5}|0010[0-9A-Fa-f]{4}))"
)
_MOST_AT_ONCE = 100
_CLOSING_BRACKETS = " \t,]}"


def find_backslash(context: ErrorContext) -> Diagnosis | None:
    """A backslash between double quotes that begins no escape."""
    if context.begun is None or context.text[context.begun : context.begun + 1] != '"':
        return None
    wrong = next(
        _wrong_escapes(context.text, max(context.begun, context.mark - 10), context.mark + 1), None
    )
    if wrong is None:
        return None
    line = line_at(context.text, wrong)
    closing = _closing_quote(context.text, wrong, line.stop)
    places = islice(_wrong_escapes(context.text, wrong, closing), _MOST_AT_ONCE)
    changes = tuple(TextPatch(place, place, "\\") for place in places)
    shown = show_changed(context.text, line, changes)
    return Diagnosis(
        BACKSLASH,
        wrong,
        wrong + 2,
        f"“{context.text[wrong : wrong + 2]}” between double quotes is no escape that YAML knows",
        f"Write two backslashes for one: {shown}" if shown else "Write two backslashes for one.",
        changes,
        "write two backslashes for one",
        safe=True,
    )


def _wrong_escapes(text: str, start: int, end: int) -> Iterator[int]:
    place = text.find("\\", start, end)
    while 0 <= place < end:
        escape = _ESCAPE.match(text, place)
        if escape is None:
            yield place
        place = text.find("\\", escape.end() if escape else place + 1, end)


def _closing_quote(text: str, start: int, end: int) -> int:
    found = re.compile(r'(?<!\\)"').search(text, start, end)
    return found.start() if found else end


def find_unclosed_quote(context: ErrorContext) -> Diagnosis | None:
    """A quote that is never closed, or that a quote of a later line closes."""
    begun, last = context.begun, context.last
    if begun is not None and begun < len(context.text) and context.text[begun] in QUOTES:
        opening = line_at(context.text, begun)
        if context.mark >= opening.stop and context.culprit.body != begun:
            return unclosed_quote(context.text, begun)
        if context.mark >= len(context.text.rstrip()) and _is_open(
            context.text, begun, opening.end
        ):
            return unclosed_quote(context.text, begun)
    if last is None or last.style not in QUOTES or last.end > context.mark:
        return None
    if swallows_lines(context.text, last.start, last.end):
        return unclosed_quote(context.text, last.start)
    return None


def _is_open(text: str, start: int, end: int) -> bool:
    return text.find(text[start], start + 1, end) < 0


def swallows_lines(text: str, start: int, end: int) -> bool:
    """Whether quoted text goes on over a line that begins like a key or an element of a list."""
    opening = line_at(text, start)
    column = opening.body_column if opening.key else opening.column
    for line in lines_below(text, opening):
        if line.start >= end:
            return False
        if line.column <= column and (line.is_key or line.has_dash):
            return True
    return False


def unclosed_quote(text: str, start: int) -> Diagnosis:
    """The diagnosis of a quote that is not closed; it probably ends with its line."""
    opening, mark = line_at(text, start), text[start]
    in_flow = bool({"[", "{"} & {*text[opening.body : start]})
    end = _flow_end(text, start, opening) if in_flow else _end_of_quoted(text, opening)
    end = max(end, start + 1)
    mistyped = end > start + 1 and text[end - 1] in (_TYPOGRAPHIC_CLOSING | QUOTES)
    change = TextPatch(end - 1 if mistyped else end, end, mark)
    shown = show_changed(text, opening, (change,))
    hint = "Close it where the text ends" + (f": {shown}" if shown else ".")
    if mistyped:
        hint = f"What closes it must be the same sign, not {text[end - 1]}" + (
            f": {shown}" if shown else "."
        )
    return Diagnosis(
        UNCLOSED_QUOTE,
        start,
        start + 1,
        "this quote is not closed",
        hint,
        (change,),
        None if in_flow else "close the quote at the end of the text",
        unreadable=() if mistyped else ((start, end),),
    )


def _end_of_quoted(text: str, opening: SourceLine) -> int:
    end = opening.end
    for line in lines_below(text, opening):
        if is_blank(text, line) or line.column <= opening.column or line.has_dash or line.is_key:
            break
        end = line.end
    return end


def _flow_end(text: str, start: int, opening: SourceLine) -> int:
    end = opening.end
    while end > start + 1 and text[end - 1] in _CLOSING_BRACKETS:
        end -= 1
    return end


def find_text_after_quote(context: ErrorContext) -> Diagnosis | None:
    """A quoted phrase with more text behind it in the line."""
    last = context.last
    if (
        last is not None
        and last.style in QUOTES
        and context.follows(last)
        and context.character != ":"
    ):
        start, more = last.start, context.mark
    elif context.culprit.body == context.begun and context.text[context.culprit.body] in QUOTES:
        line = context.culprit
        closing = context.text.find(context.text[line.body], line.body + 1, line.end)
        start, more = line.body, next_written(context.text, closing + 1, line.end)
        if closing < 0:
            return None
    else:
        return None
    line = line_at(context.text, start)
    end = (
        flow_text_end(context.text, more)
        if context.flow
        else text_end(context.text, more, line.column)
    )
    if (context.character in "]}" and context.character) or end <= more:
        return None
    changes = _requote(context.text, start, end)
    shown = show_changed(context.text, line, changes)
    return Diagnosis(
        TEXT_AFTER_QUOTE,
        more,
        end,
        "text goes on behind the closing quote",
        f"Put all of it into quotes: {shown}" if shown else "Put all of it into quotes.",
        changes,
        None if "\\" in context.text[start:end] else "put all of the text into quotes",
        safe=True,
    )


def _requote(text: str, start: int, end: int) -> tuple[TextPatch, ...]:
    """Quotes around everything; where the outer ones were meant so already, others in their place."""
    mark = text[start]
    other = "'" if mark == '"' else '"'
    second = text.find(mark, start + 1, end)
    outer = (
        text[end - 1] == mark
        and second < end - 1
        and (
            text[second - 1] in " \t" or (text[second + 1].isalnum() and text[second - 1].isalnum())
        )
        and other not in text[start:end]
        and "\\" not in text[start:end]
    )
    if outer:
        return TextPatch(start, start + 1, other), TextPatch(end - 1, end, other)
    return quote(text, start, end)


def typographic_quotes(text: str, start: int, end: int) -> Diagnosis | None:
    """The diagnosis of a value without other quotes than those of print around all of it."""
    closing, inside = TYPOGRAPHIC.get(text[start : start + 1], ""), text[start + 1 : end - 1]
    if not inside or text[end - 1] not in closing or any(mark in inside for mark in closing):
        return None
    straight = next((mark for mark in "\"'" if mark not in inside and "\\" not in inside), None)
    changes = quote(text, start, end)
    if straight is not None:
        changes = TextPatch(start, start + 1, straight), TextPatch(end - 1, end, straight)
    shown = show_changed(text, line_at(text, start), changes)
    hint = "If they are not to be printed, type straight ones"
    return Diagnosis(
        TYPOGRAPHIC_QUOTES,
        start,
        end,
        f"{text[start]}…{text[end - 1]} are no quotes for YAML, but text",
        f"{hint}: {shown}" if shown else f"{hint}; else put straight ones around them.",
        changes,
        None if straight is None else "type straight quotes",
    )
