"""Results come in order, and no more issues are begun than an executor has use for."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from authoring.diagnostics.errors import BriefError
from authoring.project.discovery import Project
from authoring.render.executors.base import (
    MOST_WAITING,
    Executor,
    InProcess,
    PendingForms,
    Walk,
    finish_in_order,
)
from authoring.render.jobs import RenderedForms, RenderJob
from authoring.render.registry import RenderOptions

PROJECT: Final = Project(Path("issues"))


class Later:
    """A job that is done when the test says so."""

    def __init__(self, job: RenderJob) -> None:
        self.job = job
        self.is_done = False

    def done(self) -> bool:
        return self.is_done

    def result(self) -> RenderedForms | BriefError:
        self.is_done = True
        return BriefError(self.job.path.name)


class Slow(Executor):
    """Workers that do nothing until they are waited for."""

    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self.submitted: list[Later] = []

    def submit(self, job: RenderJob) -> PendingForms:
        self.submitted.append(Later(job))
        return self.submitted[-1]


def walk(executor: Executor, name: str) -> Walk[tuple[str, str | None]]:
    """The way of an issue; those with names in capitals have a job."""
    if name.islower():
        return name, None
    pending = executor.submit(RenderJob(PROJECT, Path("issues") / name, b"", b"", RenderOptions()))
    yield pending
    result = pending.result()
    return name, result.message if isinstance(result, BriefError) else "made"


def finish(executor: Executor, names: str) -> Iterator[tuple[str, str | None]]:
    return finish_in_order((walk(executor, name) for name in names), executor.capacity)


def test_alone_a_job_is_done_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []

    def do(job: RenderJob) -> RenderedForms | BriefError:
        done.append(job.path.name)
        return RenderedForms({}, {})

    monkeypatch.setattr("authoring.render.executors.base.run_job", do)
    results = finish(InProcess(), "AbC")
    assert (next(results), done) == (("A", "made"), ["A"])
    assert (next(results), done) == (("b", None), ["A"])
    assert (next(results), done) == (("C", "made"), ["A", "C"])


def test_results_are_in_order_whoever_is_first() -> None:
    executor = Slow(4)
    found = []
    for each in finish(executor, "AbCDefGHIJKLm"):
        for later in executor.submitted[1::2]:
            later.is_done = True  # every second one overtakes
        found.append(each)
    assert found == [(name, name if name.isupper() else None) for name in "AbCDefGHIJKLm"]


def test_some_jobs_are_submitted_ahead_and_no_more() -> None:
    """Else a large archive waits in memory."""
    executor = Slow(6)
    results = finish(executor, "A" * 100)
    next(results)
    assert len(executor.submitted) == 6 + 1
    next(results)
    assert len(executor.submitted) == 6 + 2


def test_what_has_no_job_does_not_pile_up_behind_one_that_has() -> None:
    executor = Slow(6)
    begun: list[str] = []

    def many() -> Iterator[Walk[tuple[str, str | None]]]:
        for name in "A" + "b" * 1000:
            begun.append(name)
            yield walk(executor, name)

    next(finish_in_order(many(), executor.capacity))
    assert len(begun) == MOST_WAITING + 1


def test_done_results_do_not_wait_for_more_jobs() -> None:
    """Files are written while the next issues are still being checked."""
    executor = Slow(6)
    begun: list[str] = []

    def some() -> Iterator[Walk[tuple[str, str | None]]]:
        for name in "ABC":
            begun.append(name)
            yield walk(executor, name)
            executor.submitted[0].is_done = True

    assert next(finish_in_order(some(), executor.capacity))[0] == "A"
    assert begun == ["A", "B"]
