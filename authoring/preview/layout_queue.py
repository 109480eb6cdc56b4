"""Layout queue: lays out what is wanted most, until something is wanted more.

Place in the flow: between the session, which says what is wanted, and the client of the process that
lays out. Thumbnails are kept between runs, in the store.
"""

import asyncio
import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from authoring.cache.fingerprint import identify_toolkit
from authoring.cache.store import Store, digest
from authoring.diagnostics.errors import BriefError
from authoring.preview.files import ServedFiles
from authoring.preview.layout import LayoutRequest
from authoring.preview.layout_client import Dropped, LayoutClient, PrintedPage

PAGE_WIDTH: Final = 1100
"""Pixels across a page: enough for a sharp picture on a screen of two dots a pixel."""
THUMBNAIL_WIDTH: Final = 320

_PNG_SIZE: Final = struct.Struct(">II")
_PNG_SIZE_AT: Final = 16  # PNG (ISO 15948), 11.2.2


@dataclass(frozen=True, slots=True)
class LayoutJob:
    """The pages of an issue, or the thumbnail of the first; `stamp` says of which state."""

    path: Path
    stamp: str
    thumbnail: bool = False


class LayoutQueue:
    """Does one job at a time."""

    def __init__(
        self,
        issues: Path,
        style: str | None,
        files: ServedFiles,
        store: Store | None,
        choose: Callable[[], LayoutJob | None],
        deliver: Callable[[LayoutJob, tuple[PrintedPage, ...], str], None],
    ) -> None:
        """Do what `choose` gives, until it gives something else; `deliver` gets pages or words."""
        self._issues = issues
        self._style = style
        self._files = files
        self._store = store
        self._choose = choose
        self._deliver = deliver
        self._client = LayoutClient(files)
        self._news = asyncio.Event()

    def wake(self) -> None:
        """Ask anew what is wanted."""
        self._news.set()

    async def run(self) -> None:
        """Work until the task is cancelled."""
        try:
            while True:
                await self._news.wait()
                self._news.clear()
                while job := self._choose():
                    await self._work_on(job)
        finally:
            await self._client.close()

    async def _work_on(self, job: LayoutJob) -> None:
        """Do a job; leave it when another is wanted more."""
        task = asyncio.create_task(self._do(job))
        while not task.done():
            news = asyncio.create_task(self._news.wait())
            await asyncio.wait({task, news}, return_when=asyncio.FIRST_COMPLETED)
            news.cancel()
            self._news.clear()
            if not task.done() and self._choose() not in (job, None):
                task.cancel()
                return
        task.result()

    async def _do(self, job: LayoutJob) -> None:
        known = self._find(job)
        if known:
            self._deliver(job, known, "")
            return
        width = THUMBNAIL_WIDTH if job.thumbnail else PAGE_WIDTH
        request = LayoutRequest(
            self._issues, job.path, self._style, width, first_only=job.thumbnail
        )
        try:
            printed = await self._client.print(request)
        except Dropped:
            return
        except BriefError as failure:
            self._deliver(job, (), failure.message)
            return
        if printed and job.thumbnail:
            self._keep(job, printed[0])
        self._deliver(job, printed, "")

    def _key(self, job: LayoutJob) -> str:
        size, style = str(THUMBNAIL_WIDTH), self._style or ""
        return digest(("thumbnail", identify_toolkit(), size, style, job.stamp))

    def _find(self, job: LayoutJob) -> tuple[PrintedPage, ...]:
        content = self._store.get(self._key(job)) if self._store and job.thumbnail else None
        if content is None:
            return ()
        size = _PNG_SIZE.unpack_from(content, _PNG_SIZE_AT)
        return (PrintedPage(self._files.add("image/png", content), *size),)

    def _keep(self, job: LayoutJob, page: PrintedPage) -> None:
        kept = self._files.find(page.name)
        if self._store is not None and kept is not None and isinstance(kept.content, bytes):
            self._store.put(self._key(job), kept.content)
