"""Rule names: the rules that one run names, beside what each publication says.

Place in the flow: from the command line or a caller of the library to the rules. Small values only;
what they mean for the rules is worked out when rules are run.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from authoring.diagnostics.problems import Severity

if TYPE_CHECKING:
    from authoring.lint.rule_runner import RuleChoice
    from authoring.model import Publication


@dataclass(frozen=True, slots=True)
class RuleNames:
    """The names that a run selects and ignores: codes, their beginnings, or kebab-case names."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def choose(self, publication: "Publication | None") -> "RuleChoice":
        """The rules for the issues of a publication: the run's selection before its own."""
        from authoring.lint.rule_runner import RuleChoice

        settings = publication.rules if publication else None
        return RuleChoice(
            select=self.select or (settings.select if settings else ()),
            ignore=(*self.ignore, *(settings.ignore if settings else ())),
            severity={n: Severity(s) for n, s in settings.severity.items()} if settings else {},
        )


def read_limits(publication: "Publication | None") -> Mapping[str, int]:
    """The limits of all rules, as a publication sets them."""
    from authoring.lint.rules import RULES

    usual = {rule.limit.name: rule.limit.default for rule in RULES if rule.limit}
    settings = publication.rules if publication else None
    return usual | (dict(settings.limits) if settings else {})
