"""Nodes: YAML values as they stand in the file, each with its place.

Place in the flow: what `authoring.source.reader` makes and everything later points into. A scalar
is text or nothing; what the text means (a date, a number) is for the model to say, so that `NO`,
`12:30`, `0123` and `1.10` stay what the editor typed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

Data: TypeAlias = str | list["Data"] | dict[str, "Data"] | None
DataPath: TypeAlias = tuple[str | int, ...]

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""The plain scalars that YAML 1.2's core schema (10.3.2) reads as nothing."""

UNREADABLE = "unreadable"
"""The style of a value that is there but can't be read; why is told already, so be silent about it."""


@dataclass(frozen=True, slots=True)
class ScalarNode:
    """A single value: its text, its style and its offsets.

    The style is `plain`, `'`, `"`, `|`, `>` or, with an empty text, `UNREADABLE`.
    """

    text: str
    style: str
    start: int
    end: int

    @property
    def data(self) -> str | None:
        """The text, or nothing where a plain scalar says nothing."""
        return None if self.style == "plain" and self.text in NULLS else self.text


@dataclass(frozen=True, slots=True)
class SequenceNode:
    """A list and its offsets."""

    items: tuple["Node", ...]
    start: int
    end: int

    @property
    def data(self) -> list[Data]:
        """The list as plain data."""
        return [item.data for item in self.items]


@dataclass(frozen=True, slots=True)
class MappingEntry:
    """A key of a mapping with its value."""

    key: ScalarNode
    value: "Node"


@dataclass(frozen=True, slots=True)
class MappingNode:
    """Keys with their values, and its offsets; keys are unique.

    It is not `complete` where a line of it could not be read; why is told already.
    """

    entries: tuple[MappingEntry, ...]
    start: int
    end: int
    complete: bool = True

    @property
    def data(self) -> dict[str, Data]:
        """The mapping as plain data, in the order of the file."""
        return {entry.key.text: entry.value.data for entry in self.entries}

    def entry(self, key: str) -> MappingEntry | None:
        """The entry of that key, if there is one."""
        for entry in self.entries:
            if entry.key.text == key:
                return entry
        return None


Node: TypeAlias = ScalarNode | SequenceNode | MappingNode


def find_node(root: Node, path: DataPath) -> tuple[Node, ScalarNode | None]:
    """The node at `path` and the key it stands under; where the path ends early, the last one met.

    A list may be written as its only element (`at_a_glance`): a step 0 that meets no list is
    passed over.
    """
    node: Node = root
    key: ScalarNode | None = None
    for step in path:
        if isinstance(node, MappingNode):
            entry = node.entry(str(step))
            if entry is None:
                if step == 0:
                    continue
                break
            node, key = entry.value, entry.key
        elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.items):
            node, key = node.items[step], None
        elif step == 0:
            continue
        else:
            break
    return node, key


def walk_scalars(node: Node, path: DataPath = ()) -> Iterator[tuple[DataPath, ScalarNode]]:
    """Every value of the tree with its path, in the order of the file; keys are left out."""
    match node:
        case ScalarNode():
            yield path, node
        case SequenceNode():
            for index, item in enumerate(node.items):
                yield from walk_scalars(item, (*path, index))
        case MappingNode():
            for entry in node.entries:
                yield from walk_scalars(entry.value, (*path, entry.key.text))
