"""Session: what is shown to whom, and what is to be made next.

Place in the flow: in the middle of the preview. It counts versions of the project's files; whoever
looks at an issue gets it made anew until it is of the last version. What an editor waits for comes
first: the page of an open issue, then the list of all, then pages of PDFs, then their thumbnails.
"""

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, TypeVar
from urllib.parse import quote

from authoring.cache.store import find_store
from authoring.diagnostics.problems import Severity
from authoring.preview.builder import Build, Builder
from authoring.preview.channel import Channel
from authoring.preview.files import ServedFiles
from authoring.preview.layout_client import PrintedPage
from authoring.preview.layout_queue import LayoutJob, LayoutQueue
from authoring.preview.live import PRINT_PART, LiveIssue, write_part
from authoring.preview.watcher import State, watch
from authoring.project.discovery import Project

Result = TypeVar("Result")

INDEX_PARTS: Final = frozenset({"rows", "style"})


@dataclass(frozen=True, slots=True)
class ListedIssue:
    """An issue in the list of all."""

    path: Path
    version: int
    build: Build

    @property
    def title(self) -> str:
        """What the list calls it."""
        view = self.build.view
        return " + ".join(map(str, view.headline)) if view else self.path.stem

    def count(self, severity: str) -> int:
        """How many of its problems are of a severity."""
        wanted = Severity(severity)
        return sum(problem.severity is wanted for problem in self.build.problems)


class Session:
    """The issues of one project and those who look at them."""

    def __init__(self, project: Project, style: str | None = None) -> None:
        """Show a project, in a style other than the publication's if one is named."""
        self.project = project
        self.files = ServedFiles()
        self.index = Channel()
        self.closed = False
        self._builder = Builder(project, self.files, style)
        self._live: dict[str, LiveIssue] = {}
        self._entries: dict[Path, ListedIssue] = {}
        self._thumbnails: dict[str, PrintedPage | None] = {}
        self._printed: dict[Path, str] = {}
        self._state: State = {}
        self._version = 0
        self._style = ""
        self._recent: set[Path] = set()
        self._wake = asyncio.Event()
        # One: a checker is of one thread, and what is newer shall not wait behind what is older.
        self._thread = ThreadPoolExecutor(1, "builder")
        self._layouts = LayoutQueue(
            project.issues_folder.resolve(),
            style,
            self.files,
            find_store(os.environ),
            self._choose_print,
            self._take_printed,
        )

    async def run(self) -> None:
        """Follow the files until the task is cancelled."""
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._watch())
                tasks.create_task(self._work())
                tasks.create_task(self._layouts.run())
        finally:
            self._thread.shutdown(wait=False, cancel_futures=True)

    def close(self) -> None:
        """Let go of everyone who looks on."""
        self.closed = True
        for channel in (self.index, *(live.channel for live in self._live.values())):
            channel.publish({})

    def wake(self) -> None:
        """Look anew at what is to be made: somebody came."""
        self._wake.set()
        self._layouts.wake()

    def find(self, name: str) -> LiveIssue | None:
        """An issue by the name of its file; one that was deleted stays for those who look at it."""
        if name not in self._live:
            path = next((path for path in self._builder.issues() if path.name == name), None)
            if path is None:
                return None
            self._live[name] = LiveIssue(path)
        return self._live[name]

    def names(self) -> tuple[str, ...]:
        """The names of all issues' files."""
        return tuple(path.name for path in self._builder.issues())

    async def prepare(self, live: LiveIssue) -> None:
        """Make an issue's page, if it was never made."""
        if live.build is None:
            await self._make_issue(live)

    async def preview_style(self) -> str:
        """The address of the colours and letters of the preview's own pages."""
        self._style = self._style or await self._in_thread(self._builder.preview_style)
        return self._style

    async def _watch(self) -> None:
        async for state in watch(self.project):
            known, self._state = self._state, state
            self._recent = {
                path for path in state.keys() | known.keys() if state.get(path) != known.get(path)
            }
            self._version += 1
            self._wake.set()

    async def _work(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            while await self._make_next():
                self._layouts.wake()

    async def _make_next(self) -> bool:
        """Make what is wanted most; whether there was anything."""
        stale = [
            live
            for live in self._live.values()
            if live.channel.is_followed and live.version < self._version
        ]
        if stale:
            await self._make_issue(
                next((live for live in stale if live.path.resolve() in self._recent), stale[0])
            )
            return True
        return self.index.is_followed and await self._make_entry()

    async def _make_issue(self, live: LiveIssue) -> None:
        version = self._version
        patch = live.needs_patching
        build = await self._in_thread(partial(self._make, live.path, patch=patch))
        live.take(build, version, self._style)
        self._entries[live.path] = ListedIssue(live.path, version, build)
        if self.index.is_followed:
            self._publish_index()

    async def _make_entry(self) -> bool:
        paths = self._builder.issues()
        for path in self._entries.keys() - set(paths):
            del self._entries[path]
        for path in reversed(paths):
            entry = self._entries.get(path)
            if entry is None or entry.version < self._version:
                version = self._version
                build = await self._in_thread(partial(self._make, path, patch=True))
                self._entries[path] = ListedIssue(path, version, build)
                self._publish_index()
                return True
        self._publish_index()
        return False

    def _make(self, path: Path, *, patch: bool) -> Build:
        """Runs in the builder's thread."""
        self._builder.take_state(self._state)
        self._style = self._builder.preview_style()
        return self._builder.build(path, patch=patch)

    def _publish_index(self) -> None:
        rows = [
            {
                "name": path.name,
                "address": f"/issues/{quote(path.name)}",
                "entry": self._entries.get(path),
                "thumbnail": self._thumbnail(self._entries.get(path)),
            }
            for path in reversed(self._builder.issues())
        ]
        self.index.publish({"rows": write_part("rows.html", rows=rows), "style": self._style})

    def _thumbnail(self, entry: ListedIssue | None) -> PrintedPage | None:
        return None if entry is None else self._thumbnails.get(entry.build.stamp)

    def _choose_print(self) -> LayoutJob | None:
        """The pages of an issue that somebody looks at, then thumbnails for the list."""
        for live in self._live.values():
            build = live.build
            if build is None or build.page is None or build.patched:
                continue
            if live.channel.is_wanted(PRINT_PART) and self._printed.get(live.path) != build.stamp:
                return LayoutJob(live.path, build.stamp)
        if self.index.is_followed:
            for entry in self._entries.values():
                stamp = entry.build.stamp
                if entry.build.printable and stamp not in self._thumbnails:
                    return LayoutJob(entry.path, stamp, thumbnail=True)
        return None

    def _take_printed(self, job: LayoutJob, printed: tuple[PrintedPage, ...], failed: str) -> None:
        if not job.thumbnail:
            self._printed[job.path] = job.stamp
            self._live[job.path.name].take_printed(printed, failed)
            return
        wanted = {entry.build.stamp for entry in self._entries.values()}
        for stamp in self._thumbnails.keys() - wanted:
            del self._thumbnails[stamp]
        self._thumbnails[job.stamp] = printed[0] if printed else None
        self._publish_index()

    async def _in_thread(self, work: Callable[[], Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)
