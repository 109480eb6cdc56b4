"""Worker: a process that does one thing after the other, and ends with the one that began it.

Place in the flow: below the executors of this machine and below the preview's layout; the one place
where processes begin. What is sent and what comes back goes through a pipe.
"""

import contextlib
import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Final, Generic, TypeVar

from authoring.diagnostics.interruption import interruption_held
from authoring.render.jobs import collect_garbage

Given = TypeVar("Given")
Returned = TypeVar("Returned")

START: Final = "fork" if sys.platform == "linux" else "spawn"
"""How processes begin; elsewhere the system's own libraries may not be used after a fork."""
START_BESIDE_THREADS: Final = "forkserver" if sys.platform == "linux" else "spawn"
"""The same for a process with threads, of which a fork would be broken."""
MOST_JOBS: Final = 40
"""After so many jobs a worker makes room for a new one: WeasyPrint's libraries leave a quarter of a
megabyte behind with every page that is set, which no collection finds."""


def preload(module: str) -> None:
    """Name a module that is loaded once for all workers to come that begin beside threads."""
    if START_BESIDE_THREADS == "forkserver":
        multiprocessing.set_forkserver_preload([module])


class WorkerDiedError(Exception):
    """The process ended before it answered."""


class Worker(Generic[Given, Returned]):
    """A process that calls one function with what it is sent, and sends back what that returns."""

    def __init__(self, run: Callable[[Given], Returned], start: str = START) -> None:
        """Begin; `start` is one of multiprocessing's ways."""
        context: Any = multiprocessing.get_context(start)
        self.jobs = 0
        self.line: Connection
        self.line, theirs = context.Pipe()
        self._process: BaseProcess = context.Process(target=_serve, args=(theirs, run), daemon=True)
        with interruption_held():  # until the process itself leaves Ctrl-C to this one
            self._process.start()
        theirs.close()

    @property
    def pid(self) -> int | None:
        """The number of the process."""
        return self._process.pid

    @property
    def is_used_up(self) -> bool:
        """Whether a new one should do the next job."""
        return self.jobs >= MOST_JOBS

    def send(self, given: Given) -> None:
        """Let it begin; it must have answered before. Raises `WorkerDiedError`."""
        self.jobs += 1
        try:
            self.line.send(given)
        except OSError as error:
            raise WorkerDiedError from error

    def receive(self) -> Returned:
        """Its answer; waits for it. Raises `WorkerDiedError`."""
        try:
            returned: Returned = self.line.recv()
        except (EOFError, OSError) as error:
            raise WorkerDiedError from error
        return returned

    def kill(self) -> None:
        """End it, whatever it does."""
        self._process.kill()
        self._process.join()

    def close(self) -> None:
        """End it, and leave nothing of it."""
        self.kill()
        self.line.close()


def wait_for_any(
    workers: Sequence[Worker[Given, Returned]], seconds: float | None
) -> list[Worker[Given, Returned]]:
    """Those that answered or died; waits for one, but no longer than so many seconds."""
    ready = set(map(id, wait([worker.line for worker in workers], seconds)))
    return [worker for worker in workers if id(worker.line) in ready]


def _serve(line: Connection, run: Callable[[Any], Any]) -> None:
    """Answer until nobody asks any more; runs in the process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    gc.disable()
    with contextlib.suppress(EOFError, OSError):
        while True:
            line.send(run(line.recv()))
            collect_garbage()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
