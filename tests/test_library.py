"""`import authoring`: what is listed is there, costs nothing until it is used; threads may use it."""

import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from conftest import ISSUE
from desk.commands import environment, run
from desk.rendering import ISSUES, ROOT, SAMPLES

import authoring
from authoring.project.discovery import Project


@pytest.mark.parametrize("name", sorted({*authoring.__all__} - {"__version__"}))
def test_what_is_listed_is_there(name: str) -> None:
    assert getattr(authoring, name).__name__ == name
    assert name in dir(authoring)


def test_what_is_not_listed_is_not_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'check_brief'"):
        authoring.check_brief  # type: ignore[attr-defined]  # noqa: B018


def test_a_room_of_the_same_name_hides_no_function() -> None:
    """What imports a room sets its name in the package."""
    rooms = {path.name for path in (ROOT / "authoring").iterdir() if path.is_dir()}
    assert rooms & set(authoring.__all__) == set()


@pytest.mark.whole
def test_importing_it_loads_no_room(tmp_path: Path) -> None:
    code = (
        "import sys\nbefore = set(sys.modules)\nimport authoring\n"
        "print(*sorted(set(sys.modules) - before))"
    )
    result = run(tmp_path, (sys.executable, "-S", "-c", code), environment())
    assert result.lines == ["authoring"]


@pytest.fixture
def issue(make_project: Callable[..., Project]) -> Path:
    """The file of an issue with a mistake that can be mended safely, beside its publication."""
    text = ISSUE.replace("Something happened.", "Something  happened.")
    project = make_project({"2024-12.yaml": text})
    return project.issues_folder / "2024-12.yaml"


def test_contents_stand_in_for_files(issue: Path) -> None:
    publication = issue.with_name("publication.yaml")
    broken = {issue: b"items: 3\n"}
    assert authoring.load_brief(issue).issue is not None
    assert authoring.load_brief(issue, contents=broken).issue is None
    contents = {publication: publication.read_bytes().replace(b"ACME", b"OTHER")}
    loaded = authoring.load_brief(issue, contents=contents).publication
    assert loaded is not None
    assert loaded.brand == "OTHER"
    found = authoring.check_briefs(issue, contents=broken)
    assert authoring.Severity.ERROR in {problem.severity for problem in found}
    assert authoring.Severity.ERROR not in {each.severity for each in authoring.check_briefs(issue)}
    assert authoring.render_brief(issue, ["text"], contents=broken).files == {}
    text = authoring.render_brief(issue, ["text"], contents=contents).files["2024-12.txt"]
    assert b"OTHER" in text


def test_rules_are_chosen(issue: Path) -> None:
    def codes(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> set[str]:
        found = authoring.check_briefs(issue, select=select, ignore=ignore)
        return {problem.kind.code for problem in found}

    assert "BR223" in codes()
    assert codes(select=["BR223"]) == {"BR223"}
    assert "BR223" not in codes(ignore=["double-space"])
    with pytest.raises(authoring.BriefError, match="no rule “BR999”"):
        codes(select=["BR999"])


def test_files_are_mended_only_if_that_is_wanted(issue: Path) -> None:
    before = issue.read_bytes()
    fixed = authoring.fix_briefs(issue)
    assert (fixed.count, issue.read_bytes()) == (1, before)
    authoring.fix_briefs(issue.parent, write=True)
    assert issue.read_bytes() == fixed.changes[0].content == before.replace(b"  happ", b" happ")


def test_files_are_written_only_into_a_folder(issue: Path, tmp_path: Path) -> None:
    before = set(tmp_path.rglob("*"))
    made = authoring.render_brief(str(issue), ["html", authoring.Format.JSON], assets=True)
    assert set(tmp_path.rglob("*")) == before
    assert {"2024-12.html", "2024-12.json"} < set(made.files)
    assert any(name.startswith("assets/") for name in made.files)
    again = authoring.render_brief(issue, ["html", "json"], assets=True, out=tmp_path / "out")
    written = {
        path.relative_to(tmp_path / "out").as_posix(): path.read_bytes()
        for path in (tmp_path / "out").rglob("*")
        if path.is_file()
    }
    assert written == dict(again.files) == dict(made.files)


def test_nothing_is_written_of_an_issue_with_errors(issue: Path, tmp_path: Path) -> None:
    issue.write_text(ISSUE + "colour: red\n", encoding="utf-8")
    made = authoring.render_brief(issue, ["text"], out=tmp_path / "out")
    assert (made.is_published, made.has_errors) == (False, True)
    assert not (tmp_path / "out").exists()


def test_failures_are_raised(issue: Path) -> None:
    with pytest.raises(authoring.BriefError, match="is a folder"):
        authoring.render_brief(issue.parent, ["text"])
    with pytest.raises(authoring.BriefError, match="is a folder"):
        authoring.load_brief(issue.parent)
    with pytest.raises(authoring.BriefError, match="no-such-style"):
        authoring.render_brief(issue, ["html"], style="no-such-style")
    with pytest.raises(ValueError, match="papyrus"):
        authoring.render_brief(issue, ["papyrus"])


def test_a_failure_of_one_form_is_raised(issue: Path) -> None:
    template = issue.parent.parent / "templates" / "web.html"
    template.parent.mkdir()
    template.write_text("{{ 1 / 0 }}", encoding="utf-8")
    with pytest.raises(authoring.BriefError, match="division by zero"):
        authoring.render_brief(issue, ["html"])


@pytest.mark.whole
def test_two_threads_make_the_bytes_that_one_makes() -> None:
    """Each thread checks and renders another issue, at the same time as the others."""
    paths = [ISSUES / f"{name}.yaml" for name in SAMPLES]
    alone = [_make(path) for path in paths]
    assert all(rendered.files for _, rendered in alone)
    start = threading.Barrier(4)

    def make(path: Path) -> tuple[object, authoring.RenderedBrief]:
        start.wait(timeout=60)
        return _make(path)

    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(make, paths * 2))
    assert together == alone * 2


def _make(path: Path) -> tuple[object, authoring.RenderedBrief]:
    return authoring.check_briefs(path), authoring.render_brief(path, ["pdf", "html", "docx"])
