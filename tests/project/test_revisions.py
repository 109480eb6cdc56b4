"""Files as git keeps them: which is found, and what is said where none is."""

from pathlib import Path

import pytest
from desk.repository import NO_GIT, commit, run_git

from authoring.diagnostics.errors import BriefError, MissingFileError, RevisionError
from authoring.project.revisions import read_revision

pytestmark = [pytest.mark.whole, pytest.mark.skipif(bool(NO_GIT), reason=NO_GIT)]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Two commits, and a third version that is staged."""
    commit(tmp_path, {"issues/a.yaml": "one", "top.yaml": "top"})
    commit(tmp_path, {"issues/a.yaml": b"two \xff"})
    (tmp_path / "issues/a.yaml").write_text("three", encoding="utf-8")
    run_git(tmp_path, "add", "issues/a.yaml")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "folder", "content"),
    [
        ("HEAD:issues/a.yaml", ".", b"two \xff"),
        ("HEAD~1:issues/a.yaml", ".", b"one"),
        ("main:issues/a.yaml", "issues", b"two \xff"),
        ("HEAD:./a.yaml", "issues", b"two \xff"),
        ("HEAD:../top.yaml", "issues", b"top"),
        (":issues/a.yaml", ".", b"three"),
    ],
)
def test_paths_count_as_git_counts_them(
    repository: Path, name: str, folder: str, content: bytes
) -> None:
    assert read_revision(name, repository / folder) == content


@pytest.mark.parametrize(
    ("name", "folder", "message", "hint"),
    [
        ("nowhere:issues/a.yaml", ".", "git knows no revision “nowhere”", "fetch"),
        ("--help:issues/a.yaml", ".", "git knows no revision “--help”", "commit"),
        ("HEAD~9:issues/a.yaml", ".", "git knows no revision “HEAD~9”", "fetch"),
        ("HEAD:b.yaml", ".", "there is no “b.yaml” in the revision “HEAD”", "from the top"),
        ("HEAD:a.yaml", "issues", "there is no “a.yaml” in", "Did you mean HEAD:./a.yaml?"),
        (":b.yaml", ".", "there is no “b.yaml” among what is staged", "from the top"),
        ("HEAD:issues", ".", "HEAD:issues is a folder", "file"),
    ],
)
def test_what_is_not_there_is_told(
    repository: Path, name: str, folder: str, message: str, hint: str
) -> None:
    with pytest.raises(BriefError) as raised:
        read_revision(name, repository / folder)
    assert message in raised.value.message
    assert hint in (raised.value.hint or "")


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(RevisionError, match="there is no git repository around this folder"):
        read_revision("HEAD:a.yaml", tmp_path)


def test_no_git(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(RevisionError, match="git is not there"):
        read_revision("HEAD:a.yaml")


def test_git_does_not_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = tmp_path / "git"
    slow.write_text("#!/bin/sh\nexec sleep 20\n", encoding="utf-8")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr("authoring.project.revisions.SECONDS", 0.2)
    with pytest.raises(RevisionError, match="did not answer"):
        read_revision("HEAD:a.yaml")


def test_a_name_with_a_zero_byte(repository: Path) -> None:
    with pytest.raises(BriefError):
        read_revision("HEAD:a\0b", repository)


def test_nothing_is_run_by_a_shell(repository: Path) -> None:
    with pytest.raises(MissingFileError):
        read_revision("HEAD:$(touch made); touch made", repository)
    assert not (repository / "made").exists()
