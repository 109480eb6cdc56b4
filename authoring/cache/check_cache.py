"""Ledger: what earlier checks found, for files that are what they were.

Place in the flow: beside `checking`, which asks it first and tells it after. It knows problems and
bytes, nothing of YAML, models or rules, so that a file without change is checked without loading
them. Pictures are the one thing that an issue names and that is not read to find its entry: what
they were is part of the entry.
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
    """Verdicts in a store."""

    store: Store

    def find(self, key: str, path: Path, content: bytes, root: Path) -> CheckResult | None:
        """The verdict on a file of those bytes, in a project at `root`."""
        entry = self.store.get(key)
        if entry is None:
            return None
        told = json.loads(entry)
        if told["pictures"] != _picture_states(path, told["pictures"], root):
            return None
        return _read_verdict(path, content, told["verdict"])

    def record(
        self, key: str, content: bytes, verdict: CheckResult, pictures: Iterable[str], root: Path
    ) -> None:
        """Keep a verdict, with the pictures that the file names."""
        path = verdict.source.path
        if any(problem.path != path for problem in verdict.problems):
            return
        told = {
            "pictures": _picture_states(path, pictures, root),
            "verdict": _write_verdict(verdict, content),
        }
        self.store.put(key, json.dumps(told).encode("ascii"))


def _write_verdict(verdict: CheckResult, content: bytes) -> dict[str, Any]:
    """A verdict on a file of those bytes, as JSON has it.

    It names no folder: all its problems are taken to stand in the file, wherever that lies.
    """
    text = verdict.source.text
    return {
        "text": None if _is_plain(content, text) else text,
        "problems": [_write_problem(problem) for problem in verdict.problems],
    }


def _read_verdict(path: Path, content: bytes, told: Mapping[str, Any]) -> CheckResult:
    """What `_write_verdict` wrote, for the file that has those bytes now."""
    text = content.decode("utf-8") if told["text"] is None else told["text"]
    return CheckResult(
        SourceText(path, text), tuple(_read_problem(path, each) for each in told["problems"])
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


def _read_problem(path: Path, told: Mapping[str, Any]) -> Problem:
    code, name, severity = told["kind"]
    fix = told["fix"]
    return Problem(
        Kind(code, name, Severity(severity)),
        path,
        _read_span(told["span"]),
        told["message"],
        told["hint"],
        told["where"],
        tuple(Related(_read_span(span), message) for span, message in told["related"]),
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


def _read_span(told: list[int]) -> Span:
    return Span(Position(*told[:3]), Position(*told[3:]))
