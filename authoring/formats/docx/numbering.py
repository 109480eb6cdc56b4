"""Numbering: the numbers of lists, each list of a text counting anew.

Place in the flow: beside the document, which asks for a list each time that one begins. What lists
look like says the template `word/numbering.xml`.
"""

from typing import Final

from docx.oxml.xmlchemy import BaseOxmlElement

from authoring.formats.docx.elements import make, qualified

BULLETS: Final = 1
ITEMS: Final = 3
"""The list that numbers the items."""

_NUMBERED: Final = 2
DEEPEST: Final = 8
"""The last level of a list, from 0 (ECMA-376-1, 17.9.6)."""


class Numbering:
    """The lists of one document."""

    def __init__(self, part: BaseOxmlElement) -> None:
        self._part = part
        self._count = len(part.findall(qualified("w:num")))

    def begin_list(self, start: int, level: int) -> int:
        """A numbered list of its own that begins with `start`; its number."""
        self._count += 1
        begin = make("w:startOverride", {"w:val": start})
        override = make("w:lvlOverride", {"w:ilvl": min(level, DEEPEST)}, begin)
        kind = make("w:abstractNumId", {"w:val": _NUMBERED})
        self._part.append(make("w:num", {"w:numId": self._count}, kind, override))
        return self._count
