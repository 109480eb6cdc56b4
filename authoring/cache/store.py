"""Store: what was worked out before, kept between runs.

Place in the flow: beside `project`. A folder of files, each named by a digest of all that its
content depends on, so it never has to be told what changed. It can be deleted at any time and
shared between machines. An entry that is broken is none; a folder that can't be written costs time
and nothing else.
"""

import contextlib
import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

FOLDER_VARIABLE: Final = "BRIEF_CACHE"
MOST_OF_A_SHELF: Final = 8_000_000
"""Bytes in one of the 256 folders below the store's; of more, those unused for longest go."""

_DIGEST_SIZE: Final = 20


class Store:
    """Bytes by the digest of what they were made of."""

    def __init__(self, folder: Path) -> None:
        """Keep entries below `folder`, which need not be there yet; `trouble` says why it can't."""
        self.folder = folder
        self.trouble: str | None = None

    def get(self, key: str) -> bytes | None:
        """The entry of a key; nothing where there is none or it is not as it was written."""
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
        """Keep an entry, if the folder lets us; readers see all of it or none."""
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
    """A name for some parts in their order; no other parts have it."""
    whole = hashlib.blake2b(digest_size=_DIGEST_SIZE)
    for part in parts:
        content = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
        whole.update(b"%d:" % len(content))
        whole.update(content)
    return whole.hexdigest()


def _seal(key: str, content: bytes) -> bytes:
    return digest((key, content)).encode("ascii")


def _clear(shelf: Path, newest: Path) -> None:
    """Throw away what was not used for longest; the newest entry stays, however large."""
    known = {entry: entry.stat() for entry in shelf.iterdir()}
    size = sum(each.st_size for each in known.values())
    if size <= MOST_OF_A_SHELF:
        return
    for entry in sorted(known, key=lambda entry: known[entry].st_mtime_ns):
        if size > MOST_OF_A_SHELF and entry != newest:
            entry.unlink(missing_ok=True)
            size -= known[entry].st_size
