"""Rule runner: the rules, run over an issue; what they find, placed in the file.

Place in the flow: a `RuleContext` in, problems out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from authoring.diagnostics.problems import (
    Edit,
    Fix,
    Kind,
    Problem,
    Related,
    Severity,
    Span,
    sort_problems,
)
from authoring.lint.finding import Finding, ValueChange
from authoring.lint.rule import Rule
from authoring.lint.rule_choice import RuleChoice, closeness
from authoring.lint.rule_context import RuleContext
from authoring.lint.suppression import (
    UNKNOWN_RULE,
    UNUSED_SUPPRESSION,
    WARNINGS_OF_SOURCE,
    Suppressions,
)
from authoring.model.loading.places import name_place
from authoring.source import DataPath, ScalarNode, SourceDocument
from authoring.source.nodes import find_node
from authoring.source.parts import PartialNode
from authoring.source.scalars import Places, place_characters

# What ends a value without quotes, and what may, by what stands around it.
_ENDS_PLAIN = re.compile(r"[:#,\[\]{}]")
_ENDS_PLAIN_ANYWHERE = re.compile(r":(?:\s|$)|\s#")
_ENDS_PLAIN_IN_BRACKETS = re.compile(r"[,\[\]{}]")


def run_rules(
    context: RuleContext, rules: Sequence[Rule], choice: RuleChoice, known: Sequence[Problem] = ()
) -> tuple[Problem, ...]:
    """What the rules find and what is `known` already, without what is ignored or silenced.

    Comments that silence nothing are found, too. Nothing is found in a value that can't be read, or
    is refused as a whole.
    """
    document = context.document
    wanted = [rule for rule in rules if choice.wants(rule.kind)]
    placing = _ProblemPlacer(document)
    suppressions = Suppressions(document, context.root)
    refused = {problem.span for problem in known if problem.severity is Severity.ERROR}
    kept: list[Problem] = []
    for rule in wanted:
        kind = replace(rule.kind, severity=choice.severity_of(rule.kind))
        for finding in rule.check(context):
            problem = placing.problem(kind, finding)
            is_known = not document.is_readable(finding.path) or (
                document.value_span(finding.path) in refused
            )
            if not suppressions.suppress(problem) and not is_known:
                kept.append(problem)
    kept += _choose_warnings(known, choice, suppressions)
    unused = _find_unused(suppressions, rules, [rule.kind for rule in wanted], choice)
    return sort_problems((*kept, *unused))


def check_comments(
    document: SourceDocument, rules: Sequence[Rule], choice: RuleChoice, known: Sequence[Problem]
) -> tuple[Problem, ...]:
    """What is `known` of a file that no rule reads, without what is ignored or silenced."""
    if document.root is None:
        return tuple(known)
    suppressions = Suppressions(document, document.root)
    kept = tuple(_choose_warnings(known, choice, suppressions))
    return sort_problems((*kept, *_find_unused(suppressions, rules, (), choice)))


def _find_unused(
    suppressions: Suppressions, rules: Sequence[Rule], run: Sequence[Kind], choice: RuleChoice
) -> Iterator[Problem]:
    """The comments that silence nothing, as far as it could have been found."""
    known = [*(rule.kind for rule in rules), *WARNINGS_OF_SOURCE, UNUSED_SUPPRESSION, UNKNOWN_RULE]
    found = [*run, *(kind for kind in WARNINGS_OF_SOURCE if not choice.ignores(kind))]
    for problem in suppressions.unused(known, found):
        if choice.wants(problem.kind):
            yield problem


def _choose_warnings(
    known: Sequence[Problem], choice: RuleChoice, suppressions: Suppressions
) -> Iterator[Problem]:
    """What is known already, without warnings that are ignored or silenced."""
    for problem in known:
        is_warning = problem.severity is Severity.WARNING
        if not is_warning:
            yield problem
        elif not choice.ignores(problem.kind) and not suppressions.suppress(problem):
            severity = choice.severity_of(problem.kind)
            yield replace(problem, kind=replace(problem.kind, severity=severity))


def check_rule_names(publication: SourceDocument, rules: Sequence[Rule]) -> tuple[Problem, ...]:
    """Names under a publication's `rules` that no rule and no limit has."""
    settings = None if publication.root is None else PartialNode(publication.root).get("rules")
    if settings is None:
        return ()
    limits = {rule.limit.name for rule in rules if rule.limit}
    named: list[tuple[DataPath, str, bool]] = []
    for key in ("select", "ignore"):
        named += [(part.path, part.text or "", False) for part in settings.elements(key)]
    for key in ("severity", "limits"):
        block = settings.get(key)
        pairs = () if block is None else tuple(block.keys())
        named += [(part.path, name.text, key == "limits") for name, part in pairs]
    return tuple(
        Problem(
            UNKNOWN_RULE,
            publication.path,
            publication.key_span(path),
            f"there is no {'limit' if is_limit else 'rule'} “{name}”",
            f"Limits are: {', '.join(sorted(limits))}."
            if is_limit
            else "“brief explain” lists all rules.",
            name_place(path),
        )
        for path, name, is_limit in named
        if not (name in limits if is_limit else is_rule_name(name, rules))
    )


