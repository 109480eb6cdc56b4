"""Pipeline: the steps from issue files to published briefs, in their order.

Place in the flow: the composition root. Everything else knows its own step only. What happens to one
issue, from its bytes to its files, is `_IssueRenderer.render`.
"""

import codecs
import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from authoring.diagnostics.errors import BriefError
from authoring.diagnostics.problems import Problem, has_errors
from authoring.diagnostics.text import SourceText
from authoring.lint.checker import CheckedIssue, Checker
from authoring.project.discovery import Project, find_files, find_issues
from authoring.project.resources import Resources
from authoring.project.source_date import SOURCE_DATE, read_source_date
from authoring.project.writing import write_files
from authoring.render.registry import Format, RenderOptions
from authoring.report import CheckedFile, Findings

if TYPE_CHECKING:
    from datetime import date

    from authoring.render.executors.base import Executor, Walk
    from authoring.render.jobs import RenderedForms, RenderJob
    from authoring.render.render_cache import RenderCache
    from authoring.view.brief import BriefView

__all__ = [
    "FixResult",
    "FixedFile",
    "Format",
    "RenderOptions",
    "RenderRequest",
    "RenderResult",
    "WrittenFile",
    "check",
    "fix",
    "render",
]

MOST_ROUNDS: Final = 10
NO_FINDINGS: Final = Findings(())


@dataclass(frozen=True, slots=True)
class RenderRequest:
    """What to publish: issues (files, folders, or none for the whole project), forms, where to.

    A `proof` is made in place of all forms.
    """

    paths: tuple[Path, ...]
    choice: RenderOptions = field(default_factory=RenderOptions)
    out: Path = Path("build")
    proof: bool = False


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file that was written: its pages, where it has any, its bytes and how long it took to make.

    What was made in an earlier run took no time in this one.
    """

    path: Path
    pages: int | None
    size: int
    seconds: float | None


@dataclass(frozen=True, slots=True)
class RenderResult:
    """What became of one issue: nothing is written where a problem is an error, but for a proof.

    `kept` are files that were there already, the same to the byte. A `failure` is the tool's.
    """

    issue: Path
    findings: Findings = NO_FINDINGS
    written: tuple[WrittenFile, ...] = ()
    kept: tuple[Path, ...] = ()
    failure: BriefError | None = None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems of the issue and of its publication."""
        return tuple(self.findings.problems)

    @property
    def is_published(self) -> bool:
        """Whether its files are there."""
        return bool(self.written or self.kept)


@dataclass(frozen=True)
class FixedFile:
    """A file that fixes changed: its text before and after, and the bytes to be written."""

    before: SourceText
    after: SourceText
    content: bytes


@dataclass(frozen=True)
class FixResult:
    """What fixes did: the files they changed, and how many there were."""

    changes: tuple[FixedFile, ...]
    count: int


def check(paths: Sequence[Path], checker: Checker, *, with_publication: bool = True) -> Findings:
    """Find everything that is wrong with issues and with their publications.

    Paths are files or folders; none means the whole project. Raises `BriefError` where a file can't
    be read.
    """
    return Findings(
        tuple(
            checker.check_file(project, path)
            for project, path in find_files(paths, checker.workspace.contents)
            if path != project.publication_path or with_publication
        )
    )


def fix(paths: Sequence[Path], checker: Checker, *, unsafe: bool) -> FixResult:
    """Mend what can be mended, in the checker's workspace; writing is the caller's.

    A fix can make room for another, so this goes on until nothing is left to fix.
    """
    from authoring.lint.fixes import apply_fixes, fixes_of

    changes: list[FixedFile] = []
    count = 0
    for project, path in find_files(paths, checker.workspace.contents):
        if path == project.publication_path:
            continue
        content = checker.workspace.read(path)
        mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
        before = document = checker.check(project, path).issue.document
        for _ in range(MOST_ROUNDS):
            problems = checker.check(project, path).problems
            document, made = apply_fixes(document, fixes_of(problems, unsafe=unsafe))
            if not made:
                break
            count += made
            content = mark + document.source.text.encode("utf-8")
            checker.replace(path, content)
        if document.source.text != before.source.text:
            changes.append(FixedFile(before.source, document.source, content))
    return FixResult(tuple(changes), count)


def render(
    request: RenderRequest,
    checker: Checker | None = None,
    executor: "Executor | None" = None,
    cache: "RenderCache | None" = None,
) -> Iterator[RenderResult]:
    """Publish issues; a broken one does not keep the others. The results are in the issues' order.

    A `checker` may have contents that stand in for files, and its own choice of rules. An `executor`
    makes the forms, this process if there is none. What is in the `cache` is not made again.
    Raises `BriefError` where paths name no issues, or no issue could be rendered as requested.
    """
    from authoring.render.executors.base import InProcess, finish_in_order

    checker = checker or Checker()
    found = find_issues(request.paths, checker.workspace.contents)
    _refuse_equal_names([path for _, path in found])
    _refuse_unknown_style(request, found)
    read_source_date()
    if request.proof:
        yield from (_write_proof(request, checker.check(*each)) for each in found)
        return
    executor = executor or InProcess()
    renderer = _IssueRenderer(request, checker, executor, cache)
    walks = (renderer.render(project, path) for project, path in found)
    yield from finish_in_order(walks, executor.capacity)


