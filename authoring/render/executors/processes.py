"""Processes: a crew of this machine's cores.

Place in the flow: one of the `crews`. The workers write nothing; one that is killed from outside, as
when memory runs out, costs a second try.
"""

import contextlib
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from typing import Final

from authoring.diagnostics.errors import BriefError
from authoring.render.executors.base import START, PendingJob, Result, WorkerExecutor
from authoring.render.executors.pool import Pool
from authoring.render.jobs import RenderJob, collect_garbage, run_job
from authoring.render.registry import Format

MOST_JOBS: Final = 40
"""After so many jobs for each, processes make room for new ones: the engine's libraries leave a
quarter of a megabyte behind with every page that is set, which no collection finds."""


class LocalProcesses(WorkerExecutor):
    """Processes of this machine, begun when there is a job for them."""

    def __init__(self, size: int, start: str = START) -> None:
        """Have `size` of them; `start` is one of multiprocessing's ways."""
        self.size = size
        self._start = start
        self._pool: Pool | None = None
        self._given = 0

    def hand_out(self, job: RenderJob) -> PendingJob:
        """Let a process do a job."""
        if self._pool is not None and self._given >= MOST_JOBS * self.size:
            self._pool.finish()
            self._pool = None
        if self._pool is None:
            if self._start == "fork":
                _load(job)
            self._pool = Pool(self.size, self._start)
            self._given = 0
        self._given += 1
        try:
            future = self._pool.submit(_work, replace(job, loaded=None))
        except BrokenProcessPool:
            self.dismiss()
            return self.hand_out(job)
        return _LocalTask(replace(job, loaded=None), future, self._start)

    def dismiss(self) -> None:
        """End the processes, whatever they do."""
        if self._pool is not None:
            self._pool.end()
        self._pool = None


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


class _LocalTask:
    """A job that a process does."""

    def __init__(self, job: RenderJob, future: Future[Result], start: str) -> None:
        self._job = job
        self._future = future
        self._start = start

    def done(self) -> bool:
        return self._future.done()

    def result(self) -> Result:
        """What it gave; if a process died, which may be another's, of a try by itself."""
        try:
            return self._future.result()
        except BrokenProcessPool:
            pool = Pool(1, self._start)
        try:
            return pool.submit(_work, self._job).result()
        except BrokenProcessPool:
            return BriefError(
                "the process that rendered it was ended twice, not by the toolkit",
                "Perhaps there was not enough memory; --jobs 1 needs least.",
            )
        finally:
            pool.end()


def _work(job: RenderJob) -> Result:
    result = run_job(job)
    collect_garbage()
    return result
