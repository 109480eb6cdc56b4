"""Watcher: which files of a project changed.

Place in the flow: wakes the session. Folders are watched, not files, so that a save which writes a new
file and renames it is seen; and once a second all is compared, for file systems that tell nothing.
"""

import asyncio
import os
from collections.abc import AsyncIterator, Iterable, Iterator
from pathlib import Path
from typing import Final, TypeAlias

from authoring.project.discovery import Project
from authoring.project.resources import Resources

STEP: Final = 10
"""Milliseconds without a further change after which changes are told."""
LONGEST: Final = 60
"""Milliseconds after which they are told though more come."""
PAUSE: Final = 1000
"""Milliseconds between comparisons where nothing is told."""

State: TypeAlias = dict[Path, tuple[int, int, int]]
"""Of each file the time of its last change, its size, and its number in the file system."""


def watched_folders(project: Project) -> tuple[Path, ...]:
    """The folders that briefs are made from."""
    resources = Resources(project.root)
    issues = project.issues_folder
    found = [issues, *resources.template_folders, *resources.style_folders]
    return tuple(dict.fromkeys(folder.resolve() for folder in found if folder.is_dir()))


def read_state(folders: Iterable[Path]) -> State:
    """What the files in folders are now; hidden ones and copies that editors keep are left out."""
    state: State = {}
    for folder in folders:
        for path in _files_below(folder):
            try:
                status = path.stat()
            except OSError:  # gone since, or a link to nowhere
                continue
            state[path] = (status.st_mtime_ns, status.st_size, status.st_ino)
    return state


def _files_below(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = filter(_is_watched, folders)
        yield from map(Path(place).joinpath, filter(_is_watched, names))


def _is_watched(name: str) -> bool:
    return not name.startswith(".") and not name.endswith("~")


async def watch(project: Project) -> AsyncIterator[State]:
    """The state of a project's files, first as it is and then after each change."""
    last: State | None = None
    while True:
        folders = _identify(watched_folders(project))
        async for state in _watch_folders(tuple(folders)):
            if state != last:
                last = state
                yield state
            if _identify(watched_folders(project)) != folders:
                break


def _identify(folders: Iterable[Path]) -> dict[Path, int]:
    """Folders with their numbers in the file system; one that was put in another's place differs."""
    found: dict[Path, int] = {}
    for folder in folders:
        try:
            found[folder] = folder.stat().st_ino
        except OSError:
            continue
    return found


async def _watch_folders(folders: tuple[Path, ...]) -> AsyncIterator[State]:
    """The state of folders, now, at every change, and once a second."""
    from watchfiles import awatch

    yield read_state(folders)
    if not folders:
        await asyncio.sleep(PAUSE / 1000)
        return
    told = awatch(
        *folders,
        watch_filter=None,
        debounce=LONGEST,
        step=STEP,
        rust_timeout=PAUSE,
        yield_on_timeout=True,
        ignore_permission_denied=True,
    )
    try:
        async for _changes in told:
            yield read_state(folders)
    except (OSError, RuntimeError):
        # The system has no room for a further watch, or a folder went away meanwhile.
        await asyncio.sleep(PAUSE / 1000)
        yield read_state(folders)
