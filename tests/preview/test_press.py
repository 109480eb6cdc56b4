"""The press: pages of PDFs from a process of its own, dropped when something newer is wanted."""

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from desk.rendering import ISSUES

from authoring.diagnostics.errors import BriefError
from authoring.preview.files import ServedFiles
from authoring.preview.layout_client import Dropped, LayoutClient, LayoutRequest

pytestmark = pytest.mark.whole

Use = Callable[[LayoutClient], Awaitable[None]]


def errand(path: Path = ISSUES / "2024-12.yaml", width: int = 200) -> LayoutRequest:
    return LayoutRequest(path.parent, path, None, width)


@pytest.fixture
def files() -> ServedFiles:
    return ServedFiles()


def use(files: ServedFiles, work: Use) -> None:
    """Do something with a printer, and end its process."""

    async def run() -> None:
        printer = LayoutClient(files)
        try:
            await asyncio.wait_for(work(printer), 60)
        finally:
            await printer.close()

    asyncio.run(run())


def test_pages_come_as_pictures_and_those_without_change_are_the_same(files: ServedFiles) -> None:
    async def work(printer: LayoutClient) -> None:
        first = await printer.print(errand())
        again = await printer.print(errand())
        assert first is not None
        assert first == again
        assert len(first.pages) == 8
        assert {page.width for page in first.pages} == {200}
        picture = files.find(first.pages[0].name)
        assert picture is not None
        assert isinstance(picture.content, bytes)
        assert picture.content.startswith(b"\x89PNG")

    use(files, work)


def test_what_is_newer_drops_what_is_older(files: ServedFiles) -> None:
    async def work(printer: LayoutClient) -> None:
        await printer.print(errand())
        older = [asyncio.create_task(printer.print(errand(width=300 + n))) for n in range(5)]
        await asyncio.sleep(0)
        newest = await printer.print(errand(width=222))
        assert newest is not None
        assert abs(newest.pages[0].width - 222) <= 1  # whole pixels
        outcomes = await asyncio.gather(*older, return_exceptions=True)
        assert [type(outcome) for outcome in outcomes] == [Dropped] * 5

    use(files, work)


def test_an_issue_that_can_not_be_read_gives_no_pages(
    files: ServedFiles, make_project: Callable[..., object], tmp_path: Path
) -> None:
    make_project({"a.yaml": "date: never\n"})
    broken = tmp_path / "desk/issues/a.yaml"

    async def work(printer: LayoutClient) -> None:
        assert await printer.print(errand(broken)) is None
        with pytest.raises(BriefError, match="can't be read"):
            await printer.print(errand(broken.with_name("gone.yaml")))
        assert await printer.print(errand()) is not None

    use(files, work)


def test_a_press_that_was_killed_is_started_again(files: ServedFiles) -> None:
    async def work(printer: LayoutClient) -> None:
        await printer.print(errand())
        printing = asyncio.create_task(printer.print(errand(width=333)))
        await asyncio.sleep(0)
        process = printer._process
        assert process is not None
        os.kill(process.pid, signal.SIGKILL)
        with pytest.raises(BriefError, match="could not be made"):
            await printing
        assert await printer.print(errand()) is not None

    use(files, work)
