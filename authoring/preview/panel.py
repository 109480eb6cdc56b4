"""Panel: problems -> the list beside the page, and their places on the page.

Place in the flow: between the builder's problems and the browser. A problem is shown at the part of
the page that a proof would mark; while a file can't be read at all, at the part that stood there.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Final

from authoring.diagnostics.errors import BriefError
from authoring.diagnostics.problems import Problem
from authoring.formats.proof.marks import MISSING, ProofMark, mark_problems
from authoring.source import SourceDocument
from authoring.source.places import Place, find_position, find_words, read_place

_PLACE: Final = re.compile(r' data-place="([^"]*)"')
_FILE: Final = re.compile(
    r"^(?P<file>.+?\.(?:html|css|yaml|yml)):(?P<line>\d+): (?P<words>.*)", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """A problem in the list: its number, and its place on the page, if it has one."""

    number: int
    problem: Problem
    place: str | None


@dataclass(frozen=True, slots=True)
class Failure:
    """What kept the tool from making a page: in which line of which file, if that is known."""

    words: str
    hint: str | None
    file: str | None = None
    line: int = 1


def places_in(page: str) -> tuple[Place, ...]:
    """Every place that a page shows, in its order."""
    names = dict.fromkeys(unescape(name) for name in _PLACE.findall(page))
    return tuple(map(read_place, names))


def build_rows(
    problems: Sequence[Problem],
    document: SourceDocument | None,
    shown: str,
    last: SourceDocument | None,
) -> tuple[ProblemRow, ...]:
    """The problems by file and line, with their places on the page that is `shown`.

    `document` is the issue as it is now, `last` as it was when that page was made.
    """
    places = places_in(shown)
    found: dict[Problem, Place | None] = {}
    if document is not None:
        marks = mark_problems(problems, document, places)
        found = {mark.problem: _refine(mark, document, places, last) for mark in marks}
    rows: list[ProblemRow] = []
    for number, problem in enumerate(problems):
        place = found.get(problem)
        if place is None and document is not None and problem.path == document.path:
            place = _nearest(problem.span.start.line, places, last)
        rows.append(ProblemRow(number, problem, None if place is None else str(place)))
    return tuple(rows)


def describe_failure(failure: BriefError) -> Failure:
    """A failure in words, and where it is, if its message begins with a place."""
    found = _FILE.match(failure.message)
    if found is None:
        return Failure(failure.message, failure.hint)
    return Failure(found["words"], failure.hint, found["file"], int(found["line"]))


def marks_of(rows: Iterable[ProblemRow]) -> Iterator[dict[str, str | int]]:
    """What is shown over the page, for the browser."""
    for row in rows:
        if row.place is not None:
            start = row.problem.span.start
            yield {
                "number": row.number,
                "place": row.place,
                "severity": row.problem.severity.value,
                "at": f"{start.line}:{start.column}",
                "words": row.problem.message,
            }


def _refine(
    mark: ProofMark, document: SourceDocument, places: Iterable[Place], last: SourceDocument | None
) -> Place | None:
    """The place of a mark; where that is of a larger part, what stood in it near the line."""
    words = find_words(document, mark.problem.span)
    if mark.place is None or words is None or mark.problem.kind.code == MISSING:
        return mark.place
    whole = mark.place.path
    if len(whole) >= len(words.path):
        return mark.place
    inside = [place for place in places if place.path[: len(whole)] == whole]
    return _nearest(mark.problem.span.start.line, inside, last) or mark.place


def _nearest(line: int, places: Iterable[Place], last: SourceDocument | None) -> Place | None:
    """The last part of a page that stood at or before a line of its file."""
    if last is None or last.root is None:
        return None
    lines = ((find_position(last, place).line, place) for place in places if place.path)
    before = [each for each in lines if each[0] <= line]
    return max(before, key=lambda each: (each[0], len(each[1].path)), default=(0, None))[1]
