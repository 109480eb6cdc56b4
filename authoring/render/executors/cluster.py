"""Cluster: the executor whose workers are those of a Dask cluster.

Place in the flow: one of the executors. Workers share no disk with the caller: a job goes out with the
pictures that its issue names, the project's own templates and styles once for all jobs, and forms
come back. Jobs of a worker that dies are done by others; that is the scheduler's business. What runs
on a worker is in `cluster_worker`.
"""

import contextlib
import logging
import warnings
from collections.abc import Iterator, Mapping
from concurrent.futures import CancelledError
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from authoring.diagnostics.errors import BriefError, ClusterError
from authoring.model.loading.references import picture_files
from authoring.project.discovery import Project
from authoring.render.executors.base import Executor, PendingForms
from authoring.render.executors.cluster_worker import describe_self, keep, pack_project, work
from authoring.render.jobs import RenderedForms, RenderJob, run_job
from authoring.source import read_document

if TYPE_CHECKING:
    from distributed import Client, Future

PATIENCE: Final = 10
"""Seconds to wait for a scheduler, and for the first of its workers."""
AHEAD: Final = 2
"""How many jobs are handed out for each worker, so that none waits for its next."""
LEAST_WORKERS: Final = 16
"""As if there were so many, for more may come."""


@contextlib.contextmanager
def join_cluster(address: str) -> Iterator[Executor]:
    """The workers of the cluster whose scheduler is at `address`, such as tcp://10.0.0.5:8786.

    Raises `ClusterError` where there is none, or where a worker would not make the same bytes.
    """
    client = _connect(address)
    with _quiet(), Cluster(client) as workers:
        yield workers


def _connect(address: str) -> "Client":
    try:
        from distributed import Client
    except ImportError as error:
        raise ClusterError(
            "--cluster needs Dask, which is not installed",
            'Install it: pip install "brief-authoring[cluster]"',
        ) from error
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterError(
            f"no Dask scheduler answers at “{address}”",
            "The scheduler says its address when it starts, such as tcp://10.0.0.5:8786.",
        ) from error
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError as error:
        client.close()
        raise ClusterError(
            f"the Dask scheduler at {address} has no workers",
            f"Start one where the toolkit is installed: dask worker {address} --nthreads 1",
        ) from error
    try:
        compare_versions(client.run(describe_self, on_error="return"))
    except ClusterError:
        client.close()
        raise
    return client


def compare_versions(workers: Mapping[str, dict[str, str] | BaseException]) -> None:
    """Raise `ClusterError` if a worker, by its address, has something else than this process."""
    own = describe_self()
    for address, versions in workers.items():
        if isinstance(versions, BaseException):
            raise ClusterError(
                f"the worker {address} can't run the toolkit: {versions!r}",
                f"Install the same there as here: brief {own['brief']} with all it needs.",
            )
        for name, version in own.items():
            if versions.get(name) != version:
                raise ClusterError(
                    f"the worker {address} has {name} {versions.get(name)}, here is {version}",
                    "Briefs would come out different; install the same on both sides.",
                )


class Cluster(Executor):
    """The workers that a Dask client reaches."""

    def __init__(self, client: "Client") -> None:
        """Use all of them; those that come later, too."""
        self.capacity = AHEAD * max(LEAST_WORKERS, len(client.nthreads()))
        self._client = client
        self._bundles: dict[Project, Future] = {}

    def submit(self, job: RenderJob) -> PendingForms:
        """Let a worker do a job."""
        if job.project not in self._bundles:
            bundle = pack_project(job.project)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", UserWarning)  # fonts are large, and go out once
                self._bundles[job.project] = self._client.submit(keep, bundle, pure=False)
        bundle, pictures = self._bundles[job.project], dict(_read_pictures(job))
        sent = replace(job, loaded=None)
        future = self._client.submit(work, bundle, sent, pictures, describe_self(), pure=False)
        return _SentJob(sent, future, self._client)

    def close(self) -> None:
        """Leave the workers to others; what they still do is dropped."""
        self._client.close()


def _read_pictures(job: RenderJob) -> Iterator[tuple[str, bytes]]:
    """The pictures that a job's issue names; of one that has just gone, its failure will tell."""
    issue = job.loaded[0].document if job.loaded else read_document(job.path, job.content)
    for name in picture_files(issue):
        with contextlib.suppress(OSError):
            yield name, (job.path.parent / name).read_bytes()


class _SentJob:
    """A job that is with the cluster."""

    def __init__(self, job: RenderJob, future: "Future", client: "Client") -> None:
        self._job = job
        self._future = future
        self._client = client

    def done(self) -> bool:
        return bool(self._future.done())

    def _wait(self) -> RenderedForms | BriefError:
        """What it gave. Raises `ClusterError` where nobody is left who could do it."""
        from distributed import TimeoutError as Late

        missed = 0
        while True:
            try:
                result: RenderedForms | BriefError = self._future.result(timeout=PATIENCE)
            except Late:
                missed = 0 if self._client.nthreads() else missed + 1
                if missed > 1:
                    raise ClusterError(
                        "the cluster has no workers left",
                        "What was written is whole. Start workers again, or leave --cluster out.",
                    ) from None
            else:
                return result

    def result(self) -> RenderedForms | BriefError:
        """What it gave, or what became of the cluster."""
        from distributed import KilledWorker

        try:
            result = self._wait()
        except KilledWorker:
            return BriefError(
                "each worker that rendered it died", "Perhaps they have not enough memory."
            )
        except (CancelledError, OSError) as error:
            raise ClusterError(
                "the Dask scheduler has gone",
                "What was written is whole. Start it again, or leave --cluster out.",
            ) from error
        self._future.release()
        # What a worker could not do may need what only this machine has: a file beside the templates,
        # say. If not, the failure is told with the names that files have here.
        return run_job(self._job) if isinstance(result, BriefError) else result


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Leave out what Dask logs of workers that come and go."""
    loggers = [logging.getLogger(name) for name in ("distributed", "distributed.client")]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for logger, level in zip(loggers, before, strict=True):
            logger.setLevel(level)
