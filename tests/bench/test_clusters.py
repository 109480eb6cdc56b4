"""A benchmark of a cluster fails where a file differs, and where no worker was killed."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from desk.bench import clusters
from desk.bench.archives import Archive
from desk.bench.clusters import measure_cluster
from desk.bench.runs import Command, Run, RunError
from desk.dask import Worker

pytestmark = pytest.mark.whole


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive", 3)


@pytest.fixture
def worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Worker]:
    """The first of a cluster that nobody started."""
    process = subprocess.Popen((sys.executable, "-c", "input()"), stdin=subprocess.PIPE)
    first = Worker(process, tmp_path / "log")

    @contextmanager
    def give(*_: object) -> Iterator[object]:
        yield [first]

    monkeypatch.setattr(clusters, "scheduler", give)
    monkeypatch.setattr(clusters, "workers", give)
    yield first
    process.kill()
    process.communicate()


def write(folder: Path, command: Command, worker: Worker | None, content: bytes = b"%PDF") -> Run:
    """What `brief` would write; while a worker is to be killed, it takes as long as that."""
    out = folder / command.words[-1]
    out.mkdir()
    for name in ("a.pdf", "b.pdf"):
        (out / name).write_bytes(content)
    if worker is not None and out.name == "bereft":
        worker.process.wait(20)
    return Run(1.0, 1.0, 1)


@pytest.mark.timing
def test_a_worker_is_killed_and_the_runs_are_told(
    archive: Archive, worker: Worker, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(
        clusters, "run_command", lambda command: write(archive.folder, command, worker)
    )
    found = measure_cluster(archive, tmp_path)
    assert (found.issues, found.bereft.wall) == (3, 1.0)
    assert worker.process.poll() is not None


def test_a_file_that_differs_ends_it(
    archive: Archive, worker: Worker, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def run(command: Command) -> Run:
        content = b"other" if command.words[-1] == "there" else b"%PDF"
        return write(archive.folder, command, worker, content)

    monkeypatch.setattr(clusters, "run_command", run)
    with pytest.raises(RunError, match=r"a\.pdf in .*here is not that in .*there"):
        measure_cluster(archive, tmp_path)


def test_a_run_in_which_nobody_died_shows_nothing(
    archive: Archive, worker: Worker, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def run(command: Command) -> Run:
        (archive.folder / command.words[-1]).mkdir()
        return Run(1.0, 1.0, 1)

    monkeypatch.setattr(clusters, "run_command", run)
    with pytest.raises(RunError, match="before a worker could be killed"):
        measure_cluster(archive, tmp_path)
    assert worker.process.poll() is None
