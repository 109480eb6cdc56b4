"""Pipeline: the steps from issue files to published briefs, in their order.

Place in the flow: the composition root. Everything else knows its own step only.
"""

import codecs
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from authoring.diagnostics.errors import BriefError
from authoring.diagnostics.text import SourceText
from authoring.lint.checker import Checker
from authoring.project.discovery import Project, find_files, find_issues
from authoring.project.resources import Resources
from authoring.project.source_date import read_source_date
from authoring.render.registry import Format, RenderOptions
from authoring.render.requests import RenderRequest, RenderResult, WrittenFile
from authoring.report import CheckedFile, Findings

if TYPE_CHECKING:
    from authoring.render.executors.base import Executor
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
    files: list[CheckedFile] = []
    for project, path in find_files(paths, checker.contents):
        if path != project.publication_path or with_publication:
            verdict = checker.judge(project, path)
            files.append(CheckedFile(verdict.source, verdict.problems))
    return Findings(tuple(files))


def fix(paths: Sequence[Path], checker: Checker, *, unsafe: bool) -> FixResult:
    """Mend what can be mended, in the checker's contents; writing is the caller's.

    A fix can make room for another, so this goes on until nothing is left to fix.
    """
    from authoring.lint.fixes import apply_fixes, fixes_of

    changes: list[FixedFile] = []
    count = 0
    for project, path in find_files(paths, checker.contents):
        if path == project.publication_path:
            continue
        content = checker.read(path)
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
    order: RenderRequest,
    checker: Checker | None = None,
    crew: "Executor | None" = None,
    renditions: "RenderCache | None" = None,
) -> Iterator[RenderResult]:
    """Publish issues; a broken one does not keep the others. The outcomes are in the issues' order.

    A `checker` may have contents that stand in for files, and its own choice of rules. A `crew` does
    the work, this process if there is none. What is in `renditions` is not made again.
    Raises `BriefError` where paths name no issues, or no issue could be rendered as ordered.
    """
    from authoring.render.executors.base import InProcess
    from authoring.render.proof import prove
    from authoring.render.publishing import IssuePublisher

    # 1. Find the issues, and the places their results go to.
    checker = checker or Checker()
    found = find_issues(order.paths, checker.contents)
    _refuse_equal_names([path for _, path in found])
    _refuse_unknown_style(order, found)
    read_source_date()
    if order.proof:
        yield from (prove(order, checker.check(project, path)) for project, path in found)
        return
    # 2. Check each, and make its forms, unless they are there since an earlier run.
    crew = crew or InProcess()
    publisher = IssuePublisher(order, checker, renditions, crew)
    drafts = (publisher.draft(project, path) for project, path in found)
    for draft, result in crew.run((draft, draft.job) for draft in drafts):
        # 3. Write them, all or none.
        yield publisher.publish(draft, result)


def _refuse_equal_names(paths: Sequence[Path]) -> None:
    names: dict[str, Path] = {}
    for path in paths:
        first = names.setdefault(path.stem, path)
        if first is not path:
            raise BriefError(
                f"{first} and {path} would be written under the same name",
                "Render them apart, each with an --out of its own.",
            )


def _refuse_unknown_style(order: RenderRequest, found: Sequence[tuple[Project, Path]]) -> None:
    if order.choice.style is not None:
        for project in dict.fromkeys(project for project, _ in found):
            Resources(project.root).style_sheets(order.choice.style)
