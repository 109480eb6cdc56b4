"""Stand-ins: a broken issue is shown as far as it goes, with all its values where they were."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from desk.rendering import ISSUES
from hypothesis import given, settings
from hypothesis import strategies as st

from authoring.model import Issue, Publication
from authoring.model.loading.completion import ADDRESS, complete
from authoring.source import read_document

ISSUE = """\
date: 2024-12-04
period: {start: 2024-10-29, end: 2024-11-25}
items:
  - title: First
    at_a_glance: Something happened.
    documents: [{kind: article, title: Notice, url: 'https://example.org/x', date: 2024-11-01}]
  - title: Second
    at_a_glance: Something else.
noteworthy:
  - title: News
    entries:
      - {date: 2024-11-01, text: So, sources: [{title: A, url: 'https://example.org/a'}]}
"""
DAY = date(2025, 1, 31)


def mend(text: str) -> Issue | None:
    return complete(read_document(Path("a.yaml"), text.encode()), Issue, DAY)


def value_at(issue: Issue, path: str) -> Any:
    value: Any = issue
    for step in path.split("."):
        value = value[int(step)] if step.isdecimal() else getattr(value, step)
    return value


CASES = {
    "nothing is wrong": ("First", "First", "items.0.title", "First"),
    "a title is missing": ("title: First", "topic: T", "items.0.title", "[title is missing]"),
    "a title is empty": ("title: First", "title:", "items.0.title", "[title is missing]"),
    "text became a key": ("title: First", "title: {Up: more}", "items.0.title", "Up: more"),
    "text became a list": ("title: First", "title: [a, b]", "items.0.title", "a b"),
    "an unknown key": ("title: First", "title: First\n    x: y", "items.0.title", "First"),
    "no glance": ("at_a_glance: Something h", "x: h", "items.0.at_a_glance.0.text", "[text is"),
    "an item is text": ("- title: First", "- F\n  - title: A", "items.0.title", "F"),
    "and moves no other": ("- title: First", "-\n  - title: A", "items.2.title", "Second"),
    "a date in words": ("date: 2024-12-04", "date: 4 Dec 2024", "date", date(2024, 12, 4)),
    "a date of no sort": ("date: 2024-12-04", "date: soon", "date", DAY),
    "no date": ("date: 2024-12-04\n", "", "date", DAY),
    "no period": ("period: {start: 2024-10-29, end: 2024-11-25}", "period:", "period.end", DAY),
    "a document’s date": (
        "date: 2024-11-01}]\n",
        "date: soon}]\n",
        "items.0.documents.0.date",
        None,
    ),
    "its link": ("'https://example.org/x'", "ftp:x", "items.0.documents.0.url", None),
    "a source’s link": (
        "'https://example.org/a'",
        "ftp:x",
        "noteworthy.0.entries.0.sources.0.url",
        ADDRESS,
    ),
    "an unknown kind": ("kind: article", "kind: law", "items.0.documents.0.kind", "article"),
    "no kind": ("kind: article, ", "", "items.0.documents.0.kind", "article"),
    "a status": ("items:", "status: maybe\nitems:", "status", "final"),
    "a number": ("items:", "number: twelve\nitems:", "number", None),
    "one author": ("items:", "authors: brown\nitems:", "authors", ("brown",)),
}


@pytest.mark.parametrize("name", CASES)
def test_something_stands_in_for_what_is_wrong(name: str) -> None:
    old, new, path, expected = CASES[name]
    assert old in ISSUE
    issue = mend(ISSUE.replace(old, new, 1))
    assert issue is not None
    value = value_at(issue, path)
    assert value == expected or (isinstance(value, str) and value.startswith(str(expected)))


def test_a_right_issue_is_left_as_it_is() -> None:
    text = (ISSUES / "2024-12.yaml").read_text(encoding="utf-8")
    document = read_document(Path("a.yaml"), text.encode())
    assert complete(document, Issue, DAY) == Issue.model_validate(document.data)


@pytest.mark.parametrize(
    "text", ["", "just words", "- a\n- list\n", "date: 2024-12-04\n", "items:\n"]
)
def test_what_is_no_issue_has_no_stand_in(text: str) -> None:
    assert mend(text) is None


def test_a_publication_has_stand_ins_too() -> None:
    text = "brand: A\npeople: {a: , b: {role: R}}\nstyle: '!!'\nitem_count: many\n"
    made = complete(read_document(Path("p.yaml"), text.encode()), Publication, DAY)
    assert made is not None
    assert (made.brand, made.series, made.style) == ("A", "[series is missing]", "plain")
    assert (made.people["b"].name, made.people["b"].role) == ("[name is missing]", "R")


LINES = (ISSUES / "2024-12.yaml").read_text(encoding="utf-8").split("\n")


@pytest.mark.slow
@settings(max_examples=60)
@given(st.data())
def test_any_sample_without_some_lines_is_shown(data: st.DataObject) -> None:
    """No line of it is needed but those that make it an issue at all."""
    gone = data.draw(st.sets(st.integers(4, len(LINES) - 1), min_size=1, max_size=8))
    kept = [line for number, line in enumerate(LINES) if number not in gone]
    document = read_document(Path("a.yaml"), "\n".join(kept).encode())
    if isinstance(document.data, dict):
        assert complete(document, Issue, DAY) is not None
