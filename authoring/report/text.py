"""Text: problems as people read them in a terminal.

Place in the flow: findings in, text out. A problem has a headline with its place, the message, the
lines of the file with the words marked, then hint and fix.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from authoring.diagnostics.cells import clean
from authoring.diagnostics.problems import Problem, Severity
from authoring.diagnostics.terminal import PLAIN, Terminal
from authoring.diagnostics.text import SourceText
from authoring.diagnostics.wrapping import wrap
from authoring.report.excerpt import (
    RELATED,
    Frame,
    Underline,
    fits_beside,
    has_excerpt,
    last_line,
    write_excerpt,
)
from authoring.report.findings import Findings

WIDEST: Final = 120
"""In a wider terminal, sentences still break here."""
INDENT: Final = "  "


def write_report(findings: Findings, terminal: Terminal = PLAIN) -> str:
    """Every problem, then how many there are."""
    blocks = [
        write_problem(problem, file.source, terminal)
        for file in findings.files
        for problem in file.problems
    ]
    summary = write_summary(tuple(findings.problems), len(findings.files), terminal)
    return "\n\n".join([*blocks, summary]) + "\n"


def write_problem(
    problem: Problem, source: SourceText | None = None, terminal: Terminal = PLAIN
) -> str:
    """One problem without a last line end; with lines of its file, if that is given."""
    frame = Frame(_gutter(problem, source), terminal)
    lines = list(_headline(problem, terminal))
    if source is not None:
        lines += _excerpts(problem, source, frame)
    return "\n".join([*lines, *_advice(problem, frame)])


def write_summary(
    problems: Sequence[Problem], files: int | None = None, terminal: Terminal = PLAIN
) -> str:
    """How many errors and warnings there are, in how many files, and what mends them."""
    if not problems:
        return "no problems" if files is None else f"{_count(files, 'file')}, no problems"
    counts: list[str] = []
    for severity in Severity:
        number = sum(problem.severity is severity for problem in problems)
        if number:
            counts.append(terminal.paint(severity, _count(number, severity)))
    summary = " and ".join(counts)
    if files is not None:
        summary += f" in {_of_files(len({problem.path for problem in problems}), files)}"
    return summary + _fixable(problems)


def _of_files(bad: int, files: int) -> str:
    return _count(files, "file") if bad >= files else f"{bad} of {_count(files, 'file')}"


def _fixable(problems: Sequence[Problem]) -> str:
    fixes = [problem.fix for problem in problems if problem.fix is not None]
    safe = sum(fix.safe for fix in fixes)
    unsafe = len(fixes) - safe
    if not fixes:
        return ""
    if not safe:
        return f"; {unsafe} can be fixed with --unsafe-fixes"
    more = f", {unsafe} more with --unsafe-fixes" if unsafe else ""
    return f"; {safe} can be fixed with --fix{more}"


def _headline(problem: Problem, terminal: Terminal) -> Iterator[str]:
    start, kind = problem.span.start, problem.kind
    place = terminal.paint("place", clean(f"{problem.path}:{start.line}:{start.column}"))
    severity = terminal.paint(problem.severity, f"{problem.severity} {kind.code}")
    yield f"{place} {severity} {kind.name}"
    for line in wrap(clean(problem.statement), min(terminal.width, WIDEST) - len(INDENT)):
        yield INDENT + terminal.paint("message", line)


def _gutter(problem: Problem, source: SourceText | None) -> int:
    """How wide the numbers of all lines of a problem are."""
    if source is None:
        return 1
    spans = (problem.span, *(related.span for related in problem.related))
    return len(str(max(last_line(source, span) for span in spans)))


def _excerpts(problem: Problem, source: SourceText, frame: Frame) -> Iterator[str]:
    span, related = problem.span, problem.related
    beside = [each.span for each in related if fits_beside(frame, source, span, each.span)]
    if has_excerpt(source, span):
        yield frame.edge()
        yield from write_excerpt(frame, source, span, Underline("^", problem.severity), beside)
    for each in related:
        start = each.span.start
        place = f"{problem.path}:{start.line}:{start.column}: {each.message}"
        yield from _note(frame, "see", "label", place)
        if each.span not in beside:
            yield frame.edge()
            yield from write_excerpt(frame, source, each.span, RELATED)


def _advice(problem: Problem, frame: Frame) -> Iterator[str]:
    if problem.hint:
        yield from _note(frame, "hint:", "label", problem.hint)
    if problem.fix is not None:
        words = f"with {problem.fix.option}: {problem.fix.description}"
        yield from _note(frame, "fixable", "fix", words)


def _note(frame: Frame, label: str, style: str, words: str) -> Iterator[str]:
    """A labelled sentence behind the gutter."""
    limit = min(frame.terminal.width, WIDEST)
    taken = frame.gutter + len(f" = {label} ")
    lines = wrap(clean(words), limit, " " * (frame.gutter + 3), taken)
    sign = frame.terminal.paint("gutter", f"{' ' * frame.gutter} =")
    yield f"{sign} {frame.terminal.paint(style, label)} {lines[0]}".rstrip()
    yield from lines[1:]


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
