"""Publishing: one issue, from its check to its files.

Place in the flow: the steps of `pipeline` that each issue goes through. What takes time is a job for
a crew, between `draft` and `publish`; only `publish` writes.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from authoring.cache.check_cache import CheckResult
from authoring.diagnostics.errors import BriefError
from authoring.diagnostics.problems import Problem, has_errors, sort_problems
from authoring.lint.checker import Checked, Checker
from authoring.project.discovery import Project
from authoring.project.source_date import SOURCE_DATE
from authoring.project.writing import write_files
from authoring.render.executors.base import Executor
from authoring.render.jobs import RenderedForms, RenderJob
from authoring.render.registry import Made, missing_glyphs
from authoring.render.render_cache import RenderCache
from authoring.render.requests import RenderRequest, RenderResult, WrittenFile
from authoring.report import CheckedFile, Findings

if TYPE_CHECKING:
    from authoring.model import Issue, Publication
    from authoring.model.loading import Loaded


@dataclass(frozen=True, slots=True)
class Draft:
    """An issue that was checked: its verdicts, and its forms or the job of making them."""

    project: Project
    path: Path
    verdicts: tuple[CheckResult, ...] = ()
    key: str | None = None
    rendition: RenderedForms | None = None
    job: RenderJob | None = None
    failure: BriefError | None = None


class IssuePublisher:
    """Publishes the issues of one run."""

    def __init__(
        self, order: RenderRequest, checker: Checker, renditions: RenderCache | None, crew: Executor
    ) -> None:
        """Publish as ordered; what is in `renditions` is not made again, the rest by a crew."""
        self._order = order
        self._checker = checker
        self._renditions = renditions
        self._crew = crew
        self._publications: dict[Project, CheckResult] = {}
        self._contents: dict[Project, bytes] = {}

    def draft(self, project: Project, path: Path) -> Draft:
        """Check an issue, and look its forms up."""
        try:
            return self._draft(project, path)
        except BriefError as error:
            return Draft(project, path, failure=error)

    def publish(self, draft: Draft, result: RenderedForms | BriefError | None) -> RenderResult:
        """Write the forms of an issue, all or none; `result` is what its job gave.

        Raises `WriteError`.
        """
        rendition = draft.rendition or result
        failure = rendition if isinstance(rendition, BriefError) else draft.failure
        if rendition is None or isinstance(rendition, BriefError):
            return RenderResult(draft.path, gather_findings(draft.verdicts), failure=failure)
        findings = gather_findings(draft.verdicts, self._seen_late(draft, rendition.forms.values()))
        if has_errors(findings.problems):
            return RenderResult(draft.path, findings)
        outcome = self._write(draft, rendition, findings)
        if self._renditions and draft.key and draft.job:
            self._renditions.record(draft.key, draft.project, rendition)
        return outcome

    def _draft(self, project: Project, path: Path) -> Draft:
        checker, choice = self._checker, self._order.choice
        content, publication = checker.read(path), self._read_publication(project)
        job = RenderJob(project, path, content, publication, choice, os.environ.get(SOURCE_DATE))
        key = self._renditions.key(job) if self._renditions else None
        rendition = self._renditions.find(key, project.root) if self._renditions and key else None
        if rendition is None:
            self._crew.expect(job)
        if project not in self._publications:
            self._publications[project] = checker.judge(project, project.publication_path)
        verdicts = (self._publications[project], checker.judge(project, path))
        if any(has_errors(verdict.problems) for verdict in verdicts):
            return Draft(project, path, verdicts)
        if rendition is not None:
            return Draft(project, path, verdicts, key, rendition)
        return Draft(project, path, verdicts, key, job=replace(job, loaded=self._loaded(path)))

    def _read_publication(self, project: Project) -> bytes:
        """The bytes of a publication, the same for all its issues."""
        if project not in self._contents:
            self._contents[project] = self._checker.read(project.publication_path)
        return self._contents[project]

    def _loaded(self, path: Path) -> "tuple[Loaded[Issue], Loaded[Publication]] | None":
        """The issue as the check read it, if it did not look its verdict up."""
        latest = self._checker.latest
        if latest is None or latest.issue.document.path != path:
            return None
        return latest.issue, latest.publication

    def _seen_late(self, draft: Draft, made: Iterable[Made]) -> tuple[Problem, ...]:
        """The problems that show in the forms only."""
        made = tuple(made)
        missing = missing_glyphs(made)
        sizes = _clipped_sizes(made)
        if not missing and not sizes:
            return ()
        checked = self._checker.check(draft.project, draft.path)
        return (*_unprintable(checked, missing), *_clipped(checked, sizes))

    def _write(self, draft: Draft, rendition: RenderedForms, findings: Findings) -> RenderResult:
        out = self._order.out
        forms = rendition.forms.values()
        files = {out / name: content for made in forms for name, content in made.all_files.items()}
        there = set() if draft.job else {path for path in files if _is_there(path, files[path])}
        write_files({path: content for path, content in files.items() if path not in there})
        written = tuple(
            WrittenFile(out / name, made.pages, len(content), made.seconds if draft.job else None)
            for made in forms
            for name, content in made.files.items()
            if out / name not in there
        )
        kept = tuple(path for path in files if path in there)
        return RenderResult(draft.path, findings, written, kept)


def _is_there(path: Path, content: bytes) -> bool:
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def gather_findings(verdicts: Iterable[CheckResult], late: Iterable[Problem] = ()) -> Findings:
    """The problems with the files in which they stand."""
    late = tuple(late)
    return Findings(
        tuple(CheckedFile(verdict.source, _merge(verdict, late)) for verdict in verdicts)
    )


def _merge(verdict: CheckResult, late: tuple[Problem, ...]) -> tuple[Problem, ...]:
    own = [problem for problem in late if problem.path == verdict.source.path]
    return sort_problems((*verdict.problems, *own)) if own else verdict.problems


def _unprintable(checked: Checked, missing: tuple[str, ...]) -> tuple[Problem, ...]:
    """The problems of characters that no font of the style has."""
    from authoring.lint.glyphs import describe_missing_glyph

    documents = (checked.issue.document, checked.publication.document)
    return tuple(describe_missing_glyph(glyph, documents) for glyph in missing)


def _clipped(checked: Checked, sizes: tuple[int, ...]) -> tuple[Problem, ...]:
    """The problems of mails that are too large to be shown whole."""
    from authoring.formats.email import describe_clipping

    publication = checked.publication.value
    settings = publication.email if publication else None
    shortened = settings is not None and settings.comment == "first-paragraph"
    document = checked.issue.document
    return tuple(describe_clipping(size, document, shortened=shortened) for size in sizes)


def _clipped_sizes(made: Iterable[Made]) -> tuple[int, ...]:
    """The sizes of mails that are too large to be shown whole."""
    sizes = [form.mail_size for form in made if form.mail_size is not None]
    if not sizes:
        return ()
    from authoring.formats.email import is_clipped

    return tuple(size for size in sizes if is_clipped(size))
