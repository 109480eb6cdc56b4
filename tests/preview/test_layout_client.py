"""Pages of PDFs come from a process of their own, dropped when something newer is wanted."""

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from desk.rendering import ISSUES

from authoring.diagnostics.errors import BriefError
from authoring.preview.files import ServedFiles
from authoring.preview.layout import LayoutRequest
from authoring.preview.layout_client import Dropped, LayoutClient

pytestmark = pytest.mark.whole

Use = Callable[[LayoutClient], Awaitable[None]]


def request(path: Path = ISSUES / "2024-12.yaml", width: int = 200) -> LayoutRequest:
    return LayoutRequest(path.parent, path, None, width)


@pytest.fixture
def files() -> ServedFiles:
    return ServedFiles()


def use(files: ServedFiles, work: Use) -> None:
    """Do something with a client, and end its process."""

    async def run() -> None:
        client = LayoutClient(files)
        try:
            await asyncio.wait_for(work(client), 60)
        finally:
            await client.close()

    asyncio.run(run())


def test_pages_come_as_pictures_and_those_without_change_are_the_same(files: ServedFiles) -> None:
    async def work(client: LayoutClient) -> None:
        first = await client.print(request())
        again = await client.print(request())
        assert first == again
        assert len(first) == 8
        assert {page.width for page in first} == {200}
        picture = files.find(first[0].name)
        assert picture is not None
        assert isinstance(picture.content, bytes)
        assert picture.content.startswith(b"\x89PNG")

    use(files, work)


def test_what_is_newer_drops_what_is_older(files: ServedFiles) -> None:
    async def work(client: LayoutClient) -> None:
        await client.print(request())
        older = [asyncio.create_task(client.print(request(width=300 + n))) for n in range(5)]
        await asyncio.sleep(0)
        newest = await client.print(request(width=222))
        assert abs(newest[0].width - 222) <= 1  # whole pixels
        outcomes = await asyncio.gather(*older, return_exceptions=True)
        assert [type(outcome) for outcome in outcomes] == [Dropped] * 5

    use(files, work)


def test_an_issue_that_can_not_be_read_gives_no_pages(
    files: ServedFiles, make_project: Callable[..., object], tmp_path: Path
) -> None:
    make_project({"a.yaml": "date: never\n"})
    broken = tmp_path / "desk/issues/a.yaml"

    async def work(client: LayoutClient) -> None:
        assert await client.print(request(broken)) == ()
        with pytest.raises(BriefError, match="can't be read"):
            await client.print(request(broken.with_name("gone.yaml")))
        assert await client.print(request())

    use(files, work)


def test_a_process_that_was_killed_is_started_again(files: ServedFiles) -> None:
    async def work(client: LayoutClient) -> None:
        await client.print(request())
        printing = asyncio.create_task(client.print(request(width=333)))
        await asyncio.sleep(0)
        worker = client._worker
        assert worker is not None
        assert worker.pid is not None
        os.kill(worker.pid, signal.SIGKILL)
        with pytest.raises(BriefError, match="could not be made"):
            await printing
        assert await client.print(request())

    use(files, work)
