"""Colons: those in text without quotes, and those that are missing or not what YAML wants.

Place in the flow: recognisers.
"""

import re
from dataclasses import replace
from typing import Final

from authoring.diagnostics.problems import Severity
from authoring.source.kinds import (
    COLON_IN_TEXT,
    FULL_WIDTH_COLON,
    INVISIBLE_SPACE,
    KEY_NOT_TEXT,
    KEYS_IN_ONE_LINE,
    MISSING_COLON,
    MISSING_SPACE,
)
from authoring.source.lines import (
    SourceLine,
    ancestors,
    flow_text_end,
    is_blank,
    line_at,
    lines_below,
    quote,
    show_changed,
    text_end,
    written_above,
    written_below,
)
from authoring.source.patched import TextPatch
from authoring.source.recovery.context import ErrorContext
from authoring.source.recovery.diagnosis import Diagnosis
from authoring.source.recovery.quotes import typographic_quotes
from authoring.source.signs import COLONS, SPACES, UNSEEN

_COLON_MESSAGE: Final = "this colon makes a key of the text before it; text with “: ” needs quotes"
_STRANGE_COLON = re.compile(rf"([A-Za-z_][A-Za-z0-9_]*)[ \t]*([{COLONS}])[ \t{SPACES}]*")
_TIGHT_COLON = re.compile(rf"([a-z_][a-z0-9_]*)[ \t]*:(?!//)(?=[^ \t\n])([{SPACES}{UNSEEN}]*)")
_TIGHT_DASH = re.compile(rf"-([{SPACES}{UNSEEN}]*)(?=[^\s\-0-9{SPACES}{UNSEEN}])")
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")
_SIGN_FOR_COLON = re.compile(r"[ \t]*(?:[-=]>|[-=–—])[ \t]+")
_FIRST_WORD = re.compile(r"([a-z_][a-z0-9_]*)(?=[ \t\n]|\Z)")
_LONELY_WORD = re.compile(r"[a-z_][a-z0-9_]{2,}(?:[ \t]+[\[{|>0-9].*)?(?=\n|\Z)")
_SEVERAL_KEYS = re.compile(r"[a-z_]+:[ \t]+[^,:]{1,100},[ \t]*[a-z_]+:[ \t]")


def find_broken_key(context: ErrorContext) -> Diagnosis | None:
    """A key or element whose colon, dash or space is missing or not the right one."""
    for line in _suspects(context):
        if line is not None:
            found = tight_dash(context.text, line) or _broken_key(context, line)
            if found is not None:
                return found
    return None


def _suspects(context: ErrorContext) -> tuple[SourceLine | None, ...]:
    """The culprit; and the lines above, if the parser went on over them in search of a colon."""
    above, last = context.above, context.last
    if context.culprit is not context.line or context.character != ":" or above is None:
        return (context.culprit,)
    if last is not None and last.style == "plain" and last.start < context.line.start:
        first = line_at(context.text, last.start)
        if not first.key and first.body == last.start:
            return first, context.culprit
    if context.mark != context.line.colon or (above.has_value and above.content != above.body):
        return (context.culprit,)
    return above, context.culprit


def _broken_key(context: ErrorContext, line: SourceLine) -> Diagnosis | None:
    if line.key:
        in_braces = "{" in line.key or "[" in line.key
        return _missing_colon(context, line) if in_braces else None
    if context.text.startswith(":", line.body):
        return _missing_key(line)
    return (
        strange_colon(context.text, line.body, line.end)
        or tight_colon(context.text, line.body, line.end)
        or _missing_colon(context, line)
    )


def _missing_key(line: SourceLine) -> Diagnosis:
    return Diagnosis(
        KEY_NOT_TEXT,
        line.body,
        line.body + 1,
        "a word is missing before this colon",
        "Write the key, or put the text into quotes.",
        (TextPatch(line.body, line.body, "key"),),
        unreadable=((line.body, line.body + 1),),
    )


def strange_colon(text: str, start: int, end: int) -> Diagnosis | None:
    """The diagnosis of a key that is followed by a colon of another script."""
    found = _STRANGE_COLON.match(text, start, end)
    if found is None:
        return None
    last = min(end, found.end())
    changes = (TextPatch(found.end(1), last, ": " if last < end else ":"),)
    return Diagnosis(
        FULL_WIDTH_COLON,
        found.start(2),
        found.end(2),
        f"the key “{found[1]}” is followed by {found[2]}, not by a colon and a space",
        _write(text, start, changes, "Write “: ” in its place."),
        changes,
        "write “: ”",
        safe=True,
    )


