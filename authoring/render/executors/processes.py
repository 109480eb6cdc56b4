"""Processes: the executor of this machine's cores.

Place in the flow: one of the executors. The workers write nothing; one that is killed from outside,
as when memory runs out, costs a second try of its job and harms no other.
"""

import contextlib
from collections import deque
from dataclasses import replace
from typing import Final, TypeAlias

from authoring.diagnostics.errors import BriefError
from authoring.render.executors.base import Executor, PendingForms
from authoring.render.executors.worker import START, Worker, WorkerDiedError, wait_for_any
from authoring.render.jobs import RenderedForms, RenderJob, run_job
from authoring.render.registry import Format

JobWorker: TypeAlias = Worker[RenderJob, RenderedForms | BriefError]

AHEAD: Final = 2
"""How many jobs may wait for each process, so that there is always a next one."""
MOST_TRIES: Final = 2


class LocalProcesses(Executor):
    """Processes of this machine, begun when there is a job for them."""

    def __init__(self, size: int, start: str = START) -> None:
        """Have `size` of them; `start` is one of multiprocessing's ways."""
        self.capacity = AHEAD * size
        self._size = size
        self._start = start
        self._idle: list[JobWorker] = []
        self._busy: dict[JobWorker, _Task] = {}
        self._queue: deque[_Task] = deque()

    def submit(self, job: RenderJob) -> PendingForms:
        """Let a process do a job as soon as one is free."""
        task = _Task(self, replace(job, loaded=None))
        self._queue.append(task)
        self.proceed(0)
        return task

    def close(self) -> None:
        """End the processes, whatever they do."""
        for worker in (*self._idle, *self._busy):
            worker.close()
        self._idle.clear()
        self._busy.clear()
        self._queue.clear()

    def proceed(self, seconds: float | None) -> None:
        """Take in what is done, waiting for so many seconds at most, and give out what is next."""
        for worker in wait_for_any(tuple(self._busy), seconds) if self._busy else ():
            task = self._busy.pop(worker)
            try:
                task.answer = worker.receive()
            except WorkerDiedError:
                self._try_again(worker, task)
            else:
                self._put_back(worker)
        while self._queue and (self._idle or len(self._busy) < self._size):
            self._give_out(self._queue.popleft())

    def _give_out(self, task: "_Task") -> None:
        worker = self._idle.pop() if self._idle else self._begin(task.job)
        try:
            worker.send(task.job)
        except WorkerDiedError:
            self._try_again(worker, task)
        else:
            self._busy[worker] = task

    def _begin(self, job: RenderJob) -> JobWorker:
        if self._start == "fork":
            _load(job)
        return Worker(run_job, self._start)

    def _put_back(self, worker: JobWorker) -> None:
        if worker.is_used_up:
            worker.close()
        else:
            self._idle.append(worker)

    def _try_again(self, worker: JobWorker, task: "_Task") -> None:
        """A process died, perhaps by what another one did to the machine."""
        worker.close()
        task.tries += 1
        if task.tries < MOST_TRIES:
            self._queue.appendleft(task)
            return
        task.answer = BriefError(
            "the process that rendered it was ended twice, not by the toolkit",
            "Perhaps there was not enough memory; --jobs 1 needs least.",
        )


class _Task:
    """A job that waits for a process, or is with one."""

    def __init__(self, executor: LocalProcesses, job: RenderJob) -> None:
        self.job = job
        self.tries = 0
        self.answer: RenderedForms | BriefError | None = None
        self._executor = executor

    def done(self) -> bool:
        if self.answer is None:
            self._executor.proceed(0)
        return self.answer is not None

    def result(self) -> RenderedForms | BriefError:
        while self.answer is None:
            self._executor.proceed(None)
        return self.answer


def _load(job: RenderJob) -> None:
    """Load what all workers need, once: processes that are forked have it from this one."""
    import authoring.model.loading

    if Format.HTML in job.choice.formats:
        import authoring.formats.web
    if Format.PDF in job.choice.formats:
        import authoring.formats.print_html  # noqa: F401
        from authoring.formats.pdf import load_modules

        with contextlib.suppress(BriefError):  # it is told where a page is laid out
            load_modules()
