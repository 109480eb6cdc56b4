"""Reports: findings made by hand, for the tests of what is written of them."""

from pathlib import Path

from authoring.diagnostics.problems import Edit, Fix, Kind, Problem, Related, Severity, Span
from authoring.diagnostics.text import SourceText
from authoring.report import CheckedFile, Findings

TITLE = Kind("BR203", "missing-original-title", Severity.WARNING)
SPACE = Kind("BR223", "double-space", Severity.WARNING)
KEY = Kind("BR005", "duplicate-key")


def make_source(text: str, path: str = "issues/2024-12.yaml") -> SourceText:
    """A file that is not on disk."""
    return SourceText(Path(path), text)


def find_span(source: SourceText, marked: str, number: int = 1) -> Span:
    """Where some words stand, for the first or a later time."""
    start = -1
    for _ in range(number):
        start = source.text.index(marked, start + 1)
    return source.span(start, start + len(marked))


def make_problem(  # as many as a problem has
    source: SourceText,
    span: Span,
    kind: Kind = TITLE,
    message: str = "the document has no title in its own language",
    hint: str | None = None,
    *,
    where: str = "",
    related: tuple[Related, ...] = (),
    fix: Fix | None = None,
) -> Problem:
    """A problem of that file."""
    return Problem(kind, source.path, span, message, hint, where, related, fix)


def make_findings(*files: tuple[SourceText, tuple[Problem, ...]], root: Path = Path()) -> Findings:
    """Findings of files with their problems."""
    return Findings(tuple(CheckedFile(source, problems) for source, problems in files), root)


HOSTILE = "{braces}, 50%\x1b and\x00"

DECEMBER = """\
items:
  - title: 关于智能工厂  的通知
    title: Second, 100%: why?
    at_a_glance:
      text: >
        Some text
        over two  lines
"""


def sample_findings() -> Findings:
    """Three files: one with three problems, one with a warning and an odd name, one clean."""
    december = make_source(DECEMBER)
    gap, fold = find_span(december, "  的"), find_span(december, "text\n        over")
    gap = december.span(gap.start.offset, gap.start.offset + 2)
    second = find_span(december, "title", 2)
    space = Fix("replace “  ” by “ ”", (Edit(gap, " "),), safe=True)
    other = Fix("write it otherwise", (Edit(fold, "{words}"), Edit(gap, "")), safe=False)
    odd = make_source("title: Fully\ncharged: [yes](no)\n", "issues/50%, a:b 一.yaml")
    first = (
        make_problem(
            december, gap, SPACE, "2 spaces where one belongs", where="item 1, title", fix=space
        ),
        make_problem(
            december,
            second,
            KEY,
            "the key “title” stands here a second time",
            "Keep one of the two.",
            related=(Related(find_span(december, "title"), "first here"),),
        ),
        make_problem(december, fold, SPACE, f"{HOSTILE} ]]> & <tags>", "Why?", fix=other),
    )
    return make_findings(
        (december, first),
        (odd, (make_problem(odd, find_span(odd, "[yes](no)"), where="item 2"),)),
        (make_source("date: 2024-12-04\n", "issues/clean.yaml"), ()),
    )
