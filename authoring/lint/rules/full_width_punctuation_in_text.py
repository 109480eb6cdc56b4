"""A Chinese punctuation mark stands in Latin text.

It comes from a Chinese keyboard, is as wide as a Chinese character and leaves a hole in the line.
Marks that stand beside Chinese characters are left alone.

Bad:

    items:
      - at_a_glance: The plan， which is a draft （of April）， names three goals。

Good:

    items:
      - at_a_glance: The plan, which is a draft (of April), names three goals.
"""

import re
from collections.abc import Iterator
from typing import Final

from authoring.diagnostics.problems import Kind, Severity
from authoring.lint.finding import Finding
from authoring.lint.prose.scripts import FULL_WIDTH, is_chinese
from authoring.lint.rule_context import FieldText, RuleContext
from authoring.model import Prose

KIND = Kind("BR226", "full-width-punctuation-in-text", Severity.WARNING)

_MARK = re.compile(f"[{''.join(FULL_WIDTH.values())}]")
_NARROW: Final = {wide: narrow for narrow, wide in FULL_WIDTH.items()}
_NEAR = 4


def check(context: RuleContext) -> Iterator[Finding]:
    """Find full-width marks that have no Chinese beside them."""
    for text in context.written:
        if text.prose is not Prose.ORIGINAL and _MARK.search(text.words):
            yield from _check_text(text)


def _check_text(text: FieldText) -> Iterator[Finding]:
    words = text.words
    last_end, brackets = -1, list[bool]()
    for found in _MARK.finditer(words):
        start, end = found.span()
        before = words[max(0, start - _NEAR) : start].rstrip()[-1:]
        behind = words[end : end + _NEAR].lstrip()[:1]
        is_latin = start == last_end or (before != "" and not is_chinese(before))
        if found[0] == "）" and brackets:
            is_latin = brackets.pop()
        elif found[0] == "（":
            is_latin = is_latin or not (before or is_chinese(behind))
            brackets.append(is_latin)
        elif is_chinese(behind) and not _MARK.match(behind):
            is_latin = False
        if is_latin:
            last_end = end
            yield _finding(text, start, end)


def _finding(text: FieldText, start: int, end: int) -> Finding:
    words = text.words
    mark = words[start]
    wanted = _NARROW[mark]
    before, behind = words[start - 1 : start] if start else "", words[end : end + 1]
    if mark == "（":
        written = f" {wanted}" if before.isalnum() else wanted
    else:
        is_in_figure = before.isdigit() and behind.isdigit()
        written = f"{wanted} " if behind.isalnum() and not is_in_figure else wanted
    message = f"“{mark}” stands in Latin text"
    return text.finding(start, end, message, f"Write “{wanted}”.", written)
