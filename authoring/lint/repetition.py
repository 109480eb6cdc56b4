"""Repetition: what of an issue another issue told before.

Place in the flow: `archive` finds them, the rule on repeated stories reports them. Small values that
can be kept and compared, so that a check needs no other issue.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias


@dataclass(frozen=True, slots=True)
class Repetition:
    """A story of an issue that another issue has, too; all but `issue` and `other` are its own.

    `story` is the path of its item or entry; `issue` and `other` name the other issue's file and
    the story there. What the two share stands in the value at `place`: the address of a link
    (`percent` is 0) or characters `start` to `end` of texts that are so alike.
    """

    story: tuple[str | int, ...]
    issue: str
    other: tuple[str | int, ...]
    place: tuple[str | int, ...]
    percent: int = 0
    start: int = 0
    end: int = 0


Repetitions: TypeAlias = tuple[Repetition, ...]
"""Of each story of an issue the first repetition, in the order of its stories."""


def write_repetitions(repetitions: Iterable[Repetition]) -> list[Any]:
    """Repetitions as JSON has them."""
    return [
        [each.story, each.issue, each.other, each.place, each.percent, each.start, each.end]
        for each in repetitions
    ]


def read_repetitions(written: Iterable[Any]) -> Repetitions:
    """What `write_repetitions` wrote, also after it went through JSON."""
    return tuple(
        Repetition(tuple(story), issue, tuple(other), tuple(place), *figures)
        for story, issue, other, place, *figures in written
    )
