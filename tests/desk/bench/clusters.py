"""Clusters: an archive, rendered by the workers of a Dask cluster of this machine."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desk.bench.archives import Archive
from desk.bench.runs import Run, RunError, run_command
from desk.dask import Worker, scheduler, workers

PATIENCE: Final = 600  # seconds


@dataclass(frozen=True, slots=True)
class Clustered:
    """The same archive by two processes, by two workers, and by two of which one was killed."""

    issues: int
    processes: Run
    workers: Run
    bereft: Run


def measure_cluster(archive: Archive, folder: Path) -> Clustered:
    """Render an archive each way. Raises `RunError` where a file is not the same to the byte."""
    with scheduler(folder) as address, workers(folder, address) as two:
        processes = run_command(archive.render("--no-cache", "--out", "here"))
        there = run_command(archive.render_on(address, "there"))
        with _killing(two[0], archive.folder / "bereft", archive.count // 3):
            bereft = run_command(archive.render_on(address, "bereft"))
    for name in ("there", "bereft"):
        _compare(archive.folder / "here", archive.folder / name)
    return Clustered(archive.count, processes, there, bereft)


@contextmanager
def _killing(worker: Worker, out: Path, files: int) -> Iterator[None]:
    """Kill a worker when there are so many files in a folder."""
    done = threading.Event()

    def watch() -> None:
        deadline = time.monotonic() + PATIENCE
        while not done.wait(0.05) and time.monotonic() < deadline:
            if out.is_dir() and len(list(out.glob("*.pdf"))) >= files:
                worker.kill()
                return

    watching = threading.Thread(target=watch)
    watching.start()
    try:
        yield
    finally:
        done.set()
        watching.join()
    if worker.process.poll() is None:
        raise RunError("the archive was rendered before a worker could be killed")


def _compare(one: Path, other: Path) -> None:
    names = {path.name for path in one.iterdir()} | {path.name for path in other.iterdir()}
    for name in sorted(names):
        if not (one / name).is_file() or not (other / name).is_file():
            raise RunError(f"{name} is in one of {one} and {other} only")
        if (one / name).read_bytes() != (other / name).read_bytes():
            raise RunError(f"{name} in {one} is not that in {other}")
