"""Places: which field of an issue a text came from, and where that stands in the file; and back.

Place in the flow: beside the document. The view names the place of each text; a preview leads from
there to the file, a proof from a problem's span to the text on the page.
"""

import bisect
from dataclasses import dataclass

from authoring.diagnostics.problems import Position, Span
from authoring.source.document import SourceDocument
from authoring.source.nodes import (
    DataPath,
    MappingEntry,
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    find_node,
)
from authoring.source.scalars import place_characters


@dataclass(frozen=True, slots=True)
class Place:
    """The path of a value in the data of an issue, and a line of it, counted from 0.

    Lines are those of a Markdown field without the blanks around it, as the model reads it.
    """

    path: DataPath
    line: int = 0

    def __str__(self) -> str:
        """The place in short, "items.2.comment:3", without the line where it is the first."""
        path = ".".join(str(step) for step in self.path)
        return f"{path}:{self.line}" if self.line else path


@dataclass(frozen=True, slots=True)
class Words:
    """Characters `start` to `end` of the value at a path, as YAML reads them."""

    path: DataPath
    text: str
    start: int
    end: int


def read_place(text: str) -> Place:
    """The place that `str` wrote. Raises `ValueError` for any other text."""
    path, _, line = text.partition(":")
    steps = (int(step) if step.isdecimal() else step for step in path.split("."))
    return Place(tuple(steps) if path else (), int(line or 0))


def find_position(document: SourceDocument, place: Place) -> Position:
    """Where in the file a place begins; where the path ends early, the last thing met."""
    if document.root is None:
        return document.source.position(0)
    node, _ = find_node(document.root, place.path)
    if not isinstance(node, ScalarNode):
        return document.source.position(node.start)
    index = _line_start(node.text, place.line)
    places = place_characters(document.source, node)
    return document.source.position(places[index][0] if index < len(places) else node.start)


def find_words(document: SourceDocument, span: Span) -> Words | None:
    """The value that a span of the file stands in, and the characters of it that it marks.

    Where it marks a key, or more than a single value, they are none, and the path is that of the
    smallest part of the file around it.
    """
    if document.root is None:
        return None
    path, node = _innermost(document.root, span)
    if not isinstance(node, ScalarNode) or not node.start <= span.start.offset <= node.end:
        return Words(path, "", 0, 0)
    starts = [start for start, _ in place_characters(document.source, node)]
    start = bisect.bisect_left(starts, span.start.offset)
    return Words(path, node.text, start, max(start, bisect.bisect_left(starts, span.end.offset)))


def line_of(words: Words) -> int:
    """The line, as `Place` counts them, in which some characters of a Markdown field begin."""
    lead = len(words.text) - len(words.text.lstrip())
    return words.text.count("\n", lead, max(lead, words.start))


def _line_start(text: str, line: int) -> int:
    """Where a line of a value begins, behind the blanks at its head."""
    start = len(text) - len(text.lstrip())
    for _ in range(line):
        start = text.find("\n", start) + 1 or len(text)
    return start + len(text[start:]) - len(text[start:].lstrip(" \t"))


def _innermost(node: Node, span: Span) -> tuple[DataPath, Node]:
    """The smallest part of a tree that a span lies in; a key stands for its value."""
    path: DataPath = ()
    while True:
        step = _step_towards(node, span)
        if step is None:
            return path, node
        name, node = step
        path = (*path, name)


def _step_towards(node: Node, span: Span) -> tuple[str | int, Node] | None:
    if isinstance(node, MappingNode):
        found = (entry for entry in node.entries if _holds(entry, span))
        return next(((entry.key.text, entry.value) for entry in found), None)
    if isinstance(node, SequenceNode):
        items = enumerate(node.items)
        return next(((index, item) for index, item in items if _holds(item, span)), None)
    return None


def _holds(part: MappingEntry | Node, span: Span) -> bool:
    start, end = (
        (part.key.start, part.value.end)
        if isinstance(part, MappingEntry)
        else (part.start, part.end)
    )
    return start <= span.start.offset and span.end.offset <= max(start, end)
