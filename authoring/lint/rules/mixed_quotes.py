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
from collections.abc import Iterator
from dataclasses import dataclass

from authoring.diagnostics.problems import Kind, Severity
from authoring.lint.finding import Finding, Repair, ValueChange
from authoring.lint.rule_context import FieldText, RuleContext
from authoring.model import Prose

KIND = Kind("BR222", "mixed-quotes", Severity.WARNING)

_HINT = "Use {} quotes throughout, or straight ones."
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![ \t]*\n)[^\n]+)*+")


def check(context: RuleContext) -> Iterator[Finding]:
    """Find the quotes of the rarer kind; of equals, the straight ones."""
    for straight, typographic, name in context.pack.quotes.compared:
        yield from _compare(context, straight, typographic, name)


def _compare(
    context: RuleContext, straight_signs: str, other_signs: str, name: str
) -> Iterator[Finding]:
    """Find the rarer of some straight signs and those that can stand in their place."""
    straight_sign, other_sign = re.compile(f"[{straight_signs}]"), re.compile(f"[{other_signs}]")
    texts = [text for text in context.written if text.prose is not Prose.ORIGINAL]
    straight = [text for text in texts if straight_sign.search(text.latin)]
    others = [text for text in texts if other_sign.search(text.latin)]
    if not straight or not others:
        return
    if _count(other_sign, others) < _count(straight_sign, straight):
        for text in others:
            for found in other_sign.finditer(text.latin):
                message = f"this quote is {name}, other quotes of the issue are straight"
                yield text.finding(*found.span(), message, _HINT.format(name))
        return
    quotes = context.pack.quotes
    for text in straight:
        for paragraph in _PARAGRAPH.finditer(text.latin):
            for sign, pair in (('"', quotes.double), ("'", quotes.single)):
                if sign not in straight_signs:
                    continue
                for quote in _find_straight(text.latin, *paragraph.span(), sign):
                    safe = sign == '"' or quote.is_apostrophe
                    yield _finding(text, quote, pair, name, safe=safe)


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


def _finding(
    text: FieldText, found: _Straight, pair: tuple[str, str], name: str, *, safe: bool
) -> Finding:
    changes: tuple[ValueChange, ...] = ()
    what, end = "this quote is", found.start + 1
    if found.is_apostrophe:
        what = "this apostrophe is"
        changes = (ValueChange(text.path, found.start, end, "’"),)
    elif found.close is not None:
        what, end = "these quotes are", found.close + 1
        places = zip((found.start, found.close), pair, strict=True)
        changes = tuple(ValueChange(text.path, place, place + 1, new) for place, new in places)
    repair = Repair(f"write {name} quotes", changes, safe) if changes else None
    message = f"{what} straight, other quotes of the issue are {name}"
    hint = _HINT.format(name)
    return Finding(text.path, message, hint, found.start, end, repair=repair)
