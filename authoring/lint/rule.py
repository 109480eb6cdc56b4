"""Rule: what one house-style rule is.

Place in the flow: `rule_runner` runs them over a context. A rule is a module with `KIND`, `check`
and a docstring that says why, with a bad and a good example; some have a `LIMIT`.
"""

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from types import ModuleType
from typing import TYPE_CHECKING

from authoring.diagnostics.problems import Kind
from authoring.lint.finding import Finding

if TYPE_CHECKING:
    from authoring.lint.rule_context import RuleContext


@dataclass(frozen=True, slots=True)
class Limit:
    """A figure of a rule that a publication can set under `rules: limits`."""

    name: str
    default: int
    description: str


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
