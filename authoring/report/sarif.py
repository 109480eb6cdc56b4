"""SARIF: the standard form of findings, which GitHub's code scanning and editors read.

Place in the flow: findings in, text out. The form is SARIF 2.1.0 with its errata (OASIS Standard);
numbers in comments are its sections.
"""

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any, Final
from urllib.parse import quote

import authoring
from authoring.diagnostics.cells import clean
from authoring.diagnostics.problems import Fix, Kind, Problem, Related, Span
from authoring.diagnostics.text import SourceText
from authoring.report.explain import Explanation, explanations, to_markdown
from authoring.report.findings import Findings
from authoring.report.json_report import dump

SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
BASE: Final = "%SRCROOT%"
FINGERPRINT: Final = "briefProblem/v1"

Data = dict[str, Any]


def write_report(findings: Findings) -> str:
    """The findings as a SARIF log with one run."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(findings)]}
    return dump(log)


def _run(findings: Findings) -> Data:
    kinds = {problem.kind.code: problem.kind for problem in findings.problems}
    codes = sorted(kinds)
    return {
        "tool": {
            "driver": {
                "name": "brief",
                "fullName": "brief check, the house style of a policy brief",
                "version": authoring.__version__,
                "semanticVersion": authoring.__version__,
                "rules": [_rule(kinds[code]) for code in codes],
            }
        },
        "invocations": [{"executionSuccessful": True}],
        "automationDetails": {"id": "brief-check/"},
        "language": "en-US",
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "originalUriBaseIds": {
            BASE: {"description": {"text": "The folder that holds the project's repository."}}
        },
        "artifacts": [
            {
                "location": _location(findings.tell_path(file.source.path)),
                "sourceLanguage": "yaml",
                "encoding": "UTF-8",
                "roles": ["analysisTarget"],
            }
            for file in findings.files
        ],
        "results": [
            _result(findings, problem, source, fingerprint, codes)
            for problem, source, fingerprint in findings.with_fingerprints()
        ],
    }


def _rule(kind: Kind) -> Data:
    known = explanations().get(kind.code) or Explanation(kind, f"{kind.name}.")
    return {
        "id": kind.code,
        "name": kind.name.title().replace("-", ""),
        "shortDescription": {"text": _braced(known.summary)},
        "fullDescription": {"text": _braced(_first_paragraphs(known.documentation))},
        "help": {
            "text": _braced(known.documentation),
            "markdown": _braced(to_markdown(known.documentation)),
        },
        "defaultConfiguration": {"level": str(known.kind.severity)},
        "properties": {
            "tags": [known.chapter.lower().replace(" ", "-")],
            "precision": "very-high",
            "problem.severity": str(known.kind.severity),
        },
    }


def _first_paragraphs(documentation: str) -> str:
    """What stands before the examples."""
    return " ".join(documentation.partition("\nBad:")[0].split())


def _result(
    findings: Findings, problem: Problem, source: SourceText, fingerprint: str, codes: Sequence[str]
) -> Data:
    path = findings.tell_path(problem.path)
    result: Data = {
        "ruleId": problem.kind.code,
        "ruleIndex": codes.index(problem.kind.code),
        "level": str(problem.severity),
        "message": {"text": _message(problem)},
        "locations": [
            {"physicalLocation": _physical(path, problem.span, source), **_logical(problem)}
        ],
        "partialFingerprints": {FINGERPRINT: fingerprint},
    }
    if problem.related:
        result["relatedLocations"] = [
            _related(number, path, related, source)
            for number, related in enumerate(problem.related, 1)
        ]
    if problem.fix is not None:
        result["fixes"] = [_fix(path, problem.fix)]
    return result


def _message(problem: Problem) -> str:
    """The message as a sentence, then the hint (3.11.3: the first sentence is the summary)."""
    sentence = problem.statement[:1].upper() + problem.statement[1:]
    stop = "" if sentence.endswith((".", "!", "?")) else "."
    hint = f" {problem.hint}" if problem.hint else ""
    return _braced(clean(f"{sentence}{stop}{hint}"))


def _logical(problem: Problem) -> Data:
    """The part of the brief, in words."""
    if not problem.where:
        return {}
    return {"logicalLocations": [{"fullyQualifiedName": problem.where, "kind": "element"}]}


def _physical(path: str, span: Span, source: SourceText) -> Data:
    region = _region(span)
    marked = source.text[span.start.offset : span.end.offset]
    if marked:
        region["snippet"] = {"text": marked}
    return {"artifactLocation": _location(path), "region": region}


def _related(number: int, path: str, related: Related, source: SourceText) -> Data:
    return {
        "id": number,
        "physicalLocation": _physical(path, related.span, source),
        "message": {"text": _braced(clean(related.message))},
    }


def _fix(path: str, fix: Fix) -> Data:
    replacements = [
        {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}}
        for edit in fix.edits
    ]
    change = {"artifactLocation": _location(path), "replacements": replacements}
    return {"description": {"text": _braced(clean(fix.description))}, "artifactChanges": [change]}


def _region(span: Span) -> Data:
    """Lines and columns from 1, the end column behind the last character (3.30.8)."""
    start, end = span.start, span.end
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }


def _location(path: str) -> Data:
    """A path inside the repository from its base on, another as a whole address (3.4)."""
    if PurePosixPath(path).is_absolute() or path[1:2] == ":":
        return {"uri": f"file:///{_quoted(path).lstrip('/')}"}
    return {"uri": _quoted(path), "uriBaseId": BASE}


def _quoted(path: str) -> str:
    return quote(path, safe="/:" if path[1:2] == ":" else "/", errors="surrogateescape")


def _braced(text: str) -> str:
    """Text in which braces stand for themselves (3.11.5)."""
    return text.replace("{", "{{").replace("}", "}}")
