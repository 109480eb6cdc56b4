"""Bookmarks: the place of a text as a name that Word takes for a bookmark, and back.

Place in the flow: beside the view. The Word form marks each text with such a name, so that what a
copy editor changed finds its way back to its field.
"""

import re
from typing import Final

from authoring.source.places import Place

PREFIX: Final = "_b_"
"""Word does not show bookmarks that begin with an underscore; its own go on with a capital."""

MOST_CHARACTERS: Final = 40
"""Of a bookmark's name, by ECMA-376-1 (17.13.6.2); each is a letter, a digit or an underscore."""

_BETWEEN: Final = "__"
_FIELD: Final = re.compile(r"[A-Za-z]+(?:_[A-Za-z]+)*")
_STEP: Final = re.compile(rf"{_FIELD.pattern}|[0-9]+")
_NAME: Final = re.compile(rf"{PREFIX}(.+?)(?:{_BETWEEN}([0-9]+))?")


def write_bookmark(place: Place) -> str | None:
    """The name for a place: “_b_items2comment__3” is line 3 of the comment of item 2, from 0.

    Between two fields stand two underscores (“_b_cover__caption”), between a field and a number
    nothing does. A place that is too deep for a name has none.
    """
    name, last = PREFIX, ""
    for step in map(str, place.path):
        name += f"{_BETWEEN}{step}" if last and last.isdecimal() == step.isdecimal() else step
        last = step
    if place.line:
        name += f"{_BETWEEN}{place.line}"
    fits = len(name) <= MOST_CHARACTERS and _read(name) == place
    return name if fits else None


def read_bookmark(name: str) -> Place | None:
    """The place that a name stands for; `None` for a name that is not one of ours."""
    place = _read(name)
    return place if place is not None and write_bookmark(place) == name else None


def _read(name: str) -> Place | None:
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    steps = (int(step) if step.isdecimal() else step for step in _STEP.findall(match[1]))
    return Place(tuple(steps), int(match[2] or 0))
