"""Cluster worker: what a worker of a cluster does, far from the project's disk.

Place in the flow: `cluster` sends jobs here. A worker keeps the templates and styles of one project
in a folder of its own; an issue's pictures are there while it is rendered.
"""

import shutil
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

from authoring.cache.fingerprint import describe_versions, identify_package
from authoring.cache.store import digest
from authoring.diagnostics.errors import BriefError
from authoring.project.discovery import Project
from authoring.project.resources import Resources
from authoring.project.source_date import dated_by
from authoring.project.writing import write_files
from authoring.render.jobs import RenderedForms, RenderJob, collect_garbage, run_job
from authoring.render.render_cache import digest_resources

NOWHERE: Final = Path("/dev/null")


@dataclass(frozen=True, slots=True)
class ProjectBundle:
    """A project's own templates and styles, by their names from its root; `name` is a digest."""

    name: str
    files: Mapping[str, bytes]


def pack_project(project: Project) -> ProjectBundle:
    """The bundle of a project; what came with the toolkit is there already."""
    files = {name: path.read_bytes() for name, path in Resources(project.root).own_files()}
    return ProjectBundle(digest(part for file in files.items() for part in file), files)


@cache
def describe_self() -> dict[str, str]:
    """What this process would render with: versions by name."""
    shipped = digest_resources(Resources(NOWHERE))
    return {
        **describe_versions(),
        "the toolkit's files": digest((identify_package(), shipped))[:12],
    }


def keep(bundle: ProjectBundle) -> ProjectBundle:
    """The bundle, as something that a scheduler can make again where a worker that had it died."""
    return bundle


def work(
    bundle: ProjectBundle, job: RenderJob, pictures: Mapping[str, bytes], versions: dict[str, str]
) -> RenderedForms | BriefError:
    """Do a job whose project lies elsewhere; `pictures` have the names that the issue calls them.

    One at a time, for WeasyPrint is told its fonts by the environment of the process.
    """
    if versions != describe_self():
        return BriefError(
            "a worker that joined the cluster has another toolkit or WeasyPrint",
            "Install the same.",
        )
    try:
        return _work(bundle, job, pictures)
    except (BriefError, OSError) as error:  # its disk is full, say
        return BriefError(str(error))


def _work(
    bundle: ProjectBundle, job: RenderJob, pictures: Mapping[str, bytes]
) -> RenderedForms | BriefError:
    with _working:
        root = _unpack(bundle)
        project = Project(root / job.project.issues_folder.resolve().name)
        path = project.issues_folder / job.path.name
        result = _do(replace(job, project=project, path=path), pictures)
        collect_garbage()
    return result


def _do(job: RenderJob, pictures: Mapping[str, bytes]) -> RenderedForms | BriefError:
    folder = job.path.parent
    places = {(folder / name).resolve(): content for name, content in pictures.items()}
    for place in places:
        if not place.is_relative_to(job.project.root.resolve()):
            return BriefError(f"{place} is no place of this worker's")
    with _placed(places), dated_by(job.source_date):
        return run_job(job)


_working = threading.Lock()
_folders: dict[str, Path] = {}


def _unpack(bundle: ProjectBundle) -> Path:
    """The folder of a bundle; the one before it goes."""
    if bundle.name not in _folders:
        for folder in _folders.values():
            shutil.rmtree(folder, ignore_errors=True)
        _folders.clear()
        folder = Path(tempfile.mkdtemp(prefix="brief-bundle-"))
        write_files({folder / name: content for name, content in bundle.files.items()})
        _folders[bundle.name] = folder
    return _folders[bundle.name]


@contextmanager
def _placed(files: Mapping[Path, bytes]) -> Iterator[None]:
    """Have an issue's pictures at their places inside this."""
    write_files(files)
    try:
        yield
    finally:
        for file in files:
            file.unlink(missing_ok=True)
