"""Revision: what changed, put in order for people: by item, by list, and in numbers.

Place in the flow: changes in, what every form shows out.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from authoring.diff.changes import Change, ChangeKind, Count, Side, count_changes
from authoring.diff.words import Kind
from authoring.model.loading.places import ELEMENTS, name_place
from authoring.source import Data, DataPath

PARTS: Final[Mapping[str, str]] = {
    "items": "item",
    "noteworthy": "news list",
    "people": "person",
    "bodies": "body",
}
"""Lists and tables whose elements are parts of their own."""
PLURALS: Final[Mapping[str, str]] = {"entry": "entries", "issuing body": "issuing bodies"}


@dataclass(frozen=True, slots=True)
class Compared:
    """One side of a comparison: what it is called, and the first thing that could not be read."""

    name: str
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class RevisionPart:
    """A part of the brief in which something changed.

    `noun` is what it is, `number` and `was` where it stands now and stood before, from 1, in a list.
    `events` are what happened to it as a whole; `changes` are the others.
    """

    noun: str
    name: str
    number: int | None
    was: int | None
    events: tuple[Change, ...]
    changes: tuple[Change, ...]

    @property
    def title(self) -> str:
        """Its name for people: item 2 “A title”."""
        words = (self.noun, str(self.number or ""), f"“{self.name}”" if self.name else "")
        return " ".join(filter(None, words))

    @property
    def headline(self) -> str:
        """Its title, and what happened to it as a whole."""
        return f"{self.title} {self.fate}".rstrip()

    @property
    def fate(self) -> str:
        """What happened to it as a whole, in words; empty for a part that stayed where it was."""
        told = []
        for event in self.events:
            if event.kind is ChangeKind.MOVED:
                told.append(f"moved, was {self.was}")
            elif event.kind is ChangeKind.DROPPED and self.was:
                told.append(f"dropped, was {self.was}")
            else:
                told.append(str(event.kind))
        return ", ".join(told)

    @property
    def all_changes(self) -> tuple[Change, ...]:
        """Those of the part as a whole, then the others."""
        return (*self.events, *self.changes)

    @property
    def count(self) -> Count:
        """The words that came and went in it."""
        return count_changes(self.all_changes)


@dataclass(frozen=True, slots=True)
class Revision:
    """All that is told of two files."""

    old: Compared
    new: Compared
    parts: tuple[RevisionPart, ...]

    @property
    def changes(self) -> tuple[Change, ...]:
        """Everything that changed."""
        return tuple(change for part in self.parts for change in part.all_changes)

    @property
    def count(self) -> Count:
        """The words that came and went."""
        return count_changes(self.changes)


def group_changes(
    changes: Iterable[Change], old: Data, new: Data, noun: str
) -> tuple[RevisionPart, ...]:
    """The changes that lead from one content to another, by parts; `noun` holds all others."""
    groups: dict[tuple[DataPath, DataPath], list[Change]] = {}
    for change in changes:
        groups.setdefault(_part_of(change), []).append(change)
    return tuple(
        _make_part(key, found, noun, _name_at(new, key[1]) or _name_at(old, key[0]))
        for key, found in groups.items()
    )


def name_field(change: Change) -> str:
    """What a change is about, inside of its part: at a glance, goal 2."""
    path = change.path
    return name_place(path[2:] if len(path) > 2 and path[0] in PARTS else path)


def name_origin(change: Change) -> str:
    """Where something stood before it moved; in its own list, by its number alone."""
    if change.old is None:
        return ""
    path = change.old.path
    return name_place(path[-2:] if path[:-1] == change.within[0] else path)


def noun_of(change: Change) -> str:
    """What changed: an item, a goal, … or a field."""
    path = change.path
    if change.is_element or (len(path) == 2 and path[0] in PARTS):
        kind = str(path[-2]) if len(path) > 1 else ""
        return (
            PARTS.get(kind) or ELEMENTS.get(kind) or "passage" * (kind == "at_a_glance") or "entry"
        )
    if change.kind is ChangeKind.RENAMED:
        return PARTS[str(path[0])]
    return "field"


def summarize(revision: Revision) -> str:
    """All changes in numbers: 1 item moved; 2 goals added; 5 fields changed; 23 words added."""
    tally: dict[str, Counter[str]] = {}
    for change in revision.changes:
        tally.setdefault(noun_of(change), Counter())[str(change.kind)] += 1
    told: list[str] = []
    for noun, kinds in sorted(tally.items(), key=lambda each: each[0] == "field"):
        (first, number), *others = kinds.items()
        told.append(_join([(_plural(number, noun), first), *((n, kind) for kind, n in others)]))
    count = revision.count
    words = [(count.added, "added"), (count.dropped, "dropped")]
    figures = [(number, verb) for number, verb in words if number]
    if figures:
        told.append(_join([(_plural(figures[0][0], "word"), figures[0][1]), *figures[1:]]))
    return "; ".join(told) or "no differences"


def list_values(value: Data, path: DataPath = ()) -> list[tuple[str, str]]:
    """Every text of a value with the name of its place."""
    match value:
        case dict():
            pairs = [((*path, name), each) for name, each in value.items()]
        case list():
            pairs = [((*path, index), each) for index, each in enumerate(value)]
        case _:
            return [(name_place(path), value or "")]
    return [found for below, each in pairs for found in list_values(each, below)]


def list_texts(change: Change) -> list[tuple[Kind, str, str]]:
    """Every text of what was and of what is: its side, the name of its place, its words."""
    sides: tuple[tuple[Kind, Side | None], ...] = (("old", change.old), ("new", change.new))
    return [
        (kind, name, text)
        for kind, side in sides
        for name, text in (list_values(side.value) if side else ())
    ]


def _part_of(change: Change) -> tuple[DataPath, DataPath]:
    """The paths of a change's part in both files; one that is not there is empty."""
    old, new = (_head(path) for path in change.within)
    if not new and not old:
        old = _head(change.old.path) if change.old else ()
        new = _head(change.new.path) if change.new else ()
    return old, new


def _head(path: DataPath) -> DataPath:
    return path[:2] if len(path) > 1 and path[0] in PARTS else ()


def _name_at(content: Data, path: DataPath) -> str:
    """What a part is called in a content: its title, or its key."""
    if len(path) < 2 or not isinstance(content, dict):
        return ""
    name, step = str(path[0]), path[1]
    if isinstance(step, str):
        return step
    holder = content.get(name)
    part = holder[step] if isinstance(holder, list) and step < len(holder) else None
    title = part.get("title") if isinstance(part, dict) else None
    return title if isinstance(title, str) else ""


def _make_part(
    key: tuple[DataPath, DataPath], found: list[Change], noun: str, name: str
) -> RevisionPart:
    old, new = key
    path = new or old
    was, number = (
        place[1] + 1 if place and isinstance(place[1], int) else None for place in (old, new)
    )
    return RevisionPart(
        noun=PARTS[str(path[0])] if path else noun,
        name=name,
        number=number,
        was=was,
        events=tuple(each for each in found if _is_event(each)),
        changes=tuple(each for each in found if not _is_event(each)),
    )


def _is_event(change: Change) -> bool:
    """Whether a change is about a part as a whole."""
    return len(change.path) == 2 and change.path[0] in PARTS


def _join(pairs: Iterable[tuple[object, str]]) -> str:
    return ", ".join(f"{number} {verb}" for number, verb in pairs)


def _plural(number: int, noun: str) -> str:
    if number == 1:
        return f"1 {noun}"
    return f"{number} {PLURALS.get(noun, f'{noun}s')}"
