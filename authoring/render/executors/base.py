"""Base: the interface of all executors, and the simplest one, this process.

Place in the flow: between `pipeline` and `jobs`.
"""

import os
import sys
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Generic, Protocol, Self, TypeAlias, TypeVar

from authoring.diagnostics.errors import BriefError
from authoring.render.jobs import RenderedForms, RenderJob, collect_garbage, run_job

Outcome = TypeVar("Outcome")

MOST_WAITING: Final = 32
"""How many issues may wait for those before them; each may hold some hundred kilobytes."""


class PendingForms(Protocol):
    """The forms that a job will give."""

    def done(self) -> bool:
        """Whether there is no waiting."""

    def result(self) -> RenderedForms | BriefError:
        """What the job gave; waits for it."""


class Executor(ABC):
    """Does jobs; as a context manager, what was begun for them ends with it.

    It may have `capacity` jobs that nobody has taken the forms of.
    """

    capacity: int = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @abstractmethod
    def submit(self, job: RenderJob) -> PendingForms:
        """Have a job done."""

    def close(self) -> None:  # noqa: B027  # this process has nothing to end
        """End what was begun, whatever it does."""


class InProcess(Executor):
    """This process: a job is done when its forms are asked for."""

    def __init__(self) -> None:
        self._is_first = True

    def submit(self, job: RenderJob) -> PendingForms:
        """Keep a job until it is asked for."""
        return _Deferred(self, job)

    def run(self, job: RenderJob) -> RenderedForms | BriefError:
        """Do a job; between two of them memory is cleared."""
        if not self._is_first:
            collect_garbage()
        self._is_first = False
        return run_job(job)


@dataclass(frozen=True, slots=True)
class _Deferred:
    executor: InProcess
    job: RenderJob

    def done(self) -> bool:
        return False

    def result(self) -> RenderedForms | BriefError:
        return self.executor.run(self.job)


Walk: TypeAlias = Generator[PendingForms, None, Outcome]
"""The way of one issue, which stops once, if at all: where its forms are made."""


def finish_in_order(walks: Iterable[Walk[Outcome]], capacity: int) -> Iterator[Outcome]:
    """What the walks come to, in their order; later ones begin while the first still waits.

    Walks are taken as they are needed: `capacity` of them may wait for their forms.
    """
    begun: deque[_BegunWalk[Outcome]] = deque()
    for walk in walks:
        begun.append(_BegunWalk(walk))
        while begun and (begun[0].is_done or _are_enough(begun, capacity)):
            yield begun.popleft().finish()
    while begun:
        yield begun.popleft().finish()


class _BegunWalk(Generic[Outcome]):
    """A walk that went as far as it gets without waiting."""

    def __init__(self, walk: Walk[Outcome]) -> None:
        self._walk = walk
        self._outcome: list[Outcome] = []
        self.pending: PendingForms | None = None
        try:
            self.pending = next(walk)
        except StopIteration as end:
            self._outcome.append(end.value)

    @property
    def is_done(self) -> bool:
        return self.pending is None or self.pending.done()

    def finish(self) -> Outcome:
        if not self._outcome:
            try:
                next(self._walk)
            except StopIteration as end:
                self._outcome.append(end.value)
        return self._outcome[0]


def _are_enough(begun: "deque[_BegunWalk[Outcome]]", capacity: int) -> bool:
    jobs = sum(walk.pending is not None for walk in begun)
    return jobs > capacity or len(begun) > MOST_WAITING


def count_cores() -> int:
    """The cores that this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
