"""Changes: what is told of two issues, one after the other.

Place in the flow: made by the comparison, shown by the forms. Paths are those of `content`: the long
form of an issue, with what is left out filled in. All changes together lead from the old content to
the new one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from authoring.diff.words import WordPiece, count_words
from authoring.model import Prose
from authoring.source import Data, DataPath


class ChangeKind(StrEnum):
    """What happened; an item or a news list is renamed where its title changed."""

    ADDED = "added"
    DROPPED = "dropped"
    MOVED = "moved"
    RENAMED = "renamed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Side:
    """Where a change stands in one of the issues: its path, its value, its line in the file."""

    path: DataPath
    value: Data
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One change, with what it was and what it is; a field or an element of a list.

    `within` are the paths of what it stands in, in the old and in the new issue: the same part of
    both, though something that moved may come from another one. What changed in something that
    moved is told by changes of its own.
    """

    kind: ChangeKind
    old: Side | None
    new: Side | None
    within: tuple[DataPath, DataPath]
    prose: Prose | None = None
    pieces: tuple[WordPiece, ...] = ()

    @property
    def path(self) -> DataPath:
        """Its path in the new issue; of what was dropped, in the old one."""
        return self.sides[-1].path

    @property
    def sides(self) -> tuple[Side, ...]:
        """The old side and the new one, as far as there are such."""
        return tuple(side for side in (self.old, self.new) if side is not None)

    @property
    def is_element(self) -> bool:
        """Whether it is about an element of a list rather than a field."""
        return isinstance(self.path[-1], int) if self.path else False


@dataclass(frozen=True, slots=True)
class Count:
    """Words, and Chinese characters, that came and went."""

    added: int = 0
    dropped: int = 0

    def __add__(self, other: "Count") -> "Count":
        """Both together."""
        return Count(self.added + other.added, self.dropped + other.dropped)


def count_change(change: Change) -> Count:
    """The words that a change added and dropped; what only moved counts nothing."""
    if change.kind is ChangeKind.MOVED:
        return Count()
    if change.pieces:
        words = dict.fromkeys(("same", "old", "new"), 0)
        for piece in change.pieces:
            words[piece.kind] += count_words(piece.text)
        return Count(words["new"], words["old"])
    return Count(
        _count_data(change.new.value) if change.new else 0,
        _count_data(change.old.value) if change.old else 0,
    )


def count_changes(changes: Iterable[Change]) -> Count:
    """The words of all of them."""
    return sum(map(count_change, changes), Count())


def _count_data(value: Data) -> int:
    match value:
        case str():
            return count_words(value)
        case list():
            return sum(map(_count_data, value))
        case dict():
            return sum(map(_count_data, value.values()))
    return 0
