"""A document or a piece of news is dated outside the reporting period.

Readers take it that an issue covers its period, all of it and nothing else. What is older belonged
into the issue before; what is newer belongs into the next. Where it is meant, add the comment
`# brief: ignore BR207` and the reason. Documents after the publication date are BR202's.

Bad:

    period: {start: 2024-10-29, end: 2024-11-25}
    items:
      - title: Smart factories
        documents: [{kind: policy, title: Notice on Smart Factories, date: 2024-10-28}]

Good:

    period: {start: 2024-10-29, end: 2024-11-25}
    items:
      - title: Smart factories
        documents: [{kind: policy, title: Notice on Smart Factories, date: 2024-10-29}]
"""

from collections.abc import Iterator
from datetime import date

from authoring.diagnostics.problems import Kind, Severity
from authoring.lint.finding import Finding, RelatedPlace
from authoring.lint.rule_context import RuleContext, day_of
from authoring.source.parts import PartialNode

KIND = Kind("BR207", "date-outside-period", Severity.WARNING)


def check(context: RuleContext) -> Iterator[Finding]:
    """Find dates outside the period; a period that is reversed is BR201's."""
    period = context.period()
    if period is None or period[0] > period[1]:
        return
    published = day_of(context.issue.get("date")) or date.max
    for document in context.documents:
        day = day_of(document.get("date"))
        if day is not None and day <= published:
            yield from _outside(document, day, "document", period)
    for entry in context.entries:
        day = day_of(entry.get("date"))
        if day is not None:
            yield from _outside(entry, day, "news", period)


def _outside(
    part: PartialNode, day: date, what: str, period: tuple[date, date]
) -> Iterator[Finding]:
    start, end = period
    if start <= day <= end:
        return
    distance = (start - day).days if day < start else (day - end).days
    days = "1 day" if distance == 1 else f"{distance} days"
    side = "before" if day < start else "after"
    yield Finding(
        (*part.path, "date"),
        f"the {what} is dated {day}, {days} {side} the reporting period",
        "Correct the date; where it is meant, add “# brief: ignore BR207” and the reason.",
        mentions=(RelatedPlace(("period",), "the reporting period"),),
    )
