"""A person is listed twice among the authors, or twice among the editors.

The list is printed as it stands, so the name would be there twice. Somebody who wrote and edited
may well be in both lists.

Bad:

    authors: [brown, mischer, brown]

Good:

    authors: [brown, mischer]
    editors: [brown]
"""

from collections.abc import Iterator

from authoring.diagnostics.problems import Kind
from authoring.lint.finding import Finding, RelatedPlace
from authoring.lint.rule_context import RuleContext
from authoring.source import DataPath

KIND = Kind("BR204", "repeated-person")


def check(context: RuleContext) -> Iterator[Finding]:
    """Find keys that are in one list of people before."""
    for people in ("authors", "editors"):
        first: dict[str, DataPath] = {}
        for person in context.issue.elements(people):
            key = (person.text or "").strip()
            if key in first:
                yield Finding(
                    person.path,
                    f"“{key}” is listed twice among the {people}",
                    "Delete one of the two.",
                    mentions=(RelatedPlace(first[key], "here for the first time"),),
                )
            elif key:
                first[key] = person.path
