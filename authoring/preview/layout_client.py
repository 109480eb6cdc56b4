"""Printing: asks the press for the pages of a PDF.

Place in the flow: between the desk and the process that lays out PDFs, `press`. One thing is printed
at a time; what a newer save makes useless is dropped where it stands.
"""

import asyncio
import contextlib
import json
import sys
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from authoring.diagnostics.errors import BriefError
from authoring.preview.files import ServedFiles

PAGE_WIDTH: Final = 1100
"""Pixels across a page: enough for a sharp picture on a screen of two dots a pixel."""
THUMBNAIL_WIDTH: Final = 320
MOST_PICTURES: Final = 200
"""Pictures of pages that need not be packed again when they did not change."""


@dataclass(frozen=True, slots=True)
class LayoutRequest:
    """What is to be printed: an issue in a style, all pages or the first, so many pixels wide."""

    issues: Path
    path: Path
    style: str | None
    width: int = PAGE_WIDTH
    first_only: bool = False


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


@dataclass(frozen=True, slots=True)
class LayoutCache:
    """The pages of a PDF, in their order."""

    pages: tuple[PrintedPage, ...]


class Dropped(Exception):  # noqa: N818  # no error
    """A newer errand took its place."""


class LayoutClient:
    """The press and its errands; the process starts with the first."""

    def __init__(self, files: ServedFiles) -> None:
        """Put the pictures of pages into `files`."""
        self._files = files
        self._process: asyncio.subprocess.Process | None = None
        self._waiting: dict[int, asyncio.Future[LayoutCache | None]] = {}
        self._reading: asyncio.Task[None] | None = None
        self._number = 0
        self._pictures: OrderedDict[str, PrintedPage] = OrderedDict()

    async def print(self, errand: LayoutRequest) -> LayoutCache | None:
        """The pages of an issue; nothing where it has problems that keep it from being printed.

        Raises `Dropped` when another errand is given meanwhile, `BriefError` where the issue can't
        be printed.
        """
        process = await self._start()
        for waiting in self._waiting.values():
            if not waiting.done():
                waiting.set_exception(Dropped)
        self._waiting.clear()
        self._number += 1
        future: asyncio.Future[LayoutCache | None] = asyncio.get_running_loop().create_future()
        self._waiting[self._number] = future
        order = {
            "number": self._number,
            "issues": str(errand.issues),
            "path": str(errand.path),
            "style": errand.style,
            "width": errand.width,
            "first_only": errand.first_only,
            "known": [name for name, page in self._pictures.items() if self._files.find(page.name)],
        }
        if process.stdin is None:
            raise BriefError("the press has no input")
        process.stdin.write(json.dumps(order).encode() + b"\n")
        return await future

    async def close(self) -> None:
        """End the press."""
        if self._reading is not None:
            self._reading.cancel()
        if self._process is not None and self._process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()
            await self._process.wait()

    async def _start(self) -> asyncio.subprocess.Process:
        if self._process is None or self._process.returncode is not None:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "authoring.preview.layout_process"),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
                limit=1 << 20,
                start_new_session=True,
            )
            self._reading = asyncio.create_task(self._read(self._process))
        return self._process

    async def _read(self, process: asyncio.subprocess.Process) -> None:
        """Hand what the press gives to who waits for it, until it ends."""
        stream = process.stdout
        if stream is None:
            return
        try:
            while line := await stream.readline():
                answer = json.loads(line)
                contents = [await stream.readexactly(page["size"]) for page in answer["pages"]]
                self._hand_over(answer, contents)
        except (asyncio.IncompleteReadError, ValueError):
            pass
        finally:
            if self._process is process:
                self._process = None
            failed = BriefError("the PDF could not be made", "The process that lays it out ended.")
            for waiting in self._waiting.values():
                if not waiting.done():
                    waiting.set_exception(failed)
            self._waiting.clear()
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()

    def _hand_over(self, answer: dict[str, Any], contents: list[bytes]) -> None:
        future = self._waiting.pop(answer["number"], None)
        if future is None or future.done():
            return
        if answer["failure"] is not None:
            future.set_exception(BriefError(answer["failure"], answer["hint"]))
            return
        if not answer["pages"]:
            future.set_result(None)
            return
        told = zip(answer["pages"], contents, strict=True)
        future.set_result(LayoutCache(tuple(self._take(page, content) for page, content in told)))

    def _take(self, told: dict[str, Any], content: bytes) -> PrintedPage:
        """The picture of a page that came, or that came before and did not change."""
        name = told["digest"]
        if content:
            address = self._files.add("image/png", content)
            self._pictures[name] = PrintedPage(address, told["width"], told["height"])
        self._pictures.move_to_end(name)
        while len(self._pictures) > MOST_PICTURES:
            self._pictures.popitem(last=False)
        return self._pictures[name]
