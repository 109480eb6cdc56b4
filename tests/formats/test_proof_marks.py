"""Marks: every problem of the house style finds its words in the text that is printed."""

import dataclasses
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from desk.rendering import ROOT

from authoring.formats.pdf.pages import PageArea, TextPiece
from authoring.formats.proof.marks import find_printed, mark_problems
from authoring.formats.typography import typeset
from authoring.lint.checker import Checker
from authoring.model import Issue, Publication
from authoring.model.loading.completion import complete
from authoring.project.discovery import Project
from authoring.source import read_document
from authoring.source.places import Place, Words, find_words
from authoring.view.brief import BriefView
from authoring.view.build import build_view
from authoring.view.markup import Inline

CASES = sorted((ROOT / "tests/lint/rules/cases").glob("*.yaml"))
# What these are about is no words: a day, the number of items, a comment as a whole.
NOT_WORDS = {
    "date-outside-period",
    "document-after-publication",
    "item-count",
    "long-comment",
    "news-order",
    "period-reversed",
    "repeated-person",
}
DAY = date(2024, 12, 4)

Make = Callable[..., Project]


def places_in(part: Any) -> Iterator[tuple[Place, str]]:
    """The places in a part of a view in its order, with the text that stands there."""
    if isinstance(part, tuple):
        for each in part:
            yield from places_in(each)
    elif dataclasses.is_dataclass(part) and not isinstance(part, Place | type):
        place = getattr(part, "place", None)
        if place is not None:
            yield place, str(part) if isinstance(part, Inline) else ""
        if not isinstance(part, Inline):
            for field in dataclasses.fields(part):
                yield from places_in(getattr(part, field.name))


def broken_into_lines(text: str) -> list[tuple[int, TextPiece]]:
    """A text as it might be set, in lines of some words."""
    lines = re.findall(r"\S+(?:\s+\S+){0,3}", text)
    return [
        (0, TextPiece(line, PageArea(0, 0, 0, 0), 0, lambda start: float(len(start))))
        for line in lines
    ]


def show(issue: Issue, publication: Publication) -> BriefView:
    return typeset(build_view(issue, publication, Path("a.yaml")), "en")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_problems_of_a_rule_are_marked_in_the_text(make_project: Make, path: Path) -> None:
    cases = yaml.safe_load(path.read_text(encoding="utf-8"))
    marked = found = 0
    for case in cases["fails"]:
        publication = "brand: Institute\nseries: Brief\n" + case.get("publication", "")
        project = make_project({"2024-12.yaml": case["issue"]}, publication)
        checker = Checker(select=(cases["code"],))
        checked = checker.check(project, project.issues_folder / "2024-12.yaml")
        document = checked.issue.document
        issue = complete(document, Issue, DAY)
        made = complete(checked.publication.document, Publication, DAY)
        problems = [each for each in checked.problems if each.kind.code == cases["code"]]
        if issue is None or made is None:
            continue
        texts = dict(places_in(show(issue, made)))
        for mark in mark_problems(problems, document, texts):
            if mark.place is None:
                assert mark.problem.kind.name in NOT_WORDS, mark
                continue
            marked += 1
            printed = broken_into_lines(texts[mark.place])
            # One that is marked at a larger part has no words of its own there.
            found += mark.words is None or bool(find_printed(mark.words, mark.place, printed))
    assert marked or cases["name"] in NOT_WORDS
    # One link without words or one rule of dashes has nothing to find.
    assert found >= marked - 1 or cases["name"] in NOT_WORDS, (found, marked)


def words_at(text: str, needle: str, nth: int = 0) -> Words:
    document = read_document(Path("a.yaml"), text.encode())
    start = [found.start() for found in re.finditer(re.escape(needle), text)][nth]
    words = find_words(document, document.source.span(start, start + len(needle)))
    assert words is not None
    return words


@pytest.mark.parametrize(
    ("typed", "needle", "nth", "printed", "expected"),
    [
        ("One word and one more word.", "word", 1, "One word and one more word.", ("word", 22)),
        ("A [linked word](https://x.org/word) word", "word", 2, "A linked word word", ("word", 14)),
        ("A *bold* word", "word", 0, "A bold word", ("word", 7)),
        ("CNY 100 billion", "100 billion", 0, "CNY 100\u00a0billion", ("100\u00a0billion", 4)),
        ("some  where", "  ", 0, "some where", ("some where", 0)),
        ("from 3-5 on", "-", 0, "from 3-5 on", ("3-5", 5)),
        ("a word that is not there", "there", 0, "something else", None),
    ],
)
def test_words_are_found_though_they_are_printed_otherwise(
    typed: str, needle: str, nth: int, printed: str, expected: tuple[str, int] | None
) -> None:
    words = words_at(f"title: {typed}", needle, nth)
    piece = TextPiece(printed, PageArea(0, 0, 0, 0), 0, lambda start: float(len(start)))
    areas = find_printed(words, Place(("title",)), [(0, piece)])
    if expected is None:
        assert areas == ()
    else:
        text, start = expected
        ((_, area),) = areas
        assert (area.x, area.width) == (start, len(text))


def test_a_word_that_lines_break_is_found_on_both() -> None:
    words = words_at("title: A superconductor here", "superconductor")
    lines = ("A supercon-", "ductor here")
    pieces = [
        (page, TextPiece(line, PageArea(0, 0, 0, 0), 0, lambda start: float(len(start))))
        for page, line in enumerate(lines)
    ]
    areas = find_printed(words, Place(("title",)), pieces)
    assert [(page, area.x, area.width) for page, area in areas] == [(0, 2, 8), (1, 0, 6)]
