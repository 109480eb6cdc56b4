"""Blocks: the stream of text that every old form is read as, and cuts out of it.

Place in the flow: what the readers make. A block knows its line, so that all that is said of it
leads back to the source; a cut is a stretch of a block, and remembers where it came from.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cached_property
from typing import Final

from authoring.view.markup import CHINESE_RUN, HARD_BREAK, SOFT_BREAK, Run

_BLANKS: Final = re.compile(r"[^\S\n\r]+")
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]"
)


class BlockKind(Enum):
    """What sort of block it is in the source."""

    HEADING = auto()
    PARAGRAPH = auto()
    ENTRY = auto()


@dataclass(frozen=True, eq=False)
class Block:
    r"""A heading, a paragraph or an element of a list, with the line (from 1) it begins in.

    A break inside it is a run of "\r" (a line ended) or "\n" (its author wanted a new line); blocks
    that are cleaned have none. `close`: no empty line parts it from the one before; `broken`: its
    author only wanted a new line there. `aside`: the page says that it is no part of its text.
    `number` is a list's own.
    """

    runs: tuple[Run, ...]
    line: int
    style: BlockKind = BlockKind.PARAGRAPH
    number: int | None = None
    close: bool = False
    broken: bool = False
    aside: bool = False

    @cached_property
    def text(self) -> str:
        """Its words."""
        return "".join(run.text for run in self.runs)

    @cached_property
    def key(self) -> str:
        """Its letters and figures alone, by which it is compared."""
        return make_key(self.text)

    @property
    def whole(self) -> "Cut":
        """All of it."""
        return Cut(self, 0, len(self.text))

    @property
    def is_strong(self) -> bool:
        """Whether all of it is bold."""
        return all(run.strong for run in self.runs if run.text.strip())


@dataclass(frozen=True)
class Cut:
    """A stretch of a block, by offsets in its text."""

    block: Block
    start: int
    end: int

    @cached_property
    def text(self) -> str:
        """Its words."""
        return self.block.text[self.start : self.end]

    @property
    def runs(self) -> tuple[Run, ...]:
        """Its words with their looks."""
        return tuple(slice_runs(self.block.runs, self.start, self.end))

    def part(self, start: int, end: int | None = None) -> "Cut":
        """A stretch of it, without the blanks at its edges."""
        end = len(self.text) if end is None else end
        text = self.text[start:end]
        left = len(text) - len(text.lstrip())
        length = len(text.strip())
        begin = self.start + start + left
        return Cut(self.block, begin, begin + length)

    def split(self, expression: re.Pattern[str]) -> list["Cut"]:
        """What stands before, between and after the matches of an expression."""
        found, offset = [], 0
        for match in expression.finditer(self.text):
            found.append(self.part(offset, match.start()))
            offset = match.end()
        return [*found, self.part(offset)]


def slice_runs(runs: Iterable[Run], start: int, end: int) -> Iterator[Run]:
    """The runs between two offsets of their text."""
    offset = 0
    for run in runs:
        low, high = max(start, offset), min(end, offset + len(run.text))
        if low < high:
            yield replace(run, text=run.text[low - offset : high - offset])
        offset += len(run.text)


def make_key(text: str) -> str:
    """Letters and figures of a text, small: “ACME’s Top 5” and “ACME'S TOP 5” are the same."""
    return "".join(char for char in text.casefold() if char.isalnum())


def tidy_runs(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs with plain blanks, one at a time and none at the edges; like neighbours are one."""
    tidied: list[Run] = []
    before = " "
    for run in runs:
        text = run.text
        if text not in (SOFT_BREAK, HARD_BREAK):
            text = _BLANKS.sub(" ", _UNSEEN.sub("", text.replace("\r", " ").replace("\n", " ")))
            if before.isspace():
                text = text.lstrip(" ")
        elif tidied and tidied[-1].text.endswith(" "):
            tidied[-1] = replace(tidied[-1], text=tidied[-1].text.rstrip(" "))
        if not text:
            continue
        before = text[-1]
        last = tidied[-1] if tidied else None
        if last and text not in "\r\n" and last.text not in "\r\n" and _look_alike(run, last):
            tidied[-1] = replace(last, text=last.text + text)
        else:
            tidied.append(replace(run, text=text))
    while tidied and not tidied[-1].text.rstrip():
        tidied.pop()
    if tidied:
        tidied[-1] = replace(tidied[-1], text=tidied[-1].text.rstrip())
    return tuple(tidied)


def join_lines(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs whose ends of lines are blanks, but nothing between Chinese characters."""
    written = [run for run in runs if run.text]
    joined = []
    for index, run in enumerate(written):
        text = run.text
        if text == SOFT_BREAK:
            before = written[index - 1].text[-1:] if index else ""
            after = written[index + 1].text[:1] if index + 1 < len(written) else ""
            text = "" if before and after and CHINESE_RUN.fullmatch(before + after) else " "
        joined.append(replace(run, text=text))
    return tidy_runs(joined)


def _look_alike(run: Run, other: Run) -> bool:
    return (run.emphasis, run.strong, run.address) == (other.emphasis, other.strong, other.address)
