"""“%” or “per cent” stands where the house style has a word.

Running text says “70 percent”, in German “70 Prozent”. The sign is for tables, which a brief has
none of. French has the sign in running text, too, with a space before it: “70 %”. Original titles and
Chinese are left alone.

Bad:

    items:
      - at_a_glance: The share grew from 9% to 15 per cent.

Good:

    items:
      - at_a_glance: The share grew from 9 percent to 15 percent.
"""

import functools
import re
from collections.abc import Iterator

from authoring.diagnostics.problems import Kind, Severity
from authoring.lint.finding import Finding
from authoring.lint.rule_context import FieldText, RuleContext

KIND = Kind("BR229", "percent-style", Severity.WARNING)

_SIGN = re.compile(r"(?P<figure>(?<=[0-9])[ \u00a0\u2009\u202f]?)?%(?!\w)")
_UNSPACED_SIGN = re.compile(r"(?<=[0-9])(?=%(?!\w))")


def check(context: RuleContext) -> Iterator[Finding]:
    """Find the sign where it is not the house style’s, and other words than the house style’s."""
    figures = context.pack.figures
    wanted, others = figures.percent, _compile(figures.other_percents)
    for text in context.written:
        words = text.latin
        for found in others.finditer(words):
            message = f"“{found[0]}” stands where the house style has “{wanted}”"
            yield text.finding(*found.span(), message, f"Write “{wanted}”.", wanted)
        if "%" not in words:
            continue
        if wanted == "%":
            yield from _find_unspaced(text)
        else:
            yield from (_finding(text, found, wanted) for found in _SIGN.finditer(words))


@functools.cache
def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _find_unspaced(text: FieldText) -> Iterator[Finding]:
    """Signs that stand at their figure, in languages that have a space between them."""
    for found in _UNSPACED_SIGN.finditer(text.latin):
        start, end = found.start() - 1, found.end() + 1
        message = "no space stands between the figure and “%”"
        yield text.finding(start, end, message, "Add a space.", f"{text.latin[start]} %")


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
