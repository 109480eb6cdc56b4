"""Reader: YAML text -> nodes with places, and what keeps the text from being read.

Place in the flow: from text to tree. Most texts are read once; where something is wrong, `recovery`
reads on.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import yaml

from authoring.diagnostics.problems import START_OF_FILE, Kind, Problem
from authoring.diagnostics.text import SourceText
from authoring.source.nodes import Node, ScalarNode
from authoring.source.patched import PatchedText, TextPatch
from authoring.source.tree import Tree

EMPTY_FILE = Kind("BR012", "empty-file")

# libyaml is not on every platform. PyYAML's own parser gives the same events (a test compares
# them), but for tabs after a colon and a "?" between brackets, which it refuses, and the column of
# a value left out between braces.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# What only a look at the tree can tell from a remark or an empty line.
_REMARKABLE = re.compile(r"[ \t]#(?=[^\s#])|[:,-]\t")


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of reading a text once. It is not complete where it makes no sense to go on."""

    tree: Tree
    complete: bool
    error: yaml.MarkedYAMLError | None


def read_nodes(
    source: SourceText, changes: Iterable[TextPatch] = ()
) -> tuple[Node | None, tuple[Problem, ...]]:
    """The tree of a YAML text, or nothing where it can't be read, and the problems met on the way.

    `changes` are made before the text is read.
    """
    patched = PatchedText(source.text)
    patched.change(changes)
    attempt = parse_text(source, patched)
    tree = attempt.tree
    if not (attempt.error or tree.suspects or tree.repeated or _REMARKABLE.search(source.text)):
        root, problems = tree.root, tuple(tree.problems)
    else:
        from authoring.source.recovery.second_pass import read_on

        root, problems = read_on(source, patched, attempt)
    if root is None or (isinstance(root, ScalarNode) and root.data is None):
        return None, problems or (_empty_file(source),)
    return root, problems


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


def _empty_file(source: SourceText) -> Problem:
    return Problem(
        EMPTY_FILE,
        source.path,
        START_OF_FILE,
        "the file holds nothing but comments" if source.text.strip() else "the file is empty",
        "An issue begins with its date: “date: 2024-12-04”.",
    )
