"""Problems: what is wrong with the content, where, and what to do about it.

Place in the flow: values that every step below `pipeline` may return and every report may show.
A problem is never raised. Its words are written where its `Kind` is declared or by the one function
that makes it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


class Severity(StrEnum):
    """How bad a problem is: an error stops publication, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a text: `line` and `column` count characters from 1, `offset` from 0."""

    line: int
    column: int
    offset: int


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text from `start` up to, not including, `end`."""

    start: Position
    end: Position


START_OF_FILE = Span(Position(1, 1, 0), Position(1, 1, 0))


@dataclass(frozen=True, slots=True)
class Kind:
    """A sort of problem: `code` never changes, `name` is its kebab-case word."""

    code: str
    name: str
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that a problem speaks of, such as the first of two equal keys."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters of a file, and what is to stand there."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """What mends a problem: edits of its file. A safe one changes nothing an editor could miss."""

    description: str
    edits: tuple[Edit, ...]
    safe: bool

    @property
    def option(self) -> str:
        """The option of `brief check` that makes it."""
        return "--fix" if self.safe else "--unsafe-fixes"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: its kind, the file and span, a message, and a hint at what to do.

    `where` names the part of the brief in words ("item 3, at a glance, goal 2"), empty where the
    problem concerns the file as a whole.
    """

    kind: Kind
    path: Path
    span: Span
    message: str
    hint: str | None = None
    where: str = ""
    related: tuple[Related, ...] = field(default=())
    fix: Fix | None = None

    @property
    def severity(self) -> Severity:
        """The severity of the problem's kind."""
        return self.kind.severity

    @property
    def statement(self) -> str:
        """The message, behind the part of the brief that it speaks of."""
        return f"{self.where}: {self.message}" if self.where else self.message


def sort_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems by file, place and code, equal ones once."""
    unique = dict.fromkeys(problems)
    return tuple(
        sorted(
            unique, key=lambda found: (str(found.path), found.span, found.kind.code, found.message)
        )
    )


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems stops publication."""
    return any(problem.severity is Severity.ERROR for problem in problems)
