"""Read tracking: which files of a project were read while an issue was rendered.

Place in the flow: whoever reads a file that an issue, a template or a style sheet names calls
`record_read`; `render.jobs` asks for the list. A cached rendering is valid as long as these files have
not changed.
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
    """The files below a folder that were read: their digests by their paths relative to it."""

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()
        self.states: dict[str, str] = {}
        self.saw_a_change = False

    def saw(self, path: Path) -> None:
        """Record a file that is being read."""
        path = path.resolve()
        if path.is_relative_to(self._root):
            name, state = path.relative_to(self._root).as_posix(), _state_of(path)
            self.saw_a_change |= self.states.setdefault(name, state) != state


_present: ContextVar[ReadTracker | None] = ContextVar("read_tracker", default=None)


@contextlib.contextmanager
def track_reads(root: Path) -> Iterator[ReadTracker]:
    """Record all files of a project that are read inside this block, in this thread."""
    tracker = ReadTracker(root)
    token = _present.set(tracker)
    try:
        yield tracker
    finally:
        _present.reset(token)


def record_read(path: Path) -> None:
    """Record that a file is being read, if there is a tracker."""
    tracker = _present.get()
    if tracker is not None:
        tracker.saw(path)


def are_unchanged(root: Path, states: Mapping[str, str]) -> bool:
    """Whether the files of a project are unchanged since they were read."""
    return all(_state_of(root / name) == state for name, state in states.items())


def _state_of(path: Path) -> str:
    try:
        return digest((path.read_bytes(),))
    except OSError:
        return GONE
