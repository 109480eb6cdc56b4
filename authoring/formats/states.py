"""States: what tells whether files were changed, for what is kept from one brief to the next.

Place in the flow: beside the formats that keep something: templates, tokens, fonts.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

State: TypeAlias = tuple[str, int, int]
"""A file, when it was changed (nanoseconds since 1970) and its size in bytes."""


def states_of(folders: Iterable[Path]) -> tuple[State, ...]:
    """The states of all files in folders and below: one is changed, added, taken away."""
    return tuple(sorted(_states(folders)))


def _states(folders: Iterable[Path]) -> Iterator[State]:
    waiting = [str(folder) for folder in folders]
    while waiting:
        # Not `Path.rglob`, which takes five times as long.
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                elif entry.is_file():
                    status = entry.stat()
                    yield entry.path, status.st_mtime_ns, status.st_size
