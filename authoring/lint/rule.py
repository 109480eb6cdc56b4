"""Rule: what one house-style rule is, and what it finds.

Place in the flow: the words that all rules are written in. A rule is a module with `KIND`, `check`
and a docstring that says why, with a bad and a good example; some have a `LIMIT`.
"""

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from types import ModuleType
from typing import TYPE_CHECKING

from authoring.diagnostics.problems import Kind
from authoring.source import DataPath

if TYPE_CHECKING:
    from authoring.lint.rule_context import RuleContext


@dataclass(frozen=True, slots=True)
class Limit:
    """A figure of a rule that a publication can set under `rules: limits`."""

    name: str
    default: int
    description: str


@dataclass(frozen=True, slots=True)
class ValueChange:
    """Characters `start` to `end` of the value at `path`, and what is to stand there."""

    path: DataPath
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Repair:
    """What mends a finding. It is safe where no editor could want it otherwise."""

    description: str
    changes: tuple[ValueChange, ...]
    safe: bool = True


@dataclass(frozen=True, slots=True)
class RelatedPlace:
    """Another place that a finding speaks of."""

    path: DataPath
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found.

    It is the value at `path`, of it the characters `start` to `end` (all, if not given) or, with
    `on_key`, the key it stands under.
    """

    path: DataPath
    message: str
    hint: str | None = None
    start: int | None = None
    end: int | None = None
    on_key: bool = False
    repair: Repair | None = None
    mentions: tuple[RelatedPlace, ...] = field(default=())


Check = Callable[["RuleContext"], Iterable[Finding]]


@dataclass(frozen=True)
class Rule:
    """A house-style rule, made of its module."""

    module: ModuleType

    @property
    def kind(self) -> Kind:
        """Its code, name and usual severity."""
        kind: Kind = self.module.KIND
        return kind

    @property
    def check(self) -> Check:
        """Its function."""
        check: Check = self.module.check
        return check

    @property
    def limit(self) -> Limit | None:
        """Its figure, if it has one."""
        return getattr(self.module, "LIMIT", None)

    @cached_property
    def documentation(self) -> str:
        """Why the rule is there, with examples: the module's docstring."""
        return inspect.cleandoc(self.module.__doc__ or "")
