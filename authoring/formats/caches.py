"""Caches: the user's own folders for what is worked out once and used at every start.

Place in the flow: beside `fontconfig` and the savings. Unlike the store of checks, which machines
may share, they hold what is run, or chooses fonts: nobody else may be able to write them.
"""

import contextlib
import os
import stat
import tempfile
from functools import cache
from pathlib import Path
from typing import Final

from authoring.cache.store import Store

_OTHERS_WRITE: Final = stat.S_IWGRP | stat.S_IWOTH


def cache_folder() -> Path:
    """The first folder that can be written: the user's cache, or a temporary one of the user's."""
    try:
        folder = _user_cache() / "brief"
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder):
            return folder
    except (OSError, RuntimeError):
        return _temporary_folder()


def own_store() -> Store | None:
    """A store that this user alone can write; nothing where there is no such folder.

    Whatever is in it was put there by this toolkit, so it may hold code.
    """
    try:
        folder = _user_cache() / "brief" / "start"
        folder.mkdir(mode=stat.S_IRWXU, parents=True, exist_ok=True)
        return Store(folder) if not hasattr(os, "getuid") or _is_own(folder) else None
    except (OSError, RuntimeError):
        return None


def _user_cache() -> Path:
    """The user's cache folder (XDG Base Directory Specification 0.8: relative paths don't count).

    Raises `RuntimeError` for a user without a home.
    """
    named = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return named if named.is_absolute() else Path("~/.cache").expanduser()


def _temporary_folder() -> Path:
    """The same folder at each start, so that they don't pile up; one of ours where it is not safe."""
    user = getattr(os, "getuid", int)()
    folder = Path(tempfile.gettempdir()) / f"brief-{user}"
    with contextlib.suppress(FileExistsError):
        folder.mkdir(mode=stat.S_IRWXU)
    return folder if _is_own(folder) else _new_folder(folder.parent)


@cache
def _new_folder(parent: Path) -> Path:
    """A folder for this process."""
    return Path(tempfile.mkdtemp(prefix="brief-", dir=parent))


def _is_own(folder: Path) -> bool:
    """Whether a folder is one, is this user's, and no one else can write it."""
    known = folder.lstat()
    user = getattr(os, "getuid", int)()
    is_folder = stat.S_ISDIR(known.st_mode)
    return is_folder and known.st_uid == user and not known.st_mode & _OTHERS_WRITE
