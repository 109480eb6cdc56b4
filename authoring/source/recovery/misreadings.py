"""Misreadings: values that YAML reads without complaint, but not as their editors meant them.

Place in the flow: after a text could be read in full. What changes the order of keys and elements is
mended and read anew; the rest is a remark.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from authoring.diagnostics.problems import Severity
from authoring.source import nodes
from authoring.source.kinds import COMMA_IN_TEXT, INVISIBLE_SPACE, WRONG_INDENTATION
from authoring.source.lines import (
    SourceLine,
    line_at,
    lines_above,
    lines_below,
    next_written,
    quote,
    show_changed,
)
from authoring.source.patched import TextPatch
from authoring.source.recovery.blanks import (
    is_strangely_indented,
    name_space,
    strange_indentation,
    tab_between,
)
from authoring.source.recovery.colons import strange_colon, tight_colon, tight_dash
from authoring.source.recovery.context import ErrorContext, Level, Token
from authoring.source.recovery.diagnosis import Diagnosis
from authoring.source.recovery.elements import misplaced_element, missing_dash
from authoring.source.recovery.hashes import cut_text
from authoring.source.recovery.quotes import (
    QUOTES,
    swallows_lines,
    typographic_quotes,
    unclosed_quote,
)
from authoring.source.recovery.signs import other_list_marks
from authoring.source.signs import BULLETS, SPACES, UNSEEN

_STRANGE_END = re.compile(f"[{SPACES}{UNSEEN}]+\\Z")
_ONLY_BULLETS = frozenset("•·●▪◦‣∙")
_TAB_BETWEEN = re.compile(r"(?<=[:,\-])\t[ \t]*(?=\S)")
_NO_PLAIN_TEXT = re.compile(r"[\[\]{}\"'\n]")
_HASH = re.compile(r"[ \t]#(?=[^\s#])")


def find_missing_dash(text: str, repeated: Mapping[int, Sequence[int]]) -> Diagnosis | None:
    """An element of a list whose dash is missing or misplaced, so that its keys repeat others.

    `repeated` has the offsets of repeated keys by those of the blocks that they stand in.
    """
    for block, keys in repeated.items():
        first, line = line_at(text, block), line_at(text, keys[0])
        if len(keys) < 2 or not first.has_dash or first.body != block:
            continue
        if line.content != keys[0] or line.body_column != first.body_column:
            continue
        begun = _begun_elsewhere(text, first, line)
        if begun is not None:
            return misplaced_element(begun, first.column)
        diagnosis = missing_dash(text, line, first.column)
        return replace(
            diagnosis, related=((first.body, first.end, "the element above begins here"),)
        )
    return None


def _begun_elsewhere(text: str, first: SourceLine, line: SourceLine) -> SourceLine | None:
    """The line with a dash, in another column, that begins like the first line of an element."""
    for above in lines_above(text, line):
        if above.start <= first.start:
            return None
        if above.has_dash and above.key == first.key and above.column != first.column:
            return above
    return None


def find_misread(
    text: str, suspects: Iterable[Token], levels: Iterable[Level]
) -> tuple[Diagnosis, ...]:
    """The values that were read as something else than what they look like.

    What changes the blocks of a file comes alone: it may explain the rest.
    """
    levels, found, end = tuple(levels), list[Diagnosis](), 0
    for token in suspects:
        diagnosis = _misread(text, token, levels) if token.start >= end else None
        if diagnosis is None:
            continue
        if token.style != "{":
            return tuple(found) or (diagnosis,)
        found.append(diagnosis)
        end = max(change.end for change in diagnosis.changes)
    return tuple(found)


def _misread(text: str, token: Token, levels: tuple[Level, ...]) -> Diagnosis | None:
    line = line_at(text, token.start)
    if token.style in QUOTES:
        swallows = swallows_lines(text, token.start, token.end)
        return unclosed_quote(text, token.start) if swallows else None
    if token.style == "{":
        start, end = token.start, token.end
        return (
            strange_colon(text, start, end)
            or tight_colon(text, start, end)
            or _comma(text, start, end)
        )
    if token.start != line.content:
        return _strange_key_end(text, token, line) or _element_in_text(text, token, line)
    if is_strangely_indented(text, line):
        context = ErrorContext(text, token.start, levels=levels)
        return strange_indentation(context, line)
    return (
        tight_dash(text, line)
        or _other_marks(text, token, line)
        or _strange_key_end(text, token, line)
    )


def _comma(text: str, start: int, end: int) -> Diagnosis | None:
    """A comma in text between braces, which makes a key without a value of what follows it."""
    comma = text.rfind(",", 0, start)
    colon = text.rfind(": ", 0, max(comma, 0))
    if comma < 0 or colon < 0 or text[comma + 1 : start].strip(" \t"):
        return None
    first = next_written(text, colon + 1, comma)
    if _NO_PLAIN_TEXT.search(text, first, comma) or (
        comma + 1 < start and text[start:end].isidentifier()
    ):
        return None
    changes = quote(text, first, end)
    shown = show_changed(text, line_at(text, start), changes)
    return Diagnosis(
        COMMA_IN_TEXT,
        comma,
        comma + 1,
        "between braces a comma ends the text before it",
        f"Put text with a comma into quotes: {shown}"
        if shown
        else "Put text with a comma into quotes.",
        changes,
        "put the text into quotes",
    )


def _strange_key_end(text: str, token: Token, line: SourceLine) -> Diagnosis | None:
    """A key with a space before its colon that is none."""
    found = _STRANGE_END.search(text, token.start, token.end)
    if found is None or token.start != line.body or not text.startswith(":", token.end):
        return None
    return Diagnosis(
        INVISIBLE_SPACE,
        found.start(),
        found.end(),
        f"{name_space(found[0][0])} stands behind the key",
        "Delete it.",
        (TextPatch(found.start(), found.end(), ""),),
        "delete it",
        safe=True,
    )


def _other_marks(text: str, token: Token, line: SourceLine) -> Diagnosis | None:
    mark = text[token.start]
    if mark not in BULLETS or line.key:
        return None
    inside = (each for each in lines_below(text, line) if each.start < token.end)
    again = any(text.startswith(f"{mark} ", each.content) for each in inside)
    is_list = mark in _ONLY_BULLETS or (again and text.startswith(f"{mark} ", token.start))
    return other_list_marks(text, line) if is_list else None


def _element_in_text(text: str, token: Token, line: SourceLine) -> Diagnosis | None:
    """An element of a list that stands further right than the others, and so became their text."""
    if not line.has_dash or token.start != line.body:
        return None
    for below in lines_below(text, line):
        if below.start >= token.end:
            return None
        tight = None if below.has_dash else tight_dash(text, below)
        if below.has_dash or (tight and below.column <= line.body_column):
            return _deep_element(text, line, below, tight)
    return None


def _deep_element(
    text: str, line: SourceLine, below: SourceLine, tight: Diagnosis | None
) -> Diagnosis:
    move = TextPatch(below.start, below.start + below.column - line.column, "")
    space = tight.changes[:1] if tight else ()
    number = text.count("\n", 0, line.start) + 1
    return Diagnosis(
        WRONG_INDENTATION,
        below.content,
        below.body if below.has_dash else below.content + 1,
        f"this element of a list is indented by {below.column} spaces, the one above by {line.column}",
        f"Indent it by {line.column} spaces, like line {number}; as it is, it became text of that one.",
        (move, *space),
        f"indent by {line.column} spaces",
    )


def find_remarks(
    text: str, root: nodes.Node | None, suspects: Iterable[Token]
) -> Iterator[Diagnosis]:
    """What is worth a warning in a text that could be read. Offsets are those of the text."""
    for token in suspects:
        wrapped = typographic_quotes(text, token.start, token.end)
        if token.style == "plain" and wrapped is not None:
            yield wrapped
    if root is None:
        return
    if "#" in text and _HASH.search(text):
        yield from _cut_texts(text, root)
    if "\t" in text and _TAB_BETWEEN.search(text):
        yield from _tabs_between(text, root)


def _cut_texts(text: str, root: nodes.Node) -> Iterator[Diagnosis]:
    scalars = sorted((scalar.end, scalar.start, scalar.style) for scalar in _scalars(root))
    ends = [end for end, _, _ in scalars]
    for found in _HASH.finditer(text):
        index = bisect_right(ends, found.start()) - 1
        if index < 0 or scalars[index][2] != "plain":
            continue
        end, start, _ = scalars[index]
        if not text[end : found.start()].strip(" \t"):
            diagnosis = cut_text(text, start, end, line_at(text, found.start()).end)
            if diagnosis is not None:
                yield diagnosis


def _tabs_between(text: str, root: nodes.Node) -> Iterator[Diagnosis]:
    starts = {scalar.start for scalar in _scalars(root)}
    for found in _TAB_BETWEEN.finditer(text):
        if found.end() in starts:
            diagnosis = tab_between(found.start(), found.end())
            yield replace(diagnosis, kind=replace(diagnosis.kind, severity=Severity.WARNING))


def _scalars(node: nodes.Node) -> Iterator[nodes.ScalarNode]:
    match node:
        case nodes.ScalarNode():
            yield node
        case nodes.SequenceNode():
            for item in node.items:
                yield from _scalars(item)
        case nodes.MappingNode():
            for entry in node.entries:
                yield entry.key
                yield from _scalars(entry.value)
