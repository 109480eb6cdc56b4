"""Suppression: comments in the file that silence a rule, or a warning of the source, at one place.

Place in the flow: beside `rule_runner`. `# brief: ignore BR203` at the end of a line silences the rule
for what begins in that line; on a line of its own, for the key or list element that follows, and
before the first key of a file for the file's beginning, too. Words behind the codes are the reason:
`# brief: ignore BR203 (no official title yet)`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from authoring.diagnostics.problems import Kind, Problem, Severity
from authoring.source import (
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    SourceDocument,
    walk_scalars,
)
from authoring.source.encoding import FILE_WITH_MARK
from authoring.source.kinds import TAB, TEXT_CUT_BY_HASH, TYPOGRAPHIC_QUOTES

UNUSED_SUPPRESSION = Kind("BR290", "unused-ignore", Severity.WARNING)
UNKNOWN_RULE = Kind("BR291", "unknown-rule", Severity.WARNING)

WARNINGS_OF_SOURCE = (
    TEXT_CUT_BY_HASH,
    replace(TAB, severity=Severity.WARNING),
    TYPOGRAPHIC_QUOTES,
    FILE_WITH_MARK,
)
"""What is found while a file is read and stops nothing: it is chosen and silenced like a rule."""

_COMMENT = re.compile(
    r"(?P<before>^[ \t]*|[ \t])(?P<comment>\#[ \t]*brief:[ \t]*ignore\b[ \t]*(?P<names>[^\r\n]*))",
    re.MULTILINE,
)
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]*(?=[\s,]|$)")


@dataclass
class _Suppression:
    """One name in a comment: the rule, where it stands, what part of the file it silences."""

    name: str
    start: int
    end: int
    covers: tuple[int, int]
    used: bool = False


class Suppressions:
    """The silencing comments of a file, which remember whether they were needed.

    What a comment silences is a rule's problem of any severity, else a warning.
    """

    def __init__(self, document: SourceDocument, root: Node) -> None:
        """Find the comments; text inside values is not one."""
        self._document = document
        self._suppressions = list(_find(document, root))

    def suppress(self, problem: Problem) -> bool:
        """Whether a comment silences the problem; all that do are marked as used."""
        offset = problem.span.start.offset
        names = (problem.kind.code, problem.kind.name)
        fitting = [
            suppression
            for suppression in self._suppressions
            if suppression.name in names and suppression.covers[0] <= offset < suppression.covers[1]
        ]
        for suppression in fitting:
            suppression.used = True
        return bool(fitting)

    def unused(self, known: Sequence[Kind], run: Sequence[Kind]) -> Iterator[Problem]:
        """Comments that name no rule, or a rule that ran and has nothing to silence there."""
        names_known = {name for kind in known for name in (kind.code, kind.name)}
        names_run = {name for kind in run for name in (kind.code, kind.name)}
        for suppression in self._suppressions:
            if suppression.name not in names_known:
                message = f"there is no rule “{suppression.name}” that a comment silences"
                hint = "“brief explain” lists all; errors of a file and its fields stay errors."
                yield self._problem(UNKNOWN_RULE, suppression, message, hint)
            elif suppression.name in names_run and not suppression.used:
                message = f"nothing here needs “ignore {suppression.name}”"
                yield self._problem(UNUSED_SUPPRESSION, suppression, message, "Delete the comment.")

    def _problem(self, kind: Kind, suppression: _Suppression, message: str, hint: str) -> Problem:
        span = self._document.source.span(suppression.start, suppression.end)
        return Problem(kind, self._document.path, span, message, hint)


def _find(document: SourceDocument, root: Node) -> Iterator[_Suppression]:
    text = document.source.text
    if "brief:" not in text:
        return
    values = [_span(text, scalar) for _, scalar in walk_scalars(root)]
    for match in _COMMENT.finditer(text):
        if any(start <= match.start("comment") < end for start, end in values):
            continue
        line_start = text.rfind("\n", 0, match.start("comment")) + 1
        alone = not text[line_start : match.start("comment")].strip()
        covers = _following(text, root, match.end()) if alone else _line(text, root, line_start)
        for name in _names(match["names"]):
            start = match.start("names") + name.start()
            yield _Suppression(name[0], start, start + len(name[0]), covers)


def _names(listed: str) -> Iterator[re.Match[str]]:
    """The names at the beginning of what follows "ignore", separated by blanks or commas."""
    place = 0
    while match := _NAME.match(listed, place):
        if not match[0].startswith("BR") and "-" not in match[0]:
            return
        yield match
        place = match.end()
        while listed[place : place + 1] in (" ", "\t", ",") and place < len(listed):
            place += 1


def _span(text: str, value: ScalarNode) -> tuple[int, int]:
    """Where the characters of a value stand; the first line of a block may hold a comment."""
    start = value.start
    if value.style in ("|", ">"):
        start = text.find("\n", start) % (len(text) + 1)
    return start, value.end


def _line(text: str, root: Node, line_start: int) -> tuple[int, int]:
    """From the beginning of a line to the end of the values that begin in it."""
    end = text.find("\n", line_start) % (len(text) + 1)
    inside = [value.end for _, value in walk_scalars(root) if line_start <= value.start < end]
    return line_start, max([end, *inside]) + 1


def _following(text: str, root: Node, place: int) -> tuple[int, int]:
    """The key or list element that begins next, with all that is in it."""
    found = [span for span in _wholes(text, root) if span[0] >= place]
    first = min((start for start, _ in found), default=None)
    if first is None:
        return place, place
    start = 0 if first <= root.start else first
    last = max(end for start, end in found if start == first)
    # A warning can stand behind the value, in what is a comment for YAML.
    return start, text.find("\n", last) % (len(text) + 1) + 1


def _wholes(text: str, node: Node) -> Iterator[tuple[int, int]]:
    """Every key with its value and every list element, from where it begins in its line."""
    if isinstance(node, MappingNode):
        for entry in node.entries:
            yield entry.key.start, max(entry.key.end, entry.value.end)
            yield from _wholes(text, entry.value)
    elif isinstance(node, SequenceNode):
        for item in node.items:
            yield item.start, item.end
            yield from _wholes(text, item)
