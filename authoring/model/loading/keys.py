"""Keys: those that the model does not know, and what was meant by them.

Place in the flow: beside the wording. A key that is plainly misspelt is read as the one it is near
to, so that what stands under it is checked in the same run, and nothing is called missing.
"""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from authoring.diagnostics.problems import Edit, Fix, Problem
from authoring.model.loading.kinds import UNKNOWN_KEY
from authoring.model.loading.places import ELEMENTS, name_place
from authoring.model.loading.slips import describe_text_key
from authoring.model.shapes import Shape, keys_at, shape_of
from authoring.source import DataPath, MappingNode, Node, ScalarNode, SequenceNode, SourceDocument
from authoring.source.kinds import WRONG_INDENTATION
from authoring.source.nodes import find_node

OTHER_WORDS: Final[Mapping[str, str]] = {
    "from": "start",
    "to": "end",
    "until": "end",
    "link": "url",
    "href": "url",
    "website": "url",
    "headline": "title",
    "name": "title",
    "summary": "at_a_glance",
    "chinese_title": "original_title",
    "type": "kind",
    "lang": "language",
    "news": "noteworthy",
    "stories": "items",
}
"""What people call some keys."""
NEAR = 0.75
"""How alike two words are (0 to 1) where one is read as the other."""


def mend_keys(
    document: SourceDocument, model: type[BaseModel], errors: Iterable[ErrorDetails]
) -> tuple[SourceDocument, tuple[Problem, ...]]:
    """The document with the keys that were meant, and the problems of those that it was typed with.

    Keys that are like none, or like one that is there, stay.
    """
    problems: list[Problem] = []
    for error in errors:
        path = tuple(error["loc"])
        if error["type"] != "extra_forbidden" or document.root is None:
            continue
        meant = _meant_by(document, model, path, NEAR)
        _, key = find_node(document.root, path)
        if meant is None or key is None or _home_of(shape_of(model), str(path[-1])) is not None:
            continue
        problems.append(describe_key(document, model, path))
        document = replace(document, root=_rename(document.root, key, meant))
    return document, tuple(problems)


def find_strayed_keys(
    document: SourceDocument, model: type[BaseModel], errors: Iterable[ErrorDetails]
) -> set[DataPath]:
    """The unknown keys that belong elsewhere and stand where they do by a wrong indentation.

    That is told where it is; it is of the first of them, or of a key or element in its line.
    """
    unindented = {
        problem.span.start.line
        for problem in document.problems
        if problem.kind.code == WRONG_INDENTATION.code
    }
    strayed: set[DataPath] = set()
    for error in errors:
        path = tuple(error["loc"])
        if error["type"] != "extra_forbidden" or not unindented or document.root is None:
            continue
        parent, _ = find_node(document.root, path[:-1])
        if not isinstance(parent, MappingNode) or _home_of(shape_of(model), str(path[-1])) is None:
            continue
        line = document.key_span(path).start.line
        lines = {document.source.position(each.key.start).line for each in parent.entries}
        if any(moved <= line for moved in lines & unindented):
            strayed.add(path)
    return strayed


def describe_key(document: SourceDocument, model: type[BaseModel], path: DataPath) -> Problem:
    """The problem of an unknown key."""
    name, known = str(path[-1]), keys_at(shape_of(model), path[:-1])
    close = _near(name, known)
    home = _home_of(shape_of(model), name)
    text = None if close else describe_text_key(document, path)
    if text is not None:
        return text
    fix = None
    if home is not None:
        hint = f"“{name}” is a key of {home}: is it indented like the keys there?"
    elif close:
        hint = f"Did you mean “{close[0]}”?"
        if _meant_by(document, model, path, NEAR) == close[0]:
            edit = Edit(document.key_span(path), close[0])
            fix = Fix(f"write {close[0]}", (edit,), safe=_spelled(name) == close[0])
    else:
        hint = f"Known here: {', '.join(known)}."
    span, where = document.key_span(path), name_place(path)
    message = f"the key “{name}” is not known here"
    return Problem(UNKNOWN_KEY, document.path, span, message, hint, where, fix=fix)


def _meant_by(
    document: SourceDocument, model: type[BaseModel], path: DataPath, cutoff: float
) -> str | None:
    """The key that was meant by an unknown one, if it is near and not there itself."""
    known = keys_at(shape_of(model), path[:-1])
    close = _near(str(path[-1]), known, cutoff)
    parent = None if document.root is None else find_node(document.root, path[:-1])[0]
    if not close or not isinstance(parent, MappingNode) or parent.entry(close[0]) is not None:
        return None
    return close[0]


def _near(name: str, known: Iterable[str], cutoff: float = 0.6) -> list[str]:
    """The key that a name is nearest to, or that it is another word for."""
    spelled, known = _spelled(name), tuple(known)
    if OTHER_WORDS.get(spelled) in known:
        return [OTHER_WORDS[spelled]]
    return difflib.get_close_matches(spelled, known, n=1, cutoff=cutoff)


def _spelled(name: str) -> str:
    """A key as the model spells its own."""
    return name.strip().casefold().replace(" ", "_").replace("-", "_")


def _rename(node: Node, key: ScalarNode, name: str) -> Node:
    """A tree in which one key has another name."""
    if isinstance(node, SequenceNode):
        return replace(node, items=tuple(_rename(item, key, name) for item in node.items))
    if isinstance(node, MappingNode):
        entries = (
            replace(
                entry,
                key=replace(key, text=name) if entry.key is key else entry.key,
                value=_rename(entry.value, key, name),
            )
            for entry in node.entries
        )
        return replace(node, entries=tuple(entries))
    return node


def _home_of(shape: Shape, name: str, words: str = "the file itself") -> str | None:
    """The part of the file in which a key is known, in words; of several the outermost."""
    if name in shape.fields:
        return words
    # A label has the name of what it stands over, and is seldom what is meant.
    fields = sorted(shape.fields.items(), key=lambda field: field[0] == "labels")
    inner = (_home_of(below.single, name, _name_part(key)) for key, below in fields)
    return next((home for home in inner if home is not None), None)


def _name_part(key: str) -> str:
    if key not in ELEMENTS:
        return f"“{key.replace('_', ' ')}”"
    return f"{'an' if ELEMENTS[key][0] in 'aeiou' else 'a'} {ELEMENTS[key]}"
