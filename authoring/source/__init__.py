"""Source: YAML text -> plain data with the place of every key and value.

The only room that knows YAML.
"""

from authoring.diagnostics.text import SourceText
from authoring.source.document import SourceDocument, read_document
from authoring.source.nodes import (
    Data,
    DataPath,
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    walk_scalars,
)

__all__ = [
    "Data",
    "DataPath",
    "MappingNode",
    "Node",
    "ScalarNode",
    "SequenceNode",
    "SourceDocument",
    "SourceText",
    "read_document",
    "walk_scalars",
]
