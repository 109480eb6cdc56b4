"""ASCII punctuation stands in Chinese text.

Chinese has marks of its own, as wide as a character. The narrow ones slip in with text that is
copied from web pages. Figures (3.5, 1,000) and Latin words keep theirs, and so does English that
has Chinese terms in it. The brackets of original titles are BR227’s.

Bad:

    items:
      - documents:
          - kind: policy
            title: Outline on Data, Computing Power and AI
            original_title: 数据,算力与人工智能发展纲要

Good:

    items:
      - documents:
          - kind: policy
            title: Outline on Data, Computing Power and AI
            original_title: 数据，算力与人工智能发展纲要
"""

import re
from collections.abc import Iterator

from authoring.diagnostics.problems import Kind, Severity
from authoring.lint.finding import Finding, Repair, ValueChange
from authoring.lint.prose.scripts import FULL_WIDTH, is_chinese
from authoring.lint.rule_context import FieldText, RuleContext
from authoring.model import Prose

KIND = Kind("BR225", "ascii-punctuation-in-chinese", Severity.WARNING)

_MARK = re.compile(r"[,;:!?]")
_BRACKETS = re.compile(r"\([^()\n]++\)")
_NEAR = 4


def check(context: RuleContext) -> Iterator[Finding]:
    """Find marks between Chinese characters, in original titles beside one, and brackets."""
    for text in context.written:
        if text.characters.isascii():
            continue
        is_title = text.prose is Prose.ORIGINAL
        for found in _MARK.finditer(text.words):
            end = _end_in_title(text.words, found) if is_title else _end_in_text(text.words, found)
            if end is not None:
                wanted = FULL_WIDTH[found[0]]
                message = f"“{found[0]}” stands in Chinese text"
                yield text.finding(found.start(), end, message, f"Write “{wanted}”.", wanted)
        if not is_title:
            yield from _check_brackets(text)


def _end_in_text(words: str, mark: re.Match[str]) -> int | None:
    """Where a mark ends that joins Chinese; one with a space behind it is the brief’s own."""
    start, end = mark.span()
    is_inside = is_chinese(words[max(0, start - 1) : start]) and is_chinese(words[end : end + 1])
    return end if is_inside else None


def _end_in_title(words: str, mark: re.Match[str]) -> int | None:
    """Where a mark beside a Chinese character ends, with the space that no full-width one needs."""
    start, end = mark.span()
    before, behind = words[max(0, start - _NEAR) : start].rstrip(), words[end : end + _NEAR]
    if not is_chinese(before[-1:]) and not is_chinese(behind.lstrip()[:1]):
        return None
    return end + len(behind) - len(behind.lstrip(" "))


def _check_brackets(text: FieldText) -> Iterator[Finding]:
    """Brackets behind a Chinese character, around what begins with one."""
    for found in _BRACKETS.finditer(text.words):
        start, end = found.span()
        if is_chinese(text.words[max(0, start - 1) : start]) and is_chinese(text.words[start + 1]):
            places = ((start, "（"), (end - 1, "）"))
            changes = tuple(ValueChange(text.path, place, place + 1, new) for place, new in places)
            repair = Repair("write full-width brackets", changes)
            message = "half-width brackets stand in Chinese text"
            yield Finding(text.path, message, "Write “（” and “）”.", start, end, repair=repair)
