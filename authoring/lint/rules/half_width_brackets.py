"""Half-width brackets stand in a Chinese title.

The same ministry’s titles are copied from pages with either kind, and the documents of one issue
look different then. Chinese brackets are as wide as a character and need no space around them.

Bad:

    items:
      - documents:
          - kind: policy
            title: Smart Manufacturing Development Plan (Draft for Comments)
            original_title: 智能制造发展规划(征求意见稿)

Good:

    items:
      - documents:
          - kind: policy
            title: Smart Manufacturing Development Plan (Draft for Comments)
            original_title: 智能制造发展规划（征求意见稿）
"""

import re
from collections.abc import Iterator

from authoring.diagnostics.problems import Kind, Severity
from authoring.lint.finding import Finding, Repair, ValueChange
from authoring.lint.prose.scripts import is_chinese
from authoring.lint.rule_context import FieldText, RuleContext
from authoring.model import Prose

KIND = Kind("BR227", "half-width-brackets", Severity.WARNING)

_BRACKET = re.compile(r"[(（)）]")
_HINT = "Write “（” and “）”."


def check(context: RuleContext) -> Iterator[Finding]:
    """Find half-width brackets in original titles that are Chinese."""
    for text in context.written:
        if text.prose is Prose.ORIGINAL and any(map(is_chinese, text.words)):
            yield from _check_title(text)


def _check_title(text: FieldText) -> Iterator[Finding]:
    opened: list[int] = []
    for found in _BRACKET.finditer(text.words):
        place = found.start()
        if found[0] in "(（":
            opened.append(place)
        elif opened:
            yield from _check_pair(text, opened.pop(), place)
        elif found[0] == ")":
            yield _unpaired(text, place)
    for place in opened:
        if text.words[place] == "(":
            yield _unpaired(text, place)


def _check_pair(text: FieldText, first: int, last: int) -> Iterator[Finding]:
    """The finding for a pair of which one or both are narrow; a space outside goes with it."""
    words, changes = text.words, list[ValueChange]()
    if words[first] == "(":
        space = first > 1 and words[first - 1] == " "
        changes.append(ValueChange(text.path, first - space, first + 1, "（"))
    if words[last] == ")":
        space = words[last + 1 : last + 2] == " " and bool(words[last + 2 : last + 3].strip())
        changes.append(ValueChange(text.path, last, last + 1 + space, "）"))
    if changes:
        repair = Repair("write full-width brackets", tuple(changes))
        message = "half-width brackets stand in a Chinese title"
        yield Finding(text.path, message, _HINT, first, last + 1, repair=repair)


def _unpaired(text: FieldText, place: int) -> Finding:
    return text.finding(place, place + 1, "a half-width bracket stands alone", _HINT)
