"""Emphasis: stretches of text in strong or emphatic type -> CommonMark's stars around them.

Place in the flow: below `authoring.formats.commonmark`. Whether stars open or close emphasis
depends on the characters on both sides (CommonMark, 6.2): where those forbid it, as they often do
between Chinese characters and brackets, one of them is written by its number.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import Final

STRONG: Final = "strong"
EMPHASIS: Final = "emphasis"
LINE_BREAK: Final = "\\\n"
"""A break that the author asked for (CommonMark, 6.7)."""


@dataclass(frozen=True, slots=True)
class EmphasisRun:
    """Markdown of one appearance: a set of `STRONG` and `EMPHASIS`."""

    text: str
    styles: frozenset[str] = frozenset()


def join_stretches(stretches: Sequence[EmphasisRun]) -> str:
    """Stretches, none of them empty, as Markdown of one paragraph; no break begins or ends it."""
    stretches = _settle_breaks(stretches)
    marks = {STRONG: "**", EMPHASIS: "_" if _touch(stretches) else "*"}
    written, stack = "", list[str]()
    for index, stretch in enumerate((*stretches, EmphasisRun(""))):
        text, closing, opening = stretch.text, "", ""
        while not stretch.styles.issuperset(stack):
            closing += marks[stack.pop()]
        # What lasts longest is opened first, so that it need not be closed in between.
        new = sorted(stretch.styles.difference(stack))
        for style in sorted(new, key=lambda style: -_length(stretches[index:], style)):
            opening += marks[style]
            stack.append(style)
        if closing:
            written = _without_blank_end(written)
            if not opening and text and _repels(text[0], closing, written[-1]):
                text = _number(text[0]) + text[1:]
        if opening:
            text = _number(text[0]) + text[1:] if text[0].isspace() else text
            if not closing and written and _repels(written[-1], opening, text[0]):
                written = _with_number_at_end(written)
        written += closing + opening + text
    return written


def _settle_breaks(stretches: Sequence[EmphasisRun]) -> list[EmphasisRun]:
    """Line breaks with the styles that go on behind them: none begins or ends with a break."""
    settled: list[EmphasisRun] = []
    for index, stretch in enumerate(stretches):
        if stretch.text == LINE_BREAK:
            after = next(each for each in stretches[index:] if each.text != LINE_BREAK)
            settled.append(EmphasisRun(LINE_BREAK, settled[-1].styles & after.styles))
        else:
            settled.append(stretch)
    return settled


def _touch(stretches: Sequence[EmphasisRun]) -> bool:
    """Whether a style ends where another one goes on, so that their marks stand together."""
    return any(one.styles - other.styles and other.styles for one, other in pairwise(stretches))


def _length(stretches: Sequence[EmphasisRun], style: str) -> int:
    return sum(1 for _ in takewhile(lambda each: style in each.styles, stretches))


def _repels(outside: str, marks: str, inside: str) -> bool:
    """Whether marks between two characters would not be read as marks."""
    soft = (
        outside.isspace() or unicodedata.category(outside).startswith("P") or outside in "$+<=>^`|~"
    )
    hard = unicodedata.category(inside)[0] in "PS"
    return not soft and (hard or "_" in marks)


def _without_blank_end(written: str) -> str:
    return _with_number_at_end(written) if written[-1].isspace() else written


def _with_number_at_end(written: str) -> str:
    """The last character by its number; a backslash before it must stay one."""
    before, last = written[:-1], written[-1]
    backslashes = len(before) - len(before.rstrip("\\"))
    return before + "\\" * (backslashes % 2) + _number(last)


def _number(character: str) -> str:
    return f"&#{ord(character)};"
