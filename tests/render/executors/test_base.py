"""A crew hands results back in order, and takes no more jobs than it has use for."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from authoring.diagnostics.errors import BriefError
from authoring.project.discovery import Project
from authoring.render.executors.base import (
    AHEAD,
    WAITING,
    InProcess,
    PendingJob,
    Result,
    WorkerExecutor,
)
from authoring.render.jobs import RenderedForms, RenderJob
from authoring.render.registry import RenderOptions

PROJECT: Final = Project(Path("issues"))


def job(name: str) -> RenderJob:
    return RenderJob(PROJECT, Path("issues") / name, b"", b"", RenderOptions())


class Later:
    """A job that is done when the test says so."""

    def __init__(self, job: RenderJob) -> None:
        self.job = job
        self.is_done = False

    def done(self) -> bool:
        return self.is_done

    def result(self) -> Result:
        self.is_done = True
        return BriefError(self.job.path.name)


class Slow(WorkerExecutor):
    """Workers that do nothing until they are waited for."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.handed_out: list[Later] = []

    def hand_out(self, job: RenderJob) -> PendingJob:
        self.handed_out.append(Later(job))
        return self.handed_out[-1]

    def dismiss(self) -> None:
        self.handed_out.clear()


def subjects(*names: str) -> Iterator[tuple[str, RenderJob | None]]:
    """Names in capitals have a job."""
    return ((name, job(name) if name.isupper() else None) for name in names)


def told(result: Result | None) -> str | None:
    return result.message if isinstance(result, BriefError) else None


def test_alone_a_job_is_done_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []

    def do(job: RenderJob) -> Result:
        done.append(job.path.name)
        return RenderedForms({}, {})

    monkeypatch.setattr("authoring.render.executors.base.run_job", do)
    results = InProcess().run(subjects("A", "b", "C"))
    assert (next(results), done) == (("A", RenderedForms({}, {})), ["A"])
    assert (next(results), done) == (("b", None), ["A"])
    assert (next(results), done) == (("C", RenderedForms({}, {})), ["A", "C"])


def test_a_team_gives_results_in_order_whoever_is_first() -> None:
    team = Slow(2)
    found = []
    for subject, result in team.run(subjects(*"AbCDefGHIJKLm")):
        for later in team.handed_out[1::2]:
            later.is_done = True  # every second one overtakes
        found.append((subject, told(result)))
    assert found == [(name, name if name.isupper() else None) for name in "AbCDefGHIJKLm"]


def test_a_team_is_handed_some_jobs_ahead_and_no_more() -> None:
    """Else a large archive waits in memory."""
    team = Slow(3)
    results = team.run(subjects(*["A"] * 100))
    next(results)
    assert len(team.handed_out) == AHEAD * 3 + 1
    next(results)
    assert len(team.handed_out) == AHEAD * 3 + 2


def test_what_has_no_job_does_not_pile_up_behind_one_that_has() -> None:
    team = Slow(3)
    taken: list[str] = []

    def many() -> Iterator[tuple[str, RenderJob | None]]:
        for subject in subjects("A", *["b"] * 1000):
            taken.append(subject[0])
            yield subject

    next(team.run(many()))
    assert len(taken) == WAITING + 1


def test_done_results_do_not_wait_for_more_jobs() -> None:
    """Files are written while the next issues are still being checked."""
    team = Slow(3)
    taken: list[str] = []

    def some() -> Iterator[tuple[str, RenderJob | None]]:
        for name in "ABC":
            taken.append(name)
            yield name, job(name)
            team.handed_out[0].is_done = True

    assert next(team.run(some()))[0] == "A"
    assert taken == ["A", "B"]
