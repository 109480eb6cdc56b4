"""Files are written whole or not at all, and nothing else is left behind."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from desk.commands import environment

from authoring.diagnostics.errors import WriteError
from authoring.project.writing import write_files


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_files_and_their_folders_are_written(tmp_path: Path) -> None:
    write_files({tmp_path / "a" / "b" / "x.pdf": b"one", tmp_path / "y.html": b""})
    assert contents(tmp_path) == {"a/b/x.pdf": b"one", "y.html": b""}


def test_older_files_are_replaced(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"an older, longer text")
    write_files({tmp_path / "x": b"new"})
    assert contents(tmp_path) == {"x": b"new"}


def test_a_reader_of_the_older_file_keeps_it(tmp_path: Path) -> None:
    """Whoever has the file open, a viewer or a server, sees the old one in full or the new one."""
    (tmp_path / "x").write_bytes(b"older")
    with (tmp_path / "x").open("rb") as reader:
        write_files({tmp_path / "x": b"new"})
        assert reader.read() == b"older"


@pytest.mark.parametrize("mask", [0o022, 0o027, 0o077, 0o002])
def test_a_file_has_the_permissions_of_any_new_file(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        (tmp_path / "usual").write_bytes(b"")
        write_files({tmp_path / "made": b""})
        assert os.umask(mask) == mask
    finally:
        os.umask(before)
    usual, made = ((tmp_path / name).stat().st_mode for name in ("usual", "made"))
    assert made == usual == 0o100666 & ~mask


def test_a_failure_leaves_all_older_files(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"older pdf")
    (tmp_path / "b.html").mkdir()
    (tmp_path / "b.html" / "kept").write_bytes(b"kept")
    with pytest.raises(WriteError, match=r"b\.html can't be written"):
        write_files({tmp_path / "a.pdf": b"new", tmp_path / "b.html": b"new"})
    assert contents(tmp_path) == {"a.pdf": b"older pdf", "b.html/kept": b"kept"}


def test_a_failure_leaves_no_new_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"older")
    with pytest.raises(WriteError):
        write_files({tmp_path / "a": b"new", tmp_path / "file" / "below" / "b": b"new"})
    assert contents(tmp_path) == {"file": b"older"}


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("file/b", "{0}/file can't be written: it is a file, not a folder"),
        ("file/below/b", "{0}/file/below can't be written: {0}/file is a file, not a folder"),
    ],
)
def test_a_file_where_a_folder_is_wanted_is_named(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "file").write_bytes(b"older")
    with pytest.raises(WriteError) as caught:
        write_files({tmp_path / name: b"new"})
    assert caught.value.message == message.format(tmp_path)
    assert caught.value.hint == "Name another folder, or move that file away."


def test_a_folder_where_a_file_is_wanted_is_told(tmp_path: Path) -> None:
    with pytest.raises(WriteError) as caught:
        write_files({tmp_path: b"new"})
    assert caught.value.message == f"{tmp_path} can't be written: a folder of that name is there"
    assert caught.value.hint == "Name a file in it, or another one."


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the system's owner may write all")
def test_a_folder_that_nobody_may_write_in_is_named(tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0o500)
    with pytest.raises(WriteError) as caught:
        write_files({tmp_path / "locked" / "new" / "x": b"new"})
    assert caught.value.hint == f"You may not write in {tmp_path / 'locked'}; name another folder."


def test_a_name_that_the_system_cannot_take_is_told(tmp_path: Path) -> None:
    """The file is named as it was to be, not by the name under which it waited."""
    path = tmp_path / ("n" * 300)
    with pytest.raises(WriteError) as caught:
        write_files({tmp_path / "a": b"new", path: b"new"})
    assert caught.value.message == f"{path} can't be written: File name too long"
    assert contents(tmp_path) == {}


@pytest.mark.whole
def test_a_full_disk_leaves_older_files_and_nothing_else(tmp_path: Path) -> None:
    """A limit on the size of files fails where a full disk does: in the middle of a file."""
    (tmp_path / "a").write_bytes(b"older")
    code = (
        "import resource, signal; from pathlib import Path\n"
        "from authoring.diagnostics.errors import WriteError\n"
        "from authoring.project.writing import write_files\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))\n"
        "try: write_files({Path('a'): b'new', Path('b'): b'x' * 100_000})\n"
        "except WriteError as error: print(error.message)\n"
    )
    done = subprocess.run(
        (sys.executable, "-c", code),
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("b can't be written: File too large")
    assert contents(tmp_path) == {"a": b"older"}


def test_a_link_is_replaced_not_followed(tmp_path: Path) -> None:
    (tmp_path / "precious").write_bytes(b"precious")
    (tmp_path / "a.pdf").symlink_to(tmp_path / "precious")
    write_files({tmp_path / "a.pdf": b"new"})
    assert contents(tmp_path) == {"precious": b"precious", "a.pdf": b"new"}
    assert not (tmp_path / "a.pdf").is_symlink()


def test_nothing_is_written_for_nothing(tmp_path: Path) -> None:
    write_files({})
    assert contents(tmp_path) == {}
