"""Characters without a glyph are found by a check, before anything is rendered."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
import uharfbuzz

from authoring.lint.checker import Checker
from authoring.lint.glyphs import UNSEEN, UNUSUAL
from authoring.project.discovery import Project
from authoring.project.resources import Resources

MakeProject = Callable[..., Project]


def covered() -> set[int]:
    faces = (
        uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(font)))
        for font in Resources(Path()).font_files()
    )
    return {code for face in faces for code in face.unicodes}


def test_the_shipped_fonts_have_the_usual_characters() -> None:
    usual = [chr(code) for code in range(0x10000) if not UNUSUAL.match(chr(code))]
    shown = [char for char in usual if unicodedata.category(char) not in UNSEEN]
    assert len(shown) > 20_000
    have = covered()
    assert [f"U+{ord(char):04X}" for char in shown if ord(char) not in have] == []


@pytest.mark.parametrize(
    ("title", "columns"),
    [
        ("Plain 中文 “text” – 5 µm, Ærø, Łódź, ≥ 3 °C", []),
        ("One 😀 and \U00013000", [16, 22]),
        ("Joined\u200dletters", []),
        ("The same 😀 twice 😀", [21]),
    ],
)
def test_a_check_finds_them(
    make_project: MakeProject, issue_text: str, title: str, columns: list[int]
) -> None:
    project = make_project({"a.yaml": issue_text.replace("First", title)})
    problems = Checker().check(project, project.issues_folder / "a.yaml").problems
    found = [problem for problem in problems if problem.kind.code == "BR114"]
    assert [(each.span.start.line, each.span.start.column) for each in found] == [
        (4, column) for column in columns
    ]


def test_those_of_comments_are_not_printed(make_project: MakeProject, issue_text: str) -> None:
    project = make_project({"a.yaml": f"# 😀\n{issue_text}"})
    problems = Checker().check(project, project.issues_folder / "a.yaml").problems
    assert "BR114" not in {problem.kind.code for problem in problems}
