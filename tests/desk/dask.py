"""Dask: a cluster of this machine, of a scheduler and worker processes of its own."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desk.commands import environment

PATIENCE: Final = 60  # seconds
COMMON: Final = ("--no-dashboard", "--interface", "lo")


@dataclass(frozen=True)
class Worker:
    """A worker process; it has no nanny that would start it again."""

    process: subprocess.Popen[bytes]
    log: Path

    def kill(self) -> None:
        """End it as a machine ends that loses its power."""
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()


@contextmanager
def scheduler(folder: Path) -> Iterator[str]:
    """A scheduler; its address."""
    file = folder / "scheduler.json"
    arguments = ("--scheduler-file", str(file), "--port", "0", "--no-show", *COMMON)
    with _started(
        "distributed.cli.dask_scheduler", folder / "scheduler.log", *arguments
    ) as process:
        deadline = time.monotonic() + PATIENCE
        while not (file.exists() and file.read_text(encoding="utf-8")):
            assert process.poll() is None, (folder / "scheduler.log").read_text(encoding="utf-8")
            assert time.monotonic() < deadline, "the scheduler does not start"
            time.sleep(0.05)
        yield str(json.loads(file.read_text(encoding="utf-8"))["address"])


@contextmanager
def workers(folder: Path, address: str, count: int = 2) -> Iterator[list[Worker]]:
    """Workers that joined, each in a folder of its own, far from any project."""
    with ExitStack() as stack:
        made: list[Worker] = []
        for number in range(count):
            place = folder / f"worker{number}"
            place.mkdir()
            log = place / "log"
            options = ("--nthreads", "1", "--no-nanny", "--local-directory", str(place / "dask"))
            arguments = (address, *options, *COMMON)
            process = stack.enter_context(
                _started("distributed.cli.dask_worker", log, *arguments, cwd=place)
            )
            made.append(Worker(process, log))
        deadline = time.monotonic() + PATIENCE
        for worker in made:
            while "Registered to" not in worker.log.read_text(encoding="utf-8"):
                told = worker.log.read_text(encoding="utf-8")
                assert worker.process.poll() is None, told
                assert time.monotonic() < deadline, told
                time.sleep(0.05)
        yield made


@contextmanager
def _started(
    module: str, log: Path, *arguments: str, cwd: Path | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("wb") as file:
        process = subprocess.Popen(
            (sys.executable, "-m", module, *arguments),
            cwd=cwd,
            env=environment(DASK_DISTRIBUTED__ADMIN__TICK__LIMIT="1h"),
            stdout=file,
            stderr=subprocess.STDOUT,
        )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
