"""Places: the path of a value, and the value itself, in the words of the desk.

Place in the flow: beside the checks, which say with it where in the brief a problem is, and
what stands there.
"""

from collections.abc import Mapping
from typing import Final

from authoring.source import DataPath

# Lists whose elements are named by their number; everything else by its key.
ELEMENTS: Final[Mapping[str, str]] = {
    "items": "item",
    "goals": "goal",
    "documents": "document",
    "issuing_bodies": "issuing body",
    "noteworthy": "news list",
    "entries": "entry",
    "sources": "source",
    "authors": "author",
    "editors": "editor",
}

MOST_SHOWN: Final = 60
"""How many characters of a refused value a message repeats."""


def name_place(path: DataPath) -> str:
    """Name a path in words.

    `("items", 2, "at_a_glance", "goals", 1)` gives "item 3, at a glance, goal 2".
    """
    words: list[str] = []
    steps = iter(enumerate(path))
    for index, step in steps:
        following = path[index + 1] if index + 1 < len(path) else None
        if isinstance(step, str) and step in ELEMENTS and isinstance(following, int):
            words.append(f"{ELEMENTS[step]} {following + 1}")
            next(steps)
        elif isinstance(step, str):
            words.append(step.replace("_", " "))
        elif step > 0:
            words.append(f"passage {step + 1}")
    return ", ".join(words)


def name_value(value: object) -> str:
    """A value in words, or in quotation marks where it is one."""
    if isinstance(value, dict):
        return "a key with a value"
    if isinstance(value, list):
        return "a list"
    return quote_value(value)


def quote_value(value: object) -> str:
    """A value in quotation marks, on one line and not all of it where it is long."""
    text = " ".join(str(value).split())
    return f"“{text}”" if len(text) <= MOST_SHOWN else f"“{text[: MOST_SHOWN - 1]}…”"
