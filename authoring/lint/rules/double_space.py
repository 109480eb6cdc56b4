"""Two spaces stand where one belongs.

They come from typing and from text that was joined, and show as a hole in a line of print.

Bad:

    items:
      - at_a_glance: The plan  names three goals.

Good:

    items:
      - at_a_glance: The plan names three goals.
"""

import re
from collections.abc import Iterator

from authoring.diagnostics.problems import Kind, Severity
from authoring.lint.finding import Finding
from authoring.lint.rule_context import RuleContext

KIND = Kind("BR223", "double-space", Severity.WARNING)

_SPACES = re.compile(r"(?<=\S) {2,}(?=\S)")


def check(context: RuleContext) -> Iterator[Finding]:
    """Find runs of spaces between words."""
    for text in context.texts:
        if "  " not in text.words:
            continue
        for found in _SPACES.finditer(text.words):
            yield text.finding(
                found.start(),
                found.end(),
                f"{len(found[0])} spaces where one belongs",
                replacement=" ",
            )
