"""Read tracking: which files of a project were read while an issue was rendered.

Place in the flow: told by whoever reads a file that an issue, a template or a style sheet names;
asked by `jobs`. What was made is kept only as long as these files are what they were.
"""

import contextlib
from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from pathlib import Path
from typing import Final

from authoring.cache.store import digest

GONE: Final = ""
"""The state of a file that can't be read."""


class ReadTracker:
    """The files below a folder that were read, by their names from it, with digests of them."""

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()
        self.states: dict[str, str] = {}
        self.saw_a_change = False

    def saw(self, path: Path) -> None:
        """Note a file that is being read."""
        path = path.resolve()
        if path.is_relative_to(self._root):
            name, state = path.relative_to(self._root).as_posix(), _state_of(path)
            self.saw_a_change |= self.states.setdefault(name, state) != state


_present: ContextVar[ReadTracker | None] = ContextVar("reads", default=None)


@contextlib.contextmanager
def track_reads(root: Path) -> Iterator[ReadTracker]:
    """Note all files of a project that are read inside this, in this thread."""
    reads = ReadTracker(root)
    token = _present.set(reads)
    try:
        yield reads
    finally:
        _present.reset(token)


def record_read(path: Path) -> None:
    """Say that a file is being read, if anybody wants to know."""
    reads = _present.get()
    if reads is not None:
        reads.saw(path)


def are_unchanged(root: Path, states: Mapping[str, str]) -> bool:
    """Whether files of a project are what they were when they were read."""
    return all(_state_of(root / name) == state for name, state in states.items())


def _state_of(path: Path) -> str:
    try:
        return digest((path.read_bytes(),))
    except OSError:
        return GONE
