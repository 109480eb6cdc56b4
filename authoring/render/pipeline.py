"""Pipeline: the steps from issue files to published briefs, in their order.

Place in the flow: the composition root. Everything else knows its own step only. What happens to one
issue, from its bytes to its files, is `_IssueRenderer.render`.
"""

import codecs
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from authoring.diagnostics.errors import BriefError
from authoring.diagnostics.problems import has_errors
from authoring.diagnostics.text import SourceText
from authoring.lint.checker import Checker
from authoring.project.discovery import Project, find_files, find_issues
from authoring.project.resources import Resources
from authoring.project.source_date import SOURCE_DATE, read_source_date
from authoring.project.writing import write_files
from authoring.render.registry import Format, RenderOptions
from authoring.render.requests import RenderRequest, RenderResult, WrittenFile
from authoring.report import CheckedFile, Findings

if TYPE_CHECKING:
    from authoring.render.executors.base import Executor, Walk
    from authoring.render.jobs import RenderedForms, RenderJob
    from authoring.render.render_cache import RenderCache

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

MOST_ROUNDS = 10


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
    from authoring.render.proof import write_proof

    checker = checker or Checker()
    found = find_issues(request.paths, checker.workspace.contents)
    _refuse_equal_names([path for _, path in found])
    _refuse_unknown_style(request, found)
    read_source_date()
    if request.proof:
        yield from (write_proof(request, checker.check(*each)) for each in found)
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
            known = self._look_up(job)
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

    def _look_up(self, job: "RenderJob") -> "RenderedForms | None":
        """The forms that an earlier run made."""
        return self._cache.find(job) if self._cache is not None else None

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
        from authoring.render.late_problems import (
            find_late_problems,
            merge_problems,
            shows_problems,
        )

        made = tuple(forms.forms.values())
        if not shows_problems(made):
            return findings
        late = find_late_problems(made, self._checker.check(job.project, job.path))
        return Findings(merge_problems(findings.files, late))

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
