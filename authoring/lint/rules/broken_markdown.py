"""A link or an emphasis of Markdown is begun and not finished.

A bracket or an asterisk is missing, or a space stands where none may. Nothing becomes of it: the
brief prints the brackets and the address, or the asterisks, as they were typed. Where a sign is
meant to be printed, a backslash stands before it.

Bad:

    items:
      - comment: See [the plan] (https://example.org/plan), which is **binding.

Good:

    items:
      - comment: See [the plan](https://example.org/plan), which is **binding**.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from authoring.diagnostics.problems import Kind, Severity
from authoring.lint.finding import Finding, Repair, ValueChange
from authoring.lint.rule_context import FieldText, RuleContext
from authoring.model import Prose
from authoring.model.addresses import LINK_TARGET, is_usable_address

if TYPE_CHECKING:
    from authoring.lint.prose.emphasis import Marks

KIND = Kind("BR237", "broken-markdown", Severity.WARNING)

_ADDRESS = r"(?:https?://|mailto:)"
_TARGET = re.compile(r"(?<!\\)\]\(")
# A link's target and, in quotes or brackets, its title (CommonMark 0.31, 6.3).
_WHOLE = re.compile(
    r"\]\(\s*(?:<[^<>\n]*>|(?:[^\s<>()]|\([^\s<>()]*\))*)"
    r"(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*\)"
)
_WITH_SPACE = re.compile(r"\]\(\s*[^\s()]+[ \t]+[^()\n]*\)")
_APART = re.compile(rf"(?<=\])[ \t\n]+(?=\(<?{_ADDRESS}[^\s()]*\))")
_SWAPPED = re.compile(rf"\((?P<words>[^()\[\]\n]+)\)\[(?P<address>{_ADDRESS}[^\s\[\]]+)\]")
_NO_BRACKET = re.compile(
    rf"(?<!\\)\[[^\[\]()\n]+(?P<place>\()(?={_ADDRESS}[^\s()]*\)(?![^\[\n]*\]))"
)
_ANGLE = re.compile(rf"(?<!\()<{_ADDRESS}[^\s<>]*(?![^\s<>]|>)")
_PARAGRAPH = re.compile(r"(?:(?!\n[ \t]*\n|\n[ \t]*(?:[-*+]|\d+[.)])[ \t]).)+", re.DOTALL)


def check(context: RuleContext) -> Iterator[Finding]:
    """Find links without a bracket, and marks of emphasis without a partner."""
    for text in context.texts:
        if text.prose in (Prose.INLINE, Prose.BLOCKS):
            if any(sign in text.characters for sign in ("[", "](", "<")):
                yield from _links(text)
            if "*" in text.words or "_" in text.words:
                yield from _emphasis(text)


def _links(text: FieldText) -> Iterator[Finding]:
    typed = text.characters
    for found in _TARGET.finditer(typed):
        if _WHOLE.match(typed, found.start()) is None:
            yield from _open_target(text, found)
        elif not _has_opening(typed, found.start()):
            message = "the words of this link begin without “[”"
            yield text.finding(found.start(), found.end(), message, "Write [words](address).")
    for found in _APART.finditer(typed):
        start, end = found.span()
        new = None if "\n" in found[0] else ""
        message = "a space parts the words of a link from its address"
        yield text.finding(start, end, message, "Delete the space.", new, safe=False)
    for found in _SWAPPED.finditer(typed):
        new = f"[{found['words']}]({found['address']})"
        message = "the brackets of this link are swapped"
        yield text.finding(*found.span(), message, f"Write {new}.", new, safe=False)
    for found in _NO_BRACKET.finditer(typed):
        start, end = found.span("place")
        message = "the words of this link are not closed by “]”"
        yield text.finding(start, end, message, "Write [words](address).", "](", safe=False)
    for found in _ANGLE.finditer(typed):
        address = found[0].rstrip(".,;:!?")
        hint = f"Write {address}>."
        finding = text.finding(found.start(), found.end(), "“<” is not closed by “>”", hint)
        yield _with_insertion(finding, found.start() + len(address), ">")


def _open_target(text: FieldText, found: re.Match[str]) -> Iterator[Finding]:
    """An address that is not closed; one that can't be a link is told of anyway."""
    target = LINK_TARGET.match(text.characters, found.start())
    if target is None or not is_usable_address(target[1]):
        return
    if _WITH_SPACE.match(text.characters, found.start()):
        message = "the address of this link has a space in it"
        yield text.finding(*target.span(1), message, "Delete the space, or write %20 for it.")
        return
    address = target[1].rstrip(".,;:!?")
    message = "the address of this link is not closed by “)”"
    finding = text.finding(*target.span(1), message, "Put “)” behind the address.")
    yield _with_insertion(finding, target.start(1) + len(address), ")")


def _with_insertion(finding: Finding, place: int, sign: str) -> Finding:
    change = ValueChange(finding.path, place, place, sign)
    return replace(finding, repair=Repair(f"insert “{sign}”", (change,), safe=False))


def _has_opening(typed: str, end: int) -> bool:
    """Whether a bracket opens in the same paragraph that the one at `end` closes."""
    depth = 1
    start = typed.rfind("\n\n", 0, end) + 1
    for char in reversed(typed[start:end]):
        depth += (char == "]") - (char == "[")
        if not depth:
            return True
    return False


def _emphasis(text: FieldText) -> Iterator[Finding]:
    """The first mark without a partner in each paragraph; the others come of it."""
    from authoring.lint.prose.emphasis import find_unpaired  # most issues have no emphasis

    for paragraph in _PARAGRAPH.finditer(text.words):
        marks = next(iter(find_unpaired(paragraph[0])), None)
        if marks is not None:
            sign = marks.sign * marks.left
            escape = f"to print it, write “\\{marks.sign}”."
            start = paragraph.start() + marks.start
            if _is_between(paragraph[0], marks):
                message = f"“{sign}” is no emphasis here, between a letter and a quotation mark"
                hint = f"Put them inside the quotation marks: “{sign}…{sign}”."
            elif marks.opens:
                message = f"“{sign}” opens an emphasis that is not closed"
                hint = f"Put “{sign}” behind its last word, without a space between; {escape}"
            else:
                message = f"“{sign}” closes an emphasis that was not opened"
                hint = f"Put “{sign}” before its first word, without a space between; {escape}"
            yield text.finding(start, paragraph.start() + marks.end, message, hint)


def _is_between(paragraph: str, marks: "Marks") -> bool:
    """Whether marks stand outside of a quotation in Chinese, where no space parts the words."""
    before, after = paragraph[marks.start - 1 : marks.start], paragraph[marks.end : marks.end + 1]
    opening, closing = ("Ps", "Pi"), ("Pe", "Pf")
    return (before.isalnum() and unicodedata.category(after or " ") in opening) or (
        after.isalnum() and unicodedata.category(before or " ") in closing
    )
