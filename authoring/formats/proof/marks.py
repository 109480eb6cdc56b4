"""Marks: problems with the places of the printed text that they speak of.

Place in the flow: a file's problems and the places that a laid out brief shows, in; marks out. A
problem is marked at its words, else at its paragraph or title, else at the smallest part of the
brief that is printed: the document, the entry, the item. What was typed and what is printed differ:
lines break, words are hyphenated, spaces become ones that do not break, Markdown's signs and
addresses are gone. So words are compared by their letters, figures and marks alone.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from authoring.diagnostics.problems import Problem, Severity
from authoring.formats.pdf.pages import PageArea, TextPiece
from authoring.source import DataPath, MappingNode, Node, ScalarNode, SequenceNode, SourceDocument
from authoring.source.places import Place, Words, find_words, line_of

MISSING: Final = "BR102"
"""What is missing is reported at the first line of what lacks it."""
LONGEST: Final = 400
"""More characters than this are not marked one by one; a long sentence has fewer."""

_TARGET: Final = r"\(((?:[^()\s]|\([^()\s]*\))*)\)"
_LINK: Final = re.compile(rf"\[([^\[\]]*)\]{_TARGET}")
_ADDRESS: Final = re.compile(rf"(?<=\]){_TARGET}")
_UNSEEN: Final = re.compile(r"[\s\[\]*_\\‐‑–—\-\u00ad\u200b\u2060]")
_WORD: Final = re.compile(r"\S+")

Printed = Sequence[tuple[int, TextPiece]]
"""The pieces of a text in their order, each with the number of its page."""


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


def find_printed(words: Words, place: Place, printed: Printed) -> tuple[tuple[int, PageArea], ...]:
    """The areas of words in a printed text, line by line; none where they can't be told apart."""
    start, end = _widen(words)
    needle = _fold(words.text[start:end])
    if not needle or end - start > LONGEST:
        return ()
    before = _fold(words.text[_begin(words.text, place.line) : start])
    letters = [
        (number, index) for number, (_, piece) in enumerate(printed) for index in _seen(piece.text)
    ]
    text = "".join(printed[number][1].text[index] for number, index in letters)
    starts = [found.start() for found in re.finditer(re.escape(needle), text)]
    count = before.count(needle)
    if count >= len(starts):
        return ()
    found = letters[starts[count] : starts[count] + len(needle)]
    return tuple(_areas(found, printed))


def _begin(text: str, line: int) -> int:
    """Where a line, as places count them, begins."""
    start = len(text) - len(text.lstrip())
    for _ in range(line):
        start = text.find("\n", start) + 1 or len(text)
    return start


def _widen(words: Words) -> tuple[int, int]:
    """The characters to look for.

    For the address of a link, that are the words of the link; where only blanks or dashes are
    marked, the words around them.
    """
    for link in _LINK.finditer(words.text):
        if link.start(2) <= words.start <= link.end(2):
            return link.span(1)
    if _fold(words.text[words.start : words.end]):
        return words.start, words.end
    around = [found.span() for found in _WORD.finditer(words.text)]
    near = [span for span in around if span[1] >= words.start and span[0] <= words.end]
    return (near[0][0], near[-1][1]) if near else (words.start, words.end)


def _fold(text: str) -> str:
    return _UNSEEN.sub("", _ADDRESS.sub("", text))


def _seen(text: str) -> Iterator[int]:
    return (index for index, char in enumerate(text) if not _UNSEEN.match(char))


def _areas(letters: Sequence[tuple[int, int]], printed: Printed) -> Iterator[tuple[int, PageArea]]:
    """The rectangles that hold some letters, one for each piece of text."""
    for number in dict.fromkeys(number for number, _ in letters):
        page, piece = printed[number]
        indexes = [index for other, index in letters if other == number]
        left = piece.width_of(piece.text[: indexes[0]])
        right = piece.width_of(piece.text[: indexes[-1] + 1])
        area = piece.area
        yield page, PageArea(area.x + left, area.y, right - left, area.height)
