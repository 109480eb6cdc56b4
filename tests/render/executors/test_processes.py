"""Processes do the jobs of a run, survive each other, and end with the caller."""

import os
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from authoring.diagnostics.errors import BriefError
from authoring.project.discovery import Project
from authoring.render.executors import processes, worker
from authoring.render.executors.base import Executor, InProcess, Walk, finish_in_order
from authoring.render.executors.processes import LocalProcesses
from authoring.render.executors.worker import START
from authoring.render.jobs import RenderedForms, RenderJob
from authoring.render.registry import Format, RenderOptions

Make = Callable[..., Project]
Result = RenderedForms | BriefError
pytestmark = [
    pytest.mark.whole,
    # pytest-xdist has threads, `brief` has none when it forks.
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning"),
]
forks = pytest.mark.skipif(sys.platform != "linux", reason="a fake job is known to forks only")


@pytest.fixture
def jobs(make_project: Make, issue_text: str) -> list[RenderJob]:
    """Six issues."""
    files = {f"{name}.yaml": issue_text.replace("First", f"Item {name}") for name in "abcdef"}
    project = make_project(files)
    publication = project.publication_path.read_bytes()
    choice = RenderOptions((Format.TEXT,))
    return [
        RenderJob(project, path, path.read_bytes(), publication, choice)
        for path in project.issue_paths()
    ]


def walk(executor: Executor, job: RenderJob) -> Walk[Result]:
    pending = executor.submit(job)
    yield pending
    return pending.result()


def finish(executor: Executor, jobs: list[RenderJob]) -> Iterator[Result]:
    return finish_in_order((walk(executor, job) for job in jobs), executor.capacity)


def run(jobs: list[RenderJob], size: int = 2, start: str = START) -> list[Result]:
    with LocalProcesses(size, start) as executor:
        return list(finish(executor, jobs))


def pages(results: list[Result]) -> list[bytes]:
    assert all(isinstance(result, RenderedForms) for result in results), results
    return [
        content
        for result in results
        if isinstance(result, RenderedForms)
        for made in result.forms.values()
        for content in made.files.values()
    ]


@pytest.mark.slow
@pytest.mark.parametrize("start", ["fork", "spawn"])
def test_the_results_are_those_of_one_process(jobs: list[RenderJob], start: str) -> None:
    alone = list(finish(InProcess(), jobs))
    assert [
        f"Item {name}".encode() in page for name, page in zip("abcdef", pages(alone), strict=True)
    ]
    assert pages(run(jobs, start=start)) == pages(alone)


def as_fake(monkeypatch: pytest.MonkeyPatch, do: Callable[[RenderJob], Result]) -> None:
    monkeypatch.setattr(processes, "run_job", do)


@forks
def test_several_work_at_once(jobs: list[RenderJob], monkeypatch: pytest.MonkeyPatch) -> None:
    def do(_job: RenderJob) -> Result:
        time.sleep(0.1)
        return BriefError(str(os.getpid()))

    as_fake(monkeypatch, do)
    workers = {str(result) for result in run(jobs, 3)}
    assert len(workers) == 3
    assert str(os.getpid()) not in workers


@forks
def test_processes_are_renewed_and_nothing_is_lost(
    jobs: list[RenderJob], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What WeasyPrint leaves behind goes with them."""

    def do(job: RenderJob) -> Result:
        time.sleep(0.02)
        return BriefError(f"{job.path.stem} {os.getpid()}")

    monkeypatch.setattr(worker, "MOST_JOBS", 2)
    as_fake(monkeypatch, do)
    told = [str(result).split() for result in run(jobs * 3, 2)]
    assert [name for name, _ in told] == list("abcdef") * 3
    by_process = Counter(process for _, process in told)
    assert len(by_process) >= 5
    assert max(by_process.values()) == 2


@forks
@pytest.mark.parametrize("times", [1, 2])
def test_an_issue_whose_process_dies_is_tried_again(
    jobs: list[RenderJob], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, times: int
) -> None:
    """As the system kills what takes too much memory; the others are not harmed by it."""

    def do(job: RenderJob) -> Result:
        if job.path.stem == "c":
            deaths = tmp_path / "deaths"
            deaths.mkdir(exist_ok=True)
            if len(list(deaths.iterdir())) < times:
                (deaths / str(os.getpid())).touch()
                os.kill(os.getpid(), signal.SIGKILL)
        return BriefError(f"did {job.path.stem}")

    as_fake(monkeypatch, do)
    told = [result.message for result in run(jobs) if isinstance(result, BriefError)]
    expected = [f"did {name}" for name in "abcdef"]
    if times == 2:
        ended = "the process that rendered it was ended twice, not by the toolkit"
        expected[2] = ended
    assert told == expected


@forks
def test_leaving_in_the_middle_ends_the_processes(
    jobs: list[RenderJob], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def do(job: RenderJob) -> Result:
        (tmp_path / f"{job.path.stem}.pid").write_text(str(os.getpid()))
        if job.path.stem != "a":
            time.sleep(60)
        return BriefError("")

    as_fake(monkeypatch, do)
    started = time.monotonic()
    with LocalProcesses(2) as executor:
        next(finish(executor, jobs))
    assert time.monotonic() - started < 20
    assert_ended(int(path.read_text()) for path in tmp_path.glob("*.pid"))


def assert_ended(found: Iterator[int]) -> None:
    pids = set(found)
    assert pids
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and any(Path(f"/proc/{pid}").exists() for pid in pids):
        time.sleep(0.05)
    assert [pid for pid in pids if Path(f"/proc/{pid}").exists()] == []
