"""The reporting period ends before it starts.

The period is printed under the title, and what belongs into the issue is judged by it. Two days
that changed places, or a wrong year, make every date of the issue look wrong.

Bad:

    period: {start: 2024-11-25, end: 2024-10-29}

Good:

    period: {start: 2024-10-29, end: 2024-11-25}
"""

from collections.abc import Iterator

from authoring.diagnostics.problems import Kind
from authoring.lint.finding import Finding, RelatedPlace
from authoring.lint.rule_context import RuleContext

KIND = Kind("BR201", "period-reversed")


def check(context: RuleContext) -> Iterator[Finding]:
    """Find a period whose last day is before its first."""
    days = context.period()
    if days is None or days[0] <= days[1]:
        return
    yield Finding(
        ("period", "end"),
        f"the reporting period ends on {days[1]}, before it starts on {days[0]}",
        "Exchange the two days, or correct the wrong one.",
        mentions=(RelatedPlace(("period", "start"), "here it starts"),),
    )
