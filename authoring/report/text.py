"""Text: problems as people read them in a terminal.

Place in the flow: findings in, text out.
"""

from collections.abc import Sequence

from authoring.problems import Problem, Severity
from authoring.report.concise import write_line
from authoring.report.findings import Findings


def write_report(findings: Findings) -> str:
    """Every problem with its hint, then the counts."""
    problems = tuple(findings.problems)
    blocks = [write_problem(problem) for problem in problems]
    return "\n".join([*blocks, write_summary(problems)]) + "\n"


def write_problem(problem: Problem) -> str:
    """One problem: place, severity, code and name, message, and its hint in a second line."""
    lines = [write_line(problem)]
    lines += [
        f"  {problem.path}:{related.span.start.line}:{related.span.start.column}: {related.message}"
        for related in problem.related
    ]
    if problem.hint:
        lines.append(f"  {problem.hint}")
    return "\n".join(lines)


def write_summary(problems: Sequence[Problem]) -> str:
    """The count of errors and warnings."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    counts = [_count(errors, "error")] if errors else []
    counts += [_count(warnings, "warning")] if warnings else []
    return ", ".join(counts) or "no problems"


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
