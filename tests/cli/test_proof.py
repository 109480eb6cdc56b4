"""`brief render --proof`: what it writes, what it says, and how it ends."""

from collections.abc import Callable

import pytest
from desk.commands import run_brief

from authoring.project.discovery import Project

pytestmark = pytest.mark.whole

ISSUE = """\
date: 2024-12-04
period: {start: 2024-10-29, end: 2024-11-25}
items:
  - title: First
    at_a_glance: Something happened.
    comment: It matters.
"""

Make = Callable[..., Project]


@pytest.mark.parametrize("to", [(), ("--to", "pdf")])
def test_a_proof_is_written_in_place_of_all_forms(make_project: Make, to: tuple[str, ...]) -> None:
    folder = make_project({"a.yaml": ISSUE}).root
    result = run_brief(folder, "render", "--proof", *to)
    assert result.code == 0, result
    assert [path.name for path in (folder / "build").iterdir()] == ["a.proof.pdf"]
    assert result.lines[-1].split()[:3] == ["build/a.proof.pdf", "3", "pages"]


def test_a_proof_of_a_broken_issue_is_written_and_the_command_ends_with_1(
    make_project: Make,
) -> None:
    folder = make_project({"a.yaml": ISSUE + "number: twelve\n", "b.yaml": ISSUE}).root
    result = run_brief(folder, "render", "--proof")
    assert result.code == 1, result
    assert ("issues/a.yaml:7:9", "BR103 wrong-type") in result.errors
    assert "issues/a.yaml has errors; the proof shows what it can" in result.talk
    assert "issues/b.yaml has errors" not in result.talk
    assert "was not rendered" not in result.talk
    names = sorted(path.name for path in (folder / "build").iterdir())
    assert names == ["a.proof.pdf", "b.proof.pdf"]


@pytest.mark.parametrize("to", ["html", "pdf,html", "print-html"])
def test_a_proof_is_a_pdf(make_project: Make, to: str) -> None:
    folder = make_project({"a.yaml": ISSUE}).root
    result = run_brief(folder, "render", "--proof", "--to", to)
    assert result.code == 2, result
    assert "a proof is a PDF; leave --to out" in " ".join(result.talk.split())
    assert not (folder / "build").exists()


def test_the_published_pdf_does_not_change_by_a_proof(make_project: Make) -> None:
    folder = make_project({"a.yaml": ISSUE}).root
    contents = []
    for arguments in (("--to", "pdf"), ("--proof",), ("--to", "pdf")):
        assert run_brief(folder, "render", *arguments).code == 0
        contents.append((folder / "build" / "a.pdf").read_bytes())
    assert contents[0] == contents[1] == contents[2]
