"""Fixing: edits that mend problems, applied to a file's text.

Place in the flow: problems in, text out. Only the characters of an edit change. A fix that would
break the file, or change what another value says, is left out.
"""

import difflib
from collections.abc import Iterable, Sequence

from authoring.problems import Edit, Fix, Problem
from authoring.source import Document, SourceText, read_document


def fixes_of(problems: Iterable[Problem], *, unsafe: bool) -> tuple[Fix, ...]:
    """The fixes of problems: the safe ones, with `unsafe` the others too."""
    fixes = (problem.fix for problem in problems if problem.fix is not None)
    return tuple(dict.fromkeys(fix for fix in fixes if fix.safe or unsafe))


def apply_fixes(document: Document, fixes: Sequence[Fix]) -> tuple[Document, int]:
    """The document with the fixes, as far as they fit together, and how many were made."""
    chosen = _without_overlaps(fixes)
    fixed = _read(document, _edited(document.source, [edit for fix in chosen for edit in fix.edits]))
    if _reads_as_well(document, fixed):
        return fixed, len(chosen)
    # One of them breaks the file: keep those that do not.
    kept: list[Fix] = []
    for fix in chosen:
        tried = [*kept, fix]
        edits = [edit for each in tried for edit in each.edits]
        if _reads_as_well(document, _read(document, _edited(document.source, edits))):
            kept = tried
    edits = [edit for fix in kept for edit in fix.edits]
    return _read(document, _edited(document.source, edits)), len(kept)


def write_diff(before: SourceText, after: SourceText) -> str:
    """A unified diff of two texts of one file; empty if they are the same."""
    lines = difflib.unified_diff(
        before.text.splitlines(keepends=True),
        after.text.splitlines(keepends=True),
        str(before.path),
        str(after.path),
    )
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def _without_overlaps(fixes: Sequence[Fix]) -> list[Fix]:
    taken: list[tuple[int, int]] = []
    chosen: list[Fix] = []
    for fix in sorted(fixes, key=lambda fix: fix.edits[0].span):
        spans = [(edit.span.start.offset, edit.span.end.offset) for edit in fix.edits]
        if all(end <= first or last <= start for start, end in spans for first, last in taken):
            taken += spans
            chosen.append(fix)
    return chosen


def _edited(source: SourceText, edits: Iterable[Edit]) -> str:
    text = source.text
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start.offset] + edit.text + text[edit.span.end.offset :]
    return text


def _read(document: Document, text: str) -> Document:
    return read_document(document.path, text.encode("utf-8"))


def _reads_as_well(before: Document, after: Document) -> bool:
    """Whether the edited file has the same keys and lists as before, and no new syntax problem."""
    return len(after.problems) <= len(before.problems) and _shape(before.data) == _shape(after.data)


def _shape(data: object) -> object:
    if isinstance(data, dict):
        return {key: _shape(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_shape(value) for value in data]
    return None if data is None else str