def tight_colon(text: str, start: int, end: int) -> Diagnosis | None:
    """The diagnosis of a key whose colon is not followed by a space."""
    found = _TIGHT_COLON.match(text, start, end)
    if found is None:
        return None
    strange = bool(found[2])
    changes = (TextPatch(found.start(2), found.end(2), " "),)
    message = f"a space is missing behind “{found[1]}:”"
    if strange:
        message = f"what stands behind “{found[1]}:” looks like a space and is none"
    return Diagnosis(
        INVISIBLE_SPACE if strange else MISSING_SPACE,
        found.start(2) if strange else found.start(),
        found.end(2) if strange else found.end(),
        message,
        _write(text, start, changes, "Write “: ”."),
        changes,
        "write a space behind the colon",
        safe=True,
    )


def tight_dash(text: str, line: SourceLine) -> Diagnosis | None:
    """The diagnosis of elements of a list whose dash is not followed by a space."""
    found = _TIGHT_DASH.match(text, line.content, line.end)
    if found is None:
        return None
    strange = bool(found[1])
    changes = [TextPatch(found.start(1), found.end(1), " ")]
    for below in lines_below(text, line):
        more = _TIGHT_DASH.match(text, below.content, below.end)
        if below.column < line.column and not is_blank(text, below):
            break
        if more and below.column == line.column:
            changes.append(TextPatch(more.start(1), more.end(1), " "))
    message = "a space is missing behind the dash"
    if strange:
        message = "what stands behind the dash looks like a space and is none"
    if changes[1:]:
        message += (
            f", here and in {len(changes) - 1} more lines"
            if changes[2:]
            else ", here and once more"
        )
    return Diagnosis(
        INVISIBLE_SPACE if strange else MISSING_SPACE,
        line.content,
        found.end(),
        message,
        _write(text, line.content, tuple(changes[:1]), "Write “- ”."),
        tuple(changes),
        "write a space behind the dash",
    )


def _missing_colon(context: ErrorContext, line: SourceLine) -> Diagnosis | None:
    """A line that begins with a word which is a key elsewhere in the file, or looks like one."""
    found = _FIRST_WORD.match(context.text, line.body, line.end)
    if found is None or (line.has_dash and found.end() == line.end):
        return None
    below_text = context.last is not None and context.last.style in "|>"
    if found[1] in context.words:
        if below_text and line.body_column not in context.words[found[1]]:
            return None
    elif below_text or line.has_dash or not _LONELY_WORD.match(context.text, line.body, line.end):
        return None
    sign = _SIGN_FOR_COLON.match(context.text, found.end(), line.end)
    changes = (TextPatch(found.end(), sign.end(), ": "),) if sign else ()
    changes = changes or (TextPatch(found.end(), found.end(), ":"),)
    return Diagnosis(
        MISSING_COLON,
        found.start(),
        found.end(),
        f"a colon is missing behind “{found[1]}”",
        _write(context.text, line.body, changes, "Write “: ” behind the key."),
        changes,
        "write a colon behind the key",
    )


def find_keys_in_one_line(context: ErrorContext) -> Diagnosis | None:
    """Several keys behind the colon of another, without braces."""
    line = context.line
    if context.character != ":" or not line.has_value or context.mark <= line.colon:
        return None
    if not _SEVERAL_KEYS.match(context.text, line.value, line.end):
        return None
    changes = TextPatch(line.value, line.value, "{"), TextPatch(line.end, line.end, "}")
    return Diagnosis(
        KEYS_IN_ONE_LINE,
        line.value,
        line.end,
        f"several keys stand in one line behind “{line.key}:”",
        _write(
            context.text,
            line.start,
            changes,
            "Put them into braces, or each into a line of its own.",
        ),
        changes,
        "put the keys into braces",
    )


def find_text_without_sign(context: ErrorContext) -> Diagnosis | None:
    """A colon in text that stands in the lines below its key, without the sign of a block of text."""
    line = context.culprit
    parent = next(ancestors(context.text, line), None)
    if parent is None or not parent.is_key or parent.has_value or line.has_dash:
        return None
    child = next(written_below(context.text, parent), line)
    if child.has_dash or not _is_prose(context, child) or (line.is_key and context.is_known(line)):
        return None
    colon = child.colon if child.key else context.mark
    if context.text[colon : colon + 1] != ":" or child.start > line.start:
        return None
    return _block_without_sign(context.text, parent, colon)


