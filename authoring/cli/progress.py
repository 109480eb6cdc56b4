"""Progress: how far a run is, in a terminal; nothing in a pipe, where each file has its line.

Place in the flow: beside `brief render`, on standard error. No thread draws it, for processes begin
meanwhile, so it moves when an issue is done.
"""

import contextlib
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID


class Progress(Protocol):
    """What is told of a run."""

    def advance(self) -> None:
        """One more is done."""

    def paused(self) -> contextlib.AbstractContextManager[None]:
        """Leave the terminal to others."""


@contextlib.contextmanager
def show_progress(total: int, stream: TextIO | None) -> Iterator[Progress]:
    """A bar, where there is something to wait for and a terminal to show it in."""
    if total < 2 or stream is None or not stream.isatty() or os.environ.get("TERM") == "dumb":
        yield _NoProgress()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        BarColumn(finished_style="bar.complete"),
        MofNCompleteColumn(),
        "issues,",
        TimeRemainingColumn(),
        "left",
    )
    bar = Bar(*columns, console=Console(file=stream), transient=True, auto_refresh=False)
    task = bar.add_task("", total=total)
    with bar:
        bar.refresh()
        yield _Bar(bar, task)


class _NoProgress:
    def advance(self) -> None:
        pass

    def paused(self) -> contextlib.AbstractContextManager[None]:
        return contextlib.nullcontext()


class _Bar:
    def __init__(self, bar: "Bar", task: "TaskID") -> None:
        self._bar = bar
        self._task = task

    def advance(self) -> None:
        self._bar.advance(self._task)
        self._bar.refresh()

    @contextlib.contextmanager
    def paused(self) -> Iterator[None]:
        self._bar.stop()
        try:
            yield
        finally:
            self._bar.start()
