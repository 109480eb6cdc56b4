"""A document is dated later than the issue that tells of it.

Nobody can report on a text that has not been issued yet, so one of the two dates is a slip. Often
the year is still that of the next issue, or day and month changed places.

Bad:

    date: 2024-12-04
    items:
      - title: Smart factories
        documents: [{kind: policy, title: Notice on Smart Factories, date: 2024-12-28}]

Good:

    date: 2024-12-04
    items:
      - title: Smart factories
        documents: [{kind: policy, title: Notice on Smart Factories, date: 2024-11-28}]
"""

from collections.abc import Iterator

from authoring.diagnostics.problems import Kind
from authoring.lint.finding import Finding, RelatedPlace
from authoring.lint.rule_context import RuleContext, day_of

KIND = Kind("BR202", "document-after-publication")


def check(context: RuleContext) -> Iterator[Finding]:
    """Find documents whose date is after the issue's."""
    published = day_of(context.issue.get("date"))
    if published is None:
        return
    for document in context.documents:
        part = document.get("date")
        day = day_of(part)
        if part is not None and day is not None and day > published:
            yield Finding(
                part.path,
                f"the document is dated {day}, after the issue, which is of {published}",
                "Correct the date of the document or that of the issue.",
                mentions=(RelatedPlace(("date",), "the date of the issue"),),
            )