def find_element_with_colon(context: ErrorContext) -> Diagnosis | None:
    """Text that goes on in a line below an element, which a colon had made a key."""
    line = context.culprit
    first = next(ancestors(context.text, line), None)
    if line.key or line.has_dash or first is None or not first.has_dash:
        return None
    if not first.key or first.is_key or " " not in first.key:
        return None
    end = text_end(context.text, first.body, first.column, line.end)
    return _colon_trap(context.text, first.body, max(end, line.end), first.colon)


def _is_prose(context: ErrorContext, line: SourceLine) -> bool:
    """Whether a line begins with words, none of which is, or looks like, a key."""
    if line.key:
        return " " in line.key and line.key[0].isalpha()
    return (
        context.text[line.body].isalpha()
        and strange_colon(context.text, line.body, line.end) is None
        and tight_colon(context.text, line.body, line.end) is None
        and _missing_colon(context, line) is None
    )


def find_colon_in_text(context: ErrorContext) -> Diagnosis | None:
    """Text without quotes that holds a colon with a space behind it."""
    if context.character != ":":
        return None
    line = context.line
    if context.flow is not None:
        return _colon_between_brackets(context)
    if line.key and context.mark > line.colon:
        return _in_one_line(context, line)
    return _in_several_lines(context, line)


def _in_one_line(context: ErrorContext, line: SourceLine) -> Diagnosis:
    whole = line.has_dash and not line.is_key
    start = line.body if whole else line.value
    column = line.column if whole else line.body_column
    colon = line.colon if whole else context.mark
    return _colon_trap(
        context.text, start, max(text_end(context.text, start, column), colon + 1), colon
    )


def _in_several_lines(context: ErrorContext, line: SourceLine) -> Diagnosis | None:
    """A colon in the second line of a text, or a later one."""
    last = context.last
    if last is None or last.style != "plain" or line.has_dash or not line.key:
        return None
    if last.start >= line.start or context.text[last.end : context.mark].strip(" \t"):
        return None
    first = line_at(context.text, last.start)
    if line.is_key and (context.is_known(line) or first.key):
        return None
    column = first.body_column if first.key else first.column
    end = max(text_end(context.text, last.start, column, line.end), line.end)
    return _colon_trap(context.text, last.start, end, context.mark)


def _colon_between_brackets(context: ErrorContext) -> Diagnosis | None:
    last = context.last
    if last is None or last.style != "plain" or context.text[last.end : context.mark].strip(" \t"):
        return None
    end = max(flow_text_end(context.text, context.mark), context.mark + 1)
    return _colon_trap(context.text, last.start, end, context.mark)


def _colon_trap(text: str, start: int, end: int, colon: int) -> Diagnosis:
    wrapped = typographic_quotes(text, start, end)
    if wrapped is not None and wrapped.mend is not None:
        return replace(wrapped, kind=replace(wrapped.kind, severity=Severity.ERROR))
    line = line_at(text, start)
    key = written_above(text, line)
    if start == line.content and key is not None and key.key and not key.has_value:
        return _block_without_sign(text, key, colon)
    changes = quote(text, start, end)
    shown = show_changed(text, line, changes)
    hint = "Put the text into quotes, or write it in the lines below, after “>”."
    return Diagnosis(
        COLON_IN_TEXT,
        colon,
        colon + 1,
        _COLON_MESSAGE,
        f"Put the text into quotes: {shown}" if shown else hint,
        changes,
        "put the text into quotes",
        safe=True,
    )


def _block_without_sign(text: str, key: SourceLine, colon: int) -> Diagnosis:
    """A colon in text that stands in the lines below its key, where a sign makes it text.

    Paragraphs stay paragraphs after “|” alone.
    """
    end = text_end(text, key.stop + 1, key.body_column, colon)
    sign = "|" if _EMPTY_LINE.search(text, key.stop, end) else ">"
    change = TextPatch(key.colon + 1, key.end, f" {sign}")
    shown = show_changed(text, key, (change,))
    return Diagnosis(
        COLON_IN_TEXT,
        colon,
        colon + 1,
        _COLON_MESSAGE,
        f"Write {sign} behind the key: {shown}" if shown else f"Write {sign} behind the key.",
        (change,),
        f"write {sign} behind the key",
        safe=True,
    )


def _write(text: str, offset: int, changes: tuple[TextPatch, ...], otherwise: str) -> str:
    shown = show_changed(text, line_at(text, offset), changes)
    return f"Write {shown}" if shown else otherwise
