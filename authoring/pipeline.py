"""Pipeline: the steps from issue files to published briefs, in their order.

Place in the flow: the composition root. Everything else knows its own step only.
"""

import codecs
import contextlib
import gc
import signal
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from authoring.checking import Checked, Checker
from authoring.errors import BriefError
from authoring.fixing import apply_fixes, fixes_of
from authoring.glyphs import describe_missing_glyph
from authoring.model import Issue, Publication
from authoring.problems import Problem, has_errors, sort_problems
from authoring.project import Project, find_files, find_issues
from authoring.report import CheckedFile, Findings
from authoring.resources import Resources
from authoring.source import SourceText
from authoring.writing import write_files

MOST_ROUNDS = 10


class Format(StrEnum):
    """The forms a brief is published in, in the order in which they are made."""

    PRINT_HTML = "print-html"
    PDF = "pdf"
    HTML = "html"

    @property
    def suffix(self) -> str:
        """How a file of the form is named after its issue."""
        return ".print.html" if self is Format.PRINT_HTML else f".{self.value}"


@dataclass(frozen=True, slots=True)
class Order:
    """What to publish: issues (files, folders, or none for the whole project), forms, where to."""

    paths: tuple[Path, ...]
    formats: tuple[Format, ...] = (Format.PDF, Format.HTML)
    out: Path = Path("build")
    style: str | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written: its pages, where it has any, its bytes and how long it took."""

    path: Path
    pages: int | None
    size: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one issue; nothing is written where a problem is an error."""

    issue: Path
    findings: Findings
    written: tuple[Written, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems of the issue and of its publication."""
        return tuple(self.findings.problems)


@dataclass(frozen=True, slots=True)
class _Made:
    """A form that was made but not written yet."""

    content: bytes
    pages: int | None
    seconds: float


@dataclass(frozen=True)
class Change:
    """A file that fixes changed: its text before and after, and the bytes to be written."""

    before: SourceText
    after: SourceText
    content: bytes


@dataclass(frozen=True)
class Fixed:
    """What fixes did: the files they changed, and how many there were."""

    changes: tuple[Change, ...]
    count: int


def check(paths: Sequence[Path], checker: Checker, *, with_publication: bool = True) -> Findings:
    """Find everything that is wrong with issues and with their publications.

    Paths are files or folders; none means the whole project. Raises `BriefError` where a file can't
    be read.
    """
    files: list[CheckedFile] = []
    for project, path in find_files(paths, checker.contents):
        if path == project.publication_path:
            if with_publication:
                publication = checker.publication(project)
                files.append(CheckedFile(publication.document.source, publication.problems))
        else:
            checked = checker.check(project, path)
            files.append(CheckedFile(checked.issue.document.source, checked.problems))
    return Findings(tuple(files))


def fix(paths: Sequence[Path], checker: Checker, *, unsafe: bool) -> Fixed:
    """Mend what can be mended, in the checker's contents; writing is the caller's.

    A fix can make room for another, so this goes on until nothing is left to fix.
    """
    changes: list[Change] = []
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
            changes.append(Change(before.source, document.source, content))
    return Fixed(tuple(changes), count)


def render(order: Order) -> Iterator[Outcome]:
    """Publish issues, one after the other; a broken one does not keep the others.

    Raises `BriefError` where the tool can't do its work.
    """
    # 1. Find the issues, and the places their results go to.
    found = find_issues(order.paths)
    _refuse_equal_names([path for _, path in found])
    checker = Checker()
    for project, path in found:
        # 2. Check it, and its publication with the first of its issues.
        yield _publish(order, checker.check(project, path))
        if path is not found[-1][1]:
            # A rendered page is a tree that refers to itself; else an archive fills memory.
            with _interruption_held():
                gc.collect()


@contextlib.contextmanager
def _interruption_held() -> Iterator[None]:
    """Let Ctrl-C wait: what it raises while an object is taken down is told and then lost."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _publish(order: Order, checked: Checked) -> Outcome:
    issue, publication = checked.issue, checked.publication
    path = issue.document.path
    found = (*publication.problems, *checked.problems)
    findings = _find_files(checked, found)
    if issue.value is None or publication.value is None or has_errors(found):
        return Outcome(path, findings)

    # 3. Make every form.
    made, missing = _make_forms(order, checked.project, issue.value, publication.value, path)
    documents = (issue.document, publication.document)
    unprintable = [describe_missing_glyph(glyph, documents) for glyph in missing]
    if unprintable:
        return Outcome(path, _find_files(checked, (*found, *unprintable)))

    # 4. Write them, all or none.
    targets = {order.out / f"{path.stem}{form.suffix}": result for form, result in made.items()}
    write_files({target: result.content for target, result in targets.items()})
    written = (
        Written(target, result.pages, len(result.content), result.seconds)
        for target, result in targets.items()
    )
    return Outcome(path, findings, tuple(written))


def _find_files(checked: Checked, problems: Sequence[Problem]) -> Findings:
    """The problems with the files in which they stand."""
    sources = (checked.publication.document.source, checked.issue.document.source)
    files = (
        CheckedFile(source, sort_problems(found for found in problems if found.path == source.path))
        for source in sources
    )
    return Findings(tuple(files))


def _make_forms(
    order: Order, project: Project, issue: Issue, publication: Publication, path: Path
) -> tuple[dict[Format, _Made], Sequence[str]]:
    """Every form that was asked for, and the characters that no font of the style has."""
    from authoring.formats.print_html import render_print_html
    from authoring.view import build_view

    started = time.perf_counter()
    view = build_view(issue, publication, path, order.style)
    resources = Resources(project.root)
    made: dict[Format, _Made] = {}
    missing: Sequence[str] = ()
    link = None
    if {Format.PDF, Format.PRINT_HTML} & set(order.formats):
        print_html = render_print_html(view, resources)
        if Format.PRINT_HTML in order.formats:
            made[Format.PRINT_HTML] = _made(print_html.encode(), None, started)
            started = time.perf_counter()
    if Format.PDF in order.formats:
        from authoring.formats.pdf import render_pdf

        pdf = render_pdf(print_html, resources.font_folders, (project.root,))
        missing = pdf.missing_glyphs
        made[Format.PDF] = _made(pdf.content, pdf.pages, started)
        started = time.perf_counter()
    if Format.HTML in order.formats:
        from authoring.formats.web import PdfLink, render_web_page

        if Format.PDF in made:
            link = PdfLink(f"{path.stem}{Format.PDF.suffix}", made[Format.PDF].pages or 0)
        made[Format.HTML] = _made(render_web_page(view, resources, link).encode(), None, started)
    return made, missing


def _made(content: bytes, pages: int | None, started: float) -> _Made:
    return _Made(content, pages, time.perf_counter() - started)


def _refuse_equal_names(paths: Sequence[Path]) -> None:
    names: dict[str, Path] = {}
    for path in paths:
        first = names.setdefault(path.stem, path)
        if first is not path:
            raise BriefError(
                f"{first} and {path} would be written under the same name",
                "Render them apart, each with an --out of its own.",
            )
