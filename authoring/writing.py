"""Writing: results -> files, whole or not at all.

Place in the flow: the last step, called by `pipeline` alone.
"""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from authoring.errors import WriteError


def write_files(contents: Mapping[Path, bytes]) -> None:
    """Write all files, or none: each is first written beside its place, then all are moved there.

    Raises `WriteError`; older files are then untouched, unless a move itself failed half way.
    """
    waiting: dict[Path, Path] = {}
    try:
        for path, content in contents.items():
            waiting[path] = _make_beside(path)
            _fill(waiting[path], content)
        for path, written in waiting.items():
            written.replace(path)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        place = path if path.parent.is_dir() else path.parent
        raise WriteError(f"{place} can't be written: {reason}") from error
    finally:
        for written in waiting.values():
            written.unlink(missing_ok=True)


def _make_beside(path: Path) -> Path:
    """An empty file in the folder of a file to be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        raise IsADirectoryError(21, "a folder of that name is there", str(path))
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    return Path(name)


def _fill(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    # mkstemp makes files for their owner only; a result has the permissions of any new file.
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(0o666 & ~mask)
