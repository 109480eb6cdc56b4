"""A new publication is whole: it passes every check and is published as it is."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from desk.rendering import ROOT, render_folder, tell
from desk.vendored import vendored
from hypothesis import given, settings
from hypothesis import strategies as st

from authoring.diagnostics.errors import StartError
from authoring.lint.checker import Checker
from authoring.project.discovery import Project
from authoring.project.writing import write_files
from authoring.render.pipeline import Format
from authoring.scaffold import start_publication

TODAY: Final = date(2024, 11, 20)
FILES: Final = {
    *("issues/publication.yaml", "issues/2024-11.yaml"),
    *("issues/schema/issue.schema.json", "issues/schema/publication.schema.json"),
    *("README.md", ".github/workflows/brief.yml", ".gitignore"),
}


def texts(folder: Path) -> dict[str, str]:
    found = start_publication(folder, TODAY)
    return {path.relative_to(folder).as_posix(): text.decode() for path, text in found.items()}


def test_all_files_are_there(tmp_path: Path) -> None:
    assert set(texts(tmp_path)) == FILES
    assert list(tmp_path.iterdir()) == []


@pytest.mark.whole
def test_it_is_checked_and_rendered_without_a_problem(tmp_path: Path) -> None:
    write_files(start_publication(tmp_path, TODAY))
    (outcome,) = render_folder(tmp_path, tmp_path / "build", Format.PDF, Format.HTML)
    assert outcome.problems == (), tell(outcome)
    pdf, page = (written.path for written in outcome.written)
    assert pdf.read_bytes().startswith(b"%PDF")
    assert "An item says first what happened" in page.read_text(encoding="utf-8")


@pytest.mark.slow
@settings(max_examples=24)
@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_on_no_day_it_has_a_problem(today: date) -> None:
    folder = Path("nowhere")
    contents = start_publication(folder, today)
    checker = Checker()
    for path, content in contents.items():
        checker.replace(path, content)
    project = Project(folder / "issues")
    issue = next(path for path in contents if path.stem == today.isoformat()[:7])
    checked = checker.check(Lone(project.issues_folder), issue)
    assert checked.problems == ()
    assert checked.publication.problems == ()


class Lone(Project):
    """A project of which no file has been written."""

    def issue_paths(self) -> tuple[Path, ...]:
        return ()


def test_every_key_of_the_publication_is_explained(tmp_path: Path) -> None:
    lines = texts(tmp_path)["issues/publication.yaml"].splitlines()
    keys = [index for index, line in enumerate(lines) if line[:1].isalpha()]
    bare = [lines[index] for index in keys if not lines[index - 1].startswith("#")]
    # The series stands with the brand.
    assert bare == ["series: Policy Notes"]


def test_the_workflow_is_one_and_uses_the_action(tmp_path: Path) -> None:
    workflow = load(texts(tmp_path)[".github/workflows/brief.yml"])
    vendored("github-workflows").validate(workflow)
    (step,) = (
        step
        for step in workflow["jobs"]["brief"]["steps"]
        if "brief-authoring@" in step.get("uses", "")
    )
    action = load((ROOT / "action.yml").read_text(encoding="utf-8"))
    assert set(step["with"]) <= set(action["inputs"])


def load(text: str) -> Mapping[str, Any]:
    """YAML in which the word “on” is no truth value."""
    return {"on" if key is True else key: value for key, value in yaml.safe_load(text).items()}


def test_the_readme_names_what_is_there(tmp_path: Path) -> None:
    found = texts(tmp_path)
    for name in FILES - {"README.md", ".gitignore"}:
        folder = name.rpartition("/")[0]
        assert f"`{name}`" in found["README.md"] or f"`{folder}/`" in found["README.md"]


@pytest.mark.parametrize("name", ["issues/publication.yaml", "issues/2024-11.yaml", ".gitignore"])
def test_a_file_that_is_there_is_left_and_told(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("ours", encoding="utf-8")
    with pytest.raises(StartError) as raised:
        start_publication(tmp_path, TODAY)
    assert name in raised.value.message
    assert raised.value.hint


def test_a_readme_and_a_repository_are_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "README.md").write_text("ours", encoding="utf-8")
    assert set(texts(tmp_path)) == FILES - {"README.md"}
