"""Reading on: every mistake of a file is found in one run, and the rest is read as it stands."""

from collections.abc import Callable
from pathlib import Path

import pytest

from authoring.diagnostics.problems import Problem
from authoring.model.loading import load_issue, load_publication
from authoring.project.discovery import Project
from authoring.source import SourceDocument, read_document, walk_scalars
from authoring.source.nodes import UNREADABLE, find_node
from authoring.source.scalars import place_characters

MakeProject = Callable[..., Project]

# A mistake every few lines; what is found where; and how the rest is read.
BROKEN = """\
date: 2024-12-04
period: {start: 2024-10-29, end: 2024-11-25
title: Fully charged: China aims
number: @12
items:
  - title: "Made in China" turns ten
     topic: Made in China
    at_a_glance:
      text: >
        The goals are:
      goals:
        -one
        - Two: three
        - *four
\tcomment: |
      One paragraph.
     Another line.
    documents:
      - kind: policy
        title：Plan
        original_title: 'unclosed
        issuing_bodies: [MIIT
        date: 2024-02-30
  - title: Program #1 for industry
    at_a_glance: Right
noteworthy
  - title: Policy news
    entries: []
authors: brown
"""
FOUND = """\
BR034 2:9
BR020 3:21
BR023 4:9
BR025 6:28
BR031 7:6
BR032 12:9
BR006 14:11
BR026 15:1
BR031 17:6
BR028 20:14
BR030 21:25
BR034 22:25
BR022 24:20
BR033 26:1
"""
MODEL = """\
BR021 13:14
BR103 29:10
BR105 23:15
BR108 28:5
"""


def read(text: str) -> SourceDocument:
    return read_document(Path("issue.yaml"), text.encode())


def places(problems: tuple[Problem, ...]) -> list[str]:
    return [
        f"{each.kind.code} {each.span.start.line}:{each.span.start.column}" for each in problems
    ]


def test_every_mistake_is_found_in_one_run() -> None:
    assert places(read(BROKEN).problems) == FOUND.splitlines()


def test_the_rest_is_checked_in_the_same_run(make_project: MakeProject) -> None:
    project = make_project({"2024-12.yaml": BROKEN})
    path = project.issues_folder / "2024-12.yaml"
    found = load_issue(project, path, load_publication(project).value).problems
    assert sorted(places(found)) == sorted([*FOUND.splitlines(), *MODEL.splitlines()])


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_places_of_the_rest_stay_right(line_end: str) -> None:
    document = read(BROKEN.replace("\n", line_end))
    text = document.source.text
    assert document.root is not None
    for path in (("items", 1, "at_a_glance"), ("items", 0, "documents", 0, "kind")):
        span = document.value_span(path)
        node, _ = find_node(document.root, path)
        assert text[span.start.offset : span.end.offset] == node.data
    for _, scalar in walk_scalars(document.root):
        if scalar.style not in ("|", ">") and "\n" not in text[scalar.start : scalar.end]:
            spread = place_characters(document.source, scalar)
            typed = [text[start:end] for start, end in spread]
            assert "".join(typed) == scalar.text


def test_what_cannot_be_known_is_marked() -> None:
    document = read("title: 'unclosed\ntopic: x\n")
    assert document.root is not None
    node, _ = find_node(document.root, ("title",))
    assert getattr(node, "style", None) == UNREADABLE
    assert node.data == ""
    assert not document.is_readable(("title",))
    assert document.is_readable(("topic",))
    assert document.is_complete(())


def test_what_is_missing_from_a_block_with_a_line_left_out_is_not_told(
    make_project: MakeProject,
) -> None:
    items = "items:\n  - title: x\n    at_a_glance: y\n"
    text = "period: {start: 2024-10-29, end: 2024-11-25}\n???\n" + items
    project = make_project({"2024-12.yaml": text})
    loaded = load_issue(project, project.issues_folder / "2024-12.yaml", None)
    assert not loaded.document.is_complete(())
    assert loaded.document.is_complete(("items", 0))
    assert places(loaded.problems) == ["BR031 2:1"]


def test_an_error_at_a_place_that_is_told_of_is_not_told_again(make_project: MakeProject) -> None:
    text = "date: @2024-12-04\nperiod: {start: 2024-10-29, end: 'x\nitems: []\n"
    project = make_project({"2024-12.yaml": text})
    found = load_issue(project, project.issues_folder / "2024-12.yaml", None).problems
    assert places(found) == ["BR023 1:7", "BR034 2:9", "BR030 2:34", "BR108 3:1"]


@pytest.mark.parametrize("number", [1, 10, 30])
def test_many_mistakes_of_one_sort(number: int) -> None:
    document = read("".join(f"k{line}: a: b\n" for line in range(number)))
    assert places(document.problems) == [
        f"BR020 {line}:{3 + len(str(line - 1)) + 2}" for line in range(1, number + 1)
    ]
    assert document.data == {f"k{line}": "a: b" for line in range(number)}


def test_too_many_mistakes_end_the_reading() -> None:
    document = read("".join(f"k{line}: a: b\n" for line in range(200)))
    assert document.root is None
    assert 30 <= len(document.problems) <= 50
    assert {each.kind.code for each in document.problems} == {"BR020"}


def test_mistakes_in_one_line() -> None:
    document = read('a: {b: "c" d, e: @f, g: h: i}\nj: k\n')
    assert places(document.problems) == ["BR025 1:12", "BR023 1:18", "BR020 1:26"]
    assert document.data == {"a": {"b": '"c" d', "e": "@f", "g": "h: i"}, "j": "k"}


def test_the_likelier_of_several_lines_is_blamed() -> None:
    """A key left its block; what YAML stumbles over stands ten lines below it."""
    item = "  - title: A\n    topic: B\n    comment: |\n      C\n    documents: []\n"
    broken = item.replace("    comment", "comment")
    document = read("items:\n" + item + broken + item)
    assert places(document.problems) == ["BR031 9:1"]
    assert document.data == read("items:\n" + item * 3).data


def test_an_alias_at_the_end_of_a_list_that_is_not_closed() -> None:
    document = read("[(\t\t<<: *a\n")
    assert places(document.problems) == ["BR034 1:1", "BR006 1:9"]
