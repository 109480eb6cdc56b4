"""A title is longer than fits one line of the contents.

The contents of the PDF set each title in one line up to its page number, and the web page's
navigation is narrower still. A Chinese character is as wide as two others.

Bad:

    items:
      - title: Beijing wants Chinese machines, software and robots for its new smart factories

Good:

    items:
      - title: Beijing wants Chinese machines for its smart factories
"""

import unicodedata
from collections.abc import Iterator

from authoring.diagnostics.problems import Kind, Severity
from authoring.lint.finding import Finding
from authoring.lint.rule import Limit
from authoring.lint.rule_context import RuleContext

KIND = Kind("BR221", "long-title", Severity.WARNING)
LIMIT = Limit(
    "title-characters", 72, "How many characters a title may have; a Chinese one counts as two."
)


def check(context: RuleContext) -> Iterator[Finding]:
    """Find titles of items and news lists that are too long; the mark is on what does not fit."""
    limit = context.limits[LIMIT.name]
    for part in (*context.items, *context.news_lists):
        title = part.get("title")
        if title is None or title.text is None or len(title.text) * 2 <= limit:
            continue
        fitting, width = _measure(title.text, limit)
        if width > limit:
            yield Finding(
                title.path,
                f"the title has {width} characters, {limit} fit one line of the contents",
                "Shorten it.",
                fitting,
                len(title.text.rstrip()),
            )


def _measure(title: str, limit: int) -> tuple[int, int]:
    """Up to where a title fits, and how wide it is as a whole; blanks in a row are one."""
    width = fitting = 0
    for place in range(len(title) - len(title.lstrip()), len(title.rstrip())):
        character = title[place]
        if not (character.isspace() and title[place - 1].isspace()):
            width += 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
        if width <= limit:
            fitting = place + 1
    return fitting, width
