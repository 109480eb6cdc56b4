"""Hashes: text that is lost behind “ #”, because YAML takes it for a comment.

Place in the flow: a recogniser, and a look at values that could be read.
"""

import re
from dataclasses import replace

from authoring.diagnostics.problems import Severity
from authoring.source.kinds import TEXT_CUT_BY_HASH
from authoring.source.lines import flow_text_end, line_at, quote, show_changed, text_end
from authoring.source.recovery.context import ErrorContext
from authoring.source.recovery.diagnosis import Diagnosis

# A remark has a blank behind its sign; marks for programs and people are remarks, too.
_SUSPICIOUS = re.compile(r"[ \t](#(?=[^\s#!])(?!brief:|noqa|TODO\b|FIXME\b|XXX\b|NOTE\b)[^\n]*)")
_NO_TEXT = re.compile(r"[a-z0-9_./:?=&%+-]*")


def find_cut_text(context: ErrorContext) -> Diagnosis | None:
    """A text that goes on behind, or in a line below, the place at which “ #” cut it."""
    line, above, last = context.line, context.above, context.last
    if last is None or last.style != "plain":
        return None
    if context.flow is not None:
        stop = flow_text_end(context.text, last.end)
        return _as_error(cut_text(context.text, last.start, last.end, stop))
    if above is None or context.mark > line.content or line.is_key or line.has_dash:
        return None
    column = above.body_column if above.key else above.column
    if line.column <= column or not above.start <= last.start < above.end:
        return None
    stop = text_end(context.text, line.content, column)
    return _as_error(cut_text(context.text, last.start, last.end, stop))


def _as_error(diagnosis: Diagnosis | None) -> Diagnosis | None:
    """The same where the text can't be read as it stands."""
    if diagnosis is None:
        return None
    return replace(diagnosis, kind=replace(diagnosis.kind, severity=Severity.ERROR))


def cut_text(text: str, start: int, end: int, stop: int) -> Diagnosis | None:
    """The diagnosis of a plain value that “ #” seems to cut; it was to end at `stop`."""
    found = _SUSPICIOUS.match(text, _last_blank(text, end))
    if found is None:
        return None
    first = found.start(1)
    if not found[1][1].isdigit() and _NO_TEXT.fullmatch(text, start, end):
        return None
    line = line_at(text, first)
    changes = quote(text, start if end > start else first, stop)
    shown = show_changed(text, line, changes)
    return Diagnosis(
        TEXT_CUT_BY_HASH,
        first,
        line.end,
        "“ #” begins a comment, so that this is not printed",
        "A remark has a space behind its #; text needs quotes" + (f": {shown}" if shown else "."),
        changes,
        "put all of the text into quotes" if end > start else None,
    )


def _last_blank(text: str, offset: int) -> int:
    """The offset of the last blank that follows an offset."""
    while text[offset : offset + 1] in (" ", "\t") and text[offset + 1 : offset + 2] in (" ", "\t"):
        offset += 1
    return offset
