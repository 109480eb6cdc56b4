"""Document: a YAML file read in full, its text, its tree and its problems.

Place in the flow: what `authoring.source` hands on. Later steps ask it where a finding stands.
"""

import bisect
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from authoring.diagnostics.problems import Problem, Severity, Span
from authoring.diagnostics.text import SourceText
from authoring.project.discovery import read_file
from authoring.source.conflicts import find_conflicts
from authoring.source.encoding import decode_source
from authoring.source.nodes import (
    UNREADABLE,
    Data,
    DataPath,
    MappingNode,
    Node,
    ScalarNode,
    find_node,
)
from authoring.source.reader import read_nodes


@dataclass(frozen=True)
class SourceDocument:
    """One YAML file; `root` is nothing where the text could not be read."""

    source: SourceText
    root: Node | None
    problems: tuple[Problem, ...]

    @property
    def path(self) -> Path:
        """The file."""
        return self.source.path

    @property
    def data(self) -> Data:
        """The file as plain data: text, nothing, lists and mappings of them."""
        return None if self.root is None else self.root.data

    @cached_property
    def _error_offsets(self) -> list[int]:
        errors = (each for each in self.problems if each.severity is Severity.ERROR)
        return sorted(each.span.start.offset for each in errors)

    def is_readable(self, path: DataPath) -> bool:
        """Whether what stands at a path, or what holds it, could be read as it was meant."""
        if self.root is None:
            return False
        node, _ = find_node(self.root, path)
        if not isinstance(node, ScalarNode):
            return True
        index = bisect.bisect_left(self._error_offsets, node.start)
        has_error = index < len(self._error_offsets) and self._error_offsets[index] < node.end
        return node.style != UNREADABLE and not has_error

    def is_complete(self, path: DataPath) -> bool:
        """Whether all of what stands at a path could be read, so that what is not there is missing."""
        if self.root is None or not self.is_readable(path):
            return False
        node, _ = find_node(self.root, path)
        return not isinstance(node, MappingNode) or node.complete

    def value_span(self, path: DataPath) -> Span:
        """The place of the value at `path`; where the path ends early, of the last thing met."""
        if self.root is None:
            return self.source.span(0, 0)
        node, _ = find_node(self.root, path)
        return self.source.span(node.start, node.end)

    def key_span(self, path: DataPath) -> Span:
        """The place of the key at the end of `path`; of the value, where it is an element of a list."""
        if self.root is None:
            return self.source.span(0, 0)
        node, key = find_node(self.root, path)
        place = key or node
        return self.source.span(place.start, place.end)


def read_document(path: Path, content: bytes | None = None) -> SourceDocument:
    """Read a YAML file, or `content` in its place.

    Raises `MissingFileError` where the file can't be read at all; whatever is wrong inside it is
    a problem of the document.
    """
    decoded = decode_source(path, read_file(path) if content is None else content)
    if not decoded.readable:
        return SourceDocument(decoded.source, None, decoded.problems)
    conflicts = tuple(find_conflicts(decoded.source))
    if conflicts:
        return SourceDocument(decoded.source, None, (*decoded.problems, *conflicts))
    root, problems = read_nodes(decoded.source, decoded.changes)
    return SourceDocument(decoded.source, root, (*decoded.problems, *problems))
