"""Parser: YAML text, read once -> a tree, as far as PyYAML gets.

Place in the flow: below the reader and its second pass, which call it.
"""

from dataclasses import dataclass

import yaml

from authoring.diagnostics.text import SourceText
from authoring.source.patched import PatchedText
from authoring.source.tree import Tree

# libyaml is not on every platform. PyYAML's own parser gives the same events (a test compares
# them), but for tabs after a colon and a "?" between brackets, which it refuses, and the column of
# a value left out between braces.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of reading a text once. It is not complete where it makes no sense to go on."""

    tree: Tree
    complete: bool
    error: yaml.MarkedYAMLError | None


def has_libyaml() -> bool:
    """Whether the fast parser is there."""
    return _LOADER is not yaml.SafeLoader


def parse_text(source: SourceText, patched: PatchedText) -> Attempt:
    """Read a text, up to its end or to what the parser does not understand."""
    tree = Tree(source, patched)
    try:
        events = iter(_LOADER(patched.text).get_event, None)
        complete = all(map(tree.take, events))
    except yaml.MarkedYAMLError as error:
        return Attempt(tree, complete=True, error=error)
    except (ValueError, OverflowError):
        # PyYAML's own parser, for an escape such as \U00110000; libyaml has a place for it.
        return Attempt(tree, complete=True, error=yaml.MarkedYAMLError())
    return Attempt(tree, complete, None)
