"""GitHub: workflow commands, which GitHub Actions shows as annotations beside the lines.

Place in the flow: findings in, text out. The form and its escapes are those of GitHub's
documentation, "Workflow commands for GitHub Actions", and of the package @actions/core.
"""

from collections.abc import Iterator
from typing import Final

from authoring.diagnostics.cells import clean
from authoring.diagnostics.problems import Problem, Severity
from authoring.report.findings import Findings
from authoring.report.text import write_summary

MOST_SHOWN: Final = 10
"""How many annotations of each kind GitHub shows for a step; the others are in its log."""


def write_report(findings: Findings) -> str:
    """A command a problem, errors first, then a notice with the counts."""
    problems = tuple(findings.problems)
    lines = [
        _command(findings, problem)
        for severity in Severity
        for problem in problems
        if problem.severity is severity
    ]
    if problems:
        lines.append(_notice(findings, problems))
    else:
        lines.append(write_summary(problems, len(findings.files)))
    return "".join(f"{line}\n" for line in lines)


def _command(findings: Findings, problem: Problem) -> str:
    properties = ",".join(f"{key}={value}" for key, value in _properties(findings, problem))
    return f"::{problem.severity} {properties}::{_escape(_message(findings, problem))}"


def _properties(findings: Findings, problem: Problem) -> Iterator[tuple[str, str]]:
    start, end = problem.span.start, problem.span.end
    yield "file", _escape_property(clean(findings.tell_path(problem.path)))
    yield "line", str(start.line)
    yield "endLine", str(end.line)
    if start.line == end.line:
        # GitHub takes columns only within one line; the last one belongs to the annotation.
        yield "col", str(start.column)
        yield "endColumn", str(max(start.column, end.column - 1))
    yield "title", _escape_property(f"{problem.kind.code} {problem.kind.name}")


def _message(findings: Findings, problem: Problem) -> str:
    """The words of an annotation. The log shows nothing but them, so they begin with the place."""
    start = problem.span.start
    place = f"{findings.tell_path(problem.path)}:{start.line}:{start.column}"
    lines = [f"{place} {problem.kind.code} {problem.statement}"]
    if problem.hint:
        lines.append(problem.hint)
    if problem.fix is not None:
        lines.append(f"brief check {problem.fix.option} can {problem.fix.description}")
    return "\n".join(map(clean, lines))


def _notice(findings: Findings, problems: tuple[Problem, ...]) -> str:
    hidden = [
        f"{MOST_SHOWN} of {count} {severity}s"
        for severity in Severity
        if (count := findings.count(severity)) > MOST_SHOWN
    ]
    words = write_summary(problems, len(findings.files))
    if hidden:
        words += f"\nGitHub shows {' and '.join(hidden)}; all are in the log of this step"
    return f"::notice title=brief check::{_escape(words)}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
