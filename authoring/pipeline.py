"""Pipeline: the steps from issue files to published briefs, in their order.

Place in the flow: the composition root. Everything else knows its own step only.
"""

import codecs
import contextlib
import gc
import signal
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from authoring.checking import Checked, Checker
from authoring.errors import BriefError
from authoring.forms import (
    USUAL_CHOICE,
    Choice,
    Format,
    Made,
    Sources,
    make_forms,
    missing_glyphs,
)
from authoring.problems import Problem, has_errors, sort_problems
from authoring.project import find_files, find_issues
from authoring.report import CheckedFile, Findings
from authoring.resources import Resources
from authoring.text import SourceText
from authoring.writing import write_files

__all__ = [
    "Change",
    "Choice",
    "Fixed",
    "Format",
    "Order",
    "Outcome",
    "Written",
    "check",
    "fix",
    "render",
]

MOST_ROUNDS = 10
PROOF_SUFFIX = ".proof.pdf"


@dataclass(frozen=True, slots=True)
class Order:
    """What to publish: issues (files, folders, or none for the whole project), forms, where to.

    A `proof` is made in place of all forms.
    """

    paths: tuple[Path, ...]
    choice: Choice = USUAL_CHOICE
    out: Path = Path("build")
    proof: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written: its pages, where it has any, its bytes and how long it took."""

    path: Path
    pages: int | None
    size: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one issue; but for a proof, nothing is written where a problem is an error."""

    issue: Path
    findings: Findings
    written: tuple[Written, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems of the issue and of its publication."""
        return tuple(self.findings.problems)


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
        if path != project.publication_path or with_publication:
            verdict = checker.judge(project, path)
            files.append(CheckedFile(verdict.source, verdict.problems))
    return Findings(tuple(files))


def fix(paths: Sequence[Path], checker: Checker, *, unsafe: bool) -> Fixed:
    """Mend what can be mended, in the checker's contents; writing is the caller's.

    A fix can make room for another, so this goes on until nothing is left to fix.
    """
    from authoring.fixing import apply_fixes, fixes_of

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


def render(order: Order, checker: Checker | None = None) -> Iterator[Outcome]:
    """Publish issues, one after the other; a broken one does not keep the others.

    A `checker` may have contents that stand in for files, and its own choice of rules.
    Raises `BriefError` where the tool can't do its work.
    """
    # 1. Find the issues, and the places their results go to.
    checker = checker or Checker()
    found = find_issues(order.paths, checker.contents)
    _refuse_equal_names([path for _, path in found])
    for project, path in found:
        # 2. Check it, and its publication with the first of its issues.
        checked = checker.check(project, path)
        yield _prove(order, checked) if order.proof else _publish(order, checker, checked)
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


def _publish(order: Order, checker: Checker, checked: Checked) -> Outcome:
    issue, publication = checked.issue, checked.publication
    path = issue.document.path
    found = (*publication.problems, *checked.problems)
    if issue.value is None or publication.value is None or has_errors(found):
        return Outcome(path, _find_files(checked, found))

    # 3. Make every form.
    sources = Sources(checked.project, path, issue.value, publication.value, checker.read)
    made = make_forms(sources, order.choice)
    found = (*found, *_unprintable(checked, made.values()), *_clipped(checked, made.values()))
    findings = _find_files(checked, found)
    if has_errors(found):
        return Outcome(path, findings)

    # 4. Write them, all or none.
    files = {name: content for form in made.values() for name, content in _files_of(form)}
    write_files({order.out / name: content for name, content in files.items()})
    written = (
        Written(order.out / name, form.pages, len(content), form.seconds)
        for form in made.values()
        for name, content in form.files.items()
    )
    return Outcome(path, findings, tuple(written))


def _files_of(form: Made) -> Iterator[tuple[str, bytes]]:
    yield from form.beside.items()
    yield from form.files.items()


def _unprintable(checked: Checked, made: Iterable[Made]) -> tuple[Problem, ...]:
    """The problems of characters that no font of the style has."""
    missing = missing_glyphs(made)
    if not missing:
        return ()
    from authoring.glyphs import describe_missing_glyph

    documents = (checked.issue.document, checked.publication.document)
    return tuple(describe_missing_glyph(glyph, documents) for glyph in missing)


def _clipped(checked: Checked, made: Iterable[Made]) -> tuple[Problem, ...]:
    """The problem of a mail that is too large to be shown whole."""
    sizes = [form.mail_size for form in made if form.mail_size is not None]
    if not sizes:
        return ()
    from authoring.formats.email import describe_clipping, is_clipped

    publication = checked.publication.value
    settings = publication.email if publication else None
    shortened = settings is not None and settings.comment == "first-paragraph"
    document = checked.issue.document
    return tuple(
        describe_clipping(size, document, shortened=shortened) for size in sizes if is_clipped(size)
    )


def _prove(order: Order, checked: Checked) -> Outcome:
    """Write the proof of an issue, with something in place of what keeps it from being published."""
    from authoring.formats.proof import proof_day, render_proof
    from authoring.loading.standins import complete
    from authoring.model import Issue, Publication
    from authoring.view import build_view

    started, day = time.perf_counter(), proof_day()
    document, path = checked.issue.document, checked.issue.document.path
    findings = _find_files(checked, (*checked.publication.problems, *checked.problems))
    issue = checked.issue.value or complete(document, Issue, day)
    publication = checked.publication.value or complete(
        checked.publication.document, Publication, day
    )
    view = None
    if issue is not None and publication is not None:
        view = build_view(issue, publication, path, order.choice.style)
    resources = Resources(checked.project.root)
    style = view.style if view else order.choice.style
    problems = tuple(findings.problems)
    content, pages = render_proof(view, problems, document, resources, style, day)
    target = order.out / f"{path.stem}{PROOF_SUFFIX}"
    write_files({target: content})
    written = Written(target, pages, len(content), time.perf_counter() - started)
    return Outcome(path, findings, (written,))


def _find_files(checked: Checked, problems: Sequence[Problem]) -> Findings:
    """The problems with the files in which they stand."""
    sources = (checked.publication.document.source, checked.issue.document.source)
    files = (
        CheckedFile(source, sort_problems(found for found in problems if found.path == source.path))
        for source in sources
    )
    return Findings(tuple(files))


def _refuse_equal_names(paths: Sequence[Path]) -> None:
    names: dict[str, Path] = {}
    for path in paths:
        first = names.setdefault(path.stem, path)
        if first is not path:
            raise BriefError(
                f"{first} and {path} would be written under the same name",
                "Render them apart, each with an --out of its own.",
            )
