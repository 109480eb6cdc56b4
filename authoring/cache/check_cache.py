"""Check cache: the results of earlier checks, for files that have not changed.

Place in the flow: asked by `lint.checker` before a check, and given the result after it. It knows
problems and bytes, nothing of YAML, models or rules, so that an unchanged file is checked without
loading them. The key of an entry covers everything a check depends on but the pictures that the issue
names; the state of these is part of the entry.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from authoring.cache.store import Store, digest
from authoring.diagnostics.problems import (
    Edit,
    Fix,
    Kind,
    Position,
    Problem,
    Related,
    Severity,
    Span,
)
from authoring.diagnostics.text import SourceText

MISSING: Final = ""


@dataclass(frozen=True)
class CheckResult:
    """What a check found in a file: its text, and the problems in it."""

    source: SourceText
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class CheckCache:
    """Check results in a store."""

    store: Store

    def find(self, key: str, path: Path, content: bytes, root: Path) -> CheckResult | None:
        """The result for a file with these bytes, in a project at `root`; `None` if there is none."""
        entry = self.store.get(key)
        if entry is None:
            return None
        stored = json.loads(entry)
        if stored["pictures"] != _picture_states(path, stored["pictures"], root):
            return None
        return _read_result(path, content, stored["result"])

    def record(
        self, key: str, content: bytes, result: CheckResult, pictures: Iterable[str], root: Path
    ) -> None:
        """Store a result, with the pictures that the file names."""
        path = result.source.path
        if any(problem.path != path for problem in result.problems):
            return
        stored = {
            "pictures": _picture_states(path, pictures, root),
            "result": _write_result(result, content),
        }
        self.store.put(key, json.dumps(stored).encode("ascii"))


def _write_result(result: CheckResult, content: bytes) -> dict[str, Any]:
    """A result for a file with these bytes, as values for JSON.

    No folder is named: all problems are taken to be in the file itself, wherever that lies.
    """
    text = result.source.text
    return {
        "text": None if _is_plain(content, text) else text,
        "problems": [_write_problem(problem) for problem in result.problems],
    }


def _read_result(path: Path, content: bytes, stored: Mapping[str, Any]) -> CheckResult:
    """What `_write_result` wrote, for the file that has these bytes now."""
    text = content.decode("utf-8") if stored["text"] is None else stored["text"]
    return CheckResult(
        SourceText(path, text), tuple(_read_problem(path, each) for each in stored["problems"])
    )


def _picture_states(path: Path, names: Iterable[str], root: Path) -> dict[str, str]:
    """Of each picture that a file names, where it lies below `root` and what is in it.

    A digest of the two; empty where there is no such picture inside `root`.
    """
    return {name: _picture_state(path.parent / name, root) for name in names}


def _is_plain(content: bytes, text: str) -> bool:
    try:
        return content.decode("utf-8") == text
    except UnicodeDecodeError:
        return False


def _picture_state(picture: Path, root: Path) -> str:
    try:
        place = picture.resolve().relative_to(root.resolve()).as_posix()
        return digest((place, picture.read_bytes()))
    except (OSError, ValueError, RuntimeError):  # not there, not inside, or links in a circle
        return MISSING


def _write_problem(problem: Problem) -> dict[str, Any]:
    fix = problem.fix
    return {
        "kind": [problem.kind.code, problem.kind.name, problem.kind.severity],
        "span": _write_span(problem.span),
        "message": problem.message,
        "hint": problem.hint,
        "where": problem.where,
        "related": [[_write_span(each.span), each.message] for each in problem.related],
        "fix": None
        if fix is None
        else {
            "description": fix.description,
            "edits": [[_write_span(edit.span), edit.text] for edit in fix.edits],
            "safe": fix.safe,
        },
    }


def _read_problem(path: Path, stored: Mapping[str, Any]) -> Problem:
    code, name, severity = stored["kind"]
    fix = stored["fix"]
    return Problem(
        Kind(code, name, Severity(severity)),
        path,
        _read_span(stored["span"]),
        stored["message"],
        stored["hint"],
        stored["where"],
        tuple(Related(_read_span(span), message) for span, message in stored["related"]),
        None
        if fix is None
        else Fix(
            fix["description"],
            tuple(Edit(_read_span(span), text) for span, text in fix["edits"]),
            fix["safe"],
        ),
    )


def _write_span(span: Span) -> list[int]:
    start, end = span.start, span.end
    return [start.line, start.column, start.offset, end.line, end.column, end.offset]


def _read_span(stored: list[int]) -> Span:
    return Span(Position(*stored[:3]), Position(*stored[3:]))
