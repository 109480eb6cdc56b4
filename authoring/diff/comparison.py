"""Comparison: the content of two files -> what changed.

Place in the flow: walks both side by side. Records are compared field by field, lists element by
element as `matching` finds them, texts word by word.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from authoring.diff.changes import Change, ChangeKind, Side
from authoring.diff.matching import (
    find_candidates,
    find_moved,
    likeness,
    match_elements,
    profile_of,
)
from authoring.diff.words import WordPiece, compare_texts
from authoring.model import Prose
from authoring.model.shapes import UNKNOWN, Shape
from authoring.source import Data, DataPath

LIKE_ENOUGH_ELSEWHERE: Final = 0.6
"""What went from one list and came in another is told as moved where it is so alike."""
RENAMED: Final = frozenset({"items", "noteworthy"})
"""The lists whose elements are known by their titles."""

LineOf = Callable[[DataPath], int | None]


@dataclass(frozen=True, slots=True)
class ComparedFile:
    """One of the files that are compared: its content, and the line of each value in it."""

    content: Data
    line_of: LineOf = lambda _path: None


def compare(old: ComparedFile, new: ComparedFile, shape: Shape) -> tuple[Change, ...]:
    """What leads from one file to the other, in the order of the new one."""
    walk = _Walk(old.line_of, new.line_of)
    walk.compare(Side((), old.content), Side((), new.content), shape, ((), ()))
    walk.find_moves()
    return tuple(found.change for found in walk.found)


@dataclass(frozen=True, slots=True)
class _Found:
    """A change and the shape of what changed."""

    change: Change
    shape: Shape


@dataclass
class _Walk:
    """Gathers what changed."""

    old_line: LineOf
    new_line: LineOf
    found: list[_Found] = field(default_factory=list)

    def compare(
        self, old: Side, new: Side, shape: Shape, within: tuple[DataPath, DataPath]
    ) -> None:
        """Tell what changed between two values at the same place."""
        mine, theirs = old.value, new.value
        if mine == theirs:
            return
        if isinstance(mine, dict) and isinstance(theirs, dict):
            self._compare_records(old, new, shape)
        elif isinstance(mine, list) and isinstance(theirs, list):
            self._compare_lists(old, new, shape)
        elif isinstance(mine, str) and isinstance(theirs, str):
            is_text = shape.form == "prose" and shape.prose is not Prose.ADDRESS
            pieces = compare_texts(mine, theirs) if is_text else ()
            kind = ChangeKind.RENAMED if _names_element(new.path) else ChangeKind.CHANGED
            self._report(kind, old, new, shape, within, pieces)
        else:
            self._report(ChangeKind.CHANGED, old, new, shape, within)

    def find_moves(self) -> None:
        """Make one of what went from one list and came in another of the same kind."""
        moves: dict[int, int] = {}
        gone: set[int] = set()
        for _, came, went in sorted(self._pairs()):
            if came not in moves and went not in gone:
                moves[came] = went
                gone.add(went)
        found, self.found = self.found, []
        for index, each in enumerate(found):
            old = found[moves[index]].change.old if index in moves else None
            if old is not None and each.change.new is not None:
                new, within = each.change.new, each.change.within
                self._report(ChangeKind.MOVED, old, new, each.shape, within)
                self.compare(old, new, each.shape, within)
            elif index not in gone:
                self.found.append(each)

    def _pairs(self) -> Iterator[tuple[tuple[float, list[str]], int, int]]:
        """What came, and what went and is very like it; the most alike first."""
        came, went = (
            {
                index: profile_of(each.change.sides[0].value, each.shape)
                for index, each in enumerate(self.found)
                if self._may_move(each, kind)
            }
            for kind in (ChangeKind.ADDED, ChangeKind.DROPPED)
        )
        for j, i in find_candidates(went, came):
            mine, theirs = self.found[j], self.found[i]
            score = likeness(went[j], came[i]) if mine.shape is theirs.shape else 0.0
            if score >= LIKE_ENOUGH_ELSEWHERE:
                yield (-score, sorted(repr(each.change.path) for each in (mine, theirs))), i, j

    @staticmethod
    def _may_move(found: _Found, kind: ChangeKind) -> bool:
        change = found.change
        is_told = found.shape.form in ("record", "prose") and found.shape is not UNKNOWN
        return change.kind is kind and change.is_element and is_told

    def _compare_records(self, old: Side, new: Side, shape: Shape) -> None:
        mine, theirs = _as_record(old.value), _as_record(new.value)
        within = (old.path, new.path)
        for name in dict.fromkeys([*shape.fields, *theirs, *mine]):
            below = shape.fields.get(name) or shape.element or UNKNOWN
            before = Side((*old.path, name), mine[name]) if name in mine else None
            after = Side((*new.path, name), theirs[name]) if name in theirs else None
            if before and after:
                self.compare(before, after, below, within)
            elif before or after:
                self._report_one(before, after, below, within)

    def _compare_lists(self, old: Side, new: Side, shape: Shape) -> None:
        mine, theirs = _as_list(old.value), _as_list(new.value)
        element, within = shape.element or UNKNOWN, (old.path, new.path)
        matches = match_elements(mine, theirs, element)
        moved, partner = find_moved(matches), {j: i for i, j in matches}
        kept = set(partner.values())
        gone = [(i, Side((*old.path, i), value)) for i, value in enumerate(mine) if i not in kept]
        for j, value in enumerate(theirs):
            i = partner.get(j)
            after = Side((*new.path, j), value)
            if i is None:
                self._report_one(None, after, element, within)
                continue
            while gone and gone[0][0] < i:
                self._report_one(gone.pop(0)[1], None, element, within)
            before = Side((*old.path, i), mine[i])
            if (i, j) in moved:
                self._report(ChangeKind.MOVED, before, after, element, within)
            self.compare(before, after, element, within)
        for _, dropped in gone:
            self._report_one(dropped, None, element, within)

    def _report_one(
        self, old: Side | None, new: Side | None, shape: Shape, within: tuple[DataPath, DataPath]
    ) -> None:
        kind = ChangeKind.ADDED if old is None else ChangeKind.DROPPED
        self._report(kind, old, new, shape, within)

    def _report(
        self,
        kind: ChangeKind,
        old: Side | None,
        new: Side | None,
        shape: Shape,
        within: tuple[DataPath, DataPath],
        pieces: tuple[WordPiece, ...] = (),
    ) -> None:
        old = replace(old, line=self.old_line(old.path)) if old else None
        new = replace(new, line=self.new_line(new.path)) if new else None
        self.found.append(_Found(Change(kind, old, new, within, shape.prose, pieces), shape))


def _names_element(path: DataPath) -> bool:
    """Whether a path leads to the title of an item or of a news list."""
    return len(path) == 3 and path[0] in RENAMED and path[2] == "title"


def _as_record(value: Data) -> dict[str, Data]:
    return value if isinstance(value, dict) else {}


def _as_list(value: Data) -> list[Data]:
    return value if isinstance(value, list) else []
