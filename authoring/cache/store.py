"""Store: results of earlier runs on disk.

Place in the flow: below the caches of checks and renderings. A folder of files, each named by a
digest of everything its content depends on, so an entry never becomes outdated. The folder can be
deleted at any time, and shared between machines, network drives included. A damaged entry counts as
missing; a folder that can't be written costs time and nothing else.
"""

import contextlib
import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

FOLDER_VARIABLE: Final = "BRIEF_CACHE"
MOST_OF_A_SHELF: Final = 8_000_000
"""Bytes in one of the 256 folders below the store's; beyond it, the least recently used go."""

_DIGEST_SIZE: Final = 20


class Store:
    """Bytes by key."""

    def __init__(self, folder: Path) -> None:
        """Use `folder`, which need not exist yet; `trouble` says why nothing can be stored there."""
        self.folder = folder
        self.trouble: str | None = None

    def get(self, key: str) -> bytes | None:
        """The entry of a key; `None` where there is none, or it is damaged."""
        path = self._path(key)
        try:
            seal, _, content = path.read_bytes().partition(b"\n")
        except OSError:
            return None
        with contextlib.suppress(OSError):
            if seal != _seal(key, content):
                path.unlink()
                return None
            os.utime(path)
        return content

    def put(self, key: str, content: bytes) -> None:
        """Store an entry, if the folder can be written; readers see all of it or none."""
        import tempfile

        path = self._path(key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent)
            written = Path(name)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(_seal(key, content) + b"\n" + content)
                written.replace(path)
            finally:
                written.unlink(missing_ok=True)
            _clear(path.parent, path)
        except OSError as error:
            self.trouble = error.strerror or type(error).__name__

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]


def find_store(environment: Mapping[str, str]) -> Store | None:
    """The store of this user: where BRIEF_CACHE says, or in the folder for caches (XDG)."""
    named = environment.get(FOLDER_VARIABLE)
    if named:
        with contextlib.suppress(RuntimeError):  # nobody's home
            return Store(Path(named).expanduser())
    caches = environment.get("XDG_CACHE_HOME")
    if caches and Path(caches).is_absolute():
        return Store(Path(caches) / "brief")
    try:
        return Store(Path.home() / ".cache" / "brief")
    except RuntimeError:  # nobody's home
        return None


def digest(parts: Iterable[str | bytes]) -> str:
    """A digest of some parts in their order, which no other list of parts has."""
    whole = hashlib.blake2b(digest_size=_DIGEST_SIZE)
    for part in parts:
        content = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
        whole.update(b"%d:" % len(content))
        whole.update(content)
    return whole.hexdigest()


def _seal(key: str, content: bytes) -> bytes:
    return digest((key, content)).encode("ascii")


def _clear(shelf: Path, newest: Path) -> None:
    """Delete the least recently used entries; the newest stays, however large."""
    known = {entry: entry.stat() for entry in shelf.iterdir()}
    size = sum(each.st_size for each in known.values())
    if size <= MOST_OF_A_SHELF:
        return
    for entry in sorted(known, key=lambda entry: known[entry].st_mtime_ns):
        if size > MOST_OF_A_SHELF and entry != newest:
            entry.unlink(missing_ok=True)
            size -= known[entry].st_size
