"""JSON report: everything that is known of each problem, for programs of one's own.

Place in the flow: findings in, text out. `docs/report.schema.json` describes it. `version` rises
when a key goes or changes its meaning; new keys may come at any time.
"""

import json
import re
from typing import Any, Final

import authoring
from authoring.diagnostics.checked_file import CheckedFile
from authoring.diagnostics.problems import Fix, Position, Problem, Severity, Span
from authoring.report.findings import Findings

VERSION: Final = 1

Data = dict[str, Any]

_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def write_report(findings: Findings) -> str:
    """The findings as one JSON object."""
    return dump(describe(findings))


def dump(data: Any) -> str:
    """Plain data as JSON that UTF-8 can store, even where a file's name is no text."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return _SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", text) + "\n"


def describe(findings: Findings) -> Data:
    """The findings as plain data."""
    return {
        "version": VERSION,
        "tool": {"name": "brief", "version": authoring.__version__},
        "summary": {
            "files": len(findings.files),
            "errors": findings.count(Severity.ERROR),
            "warnings": findings.count(Severity.WARNING),
        },
        "files": [_file(findings, file) for file in findings.files],
    }


def _file(findings: Findings, file: CheckedFile) -> Data:
    path = findings.tell_path(file.source.path)
    return {"path": path, "problems": [_problem(path, problem) for problem in file.problems]}


def _problem(path: str, problem: Problem) -> Data:
    kind = problem.kind
    return {
        "code": kind.code,
        "name": kind.name,
        "severity": str(problem.severity),
        "message": problem.message,
        "hint": problem.hint,
        "where": problem.where,
        "path": path,
        **_span(problem.span),
        "related": [{"message": each.message, **_span(each.span)} for each in problem.related],
        "fix": None if problem.fix is None else _fix(problem.fix),
    }


def _fix(fix: Fix) -> Data:
    edits = [{**_span(edit.span), "text": edit.text} for edit in fix.edits]
    return {"description": fix.description, "safe": fix.safe, "edits": edits}


def _span(span: Span) -> Data:
    return {"start": _position(span.start), "end": _position(span.end)}


def _position(position: Position) -> Data:
    return {"line": position.line, "column": position.column, "offset": position.offset}
