"""Reader: YAML text -> nodes with places, and what keeps the text from being read.

Place in the flow: from text to tree. Most texts are read once; where something is wrong, `recovery`
reads on.
"""

import re
from collections.abc import Iterable

from authoring.diagnostics.problems import START_OF_FILE, Kind, Problem
from authoring.diagnostics.text import SourceText
from authoring.source.nodes import Node, ScalarNode
from authoring.source.parser import parse_text
from authoring.source.patched import PatchedText, TextPatch

EMPTY_FILE = Kind("BR012", "empty-file")

# What only a look at the tree can tell from a remark or an empty line.
_REMARKABLE = re.compile(r"[ \t]#(?=[^\s#])|[:,-]\t")


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
        from authoring.source.second_pass import read_on

        root, problems = read_on(source, patched, attempt)
    if root is None or (isinstance(root, ScalarNode) and root.data is None):
        return None, problems or (_empty_file(source),)
    return root, problems


def _empty_file(source: SourceText) -> Problem:
    return Problem(
        EMPTY_FILE,
        source.path,
        START_OF_FILE,
        "the file holds nothing but comments" if source.text.strip() else "the file is empty",
        "An issue begins with its date: “date: 2024-12-04”.",
    )
