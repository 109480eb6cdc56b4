"""Accounting: where each word of the source is.

Place in the flow: after the writing. The words of every value are looked for in the issue as it is
read again; only what is found there counts as placed.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from authoring.importing.blocks import Block, Cut, make_key
from authoring.importing.draft import FieldKind, Leaf, Tree, walk_leaves
from authoring.source import Data, DataPath
from authoring.view.markup import parse_blocks, parse_inline, plain_text

_NOWHERE, _SAID, _PLACED, _PROPOSED = range(4)
_BETWEEN_BLANKS: Final = re.compile(r"\S+")
_LANGUAGE: Final = "zh"


@dataclass(frozen=True, slots=True)
class Stray:
    """Words of the source that are not placed, with their line."""

    line: int
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Account:
    """How many words a source has: in the issue, written by the brief itself, proposed, nowhere."""

    placed: int
    said: int
    proposed: int
    strays: tuple[Stray, ...]

    @property
    def missing(self) -> int:
        """How many are not placed."""
        return sum(stray.count for stray in self.strays)

    @property
    def total(self) -> int:
        """How many words there are."""
        return self.placed + self.said + self.proposed + self.missing


def count_words(
    blocks: Sequence[Block],
    said: Iterable[Cut],
    issue: tuple[Tree, Data],
    proposal: tuple[Tree, Data],
) -> Account:
    """The account of a source: `issue` and `proposal` are drafts with what they are read as."""
    marks = {id(block): bytearray(len(block.text)) for block in blocks}
    for cut in said:
        _mark(marks, cut, _SAID)
    for (draft, data), fate in ((proposal, _PROPOSED), (issue, _PLACED)):
        for path, leaf in walk_leaves(draft):
            if _is_there(leaf, _find(data, path)):
                for cut in leaf.cuts:
                    _mark(marks, cut, fate)
    counts = [0, 0, 0, 0]
    strays: list[Stray] = []
    for block in sorted(blocks, key=lambda block: block.line):
        strays += _count(block, marks[id(block)], counts)
    return Account(counts[_PLACED], counts[_SAID], counts[_PROPOSED], tuple(strays))


def _mark(marks: dict[int, bytearray], cut: Cut, fate: int) -> None:
    found = marks.get(id(cut.block))
    if found is not None:
        found[cut.start : cut.end] = bytes([fate]) * (cut.end - cut.start)


def _count(block: Block, marks: bytearray, counts: list[int]) -> Iterator[Stray]:
    """Count the words of a block: what stands between blanks and has a letter or a figure.

    Neighbours that are nowhere are told together.
    """
    start = end = count = 0
    for match in _BETWEEN_BLANKS.finditer(block.text):
        fates = [marks[place] for place in range(*match.span()) if block.text[place].isalnum()]
        if not fates:
            continue
        fate = min(fates)
        counts[fate] += 1
        if fate == _NOWHERE:
            start = match.start() if not count else start
            end = match.end()
            count += 1
        elif count:
            yield Stray(block.line, block.text[start:end], count)
            count = 0
    if count:
        yield Stray(block.line, block.text[start:end], count)


def _is_there(leaf: Leaf, found: Data) -> bool:
    """Whether a value says all the words that it was made of."""
    if leaf.kind is FieldKind.DERIVED:
        return leaf.value is None or found is not None
    if not isinstance(found, str):
        return False
    words = make_key("".join(cut.text for cut in leaf.cuts))
    if leaf.kind is FieldKind.BLOCKS:
        text = plain_text(parse_blocks(found, _LANGUAGE))
    elif leaf.kind is FieldKind.INLINE:
        text = str(parse_inline(" ".join(found.split()), _LANGUAGE))
    else:
        text = found
    return words in make_key(text)


def _find(data: Data, path: DataPath) -> Data:
    """What stands at a path; None where the path ends early."""
    for step in path:
        if isinstance(data, dict) and isinstance(step, str):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data
