"""Writing: results -> files, whole or not at all.

Place in the flow: the last step, called by `pipeline` alone.
"""

import os
from collections.abc import Mapping
from errno import EISDIR
from pathlib import Path

from authoring.diagnostics.errors import WriteError
from authoring.diagnostics.interruption import interruption_held


def write_files(contents: Mapping[Path, bytes]) -> None:
    """Write all files, or none: each is first written beside its place, then all are moved there.

    Folders that are not there yet are made.

    Raises `WriteError`; older files are then untouched, unless a move itself failed half way.
    """
    with interruption_held():
        _write(contents)


def _write(contents: Mapping[Path, bytes]) -> None:
    waiting: dict[Path, Path] = {}
    try:
        for path, content in contents.items():
            waiting[path] = _make_beside(path)
            waiting[path].write_bytes(content)
        for path, written in waiting.items():
            written.replace(path)
    except OSError as error:
        raise _describe(path, error) from error
    finally:
        for written in waiting.values():
            written.unlink(missing_ok=True)


def _make_beside(path: Path) -> Path:
    """An empty file in the folder of a file to be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        raise IsADirectoryError(EISDIR, "a folder of that name is there", str(path))
    beside = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    # Made by hand, for `tempfile` makes files for their owner only; a result has the permissions of
    # any new file.
    os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    return beside


def _describe(path: Path, error: OSError) -> WriteError:
    """Why a file could not be written, and what to do."""
    reason, hint = error.strerror or type(error).__name__, None
    # Unlike `Path.exists`, this takes a name that is too long for the system.
    above = next(filter(os.path.exists, path.parents), path.parent)
    place = path if above == path.parent and above.is_dir() else path.parent
    if not above.is_dir():
        reason = f"{'it' if above == place else above} is a file, not a folder"
        hint = "Name another folder, or move that file away."
    elif isinstance(error, IsADirectoryError):
        hint = "Name a file in it, or another one."
    elif isinstance(error, PermissionError):
        hint = f"You may not write in {above.resolve()}; name another folder."
    return WriteError(f"{place} can't be written: {reason}", hint)
