"""Draft: an issue while it grows, each value with the words of the source that it was made of.

Place in the flow: what the placing steps make, what accounting counts and the writer writes.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto
from typing import Final, TypeAlias

from authoring.importing.blocks import Block, Cut
from authoring.importing.inline import find_dead_links, write_inline
from authoring.importing.vocabulary import FoundLabel, Term, Vocabulary
from authoring.languages import Language
from authoring.model import Publication
from authoring.source import DataPath

_BEFORE_CREDIT: Final = " · "
_NO_FILE: Final = "file: the picture itself is not in the source"


class FieldKind(Enum):
    """How a value is read, and so how it is compared and written."""

    LINE = auto()
    INLINE = auto()
    BLOCKS = auto()
    DERIVED = auto()
    """A date, an address, a key: it says what the words of the source say, in other words."""


@dataclass(frozen=True)
class Leaf:
    """A value, its words in the source, and what an editor should look at.

    Without a value it is a remark on what is missing. A text that `keeps_lines` is written so even
    where it has one, for more will be added.
    """

    value: str | None
    cuts: tuple[Cut, ...] = ()
    kind: FieldKind = FieldKind.LINE
    remarks: tuple[str, ...] = ()
    keeps_lines: bool = False


class InlineMapping(dict[str, "Tree"]):
    """A mapping that is written in one line where it fits."""


Tree: TypeAlias = "Leaf | list[Tree] | dict[str, Tree]"


@dataclass
class PlacementContext:
    """What the placing steps share: the words to go by, the days, and what they leave behind.

    `said` are words that a brief has without anyone typing them: labels, numbers, contents.
    """

    vocabulary: Vocabulary
    publication: Publication | None
    first: date | None = None
    last: date | None = None
    guesses_links: bool = False
    said: list[Cut] = field(default_factory=list)
    labels: dict[Term, Counter[str]] = field(default_factory=dict)
    languages: Counter[Language] = field(default_factory=Counter)

    def say(self, *cuts: Cut) -> None:
        """Keep words that the brief writes itself."""
        self.said += cuts

    def say_label(self, label: FoundLabel, block: Block) -> Cut:
        """Keep a label, and give what stands behind it."""
        self.say(Cut(block, 0, label.end))
        self.count_label(label)
        return block.whole.part(label.end)

    def count_label(self, label: FoundLabel) -> None:
        """Remember how a label was spelled, and in which language."""
        self.labels.setdefault(label.term, Counter())[label.words] += 1
        self.languages[label.language] += 1


def make_line(*cuts: Cut) -> Leaf:
    """A line of plain text."""
    return Leaf(" ".join(cut.text for cut in cuts), cuts)


def make_inline(placing: PlacementContext, *cuts: Cut) -> Leaf:
    """Markdown of one line."""
    return Leaf(write_inline(cuts), cuts, FieldKind.INLINE, remark_links(placing, cuts))


def place_picture(placing: PlacementContext, lines: Sequence[Cut]) -> dict[str, Tree]:
    """The fields of a picture, which does not come along: what it shows, and the lines under it."""
    made = {
        "file": Leaf(None, (), FieldKind.DERIVED, (_NO_FILE,)),
        "alternative_text": make_line(lines[0]),
    }
    return {**made, **(place_caption(placing, lines[1]) if len(lines) > 1 else {})}


def place_caption(placing: PlacementContext, cut: Cut) -> dict[str, Tree]:
    """A caption and, behind a dot, a credit."""
    before, found, _ = cut.text.rpartition(_BEFORE_CREDIT)
    if not found:
        return {"caption": make_inline(placing, cut)}
    caption, credit = cut.part(0, len(before)), cut.part(len(before) + len(_BEFORE_CREDIT))
    return {"caption": make_inline(placing, caption), "credit": make_line(credit)}


def remark_links(placing: PlacementContext, cuts: Iterable[Cut]) -> tuple[str, ...]:
    """What is to be said of the links of some text."""
    cuts = tuple(cuts)
    remarks = []
    dead = find_dead_links(cuts)
    if dead:
        words = ", ".join(f"“{each.strip('“”')}”" for each in dead)
        remarks.append(f"the source has no address for the links {words}")
    alive = [run for cut in cuts for run in cut.runs if run.address]
    if placing.guesses_links and len(alive) > len(dead):
        remarks.append("of each link only the last word is known; plain text has no more")
    return tuple(remarks)


def walk_leaves(tree: Tree, path: DataPath = ()) -> Iterator[tuple[DataPath, Leaf]]:
    """Every value of a draft with its path in the issue."""
    if isinstance(tree, Leaf):
        yield path, tree
    elif isinstance(tree, dict):
        for key, each in tree.items():
            yield from walk_leaves(each, (*path, key))
    else:
        for index, each in enumerate(tree):
            yield from walk_leaves(each, (*path, index))
