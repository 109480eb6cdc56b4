"""A workspace gives what stands in for a file, else what lies on the disk."""

from pathlib import Path

import pytest

from authoring.diagnostics.errors import MissingFileError
from authoring.project.workspace import Workspace


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"saved")
    return path


def test_what_stands_in_for_a_file_counts_until_it_is_forgotten(path: Path) -> None:
    workspace = Workspace({path.resolve(): b"typed"})
    typed = workspace.digest(path)
    assert workspace.read(path) == b"typed"
    workspace.forget(path)
    assert workspace.read(path) == b"saved"
    assert workspace.digest(path) != typed
    workspace.replace(path, b"typed")
    assert workspace.digest(path) == typed


def test_a_file_may_be_there_by_its_stand_in_alone(tmp_path: Path) -> None:
    workspace = Workspace()
    new = tmp_path / "new.yaml"
    with pytest.raises(MissingFileError):
        workspace.read(new)
    workspace.replace(new, b"x")
    assert workspace.read(new) == b"x"


def test_a_link_is_the_file_that_it_leads_to(path: Path) -> None:
    link = path.with_name("link.yaml")
    link.symlink_to(path)
    workspace = Workspace()
    workspace.replace(link, b"typed")
    assert workspace.read(path) == b"typed"


def test_a_file_is_read_anew_for_its_digest_only_when_it_was_forgotten(path: Path) -> None:
    workspace = Workspace()
    before = workspace.digest(path)
    path.write_bytes(b"saved again")
    assert workspace.digest(path) == before
    workspace.forget(path)
    assert workspace.digest(path) != before
