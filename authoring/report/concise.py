"""Concise: a line a problem, for editors' programs and for searching.

Place in the flow: findings in, text out.
"""

from authoring.diagnostics.cells import clean
from authoring.diagnostics.problems import Problem
from authoring.report.findings import Findings


def write_report(findings: Findings) -> str:
    """`file:line:column: severity CODE name: message (place)`, a line a problem."""
    return "".join(f"{_line(problem)}\n" for problem in findings.problems)


def _line(problem: Problem) -> str:
    start, kind = problem.span.start, problem.kind
    where = f" ({problem.where})" if problem.where else ""
    place = f"{problem.path}:{start.line}:{start.column}"
    return clean(f"{place}: {problem.severity} {kind.code} {kind.name}: {problem.message}{where}")
