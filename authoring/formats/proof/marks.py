"""Marks: problems with the places of the printed text that they speak of.

Place in the flow: a file's problems and the places that a laid out brief shows, in; marks out. A
problem is marked at its words, else at its paragraph or title, else at the smallest part of the
brief that is printed: the document, the entry, the item.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from authoring.diagnostics.problems import Problem, Severity
from authoring.source import DataPath, MappingNode, Node, ScalarNode, SequenceNode, SourceDocument
from authoring.source.places import Place, Words, find_words, line_of

MISSING: Final = "BR102"
"""What is missing is reported at the first line of what lacks it."""


@dataclass(frozen=True, slots=True)
class ProofMark:
    """A problem and its number; its place, if it has one, and there the words it is about."""

    number: int
    problem: Problem
    place: Place | None
    words: Words | None


def mark_problems(
    problems: Sequence[Problem], document: SourceDocument, places: Iterable[Place]
) -> tuple[ProofMark, ...]:
    """A mark for each problem, numbered as the printed text shows them, those without place last.

    `places` are those of the printed text, in its order.
    """
    index = _index_places(document, places)
    order = {place: number for number, (place, _) in enumerate(index)}
    found = [(problem, *_find(problem, document, index)) for problem in problems]
    found.sort(key=lambda each: order.get(each[1], len(order)) if each[1] else len(order))
    return tuple(
        ProofMark(number, problem, place, words)
        for number, (problem, place, words) in enumerate(found, 1)
    )


_Index = Sequence[tuple[Place, DataPath]]
"""The places of the printed text, each with the path at which the file has its value."""


def _index_places(document: SourceDocument, places: Iterable[Place]) -> _Index:
    root = document.root
    return () if root is None else tuple((each, _path_in(root, each.path)) for each in places)


def _find(
    problem: Problem, document: SourceDocument, index: _Index
) -> tuple[Place | None, Words | None]:
    """Where the printed text shows what a problem is about."""
    words = find_words(document, problem.span) if problem.path == document.path else None
    if words is None:
        return None, None
    path = words.path[:-1] if problem.kind.code == MISSING else words.path
    exact = [place for place, other in index if other == path]
    if exact:
        line = line_of(words)
        before = [place for place in exact if place.line <= line]
        return max(before or exact, key=lambda place: place.line), words
    return next(_around(path, index), None), None


def _around(path: DataPath, index: _Index) -> Iterator[Place]:
    """Printed parts of what stands at a path, the largest first; then what it is a part of."""
    for length in range(len(path), 0, -1):
        near = [(len(other), place) for place, other in index if other[:length] == path[:length]]
        inside = [each for each in near if each[0] >= length]
        yield from (place for _, place in sorted(inside, key=lambda each: each[0]))


def _path_in(root: Node, path: DataPath) -> DataPath:
    """The path of a value as its file has it, which may write a list as its only element."""
    steps: list[str | int] = []
    node: Node | None = root
    for step in path:
        below = _below(node, step)
        if below is None and _stands_for(node, step):
            continue
        steps.append(step)
        node = below
    return tuple(steps)


def _below(node: Node | None, step: str | int) -> Node | None:
    if isinstance(node, MappingNode):
        entry = node.entry(str(step))
        return entry.value if entry else None
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None


def _stands_for(node: Node | None, step: str | int) -> bool:
    """Whether a value is short for the list or block that a path goes into."""
    if isinstance(node, ScalarNode):
        return step in (0, "text")
    return isinstance(node, MappingNode) and step == 0


def count_marks(marks: Iterable[ProofMark]) -> Mapping[str, int]:
    """How many marks there are of each severity, the worst first."""
    found = [mark.problem.severity for mark in marks]
    return {severity: found.count(severity) for severity in Severity if severity in found}
