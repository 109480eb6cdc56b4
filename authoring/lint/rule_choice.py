"""Rule choice: which rules run, how bad their problems are, and their limits.

Place in the flow: from the command line or a caller of the library, and from each publication, to
the rules. Small values only, so that a check which is looked up imports no rule.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from authoring.diagnostics.problems import Kind, Severity

if TYPE_CHECKING:
    from authoring.model import Publication


@dataclass(frozen=True)
class RuleChoice:
    """Which rules run and how bad their problems are.

    Names are codes, beginnings of codes, or kebab-case names. An empty `select` means all. Warnings
    of the source are ignored like rules, but need not be selected.
    """

    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)

    def within(self, publication: "Publication | None") -> "RuleChoice":
        """This choice for the issues of a publication: its selection before the publication's."""
        settings = publication.rules if publication else None
        if settings is None:
            return self
        return RuleChoice(
            select=self.select or settings.select,
            ignore=(*self.ignore, *settings.ignore),
            severity={name: Severity(word) for name, word in settings.severity.items()},
        )

    def wants(self, kind: Kind) -> bool:
        """Whether a rule runs: the longer name decides between select and ignore."""
        is_selected = not self.select or _closest(self.select, kind) > 0
        return is_selected and not self.ignores(kind)

    def ignores(self, kind: Kind) -> bool:
        """Whether a rule is ignored, and not selected by a longer name."""
        ignored = _closest(self.ignore, kind)
        return ignored > 0 and ignored >= _closest(self.select, kind)

    def severity_of(self, kind: Kind) -> Severity:
        """How bad the rule's problems are."""
        closest = max(self.severity, key=lambda name: closeness(name, kind), default="")
        return self.severity[closest] if closeness(closest, kind) else kind.severity


def closeness(name: str, kind: Kind) -> int:
    """How closely a name names a rule: not at all (0), by a beginning of its code, or exactly."""
    if name in (kind.code, kind.name):
        return 100
    return len(name) if name and kind.code.startswith(name) else 0


def read_limits(publication: "Publication | None") -> Mapping[str, int]:
    """The limits of all rules, as a publication sets them."""
    from authoring.lint.rules import RULES

    usual = {rule.limit.name: rule.limit.default for rule in RULES if rule.limit}
    settings = publication.rules if publication else None
    return usual | (dict(settings.limits) if settings else {})


def _closest(names: Iterable[str], kind: Kind) -> int:
    return max((closeness(name, kind) for name in names), default=0)
