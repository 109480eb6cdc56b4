"""The reads knows which files of a project were read, and what was in them."""

from pathlib import Path

import pytest

from authoring.cache.read_tracking import are_unchanged, record_read, track_reads


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with two files, and one outside of it."""
    (tmp_path / "desk" / "media").mkdir(parents=True)
    for name in ("desk/media/a.png", "desk/b.svg", "outside.png"):
        (tmp_path / name).write_bytes(name.encode())
    return tmp_path / "desk"


def test_files_of_the_project_are_named_from_its_root(root: Path) -> None:
    with track_reads(root) as reads:
        for path in (
            root / "media" / "a.png",
            root / "media/../b.svg",
            root.parent / "outside.png",
        ):
            record_read(path)
    assert set(reads.states) == {"media/a.png", "b.svg"}
    assert not reads.saw_a_change
    assert are_unchanged(root, reads.states)


def test_the_same_files_elsewhere_are_unchanged(root: Path, tmp_path: Path) -> None:
    with track_reads(root) as reads:
        record_read(root / "b.svg")
    other = tmp_path / "other"
    other.mkdir()
    assert not are_unchanged(other, reads.states)
    (other / "b.svg").write_bytes((root / "b.svg").read_bytes())
    assert are_unchanged(other, reads.states)


@pytest.mark.parametrize("change", ["other bytes", "gone"])
def test_a_changed_file_is_noticed(root: Path, change: str) -> None:
    with track_reads(root) as reads:
        record_read(root / "b.svg")
    if change == "gone":
        (root / "b.svg").unlink()
    else:
        (root / "b.svg").write_bytes(b"desk/B.svg")
    assert not are_unchanged(root, reads.states)


def test_a_change_between_two_looks_is_noticed(root: Path) -> None:
    with track_reads(root) as reads:
        record_read(root / "b.svg")
        (root / "b.svg").write_bytes(b"other")
        record_read(root / "b.svg")
    assert reads.saw_a_change


def test_nobody_needs_to_listen(root: Path) -> None:
    record_read(root / "b.svg")
    with track_reads(root) as reads:
        pass
    record_read(root / "b.svg")
    assert reads.states == {}
