"""Second pass: reading on behind a mistake.

Place in the flow: beside the reader, where a text can't be read, or not as it was meant. The mistake is
recognised and mended in the text that is read (never in the file), and the whole is read again: so
that all mistakes are found in one run, and the rest of the file can be checked.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property

import yaml

from authoring.diagnostics.problems import Edit, Fix, Problem, Related, Span, sort_problems
from authoring.diagnostics.text import SourceText
from authoring.source.kinds import WRONG_INDENTATION, YAML_SYNTAX
from authoring.source.nodes import Node
from authoring.source.parser import Attempt, has_libyaml, parse_text
from authoring.source.patched import PatchedText, TextPatch, edits_of
from authoring.source.recovery.context import ErrorContext, Level, Token
from authoring.source.recovery.diagnosis import Diagnosis
from authoring.source.recovery.misreadings import find_misread, find_missing_dash, find_remarks
from authoring.source.recovery.recognition import recognise
from authoring.source.recovery.unknown import leave_out
from authoring.source.tree import Tree

MAX_ROUNDS = 40
"""How often a text is read at most; nearly every round but the last finds a mistake."""
MAX_WORK = 20_000_000
"""How much all rounds may read: characters, and for each value as much as `NODE_WORK` of them."""
NODE_WORK = 300
SLOWNESS_OF_PYYAML = 8
"""How much more its own parser costs, by far not all that it takes longer."""

_KEY = re.compile(r"^( *(?:- +)*)([a-z][a-z0-9_]*):(?=[ \t\r\n])", re.MULTILINE)
_FLOW_KEY = re.compile(r"[{,][ ]*([a-z][a-z0-9_]*): ")
_TOO_LARGE_ESCAPE = re.compile(r"\\U(?!000|0010)[0-9A-Fa-f]{8}")
_MOST_LOOKED_AT = 200_000


def read_on(
    source: SourceText, patched: PatchedText, attempt: Attempt
) -> tuple[Node | None, tuple[Problem, ...]]:
    """The tree of a text in which a first attempt met something, and all problems of it."""
    recovery = _Recovery(source, patched)
    for _ in range(MAX_ROUNDS):
        recovery.count_work(patched, attempt)
        diagnoses = recovery.mistakes_in(attempt)
        if not diagnoses:
            break
        recovery.mend(diagnoses)
        if recovery.work > MAX_WORK:
            return None, (*recovery.problems, *attempt.tree.problems)
        attempt = parse_text(source, patched)
    problems = (*recovery.problems, *attempt.tree.problems)
    if attempt.tree.root is None:
        return None, sort_problems(problems)
    return attempt.tree.root, sort_problems((*problems, *recovery.remarks(attempt.tree)))


class _Recovery:
    """What was found in a text so far, and the changes with which it is read."""

    def __init__(self, source: SourceText, patched: PatchedText) -> None:
        self.source = source
        self.patched = patched
        self.work = 0
        self.problems: list[Problem] = []
        self.seen: set[tuple[str, int]] = set()
        self.told_lines: set[int] = set()
        self.moved_lines: set[int] = set()
        self.attempts: dict[int, int] = {}

    def count_work(self, patched: PatchedText, attempt: Attempt) -> None:
        """Remember what reading a text once has cost."""
        slowness = 1 if has_libyaml() else SLOWNESS_OF_PYYAML
        self.work += slowness * (len(patched.text) + NODE_WORK * attempt.tree.nodes)

    def mistakes_in(self, attempt: Attempt) -> tuple[Diagnosis, ...]:
        """What stopped the parser, or was read as something else than what it looks like."""
        tree, error = attempt.tree, attempt.error
        if not attempt.complete or (error is None and not tree.suspects and not tree.repeated):
            return ()
        view = _with_line_feeds(self.patched.text)
        if error is None:
            suspects = (Token(*suspect) for suspect in tree.suspects)
            found = find_misread(view, suspects, self._levels(tree.ended_from(0)))
            dash = find_missing_dash(view, tree.repeated)
            if dash is not None and self._is_new(dash):
                return (dash,)
            return tuple(diagnosis for diagnosis in found if self._is_new(diagnosis))
        context = self._context_of(view, tree, error)
        diagnosis = recognise(context)
        if diagnosis is None or not self._is_new(diagnosis):
            diagnosis = self._unexplained(context)
        return () if diagnosis is None else (self._best(diagnosis),)

    def _best(self, diagnosis: Diagnosis) -> Diagnosis:
        """Of several diagnoses the one with whose changes the parser comes furthest."""
        if not diagnosis.alternatives or len(self.patched.text) > _MOST_LOOKED_AT:
            return diagnosis
        return max((diagnosis, *diagnosis.alternatives), key=self._success)

    def _success(self, diagnosis: Diagnosis) -> tuple[int, int]:
        patched = self.patched.copy()
        patched.change(diagnosis.changes)
        attempt = parse_text(self.source, patched)
        self.count_work(patched, attempt)
        reached = len(self.source.text) + 1
        if attempt.error is not None:
            reached = patched.start_in_file(_marks(patched.text, attempt.error)[0])
        return reached, -len(attempt.tree.problems)

    def _is_new(self, diagnosis: Diagnosis) -> bool:
        """Whether the same was not mended at the same place already."""
        key = (diagnosis.kind.code, self.patched.start_in_file(diagnosis.start))
        is_new = key not in self.seen
        self.seen.add(key)
        return is_new and any(self.patched.text[a:b] != new for a, b, new in diagnosis.changes)

    def _unexplained(self, context: ErrorContext) -> Diagnosis | None:
        line = self.patched.start_in_file(context.culprit.start)
        attempt = self.attempts.get(line, 0)
        diagnosis, following = leave_out(context, attempt)
        self.attempts[line] = following
        return diagnosis

    def _context_of(self, view: str, tree: Tree, error: yaml.MarkedYAMLError) -> ErrorContext:
        mark, begun = _marks(view, error)
        last = None if tree.last is None else Token(*tree.last)
        context = ErrorContext(view, mark, begun, self._levels(tree.open), (), last, self.words)
        ended = tree.ended_from(context.culprit.start)
        return replace(context, ended=self._levels(ended))

    @staticmethod
    def _levels(starts: Iterable[yaml.CollectionStartEvent]) -> tuple[Level, ...]:
        return tuple(
            Level(
                event.start_mark.index,  # type: ignore[union-attr]
                event.start_mark.column,  # type: ignore[union-attr]
                isinstance(event, yaml.MappingStartEvent),
                bool(event.flow_style),
            )
            for event in starts
        )

    @cached_property
    def words(self) -> Mapping[str, Mapping[int, int]]:
        """The keys of the file: in which columns they stand, and how often."""
        text = _with_line_feeds(self.source.text[:_MOST_LOOKED_AT])
        words: dict[str, Counter[int]] = {found[1]: Counter() for found in _FLOW_KEY.finditer(text)}
        for found in _KEY.finditer(text):
            words.setdefault(found[2], Counter())[len(found[1])] += 1
        return words

    def mend(self, diagnoses: Iterable[Diagnosis]) -> None:
        """Report mistakes, and change the text so that it can be read on."""
        changes: list[TextPatch] = []
        for diagnosis in diagnoses:
            start, end = self._in_file(diagnosis.start, diagnosis.end)
            problem = self._problem(diagnosis, self.source.span(start, end))
            if not self._is_told(diagnosis, problem.span.start.line):
                self.problems.append(problem)
            self._remember(diagnosis, problem.span.start.line)
            for piece in diagnosis.unreadable:
                self.patched.mark_unreadable(*self._in_file(*piece))
            if diagnosis.lost is not None:
                offset, _ = self._in_file(diagnosis.lost.offset, diagnosis.lost.offset)
                self.patched.lost.append(replace(diagnosis.lost, offset=offset))
            changes += diagnosis.changes
        self.patched.change(changes)

    def _is_told(self, diagnosis: Diagnosis, line: int) -> bool:
        """Whether a diagnosis is only what another one, or the way it was mended, brought with it."""
        if diagnosis.kind is YAML_SYNTAX:
            return line in self.told_lines
        return diagnosis.kind is WRONG_INDENTATION and line in self.moved_lines

    def _remember(self, diagnosis: Diagnosis, line: int) -> None:
        self.told_lines.add(line)
        if diagnosis.kind is YAML_SYNTAX:
            self.told_lines.add(line + 1)
        for change in diagnosis.changes:
            self.moved_lines.add(
                self.source.position(self.patched.start_in_file(change.start)).line
            )

    def _problem(self, diagnosis: Diagnosis, span: Span) -> Problem:
        edits = tuple(
            Edit(self.source.span(*self._in_file(change.start, change.end)), change.text)
            for change in sorted(diagnosis.changes)
        )
        fixable = diagnosis.mend is not None and not self.patched.touches(diagnosis.changes)
        related = (
            Related(self.source.span(*self._in_file(start, end)), words)
            for start, end, words in diagnosis.related
        )
        return Problem(
            diagnosis.kind,
            self.source.path,
            span,
            diagnosis.message,
            diagnosis.hint,
            related=tuple(related),
            fix=Fix(diagnosis.mend, edits, diagnosis.safe) if fixable and diagnosis.mend else None,
        )

    def _in_file(self, start: int, end: int) -> tuple[int, int]:
        # What the parser read to the end can end behind it.
        last = len(self.source.text)
        start = min(last, self.patched.start_in_file(start))
        return start, max(start, min(last, self.patched.end_in_file(end)))

    def remarks(self, tree: Tree) -> Iterator[Problem]:
        """What could be read, but probably not as it was meant."""
        view = _with_line_feeds(self.source.text)
        suspects = (Token(*self._in_file(start, end), style) for start, end, style in tree.suspects)
        told = {problem.span.start.offset for problem in self.problems}
        for diagnosis in find_remarks(view, tree.root, suspects):
            if (
                self.patched.is_unreadable(diagnosis.start, diagnosis.end)
                or diagnosis.start in told
            ):
                continue
            edits = edits_of(self.source, diagnosis.changes)
            yield Problem(
                diagnosis.kind,
                self.source.path,
                self.source.span(diagnosis.start, diagnosis.end),
                diagnosis.message,
                diagnosis.hint,
                fix=Fix(diagnosis.mend, edits, diagnosis.safe) if diagnosis.mend else None,
            )


def _with_line_feeds(text: str) -> str:
    """A text of the same length in which every line ends with LF."""
    return text.replace("\r\n", " \n").replace("\r", "\n") if "\r" in text else text


def _marks(text: str, error: yaml.MarkedYAMLError) -> tuple[int, int | None]:
    """The place of an error, and where the parser says that what it concerns begins."""
    begun = None if error.context_mark is None else error.context_mark.index
    if error.problem_mark is not None:
        return error.problem_mark.index, begun
    escape = _TOO_LARGE_ESCAPE.search(text)
    if begun is None and escape is not None:
        return escape.start(), text.rfind('"', 0, escape.start())
    return begun or 0, begun
