"""Files: what pages of the preview name, by a digest of the content.

Place in the flow: filled while a page is made, asked by the server. An address is looked up, never
joined to a folder, so none leads to a file that no page names.
"""

import hashlib
import threading
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from typing import Final

FOLDER: Final = "/files"
MOST_BYTES: Final = 64_000_000
"""What is kept in memory at most; of more, that goes which no page has named for longest."""

_SUFFIXES: Final = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "text/css": ".css",
}
_NAME_LENGTH: Final = 24


@dataclass(frozen=True, slots=True)
class ServedFile:
    """A file of the server: its media type, and its bytes or where they lie."""

    media_type: str
    content: bytes | Path


class ServedFiles:
    """Files by their names; filled by one thread, read by another."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._contents: OrderedDict[str, ServedFile] = OrderedDict()
        self._paths: dict[str, ServedFile] = {}
        self._size = 0

    def add(self, media_type: str, content: bytes) -> str:
        """The address of bytes of a media type."""
        suffix = _SUFFIXES.get(media_type, "")
        name = hashlib.sha256(content).hexdigest()[:_NAME_LENGTH] + suffix
        with self._lock:
            if name in self._contents:
                self._contents.move_to_end(name)
            else:
                self._contents[name] = ServedFile(media_type, content)
                self._size += len(content)
                self._clear()
        return f"{FOLDER}/{name}"

    def add_path(self, media_type: str, path: Path) -> str:
        """The address of a file that is read when it is asked for, until it changes."""
        status = path.stat()
        state = f"{path.resolve()} {status.st_mtime_ns} {status.st_size}"
        name = hashlib.sha256(state.encode()).hexdigest()[:_NAME_LENGTH] + path.suffix.lower()
        with self._lock:
            self._paths[name] = ServedFile(media_type, path.resolve())
        return f"{FOLDER}/{name}"

    def find(self, name: str) -> ServedFile | None:
        """The file of a name."""
        with self._lock:
            return self._contents.get(name) or self._paths.get(name)

    def _clear(self) -> None:
        while self._size > MOST_BYTES and len(self._contents) > 1:
            _, gone = self._contents.popitem(last=False)
            self._size -= len(gone.content) if isinstance(gone.content, bytes) else 0
