"""Workspace: the bytes of files, as one run sees them.

Place in the flow: beside `discovery`. Whoever checks or renders reads issues, publications and a
project's own fonts here, so that what an editor's program has not saved yet, or what a fix would
write, counts in place of the file.
"""

from collections.abc import Mapping
from pathlib import Path

from authoring.cache.store import digest
from authoring.project.discovery import read_file


class Workspace:
    """Files by their resolved paths; `contents` stand in for those that they name."""

    def __init__(self, contents: Mapping[Path, bytes] | None = None) -> None:
        self.contents = dict(contents or {})
        self._digests: dict[Path, str] = {}

    def read(self, path: Path) -> bytes:
        """The bytes of a file, or what stands in for them.

        Raises `MissingFileError` where the file can't be read.
        """
        content = self.contents.get(path.resolve())
        return read_file(path) if content is None else content

    def digest(self, path: Path) -> str:
        """A digest of the bytes of a file, which is read once.

        Raises `MissingFileError` where the file can't be read.
        """
        key = path.resolve()
        if key not in self._digests:
            self._digests[key] = digest((self.read(path),))
        return self._digests[key]

    def replace(self, path: Path, content: bytes) -> None:
        """Let `content` stand in for a file from now on."""
        self.forget(path)
        self.contents[path.resolve()] = content

    def forget(self, path: Path) -> None:
        """Let the file itself count again, and read it anew."""
        key = path.resolve()
        self.contents.pop(key, None)
        self._digests.pop(key, None)
