"""A word of a source's label is written with other capital letters elsewhere in the issue.

“MIIT notice” beside “CAC Notice” looks like two sorts of source. Compared are the last words of
labels, which say what sort of text it is, and words that follow the same beginning. The rarer form
is marked; the fix is an unsafe one, for the frequent form may be the wrong one, or part of a name.

Bad:

    noteworthy:
      - title: Policy news
        entries:
          - date: 2024-11-15
            text: Standards for batteries are announced.
            sources:
              - {title: MIIT notice, url: "https://example.org/miit"}
              - {title: CAC Notice, url: "https://example.org/cac"}

Good:

    noteworthy:
      - title: Policy news
        entries:
          - date: 2024-11-15
            text: Standards for batteries are announced.
            sources:
              - {title: MIIT notice, url: "https://example.org/miit"}
              - {title: CAC notice, url: "https://example.org/cac"}
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from authoring.diagnostics.problems import Kind, Severity
from authoring.lint.finding import Finding
from authoring.lint.rule_context import FieldText, RuleContext
from authoring.model import Prose

KIND = Kind("BR213", "source-label-case", Severity.WARNING)

_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS = 12
"""A label of more words is a sentence."""

Role: TypeAlias = tuple[str, ...]
"""What is compared: the last word, or a word with those before it, all in small letters."""


@dataclass(frozen=True, slots=True)
class _Word:
    text: FieldText
    start: int
    end: int
    role: Role

    @property
    def form(self) -> str:
        return self.text.characters[self.start : self.end]


def check(context: RuleContext) -> Iterator[Finding]:
    """Find words of labels in a form that is rarer than another; of equals the first is right."""
    words = tuple(_words(context))
    forms: defaultdict[Role, Counter[str]] = defaultdict(Counter)
    for word in words:
        forms[word.role][word.form] += 1
    for word in words:
        (usual, count), *_ = forms[word.role].most_common(1)
        if word.form != usual:
            labels = "another label has" if count == 1 else f"{count} labels of the issue have"
            yield word.text.finding(
                word.start,
                word.end,
                f"“{word.form}” stands here, “{usual}” in other source labels",
                f"Write “{usual}”, as {labels} it.",
                usual,
                safe=False,
            )


def _words(context: RuleContext) -> Iterator[_Word]:
    for source in context.sources:
        title = source.get("title")
        if title is None or title.text is None:
            continue
        text = FieldText(title.path, Prose.LINE, title.text)
        found = list(_WORD.finditer(title.text))
        if len(found) > _MOST_WORDS:
            continue
        small = tuple(match[0].casefold() for match in found)
        for index, match in enumerate(found):
            is_last = 0 < index == len(found) - 1
            role = ("", small[index]) if is_last else small[: index + 1]
            yield _Word(text, *match.span(), role)
