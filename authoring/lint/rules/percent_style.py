"""“%” or “per cent” stands where the house style has a word.

Running text says “70 percent”, in German “70 Prozent”. The sign is for tables, which a brief has
none of. Original titles and Chinese are left alone.

Bad:

    items:
      - at_a_glance: The share grew from 9% to 15 per cent.

Good:

    items:
      - at_a_glance: The share grew from 9 percent to 15 percent.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from authoring.diagnostics.problems import Kind, Severity
from authoring.lint.finding import Finding
from authoring.lint.rule_context import FieldText, RuleContext
from authoring.model import Language

KIND = Kind("BR229", "percent-style", Severity.WARNING)

_SIGN = re.compile(r"(?P<figure>(?<=[0-9])[ \u00a0\u2009\u202f]?)?%(?!\w)")
_WORDS: Final[Mapping[Language, str]] = {"en": "percent", "de": "Prozent"}
_OTHER_WORDS: Final[Mapping[Language, re.Pattern[str]]] = {
    "en": re.compile(r"[Pp](?<!\w.)er cent\b"),
    "de": re.compile(r"\b(?:[Pp]er ?cent|v\. ?H\.)"),
}


def check(manuscript: RuleContext) -> Iterator[Finding]:
    """Find the sign, and words other than the house style’s."""
    language = manuscript.language
    word, others = _WORDS[language], _OTHER_WORDS[language]
    for text in manuscript.written:
        words = text.latin
        for found in others.finditer(words):
            message = f"“{found[0]}” stands where the house style has “{word}”"
            yield text.finding(*found.span(), message, f"Write “{word}”.", word)
        if "%" in words:
            for found in _SIGN.finditer(words):
                yield _finding(text, found, word)


def _finding(text: FieldText, found: re.Match[str], word: str) -> Finding:
    """The finding for a sign; the fix is for one that ends a figure and joins nothing to it."""
    start, end = found.span()
    message = f"“%” stands where the house style has “{word}”"
    wanted = f" {word}" if found["figure"] is not None else None
    if text.latin[end : end + 1] == "-":
        wanted = None
    return text.finding(
        end - 1 if wanted is None else start, end, message, f"Write “{word}”.", wanted
    )
