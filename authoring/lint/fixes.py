"""Fixes: edits that mend problems, applied to the text of a file.

Place in the flow: problems in, text out. Only the characters of an edit change. A fix that would
break the file, or change what another value says, is left out.
"""

import difflib
from collections.abc import Iterable, Sequence

from authoring.diagnostics.problems import Fix, Problem
from authoring.source import (
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    SourceDocument,
    SourceText,
    read_document,
)


def fixes_of(problems: Iterable[Problem], *, unsafe: bool) -> tuple[Fix, ...]:
    """The fixes of problems: the safe ones, with `unsafe` the others too."""
    fixes = (problem.fix for problem in problems if problem.fix is not None)
    return tuple(dict.fromkeys(fix for fix in fixes if fix.safe or unsafe))


def apply_fixes(document: SourceDocument, fixes: Sequence[Fix]) -> tuple[SourceDocument, int]:
    """The document with the fixes, as far as they fit together, and how many were made."""
    # Keys that were misspelt are read anew as they stand.
    document = _with_fixes(document, ())
    chosen = _without_overlaps(fixes)
    fixed = _with_fixes(document, chosen)
    if _reads_as_well(document, fixed, chosen):
        return fixed, len(chosen)
    # One of them breaks the file: keep those that do not.
    kept: list[Fix] = []
    for fix in chosen:
        tried = [*kept, fix]
        if _reads_as_well(document, _with_fixes(document, tried), tried):
            kept = tried
    return _with_fixes(document, kept), len(kept)


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


def _with_fixes(document: SourceDocument, fixes: Iterable[Fix]) -> SourceDocument:
    """The document as it is read after the fixes."""
    text = document.source.text
    edits = (edit for fix in fixes for edit in fix.edits)
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start.offset] + edit.text + text[edit.span.end.offset :]
    return read_document(document.path, text.encode("utf-8"))


def _reads_as_well(before: SourceDocument, after: SourceDocument, fixes: Sequence[Fix]) -> bool:
    """Whether the edited file has the same keys and lists, and no new syntax problem.

    Pieces that were mended as a whole may differ.
    """
    places = [[edit.span.start.offset for edit in fix.edits] for fix in fixes]
    ends = [[edit.span.end.offset for edit in fix.edits] for fix in fixes]
    mended = [(min(starts), max(stops)) for starts, stops in zip(places, ends, strict=True)]
    is_alike = _is_alike(before.root, after.root, mended)
    return len(after.problems) <= len(before.problems) and is_alike


def _is_alike(before: Node | None, after: Node | None, mended: Sequence[tuple[int, int]]) -> bool:
    """Whether two trees have the same keys and lists where they were not mended."""
    if before is None or after is None:
        return before is after
    if _is_mended(before, mended):
        return True
    match before, after:
        case MappingNode(), MappingNode():
            return len(before.entries) == len(after.entries) and all(
                (old.key.text == new.key.text or _is_mended(old.key, mended))
                and _is_alike(old.value, new.value, mended)
                for old, new in zip(before.entries, after.entries, strict=False)
            )
        case SequenceNode(), SequenceNode():
            return len(before.items) == len(after.items) and all(
                _is_alike(old, new, mended)
                for old, new in zip(before.items, after.items, strict=False)
            )
        case ScalarNode(), ScalarNode():
            return (before.data is None) == (after.data is None)
    return False


def _is_mended(node: Node, mended: Sequence[tuple[int, int]]) -> bool:
    return any(start <= node.start and node.end <= end for start, end in mended)
