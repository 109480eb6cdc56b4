"""Places: the path of a value in the words of the desk.

Place in the flow: beside the checks, which say with it where in the brief a problem is.
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
