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

from authoring.problems import Kind
from authoring.rules.manuscript import Manuscript
from authoring.rules.rule import Finding, Mention
from authoring.source import Path
from authoring.source.parts import Part

KIND = Kind("BR205", "repeated-title")


def check(manuscript: Manuscript) -> Iterator[Finding]:
    """Find titles that an earlier item or an earlier news list has."""
    yield from _repeated(manuscript.items, "item")
    yield from _repeated(manuscript.news_lists, "news list")


def _repeated(parts: Sequence[Part], what: str) -> Iterator[Finding]:
    first: dict[str, Path] = {}
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
                mentions=(Mention(first[letters], "here for the first time"),),
            )
        first.setdefault(letters, title.path)


def _letters(title: str) -> str:
    """A title's letters and figures alone."""
    return "".join(filter(str.isalnum, title.casefold()))
