"""Explain: what a problem's code means, why it matters, and what to write instead.

Place in the flow: the rules' documentation in, text out, for `brief explain`, `docs/rules.md` and
the rules of a SARIF report.
"""

import difflib
import functools
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Final

from authoring.diagnostics.errors import BriefError
from authoring.diagnostics.problems import Fix, Kind, Severity
from authoring.diagnostics.terminal import PLAIN, Terminal
from authoring.diagnostics.wrapping import width, wrap
from authoring.lint.rule import Limit, Rule
from authoring.lint.rules import RULES
from authoring.lint.suppression import WARNINGS_OF_SOURCE
from authoring.report.examples import check_example, read_examples

OTHER_KINDS: Final = Path(__file__).with_name("kinds.md")
"""What is said of the kinds that no rule finds: a heading with code, name and severity, then text."""
CHAPTERS: Final = {"0": "The file", "1": "Its fields", "2": "House style"}
"""What the first figure of a code stands for."""
WIDEST: Final = 100
LEAST_ROOM: Final = 40
"""How many cells a summary needs in the table."""


@dataclass(frozen=True)
class Explanation:
    """What is known of a kind of problem; of a rule, `rule` is where it comes from."""

    kind: Kind
    documentation: str
    rule: Rule | None = None

    @property
    def summary(self) -> str:
        """Its first sentence."""
        first, _, _ = self.documentation.partition("\n\n")
        return " ".join(first.split())

    @property
    def limit(self) -> Limit | None:
        """Its figure, if it has one."""
        return self.rule.limit if self.rule else None

    @property
    def can_be_silenced(self) -> bool:
        """Whether it is a rule's, or a warning."""
        return self.rule is not None or self.kind in WARNINGS_OF_SOURCE

    @property
    def fix(self) -> Fix | None:
        """A fix of the sort that it offers: the one for its bad example."""
        found = (
            problem.fix
            for example in read_examples(self.documentation, "Bad")
            for problem in check_example(self.rule, example)
            if problem.kind.code == self.kind.code
        )
        return next(filter(None, found), None)

    @property
    def chapter(self) -> str:
        """Which sort of problem it is."""
        return CHAPTERS[self.kind.code[2]]


@functools.cache
def explanations() -> dict[str, Explanation]:
    """All explanations by code."""
    of_rules = (Explanation(rule.kind, rule.documentation, rule) for rule in RULES)
    by_code = {each.kind.code: each for each in (*read_other_kinds(), *of_rules)}
    return dict(sorted(by_code.items()))


def read_other_kinds() -> Iterator[Explanation]:
    """The explanations of the kinds that no rule finds, in the order of their file."""
    _, *sections = OTHER_KINDS.read_text(encoding="utf-8").split("\n## ")
    for section in sections:
        heading, _, text = section.partition("\n")
        code, name, severity = heading.split()
        yield Explanation(Kind(code, name, Severity(severity)), text.strip())


def explain(name: str, terminal: Terminal = PLAIN) -> str:
    """What a code or a rule's name means. Raises `BriefError` where there is none of that name."""
    wanted = name.strip().casefold()
    for each in explanations().values():
        if wanted in (each.kind.code.casefold(), each.kind.name):
            return "\n".join(_page(each, terminal)) + "\n"
    names = [name for each in explanations().values() for name in (each.kind.name, each.kind.code)]
    close = difflib.get_close_matches(wanted, names, n=3) or difflib.get_close_matches(
        wanted.upper(), names, n=3
    )
    hint = f"Did you mean {' or '.join(close)}? " if close else ""
    raise BriefError(f"there is no rule “{name}”", f"{hint}“brief explain” lists all.")


def list_rules(terminal: Terminal = PLAIN) -> str:
    """A table of all codes; of a narrow terminal, where it would be cut, a list."""
    names = max(width(each.kind.name) for each in explanations().values())
    taken = len(f"BR000  {'':<{names}}  warning  unsafe  ")
    is_table = not terminal.folds or terminal.width - taken >= LEAST_ROOM
    lines: list[str] = []
    for chapter, group in groupby(explanations().values(), lambda each: each.chapter):
        lines += ["", terminal.paint("place", chapter), ""]
        for each in group:
            lines += _row(each, names, taken, terminal) if is_table else _entry(each, terminal)
    more = "“brief explain CODE” says more of one. What is unsafe is mended with --unsafe-fixes."
    return "\n".join([*lines[1:], "", *wrap(more, terminal.width), ""])


def _row(each: Explanation, names: int, taken: int, terminal: Terminal) -> Iterator[str]:
    """A code's line of the table; what its summary has too much goes below, in its column."""
    kind = each.kind
    limit = terminal.width if terminal.folds else sys.maxsize
    first, *rest = wrap(each.summary, limit, " " * taken, taken)
    severity = terminal.paint(kind.severity, f"{kind.severity:<7}")
    yield f"{kind.code}  {kind.name:<{names}}  {severity}  {_mends(each):<6}  {first}"
    yield from rest


def _entry(each: Explanation, terminal: Terminal) -> Iterator[str]:
    """A code and its name, and below them the rest."""
    kind = each.kind
    indent = " " * len(f"{kind.code}  ")
    yield f"{kind.code}  {terminal.paint('place', kind.name)}"
    start = ", ".join(filter(None, (kind.severity, _mends(each))))
    first, *rest = wrap(f"{start}: {each.summary}", terminal.width, indent, len(indent))
    severity = terminal.paint(kind.severity, kind.severity)
    yield f"{indent}{severity}{first.removeprefix(kind.severity)}"
    yield from rest


def _mends(each: Explanation) -> str:
    if each.fix is None:
        return ""
    return "--fix" if each.fix.safe else "unsafe"


def to_markdown(documentation: str) -> str:
    """A rule's documentation as Markdown, its examples fenced."""
    return "\n\n".join(
        f"```yaml\n{textwrap.dedent(block)}\n```" if block.startswith(" ") else block
        for block in _blocks(documentation)
    )


def mending(explanation: Explanation) -> str:
    """Whether `brief check` can mend a problem, in words."""
    fix = explanation.fix
    return "no fix" if fix is None else f"can be fixed with {fix.option}"


def _page(each: Explanation, terminal: Terminal) -> Iterator[str]:
    kind = each.kind
    yield f"{terminal.paint(kind.severity, kind.code)} {terminal.paint('place', kind.name)}"
    yield f"{kind.severity}, {mending(each)}"
    for block in _blocks(each.documentation):
        yield ""
        yield from _paragraph(block, terminal)
    if each.can_be_silenced:
        yield ""
        yield from _paragraph(_settings(kind.code, each.limit), terminal)


def _settings(code: str, limit: Limit | None) -> str:
    words = f"To silence it at one place, write “# brief: ignore {code}” and the reason there; "
    words += f"everywhere, “ignore: [{code}]” under “rules” in publication.yaml."
    if limit is not None:
        words += (
            f" Its limit there is “limits: {{{limit.name}: {limit.default}}}”: {limit.description}"
        )
    return words if words.endswith(".") else f"{words}."


def _paragraph(block: str, terminal: Terminal) -> Iterator[str]:
    if block.startswith(" "):
        yield from block.splitlines()
    else:
        yield from wrap(" ".join(block.split()), min(terminal.width, WIDEST))


def _blocks(documentation: str) -> Iterator[str]:
    """The paragraphs; an example is one block, blank lines in it included."""
    parts = documentation.split("\n\n")
    for is_example, group in groupby(parts, lambda part: part.startswith(" ")):
        if is_example:
            yield "\n\n".join(group)
        else:
            yield from group
