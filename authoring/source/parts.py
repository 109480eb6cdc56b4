"""Parts: a tree read forgivingly, value by value, where the whole makes no model.

Place in the flow: beside the nodes. A check that wants the dates of an issue gets those that can be
read, whatever else is wrong in the file, so that all problems are found in one run.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from authoring.source.nodes import DataPath, MappingNode, Node, ScalarNode, SequenceNode


@dataclass(frozen=True, slots=True)
class PartialNode:
    """A value of a file and the path to it."""

    node: Node
    path: DataPath = ()

    @property
    def text(self) -> str | None:
        """The text of a single value."""
        return self.node.data if isinstance(self.node, ScalarNode) else None

    def get(self, key: str) -> "PartialNode | None":
        """The value of a key, if this is a block of keys that has it and says something."""
        entry = self.node.entry(key) if isinstance(self.node, MappingNode) else None
        if entry is None or (isinstance(entry.value, ScalarNode) and entry.value.data is None):
            return None
        return PartialNode(entry.value, (*self.path, key))

    def get_text(self, key: str) -> str | None:
        """The text of a key's single value."""
        part = self.get(key)
        return None if part is None else part.text

    def elements(self, key: str) -> tuple["PartialNode", ...]:
        """The elements of a key's list; a single value there is a list of one."""
        part = self.get(key)
        if part is None:
            return ()
        if not isinstance(part.node, SequenceNode):
            return (part,)
        return tuple(
            PartialNode(item, (*part.path, index)) for index, item in enumerate(part.node.items)
        )

    def keys(self) -> Iterator[tuple[ScalarNode, "PartialNode"]]:
        """The keys of a block with their values."""
        if isinstance(self.node, MappingNode):
            for entry in self.node.entries:
                yield entry.key, PartialNode(entry.value, (*self.path, entry.key.text))
