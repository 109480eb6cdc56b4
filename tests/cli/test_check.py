"""`brief check`: what it prints, what it mends, and how it ends."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from desk.commands import BRIEF, environment, run_brief

from authoring.project.discovery import Project

pytestmark = pytest.mark.whole

MakeProject = Callable[..., Project]

CLEAN = """\
date: 2024-12-04
period: {start: 2024-10-29, end: 2024-11-25}
items:
  - title: First
    at_a_glance: Something happened.
    comment: It matters.
"""
TWO_SPACES = CLEAN.replace("It matters.", "It  matters.   # why")
WRONG_KEY = CLEAN.replace("comment:", "coment:")


@pytest.fixture
def desk(make_project: MakeProject) -> Callable[[str], Path]:
    """A project with one issue; its folder."""

    def make(text: str) -> Path:
        return make_project({"2024-12.yaml": text}).root

    return make


def issue_of(folder: Path) -> Path:
    return folder / "issues" / "2024-12.yaml"


def test_a_clean_issue_ends_with_0(desk: Callable[[str], Path]) -> None:
    assert run_brief(desk(CLEAN), "check").code == 0


def test_an_error_ends_with_1_and_is_at_its_place(desk: Callable[[str], Path]) -> None:
    result = run_brief(desk(WRONG_KEY), "check", "--format", "concise")
    assert result.code == 1
    assert "issues/2024-12.yaml:6:5: error BR101 unknown-key: " in result.output
    assert result.talk == ""


def test_warnings_count_when_asked(desk: Callable[[str], Path]) -> None:
    folder = desk(TWO_SPACES)
    assert run_brief(folder, "check").code == 0
    assert run_brief(folder, "check", "--strict").code == 1


def test_syntax_model_and_style_are_found_in_one_run(desk: Callable[[str], Path]) -> None:
    text = WRONG_KEY + "number: twelve\nstatus: 'final\ncover: {file: x}\n"
    broken = text.replace("title: First", "title: Fully  charged")
    codes = {
        line.split()[2]
        for line in run_brief(desk(broken), "check", "--format", "concise").output.splitlines()
    }
    assert {"BR101", "BR103", "BR223"} <= codes
    assert any(code < "BR100" for code in codes)


class TestFix:
    def test_mends_only_its_characters(self, desk: Callable[[str], Path]) -> None:
        folder = desk(TWO_SPACES)
        result = run_brief(folder, "check", "--fix")
        assert result.code == 0
        assert issue_of(folder).read_text() == TWO_SPACES.replace("It  matters", "It matters")
        assert "1 fix made" in result.talk
        again = run_brief(folder, "check", "--fix")
        assert "fix" not in again.talk

    @pytest.mark.parametrize("end", ["\n", "\r\n"])
    @pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte-order-mark"])
    def test_keeps_the_file_as_it_is_otherwise(
        self, desk: Callable[[str], Path], end: str, mark: bytes
    ) -> None:
        folder = desk(CLEAN)
        before = mark + TWO_SPACES.replace("\n", end).encode()
        issue_of(folder).write_bytes(before)
        run_brief(folder, "check", "--fix", "--select", "BR223")
        assert issue_of(folder).read_bytes() == before.replace(b"It  m", b"It m")

    def test_shows_a_diff_and_changes_nothing(self, desk: Callable[[str], Path]) -> None:
        folder = desk(TWO_SPACES)
        result = run_brief(folder, "check", "--diff")
        assert result.code == 1
        assert (
            "-    comment: It  matters.   # why\n+    comment: It matters.   # why" in result.output
        )
        assert issue_of(folder).read_text() == TWO_SPACES

    def test_a_diff_of_nothing_ends_with_0(self, desk: Callable[[str], Path]) -> None:
        result = run_brief(desk(CLEAN), "check", "--diff")
        assert (result.code, result.output) == (0, "")


class TestStandardInput:
    def run(self, folder: Path, text: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            (*BRIEF, "check", "-", *arguments),
            cwd=folder,
            env=environment(),
            input=text,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def test_stands_in_for_a_file(self, desk: Callable[[str], Path]) -> None:
        done = self.run(
            desk(CLEAN),
            WRONG_KEY,
            "--stdin-filename",
            "issues/2024-12.yaml",
            "--format",
            "concise",
        )
        assert done.returncode == 1
        assert "issues/2024-12.yaml:6:5: error BR101" in done.stdout

    def test_a_file_that_is_not_there_yet(self, desk: Callable[[str], Path]) -> None:
        done = self.run(desk(CLEAN), CLEAN, "--stdin-filename", "issues/2025-01.yaml")
        assert done.returncode == 0

    def test_gives_the_mended_text_back(self, desk: Callable[[str], Path]) -> None:
        folder = desk(CLEAN)
        done = self.run(folder, TWO_SPACES, "--stdin-filename", "issues/2024-12.yaml", "--fix")
        assert done.stdout == TWO_SPACES.replace("It  matters", "It matters")
        assert issue_of(folder).read_text() == CLEAN

    def test_gives_text_without_faults_back_as_it_is(self, desk: Callable[[str], Path]) -> None:
        done = self.run(desk(CLEAN), CLEAN, "--stdin-filename", "issues/2024-12.yaml", "--fix")
        assert done.stdout == CLEAN

    def test_needs_a_name(self, desk: Callable[[str], Path]) -> None:
        assert self.run(desk(CLEAN), CLEAN).returncode == 2


class TestChoice:
    def test_selects_and_ignores(self, desk: Callable[[str], Path]) -> None:
        folder = desk(TWO_SPACES)
        selected = run_brief(folder, "check", "--select", "double-space", "--format", "concise")
        assert [line.split()[2] for line in selected.lines] == ["BR223"]
        ignored = run_brief(folder, "check", "--ignore", "BR2", "--format", "concise")
        assert ignored.output == ""

    def test_the_publication_chooses(self, desk: Callable[[str], Path]) -> None:
        folder = desk(TWO_SPACES)
        with (folder / "issues/publication.yaml").open("a") as file:
            file.write("rules: {select: [BR223], severity: {double-space: error}}\n")
        result = run_brief(folder, "check", "--format", "concise")
        assert result.code == 1
        assert [line.split()[1:3] for line in result.lines] == [["error", "BR223"]]

    def test_a_rule_that_is_not_there_is_reported(self, desk: Callable[[str], Path]) -> None:
        folder = desk(CLEAN)
        publication = folder / "issues/publication.yaml"
        line = len(publication.read_text().splitlines()) + 1
        with publication.open("a") as file:
            file.write("rules: {ignore: [BR999], limits: {words: 3}}\n")
        result = run_brief(folder, "check", "--format", "concise")
        assert [each.split(": ")[0] for each in result.lines] == [
            f"issues/publication.yaml:{line}:18",
            f"issues/publication.yaml:{line}:35",
        ]

    @pytest.mark.parametrize(
        "arguments",
        [
            ("--select", "BR999"),
            ("--ignore", "nothing"),
            ("--format", "yaml"),
            ("nowhere.yaml",),
            ("--unknown",),
        ],
    )
    def test_unusable_calls_end_with_2(
        self, desk: Callable[[str], Path], arguments: tuple[str, ...]
    ) -> None:
        result = run_brief(desk(CLEAN), "check", *arguments)
        assert result.code == 2
        assert result.output == ""
        assert result.talk


class TestSilence:
    def test_a_comment_silences_at_its_place(self, desk: Callable[[str], Path]) -> None:
        text = CLEAN.replace("It matters.", "It  matters.   # brief: ignore BR223 (a quotation)")
        assert run_brief(desk(text), "check", "--strict").code == 0

    def test_one_that_silences_nothing_is_reported(self, desk: Callable[[str], Path]) -> None:
        text = CLEAN.replace("It matters.", "It matters.   # brief: ignore BR223")
        result = run_brief(desk(text), "check", "--format", "concise")
        assert [line.partition(": ")[0] for line in result.lines] == ["issues/2024-12.yaml:6:44"]


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github"])
def test_what_did_not_change_is_looked_up(
    desk: Callable[[str], Path], tmp_path: Path, form: str
) -> None:
    folder = desk(WRONG_KEY)
    before = sorted(folder.rglob("*"))
    store = str(tmp_path / "store")
    fresh = run_brief(folder, "check", "--format", form, "--no-cache", BRIEF_CACHE=store)
    assert not Path(store).exists()
    first = run_brief(folder, "check", "--format", form, BRIEF_CACHE=store)
    entries = [path for path in Path(store).rglob("*") if path.is_file()]
    assert len(entries) == 4, "the two verdicts, what the issue tells, and what it repeats"
    second = run_brief(folder, "check", "--format", form, BRIEF_CACHE=store)
    assert fresh == first == second
    assert sorted(folder.rglob("*")) == before, "nothing is left in the desk's folder"


def test_a_report_can_go_to_a_file(desk: Callable[[str], Path]) -> None:
    folder = desk(WRONG_KEY)
    result = run_brief(folder, "check", "--format", "concise", "--output", "reports/brief.txt")
    assert (result.code, result.output) == (1, "")
    assert "BR101" in (folder / "reports/brief.txt").read_text()


def test_annotates_where_github_runs_it(desk: Callable[[str], Path]) -> None:
    result = run_brief(desk(WRONG_KEY), "check", GITHUB_ACTIONS="true")
    assert result.output.startswith("::error file=issues/2024-12.yaml,line=6,")


def test_the_publication_is_checked_too(desk: Callable[[str], Path]) -> None:
    folder = desk(CLEAN)
    with (folder / "issues/publication.yaml").open("a") as file:
        file.write("stile: plain\n")
    result = run_brief(folder, "check", "issues/2024-12.yaml", "--format", "json")
    found = [each for file in json.loads(result.output)["files"] for each in file["problems"]]
    assert [(each["code"], each["path"]) for each in found] == [
        ("BR101", "issues/publication.yaml")
    ]