class _IssueRenderer:
    """Renders the issues of one run."""

    def __init__(
        self,
        request: RenderRequest,
        checker: Checker,
        executor: "Executor",
        cache: "RenderCache | None",
    ) -> None:
        self._request = request
        self._checker = checker
        self._executor = executor
        self._cache = cache
        self._publications: dict[Project, bytes] = {}
        self._checked_publications: dict[Project, CheckedFile] = {}

    def render(self, project: Project, path: Path) -> "Walk[RenderResult]":
        """What happens to one issue; others are begun where it waits for its forms.

        Raises `WriteError`, and `ClusterError` where the executor has gone.
        """
        try:
            job = self._read(project, path)
            known = self._cache.find(job) if self._cache is not None else None
            findings = self._check(job)
        except BriefError as error:
            return RenderResult(path, failure=error)
        if has_errors(findings.problems):
            return RenderResult(path, findings)
        forms: RenderedForms | BriefError | None = known
        if forms is None:
            pending = self._executor.submit(self._with_what_was_read(job))
            yield pending
            forms = pending.result()
        if isinstance(forms, BriefError):
            return RenderResult(path, findings, failure=forms)
        findings = self._check_forms(job, findings, forms)
        if has_errors(findings.problems):
            return RenderResult(path, findings)
        result = self._write(path, findings, forms, is_known=known is not None)
        if self._cache is not None and known is None:
            self._cache.record(job, forms)
        return result

    def _read(self, project: Project, path: Path) -> "RenderJob":
        """The bytes of an issue and of its publication, which is the same for all its issues."""
        from authoring.render.jobs import RenderJob

        read = self._checker.workspace.read
        content = read(path)
        if project not in self._publications:
            self._publications[project] = read(project.publication_path)
        choice, moment = self._request.choice, os.environ.get(SOURCE_DATE)
        return RenderJob(project, path, content, self._publications[project], choice, moment)

    def _check(self, job: "RenderJob") -> Findings:
        """The problems of an issue and of its publication."""
        project, check_file = job.project, self._checker.check_file
        if project not in self._checked_publications:
            publication = check_file(project, project.publication_path)
            self._checked_publications[project] = publication
        return Findings((self._checked_publications[project], check_file(project, job.path)))

    def _with_what_was_read(self, job: "RenderJob") -> "RenderJob":
        """A job with the issue as the check read it, if its problems were not only looked up."""
        latest = self._checker.latest
        if latest is None or latest.issue.document.path != job.path:
            return job
        return replace(job, loaded=(latest.issue, latest.publication))

    def _check_forms(
        self, job: "RenderJob", findings: Findings, forms: "RenderedForms"
    ) -> Findings:
        """The findings, with the problems that show in the forms only."""
        from authoring.render.late_problems import add_late_problems

        check = partial(self._checker.check, job.project, job.path)
        return add_late_problems(findings, tuple(forms.forms.values()), check)

    def _write(
        self, path: Path, findings: Findings, forms: "RenderedForms", *, is_known: bool
    ) -> RenderResult:
        """Write the forms, all or none; of those that are known, what is not there already."""
        out, made = self._request.out, forms.forms.values()
        files = {out / name: file for form in made for name, file in form.all_files.items()}
        kept = {path for path in files if is_known and _is_there(path, files[path])}
        write_files({path: content for path, content in files.items() if path not in kept})
        written = tuple(
            WrittenFile(out / name, form.pages, len(content), form.seconds)
            for form in made
            for name, content in form.files.items()
            if out / name not in kept
        )
        return RenderResult(path, findings, written, tuple(each for each in files if each in kept))


def _write_proof(request: RenderRequest, checked: CheckedIssue) -> RenderResult:
    """Write the proof of an issue, with something in place of what keeps it from being published."""
    from authoring.formats.proof import proof_day, render_proof

    started, day = time.perf_counter(), proof_day()
    document, findings = checked.issue.document, Findings(checked.files)
    view = _build_view(request, checked, day)
    resources = Resources(checked.project.root)
    style = view.style if view else request.choice.style
    problems = tuple(findings.problems)
    content, pages = render_proof(view, problems, document, resources, style, day)
    target = request.out / f"{document.path.stem}.proof.pdf"
    write_files({target: content})
    written = WrittenFile(target, pages, len(content), time.perf_counter() - started)
    return RenderResult(document.path, findings, (written,))


def _build_view(request: RenderRequest, checked: CheckedIssue, day: "date") -> "BriefView | None":
    """The view of an issue; `None` where too little of it can be read."""
    from authoring.model import Issue, Publication
    from authoring.model.loading.completion import complete
    from authoring.view.build import build_view

    issue = checked.issue.value or complete(checked.issue.document, Issue, day)
    publication = checked.publication.value or complete(
        checked.publication.document, Publication, day
    )
    if issue is None or publication is None:
        return None
    return build_view(issue, publication, checked.issue.document.path, request.choice.style)


def _is_there(path: Path, content: bytes) -> bool:
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def _refuse_equal_names(paths: Sequence[Path]) -> None:
    names: dict[str, Path] = {}
    for path in paths:
        first = names.setdefault(path.stem, path)
        if first is not path:
            raise BriefError(
                f"{first} and {path} would be written under the same name",
                "Render them apart, each with an --out of its own.",
            )


def _refuse_unknown_style(request: RenderRequest, found: Sequence[tuple[Project, Path]]) -> None:
    if request.choice.style is not None:
        for project in dict.fromkeys(project for project, _ in found):
            Resources(project.root).style_sheets(request.choice.style)
