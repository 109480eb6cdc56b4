"""GitLab: a Code Quality report, which merge requests of GitLab show.

Place in the flow: findings in, text out. The keys are those of GitLab's documentation, "Code
Quality report format": https://docs.gitlab.com/ci/testing/code_quality/.
"""

from collections.abc import Mapping
from typing import Any, Final

from authoring.diagnostics.cells import clean
from authoring.diagnostics.problems import Problem, Severity
from authoring.report.findings import Findings
from authoring.report.json_report import dump

SEVERITIES: Final[Mapping[Severity, str]] = {Severity.ERROR: "major", Severity.WARNING: "minor"}


def write_report(findings: Findings) -> str:
    """The findings as a JSON list."""
    entries = [
        _entry(problem, findings.tell_path(source.path), fingerprint)
        for problem, source, fingerprint in findings.with_fingerprints()
    ]
    return dump(entries)


def _entry(problem: Problem, path: str, fingerprint: str) -> dict[str, Any]:
    span = problem.span
    return {
        "description": clean(problem.statement),
        "check_name": f"{problem.kind.code} {problem.kind.name}",
        "fingerprint": fingerprint,
        "severity": SEVERITIES[problem.severity],
        "location": {
            "path": clean(path),
            "lines": {"begin": span.start.line, "end": span.end.line},
        },
    }
