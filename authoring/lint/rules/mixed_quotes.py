"""Straight and curly quotes are mixed in one issue.

Straight ones come from keyboards and web pages, curly ones from word processors, and side by side
they look careless in print. The rarer kind is marked. The fix makes straight ones curly:
apostrophes, and double quotes that stand in pairs; a pair of single quotes could be something else,
so that fix is an unsafe one. Original titles and Chinese are left alone.

Bad:

    items:
      - at_a_glance: China’s “dual circulation” strategy meets Hainan's "intersection point".

Good:

    items:
      - at_a_glance: China’s “dual circulation” strategy meets Hainan’s “intersection point”.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from authoring.diagnostics.problems import Kind, Severity
from authoring.lint.finding import Finding, Repair, ValueChange
from authoring.lint.rule_context import FieldText, RuleContext
from authoring.model import Language, Prose

KIND = Kind("BR222", "mixed-quotes", Severity.WARNING)

_STRAIGHT = re.compile("[\"']")
_CURLY = re.compile("[“”„‘’‚]")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![ \t]*\n)[^\n]+)*+")
_PAIRS: Final[Mapping[Language, Mapping[str, str]]] = {
    "en": {'"': "“”", "'": "‘’"},
    "de": {'"': "„“", "'": "‚‘"},
}
_HINT = "Use curly quotes throughout, or straight ones."


def check(manuscript: RuleContext) -> Iterator[Finding]:
    """Find the quotes of the rarer kind; of equals, the straight ones."""
    texts = [text for text in manuscript.written if text.prose is not Prose.ORIGINAL]
    straight = [text for text in texts if _STRAIGHT.search(text.latin)]
    curly = [text for text in texts if _CURLY.search(text.latin)]
    if not straight or not curly:
        return
    if _count(_CURLY, curly) < _count(_STRAIGHT, straight):
        for text in curly:
            for found in _CURLY.finditer(text.latin):
                message = "this quote is curly, other quotes of the issue are straight"
                yield text.finding(*found.span(), message, _HINT)
        return
    for text in straight:
        for paragraph in _PARAGRAPH.finditer(text.latin):
            for sign, curled in _PAIRS[manuscript.language].items():
                for quote in _find_straight(text.latin, *paragraph.span(), sign):
                    yield _finding(text, quote, curled, safe=sign == '"' or quote.is_apostrophe)


def _count(sign: re.Pattern[str], texts: list[FieldText]) -> int:
    return sum(len(sign.findall(text.latin)) for text in texts)


@dataclass(frozen=True, slots=True)
class _Straight:
    """A straight quote, or a pair of them; an apostrophe has no second place."""

    start: int
    close: int | None = None
    is_apostrophe: bool = False


def _find_straight(words: str, begin: int, end: int, sign: str) -> Iterator[_Straight]:
    """The straight quotes of a paragraph, in pairs as far as they make such."""
    opened: int | None = None
    in_pairs = False
    place = words.find(sign, begin, end)
    while place >= 0:
        before = words[max(begin, place - 1) : place]
        behind = words[place + 1 : min(end, place + 3)]
        if sign == "'" and (_joins(before, behind) or _stands_for_century(before, behind)):
            yield _Straight(place, is_apostrophe=True)
        elif behind[:1].strip() and (not before or before in " \n\t([–—-/\"'“„‘"):
            if opened is not None:
                yield _Straight(opened)
            opened = place
        elif opened is not None and before.strip() and not behind[:1].isalnum():
            yield _Straight(opened, place)
            opened, in_pairs = None, True
        else:
            yield _Straight(place, is_apostrophe=sign == "'" and before.isalpha() and not in_pairs)
        place = words.find(sign, place + 1, end)
    if opened is not None:
        yield _Straight(opened)


def _joins(before: str, behind: str) -> bool:
    return before.isalnum() and behind[:1].isalnum()


def _stands_for_century(before: str, behind: str) -> bool:
    return not before.strip() and behind.isdigit() and len(behind) == len("90")


def _finding(text: FieldText, found: _Straight, curled: str, *, safe: bool) -> Finding:
    changes: tuple[ValueChange, ...] = ()
    what, end = "this quote is", found.start + 1
    if found.is_apostrophe:
        what = "this apostrophe is"
        changes = (ValueChange(text.path, found.start, end, "’"),)
    elif found.close is not None:
        what, end = "these quotes are", found.close + 1
        places = zip((found.start, found.close), curled, strict=True)
        changes = tuple(ValueChange(text.path, place, place + 1, new) for place, new in places)
    repair = Repair("write curly quotes", changes, safe) if changes else None
    message = f"{what} straight, other quotes of the issue are curly"
    return Finding(text.path, message, _HINT, found.start, end, repair=repair)
