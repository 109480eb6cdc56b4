"""A comment is longer than the brief has room for.

With the text above it and the document below it, an item is to fit one page of print. A longer
comment is an article of its own, which the brief can link to.

Bad:

    items:
      - title: Energy storage
        comment: >
          The plan favors domestic producers, and so on, and so on, and so on, and so on, and
          so on, and so on, and so on, and so on, and so on, and so on, and so on, and so on,
          and so on, and so on, and so on, and so on, and so on, and so on, and so on, and so
          on, and so on, and so on, and so on, and so on, and so on, and so on, and so on, and
          so on, and so on, and so on, and so on, and so on, and so on, and so on, and so on,
          and so on, and so on, and so on, and so on, and so on, and so on, and so on, and so
          on, and so on, and so on, and so on, and so on, and so on, and so on, and so on, and
          so on, and so on, and so on, and so on, and so on, and so on, and so on, and so on,
          and so on, and so on, and so on, and so on, and so on, and so on, and so on, and so
          on, and so on, and so on, and so on, and so on, and so on, and so on, and so on, and
          so on, and so on, and so on, and so on, and so on, and so on, and so on, and so on,
          and so on, and so on, and so on, and so on, and so on, and so on, and so on, and so
          on, and so on, and so on, and so on, and so on, and so on, and so on, and so on, and
          so on, and so on, and so on, and so on, and so on, and so on, and so on, and so on,
          and so on, and so on, and so on, and so on, and so on, and so on, and so on, and so
          on, and so on, and so on, and so on, and so on, and so on, and so on, and so on, and
          so on, and so on, and so on, and so on, and so on, and so on, and so on, and so on,
          and so on, and so on, and so on, and so on, and so on, and so on, and so on, and so
          on, and so on, and so on, and so on, and so on, and so on, and so on, and so on, and
          so on, and so on, and so on, and so on, and so on, and so on, and so on.

Good:

    items:
      - title: Energy storage
        comment: >
          The plan favors domestic producers.
"""

from collections.abc import Iterator

from authoring.diagnostics.problems import Kind, Severity
from authoring.lint.finding import Finding
from authoring.lint.prose.sentences import WORD
from authoring.lint.rule import Limit
from authoring.lint.rule_context import RuleContext

KIND = Kind("BR219", "long-comment", Severity.WARNING)
LIMIT = Limit("comment-words", 450, "How many words a comment may have.")


def check(context: RuleContext) -> Iterator[Finding]:
    """Find comments with more words than the limit; the mark is on the key."""
    limit = context.limits[LIMIT.name]
    for item in context.items:
        text = context.text_of(item.get("comment"))
        if text is None:
            continue
        count = len(WORD.findall(text.latin))
        if count > limit:
            more = "1 word" if count == limit + 1 else f"{count - limit} words"
            yield Finding(
                text.path,
                f"the comment has {count} words, {limit} are the limit",
                f"Shorten it by {more}, or link to a longer text.",
                on_key=True,
            )
