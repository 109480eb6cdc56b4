"""Matching: the elements of two lists -> which of them are the same, and which of those moved.

Place in the flow: asked by the comparison for each list. Elements are matched by what they say, not
by where they stand: the share of words and of pairs of neighbouring words that two of them have in
common (Dice's coefficient), field by field.
"""

import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, TypeAlias

from authoring.diff.words import words_of
from authoring.model import Prose
from authoring.model.shapes import UNKNOWN, Shape
from authoring.source import Data

Feature: TypeAlias = tuple[str, str]
Match: TypeAlias = tuple[int, int]

LEAST_LIKENESS: Final = 0.3
"""Elements that are less alike are others."""
WEIGHTS: Final[Mapping[str, float]] = {"title": 2.0, "name": 2.0, "text": 3.0, "date": 0.5}
"""What tells most, and what tells little: many news are of one day."""

MOST_COMPARED: Final = 2_500
"""In lists with more pairs than this, only elements that share what few have are compared."""
_FEW: Final = 6


@dataclass(frozen=True, slots=True)
class Profile:
    """What an element is recognised by: for each field its weight and its features."""

    fields: Mapping[str, tuple[float, frozenset[Feature]]]

    @property
    def features(self) -> frozenset[Feature]:
        """Those of all fields."""
        return frozenset().union(*(features for _, features in self.fields.values()))


def profile_of(value: Data, shape: Shape) -> Profile:
    """What a value of a shape is recognised by."""
    if not isinstance(value, dict):
        return Profile({"": (1.0, frozenset(_features(value, shape)))})
    fields = {}
    for name, below in value.items():
        form = shape.fields.get(name, UNKNOWN)
        weight = 0.0 if form.form == "choice" else WEIGHTS.get(name, 1.0)
        fields[name] = (weight, frozenset(_features(below, form)))
    return Profile(fields)


def likeness(mine: Profile, theirs: Profile) -> float:
    """How alike two elements are, from 0 to 1; a field that one of them lacks counts half."""
    total = shared = 0.0
    for name in mine.fields.keys() | theirs.fields.keys():
        weight, features = mine.fields.get(name, (0.0, frozenset()))
        other_weight, others = theirs.fields.get(name, (0.0, frozenset()))
        weight = max(weight, other_weight)
        size = len(features) + len(others)
        total += weight if features and others else weight / 2
        shared += weight * 2 * len(features & others) / size if size else 0.0
    return shared / total if total else 0.0


def match_elements(old: Sequence[Data], new: Sequence[Data], shape: Shape) -> list[Match]:
    """Which elements of two lists are the same, in the order of the old list.

    Equal ones first, then the most alike; of those that are alike, the nearest. Taking the best pair
    again and again is not the best sum over all pairs, but what a reader would do.
    """
    found = _match_equal(old, new)
    taken, used = {i for i, _ in found}, {j for _, j in found}
    mine = {i: profile_of(each, shape) for i, each in enumerate(old) if i not in taken}
    theirs = {j: profile_of(each, shape) for j, each in enumerate(new) if j not in used}
    scores = [
        (-score, abs(i - j), i + j, i, j)
        for i, j in find_candidates(mine, theirs)
        if (score := likeness(mine[i], theirs[j])) >= LEAST_LIKENESS
    ]
    for *_, i, j in sorted(scores):
        if i not in taken and j not in used:
            taken.add(i)
            used.add(j)
            found.append((i, j))
    return sorted(found)


def find_candidates(old: Mapping[int, Profile], new: Mapping[int, Profile]) -> Iterator[Match]:
    """The pairs that are worth a look: all, or in long lists those that share what few have."""
    if len(old) * len(new) <= MOST_COMPARED:
        yield from ((i, j) for i in old for j in new)
        return
    mine, theirs = _holders(old), _holders(new)
    rare = (each for each in mine if max(len(mine[each]), len(theirs.get(each, ()))) <= _FEW)
    pairs = {(i, j) for each in rare for i in mine[each] for j in theirs.get(each, ())}
    yield from pairs


def find_moved(matches: Iterable[Match]) -> set[Match]:
    """Those matches that changed their order: all but the longest run that kept it."""
    matches = sorted(matches)
    # The least end of a run of each length, the match there, and the one before each match.
    ends: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for index, (_, j) in enumerate(matches):
        place = bisect.bisect_left(ends, j)
        before.append(last[place - 1] if place else None)
        ends[place : place + 1] = [j]
        last[place : place + 1] = [index]
    stayed: set[Match] = set()
    step = last[-1] if last else None
    while step is not None:
        stayed.add(matches[step])
        step = before[step]
    return set(matches) - stayed


def _match_equal(old: Sequence[Data], new: Sequence[Data]) -> list[Match]:
    """Equal elements; of several, those whose places are nearest."""
    places: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, elements in enumerate((old, new)):
        for index, element in enumerate(elements):
            places[repr(element)][side].append(index)
    found: list[Match] = []
    for mine, theirs in places.values():
        found += zip(mine, theirs, strict=False)
    return found


def _holders(profiles: Mapping[int, Profile]) -> dict[Feature, list[int]]:
    """The elements that have each feature."""
    holders: dict[Feature, list[int]] = defaultdict(list)
    for index, profile in profiles.items():
        for feature in profile.features:
            holders[feature].append(index)
    return holders


def _features(value: Data, shape: Shape) -> Iterator[Feature]:
    """The words and pairs of words of all texts in a value; other values and addresses whole."""
    match value:
        case None:
            return
        case str() if shape.form == "choice":
            return
        case str() if shape.form == "value" or shape.prose is Prose.ADDRESS:
            yield "", value
        case str():
            words = words_of(value)
            yield from (("", word) for word in words)
            yield from pairwise(("", *words, ""))
        case list():
            for each in value:
                yield from _features(each, shape.element or UNKNOWN)
        case dict():
            for name, each in value.items():
                yield from _features(each, shape.fields.get(name, UNKNOWN))
