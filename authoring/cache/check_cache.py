"""Check cache: the results of earlier checks, for files that have not changed.

Place in the flow: asked by `lint.checker` before a check, and given the result after it. It knows
problems and bytes, nothing of YAML, models or rules, so that an unchanged file is checked without
loading them. The key of an entry covers everything a check depends on but the pictures that the issue
names; the state of these is part of the entry.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from authoring.cache.store import Store, digest
from authoring.diagnostics.checked_file import CheckedFile
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
class CheckCache:
    """Checked files in a store."""

    store: Store

    def find(self, key: str, path: Path, content: bytes, root: Path) -> CheckedFile | None:
        """What was found in a file of those bytes, in a project at `root`."""
        content_kept = self.store.get(key)
        if content_kept is None:
            return None
        entry = json.loads(content_kept)
        if entry["pictures"] != _picture_states(path, entry["pictures"], root):
            return None
        return _read_file(path, content, entry["file"])

    def record(
        self, key: str, content: bytes, checked: CheckedFile, pictures: Iterable[str], root: Path
    ) -> None:
        """Keep what was found, with the pictures that the file names."""
        path = checked.source.path
        if any(problem.path != path for problem in checked.problems):
            return
        entry = {
            "pictures": _picture_states(path, pictures, root),
            "file": _write_file(checked, content),
        }
        self.store.put(key, json.dumps(entry).encode("ascii"))


def _write_file(checked: CheckedFile, content: bytes) -> dict[str, Any]:
    """What was found in a file of those bytes, as JSON has it.

    No folder is named: all problems are taken to be in the file itself, wherever that lies.
    """
    text = checked.source.text
    return {
        "text": None if _is_plain(content, text) else text,
        "problems": [_write_problem(problem) for problem in checked.problems],
    }


def _read_file(path: Path, content: bytes, entry: Mapping[str, Any]) -> CheckedFile:
    """What `_write_file` wrote, for the file that has those bytes now."""
    text = content.decode("utf-8") if entry["text"] is None else entry["text"]
    return CheckedFile(
        SourceText(path, text), tuple(_read_problem(path, each) for each in entry["problems"])
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
    return {**asdict(problem), "path": None}


def _read_problem(path: Path, entry: dict[str, Any]) -> Problem:
    """The problem that `asdict` took apart."""
    kind, fix = entry["kind"], entry["fix"]
    entry |= {
        "path": path,
        "kind": Kind(kind["code"], kind["name"], Severity(kind["severity"])),
        "span": _read_span(entry["span"]),
        "related": tuple(
            Related(_read_span(each["span"]), each["message"]) for each in entry["related"]
        ),
    }
    if fix is not None:
        edits = tuple(Edit(_read_span(each["span"]), each["text"]) for each in fix["edits"])
        entry["fix"] = Fix(fix["description"], edits, fix["safe"])
    return Problem(**entry)


def _read_span(entry: Mapping[str, Any]) -> Span:
    return Span(Position(**entry["start"]), Position(**entry["end"]))
