"""Crews: who does the jobs of a run, and in which order their results are handed back.

Place in the flow: between `pipeline` and `jobs`. A crew is one process or several; the results are
the same and in the same order, for a job depends on its bytes alone and nobody but the caller writes.
"""

import os
import sys
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Final, Protocol, Self, TypeVar

from authoring.diagnostics.errors import BriefError
from authoring.render.jobs import RenderedForms, RenderJob, collect_garbage, run_job

Subject = TypeVar("Subject")
Result = RenderedForms | BriefError

START: Final = "fork" if sys.platform == "linux" else "spawn"
"""How processes begin; elsewhere the system's own libraries may not be used after a fork."""
AHEAD: Final = 2
"""How many jobs are handed out for each process, so that none waits for its next."""
WAITING: Final = 32
"""How many subjects may wait for those before them; each may hold some hundred kilobytes."""


class Executor(ABC):
    """Does jobs; as a context manager, what was begun for them ends with it."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.dismiss()

    @abstractmethod
    def expect(self, job: RenderJob) -> None:
        """Get ready, for this is a job unless the check that comes now finds errors."""

    @abstractmethod
    def run(
        self, subjects: Iterable[tuple[Subject, RenderJob | None]]
    ) -> Iterator[tuple[Subject, Result | None]]:
        """Each subject, in order, with what its job gave, if it has one.

        Jobs are taken from `subjects` as they are needed.
        """

    @abstractmethod
    def dismiss(self) -> None:
        """End what was begun, whatever it does."""


class InProcess(Executor):
    """This process: a job is done when its result is asked for."""

    def expect(self, job: RenderJob) -> None:
        """Nothing: there is nobody who could get ready meanwhile."""

    def run(
        self, subjects: Iterable[tuple[Subject, RenderJob | None]]
    ) -> Iterator[tuple[Subject, Result | None]]:
        """Each subject with its result."""
        is_first = True
        for subject, job in subjects:
            if job is None:
                yield subject, None
                continue
            if not is_first:
                collect_garbage()
            is_first = False
            yield subject, self.do(job)

    def do(self, job: RenderJob) -> Result:
        """Do a job."""
        return run_job(job)

    def dismiss(self) -> None:
        """Nothing: nothing was begun."""


class PendingJob(Protocol):
    """A job that was handed out."""

    def result(self) -> Result:
        """What it gave; waits for it."""

    def done(self) -> bool:
        """Whether there is no waiting."""


class WorkerExecutor(Executor):
    """Several workers, who get jobs some ahead."""

    size: int

    def expect(self, job: RenderJob) -> None:
        """Nothing: the workers get ready with their first jobs."""

    @abstractmethod
    def hand_out(self, job: RenderJob) -> PendingJob:
        """Let a worker do a job."""

    def run(
        self, subjects: Iterable[tuple[Subject, RenderJob | None]]
    ) -> Iterator[tuple[Subject, Result | None]]:
        """Each subject with its result."""
        waiting: deque[tuple[Subject, PendingJob | None]] = deque()
        for subject, job in subjects:
            waiting.append((subject, None if job is None else self.hand_out(job)))
            while waiting and (_is_done(waiting[0]) or self._is_enough(waiting)):
                yield _take(waiting.popleft())
        while waiting:
            yield _take(waiting.popleft())

    def _is_enough(self, waiting: deque[tuple[Subject, PendingJob | None]]) -> bool:
        jobs = sum(pending is not None for _, pending in waiting)
        return jobs > AHEAD * self.size or len(waiting) > WAITING


def _is_done(waiting: tuple[Subject, PendingJob | None]) -> bool:
    _, pending = waiting
    return pending is None or pending.done()


def _take(waiting: tuple[Subject, PendingJob | None]) -> tuple[Subject, Result | None]:
    subject, pending = waiting
    return subject, None if pending is None else pending.result()


def count_cores() -> int:
    """The cores that this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
