"""Source: YAML text -> plain data with the place of every key and value.

The only room that knows YAML.
"""

from authoring.source.document import Document, read_document
from authoring.source.nodes import Data, Mapping, Node, Path, Scalar, Sequence, walk_scalars
from authoring.text import SourceText

__all__ = [
    "Data",
    "Document",
    "Mapping",
    "Node",
    "Path",
    "Scalar",
    "Sequence",
    "SourceText",
    "read_document",
    "walk_scalars",
]
