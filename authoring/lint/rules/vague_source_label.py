"""A source or a link is called “here”, “link”, “source” or the like.

Such a word says neither who speaks nor what readers will find. In print, and to those who have a
screen reader list the links of a page, it says nothing at all.

Bad:

    items:
      - title: Smart factories
        comment: The ministry has published its plan [here](https://example.org/plan).

Good:

    items:
      - title: Smart factories
        comment: The ministry has published [its plan](https://example.org/plan).
"""

import re
from collections.abc import Iterator

from authoring.diagnostics.problems import Kind, Severity
from authoring.languages import PACKS
from authoring.lint.finding import Finding
from authoring.lint.prose.links import find_links
from authoring.lint.rule_context import FieldText, RuleContext
from authoring.model import Prose

KIND = Kind("BR212", "vague-source-label", Severity.WARNING)

_VAGUE = frozenset(("", *(label for pack in PACKS.values() for label in pack.vague_labels)))
_SIGNS = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"(?<=\D) \d+$")


def check(context: RuleContext) -> Iterator[Finding]:
    """Find labels of sources, and words of Markdown links, that say nothing."""
    for source in context.sources:
        title = source.get("title")
        if title is not None and title.text is not None and _is_vague(title.text):
            yield FieldText(title.path, Prose.LINE, title.text).finding(
                *_written(title.text),
                f"“{title.text.strip()}” does not say what the source is",
                "Write who says it, and as what, as in “MIIT notice”.",
            )
    for link in find_links(context.texts):
        if link.label is None:
            continue
        start, end = link.label
        label = " ".join(link.text.characters[start:end].split())
        if _is_vague(label):
            says = f"“{label}” does not say" if label else "no words say"
            yield link.text.finding(
                start if label else start - 1,
                end if label else end + 1,
                f"{says} where the link leads",
                "Put the link on words that name what readers find there.",
            )


def _is_vague(label: str) -> bool:
    return _NUMBER.sub("", _SIGNS.sub(" ", label.casefold()).strip()) in _VAGUE


def _written(text: str) -> tuple[int, int]:
    """Where a text begins and ends without the blanks around it."""
    return len(text) - len(text.lstrip()), len(text.rstrip())
