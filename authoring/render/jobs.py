"""Jobs: an issue's bytes -> its forms, in whatever process that is done.

Place in the flow: below `pipeline`, which submits jobs to an executor. A job is a value without open
files, so it can be sent to another process; what it gives depends on nothing but its bytes, and on
the templates, styles and pictures of its project's folder.
"""

import gc
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from authoring.cache.read_tracking import track_reads
from authoring.diagnostics.errors import BriefError
from authoring.diagnostics.interruption import interruption_held
from authoring.project.discovery import Project
from authoring.render.registry import (
    Format,
    RenderedForm,
    RenderOptions,
    Sources,
    make_forms,
)

if TYPE_CHECKING:
    from authoring.model import Issue, Publication
    from authoring.model.loading import Loaded


@dataclass(frozen=True, slots=True)
class RenderJob:
    """An issue to be rendered: where it lies, its bytes and its publication's.

    `loaded` is what they were read as, where that was done already.
    """

    project: Project
    path: Path
    content: bytes
    publication: bytes
    choice: RenderOptions
    source_date: str | None = None
    loaded: "tuple[Loaded[Issue], Loaded[Publication]] | None" = None


@dataclass(frozen=True, slots=True)
class RenderedForms:
    """The forms of an issue, and the files of its project that were read for them.

    `files` are names from the project's root with digests; `None` where one changed meanwhile.
    """

    forms: Mapping[Format, RenderedForm]
    files: Mapping[str, str] | None


def run_job(job: RenderJob) -> RenderedForms | BriefError:
    """The forms of an issue, or what kept them from being made."""
    try:
        with track_reads(job.project.root) as reads:
            forms = make_forms(_read(job), job.choice)
    except BriefError as error:
        return error
    except Exception as error:  # a mistake of ours: the other issues must not end by it
        if "BRIEF_DEBUG" in os.environ:
            raise
        return BriefError(
            f"{job.path} could not be rendered by a mistake in the toolkit itself: {error!r}",
            "Please report it, with the output under BRIEF_DEBUG=1 and --jobs 1.",
        )
    return RenderedForms(forms, None if reads.saw_a_change else reads.states)


def collect_garbage() -> None:
    """Take down the pages of a job that was done; else an archive fills memory.

    A page is a tree that refers to itself. What is left after the first job, modules above all, is
    not looked at again, which saves 0.03 s of 0.05 each time. What Ctrl-C raises while an object is
    taken down would be told and then lost.
    """
    with interruption_held():
        gc.collect()
        if not gc.get_freeze_count():
            gc.freeze()


def _read(job: RenderJob) -> Sources:
    issue, publication = job.loaded or _load(job)
    if issue.value is None or publication.value is None:
        raise BriefError(f"{job.path} has errors", "“brief check” tells them.")
    files = {job.path: job.content, job.project.publication_path: job.publication}
    return Sources(job.project, job.path, issue.value, publication.value, files.__getitem__)


def _load(job: RenderJob) -> "tuple[Loaded[Issue], Loaded[Publication]]":
    from authoring.model.loading import load_issue

    publication = _load_publication(job.project, job.publication)
    return load_issue(job.project, job.path, publication.value, job.content), publication


@lru_cache(maxsize=1)
def _load_publication(project: Project, content: bytes) -> "Loaded[Publication]":
    from authoring.model.loading import load_publication

    return load_publication(project, content)
