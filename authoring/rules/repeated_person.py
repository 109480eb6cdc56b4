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

from authoring.problems import Kind
from authoring.rules.manuscript import Manuscript
from authoring.rules.rule import Finding, Mention
from authoring.source import Path

KIND = Kind("BR204", "repeated-person")


def check(manuscript: Manuscript) -> Iterator[Finding]:
    """Find keys that are in one list of people before."""
    for people in ("authors", "editors"):
        first: dict[str, Path] = {}
        for person in manuscript.issue.elements(people):
            key = (person.text or "").strip()
            if key in first:
                yield Finding(
                    person.path,
                    f"“{key}” is listed twice among the {people}",
                    "Delete one of the two.",
                    mentions=(Mention(first[key], "here for the first time"),),
                )
            elif key:
                first[key] = person.path
