"""`brief new`: what it writes, what it prints where, and how it ends."""

from collections.abc import Callable
from pathlib import Path

import pytest
from desk.commands import run_brief

from authoring.project.discovery import Project

pytestmark = pytest.mark.whole

Make = Callable[..., Project]

# 2024-11-20
MOMENT = "1732060800"
LAST = """\
date: 2024-12-04
period: {start: 2024-10-29, end: 2024-11-25}
number: 12
items:
  - title: First
    at_a_glance: Something happened.
    comment: It matters.
authors: [brown]
"""


def names_below(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_path_is_printed_and_where_all_was_taken_from(make_project: Make) -> None:
    desk = make_project({"2024-12.yaml": LAST}).root
    result = run_brief(desk, "new")
    assert (result.code, result.lines) == (0, ["issues/2025-01.yaml"])
    assert result.talk.splitlines() == [
        "date     2025-01-01, the first Wednesday, as in 2024-12.yaml",
        "period   2024-11-26 to 2024-12-23, after 2024-12.yaml",
        "number   13, after 12 in 2024-12.yaml",
        "authors  brown; from 2024-12.yaml",
        "items    5, for publication.yaml has no item_count",
        "schema   issue.schema.json and publication.schema.json, new in issues/schema,",
        "         for your editor’s program",
        "Fill it in. What is left to do is told by: brief check issues/2025-01.yaml",
    ]
    assert names_below(desk) == {
        *("issues/publication.yaml", "issues/2024-12.yaml", "issues/2025-01.yaml"),
        *("issues/schema/issue.schema.json", "issues/schema/publication.schema.json"),
    }


def test_a_new_issue_is_to_be_filled_in(make_project: Make) -> None:
    desk = make_project({"2024-12.yaml": LAST}).root
    assert run_brief(desk, "new").code == 0
    checked = run_brief(desk, "check", "issues/2025-01.yaml")
    assert checked.code == 1
    assert {kind for _, kind in checked.errors} == {"BR108 empty-value"}
    assert " warning " not in checked.output
    assert max(map(len, checked.lines)) <= 80


def test_the_month_after_the_last_is_the_next_each_time(make_project: Make) -> None:
    desk = make_project({"2024-12.yaml": LAST}).root
    found = [run_brief(desk, "new").lines for _ in range(3)]
    assert found == [[f"issues/2025-0{number}.yaml"] for number in (1, 2, 3)]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("2024-12",), "issues/2024-12.yaml is there already"),
        (("2024-13",), "“2024-13” is no month"),
        (("12-2024",), "Type: brief new 2024-12"),
        (("2024/12",), "Type: brief new 2024-12"),
        (("december",), "Type: brief new 2024-12"),
        (("2025-01", "2025-02"), "unexpected extra argument"),
        (("--publication", "issues/2024-12.yaml"), "is a file, not a folder"),
    ],
)
def test_what_cannot_be_done_ends_with_2(
    make_project: Make, arguments: tuple[str, ...], told: str
) -> None:
    desk = make_project({"2024-12.yaml": LAST}).root
    before = names_below(desk)
    result = run_brief(desk, "new", *arguments, SOURCE_DATE_EPOCH=MOMENT)
    assert (result.code, result.output) == (2, "")
    assert told in result.talk
    assert names_below(desk) == before
    assert (desk / "issues/2024-12.yaml").read_text(encoding="utf-8") == LAST


def test_outside_a_project_it_is_told_where_to_go(tmp_path: Path) -> None:
    result = run_brief(tmp_path, "new")
    assert (result.code, result.output) == (2, "")
    assert "no issues/publication.yaml in this folder" in result.talk


@pytest.mark.parametrize("folder", [None, "desks/new one"])
def test_a_publication_is_started_checked_rendered_and_continued(
    tmp_path: Path, folder: str | None
) -> None:
    desk = tmp_path / (folder or ".")
    arguments = () if folder is None else (folder,)
    result = run_brief(tmp_path, "new", "--publication", *arguments, SOURCE_DATE_EPOCH=MOMENT)
    assert result.code == 0, result
    assert {(tmp_path / line).relative_to(desk).as_posix() for line in result.lines} == (
        names_below(desk)
    )
    checked = run_brief(desk, "check", "--strict")
    assert (checked.code, checked.output) == (0, "2 files, no problems\n")
    rendered = run_brief(desk, "render")
    assert rendered.code == 0, rendered
    assert {"build/2024-11.pdf", "build/2024-11.html"} <= names_below(desk)
    assert run_brief(desk, "new").lines == ["issues/2024-12.yaml"]


def test_a_second_publication_in_a_folder_is_refused(tmp_path: Path) -> None:
    assert run_brief(tmp_path, "new", "--publication").code == 0
    before = names_below(tmp_path)
    (tmp_path / "README.md").unlink()
    result = run_brief(tmp_path, "new", "--publication")
    assert (result.code, result.output) == (2, "")
    assert "issues/publication.yaml and 5 other files are there already" in result.talk
    assert names_below(tmp_path) == before - {"README.md"}
