"""Two items, or two news lists, have the same title.

In the contents nobody can tell them apart, and links to them on the web page need distinct names.
Mostly an item was copied as a pattern and kept its title. Capital letters, blanks and punctuation
make no difference.

Bad:

    items:
      - title: Smart factories
      - title: Smart-Factories!

Good:

    items:
      - title: Smart factories
      - title: Smart factories, one year on
"""

from collections.abc import Iterator, Sequence

from authoring.diagnostics.problems import Kind
from authoring.lint.finding import Finding, RelatedPlace
from authoring.lint.rule_context import RuleContext
from authoring.source import DataPath
from authoring.source.parts import PartialNode

KIND = Kind("BR205", "repeated-title")


def check(context: RuleContext) -> Iterator[Finding]:
    """Find titles that an earlier item or an earlier news list has."""
    yield from _repeated(context.items, "item")
    yield from _repeated(context.news_lists, "news list")


def _repeated(parts: Sequence[PartialNode], what: str) -> Iterator[Finding]:
    first: dict[str, DataPath] = {}
    for part in parts:
        title = part.get("title")
        letters = _letters(title.text or "") if title else ""
        if not title or not letters:
            continue
        if letters in first:
            yield Finding(
                title.path,
                f"another {what} has this title already",
                "Give each a title of its own.",
                mentions=(RelatedPlace(first[letters], "here for the first time"),),
            )
        first.setdefault(letters, title.path)


def _letters(title: str) -> str:
    """A title's letters and figures alone."""
    return "".join(filter(str.isalnum, title.casefold()))