def is_rule_name(name: str, rules: Sequence[Rule]) -> bool:
    """Whether a name is a rule's code, the beginning of a code, or a rule's name."""
    others = (*WARNINGS_OF_SOURCE, UNUSED_SUPPRESSION, UNKNOWN_RULE)
    return any(closeness(name, kind) for kind in (*(rule.kind for rule in rules), *others))


class _ProblemPlacer:
    """Turns findings, which know values, into problems, which know places in the file."""

    def __init__(self, document: SourceDocument) -> None:
        self.document = document
        self._places: dict[DataPath, tuple[ScalarNode, Places]] = {}

    def problem(self, kind: Kind, finding: Finding) -> Problem:
        """The problem for a finding."""
        related = tuple(
            Related(self.document.value_span(mention.path), mention.message)
            for mention in finding.mentions
        )
        return Problem(
            kind,
            self.document.path,
            self.span(finding),
            finding.message,
            finding.hint,
            name_place(finding.path),
            related,
            self.fix(finding),
        )

    def span(self, finding: Finding) -> Span:
        """Where a finding stands."""
        if finding.on_key:
            return self.document.key_span(finding.path)
        if finding.start is None or finding.end is None:
            return self.document.value_span(finding.path)
        return self.characters(finding.path, finding.start, finding.end)

    def characters(self, path: DataPath, start: int, end: int) -> Span:
        """Where some characters of a value stand."""
        _, places = self.places(path)
        if not places:
            return self.document.value_span(path)
        first = places[min(start, len(places) - 1)]
        if end <= start:
            offset = first[0] if start < len(places) else first[1]
            return self.document.source.span(offset, offset)
        return self.document.source.span(first[0], places[min(end, len(places)) - 1][1])

    def places(self, path: DataPath) -> tuple[ScalarNode | None, Places]:
        """A single value and the places of its characters."""
        if path not in self._places:
            root = self.document.root
            node = None if root is None else find_node(root, path)[0]
            if not isinstance(node, ScalarNode):
                return None, ()
            self._places[path] = node, place_characters(self.document.source, node)
        return self._places[path]

    def fix(self, finding: Finding) -> Fix | None:
        """The edits that a finding's repair means in the file."""
        repair = finding.repair
        if repair is None or not all(self.fits(change) for change in repair.changes):
            return None
        edits = tuple(self.edits(repair.changes))
        if len(edits) < len(repair.changes):
            return None
        return Fix(repair.description, edits, repair.safe)

    def fits(self, change: ValueChange) -> bool:
        """Whether a value can hold a change.

        One without quotes ends at ": ", at " #" and, inside YAML's own brackets, at a comma or
        bracket (YAML 1.2.2, 7.3.3).
        """
        scalar, _ = self.places(change.path)
        if scalar is None or scalar.style != "plain" or not _ENDS_PLAIN.search(change.text):
            return True
        around = scalar.text[change.start - 1 : change.start], scalar.text[change.end :][:1]
        if _ENDS_PLAIN_ANYWHERE.search(change.text.join(around)):
            return False
        ancestors = (change.path[:length] for length in range(len(change.path)))
        starts = (self.document.value_span(path).start.offset for path in ancestors)
        is_in_brackets = any(self.document.source.text[start] in "[{" for start in starts)
        return not (is_in_brackets and _ENDS_PLAIN_IN_BRACKETS.search(change.text))

    def edits(self, changes: Sequence[ValueChange]) -> Iterator[Edit]:
        """The edits for changes of values, written as the value's quotes want it."""
        for change in changes:
            scalar, places = self.places(change.path)
            if scalar is None:
                continue
            span = self.characters(change.path, change.start, change.end)
            if change.start < change.end < len(places) and scalar.text[change.end - 1] == " ":
                # With a space that was a line end goes the indentation of the next line.
                span = replace(span, end=self.document.source.position(places[change.end][0]))
            yield Edit(span, _in_style(change.text, scalar.style))


def _in_style(text: str, style: str) -> str:
    if style == "'":
        return text.replace("'", "''")
    if style == '"':
        return text.replace("\\", "\\\\").replace('"', '\\"')
    return text
