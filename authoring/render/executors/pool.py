"""Pool: processes of this machine that end with the caller, however that ends.

Place in the flow: below the crews that use it.
"""

import contextlib
import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing.connection import Connection
from typing import ParamSpec, TypeVar

from authoring.render.executors.base import START

Arguments = ParamSpec("Arguments")
Returned = TypeVar("Returned")


class Pool:
    """Processes that live as long as this one's end of a pipe is open."""

    def __init__(self, size: int, start: str = START) -> None:
        """Have `size` of them, begun with the first call; `start` is one of multiprocessing's ways."""
        context = multiprocessing.get_context(start)
        self._other_end, self._life = context.Pipe(duplex=False)
        ends = (self._other_end, self._life)
        self._executor = ProcessPoolExecutor(size, context, _begin, ends)

    def submit(
        self, do: Callable[Arguments, Returned], *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> Future[Returned]:
        """Let one of them call a function. Raises `BrokenProcessPool` where one has died."""
        return self._executor.submit(do, *args, **kwargs)

    def finish(self) -> None:
        """Wait for what they do, then end them."""
        self._executor.shutdown()
        self.end()

    def end(self) -> None:
        """End them, whatever they do."""
        self._life.close()
        self._executor.shutdown(cancel_futures=True)
        self._other_end.close()


def _begin(life: Connection, callers_end: Connection) -> None:
    """Begin a worker: Ctrl-C is the caller's to hear, and with the caller it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    callers_end.close()
    threading.Thread(target=_end_with, args=(life,), daemon=True).start()
    gc.disable()


def _end_with(life: Connection) -> None:
    with contextlib.suppress(EOFError, OSError):
        life.recv()
    os._exit(1)
