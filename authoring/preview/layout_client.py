"""Layout client: has the pages of a PDF laid out in a process of its own.

Place in the flow: between the queue and the worker that runs `layout`. One thing is laid out at a
time; what a newer save makes useless is dropped where it stands, by ending the process.
"""

import asyncio
import threading
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from authoring.diagnostics.errors import BriefError
from authoring.preview.files import ServedFiles
from authoring.preview.layout import LayoutRequest, PageImage, lay_out
from authoring.render.executors.worker import (
    START_BESIDE_THREADS,
    Worker,
    WorkerDiedError,
    preload,
)

MOST_PICTURES: Final = 200
"""Pictures of pages that need not be packed again when they did not change."""

Answer: TypeAlias = tuple[PageImage, ...] | BriefError


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """The picture of a page: its address and its size in pixels."""

    address: str
    width: int
    height: int

    @property
    def name(self) -> str:
        """What the server's files know it by."""
        return self.address.rpartition("/")[2]


class Dropped(Exception):  # noqa: N818  # no error
    """A newer request took its place."""


class LayoutClient:
    """Asks the worker; that begins with the first request, and again where it was ended."""

    def __init__(self, files: ServedFiles) -> None:
        """Put the pictures of pages into `files`."""
        self._files = files
        self._worker: Worker[LayoutRequest, Answer] | None = None
        self._newest = 0
        self._is_busy = False
        self._lock = threading.Lock()  # around these two, which the thread below shares
        # The event loop must not wait for a process, not even for its start.
        self._thread = ThreadPoolExecutor(1, "layout")
        self._pictures: OrderedDict[str, PrintedPage] = OrderedDict()

    async def print(self, request: LayoutRequest) -> tuple[PrintedPage, ...]:
        """The pages of an issue; none where its mistakes keep it from being read.

        Raises `Dropped` when another request comes meanwhile, `BriefError` where the issue can't be
        laid out.
        """
        number = self._drop()
        names = (name for name, page in self._pictures.items() if self._files.find(page.name))
        asked = replace(request, known=frozenset(names))
        loop = asyncio.get_running_loop()
        answer = await loop.run_in_executor(self._thread, self._ask, number, asked)
        if isinstance(answer, BriefError):
            raise answer
        return tuple(map(self._take, answer))

    async def close(self) -> None:
        """End the process."""
        self._drop()
        await asyncio.to_thread(self._thread.shutdown, cancel_futures=True)
        self._end()

    def _drop(self) -> int:
        """Make what is asked for and what is being laid out useless; the next request's number."""
        with self._lock:
            self._newest += 1
            if self._is_busy and self._worker is not None:
                self._worker.kill()
            return self._newest

    def _ask(self, number: int, request: LayoutRequest) -> Answer:
        """The worker's answer; runs in the thread."""
        if number != self._newest:
            raise Dropped
        if self._worker is None or self._worker.is_used_up:
            self._end()
            preload("authoring.preview.preloaded")
            self._worker = Worker(lay_out, START_BESIDE_THREADS)
        with self._lock:
            if number != self._newest:  # since it began
                raise Dropped
            self._is_busy = True
        try:
            self._worker.send(request)
            answer: Answer | None = self._worker.receive()
        except WorkerDiedError:
            answer = None
        with self._lock:
            self._is_busy = False
            is_dropped = number != self._newest
        if answer is None or is_dropped:
            self._end()
        if is_dropped:
            raise Dropped
        died = BriefError("the PDF could not be made", "The process that lays it out ended.")
        return died if answer is None else answer

    def _end(self) -> None:
        if self._worker is not None:
            self._worker.close()
        self._worker = None

    def _take(self, image: PageImage) -> PrintedPage:
        """The picture of a page that came, or that came before and did not change."""
        if image.content:
            address = self._files.add("image/png", image.content)
            self._pictures[image.digest] = PrintedPage(address, image.width, image.height)
        self._pictures.move_to_end(image.digest)
        while len(self._pictures) > MOST_PICTURES:
            self._pictures.popitem(last=False)
        return self._pictures[image.digest]
