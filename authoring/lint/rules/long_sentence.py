"""A sentence is longer than a reader can follow in one go.

The brief is read between two meetings, often on a telephone. What needs more words mostly holds two
thoughts and reads better as two sentences. Goals count too; Chinese and the addresses of links do
not.

Bad:

    items:
      - at_a_glance: >
          The ministry, which had published a first draft in the spring and then heard companies
          from all over the country, among them many that feared for their business, now presents
          a plan that it calls final, though it leaves open when it will apply.

Good:

    items:
      - at_a_glance: >
          The ministry had published a first draft in the spring. It then heard companies from all
          over the country, among them many that feared for their business. It calls the plan that
          it now presents final, though it leaves open when it will apply.
"""

from collections.abc import Iterator

from authoring.diagnostics.problems import Kind, Severity
from authoring.lint.finding import Finding
from authoring.lint.prose.sentences import WORD, split_sentences
from authoring.lint.rule import Limit
from authoring.lint.rule_context import RuleContext
from authoring.model import Prose

KIND = Kind("BR220", "long-sentence", Severity.WARNING)
LIMIT = Limit("sentence-words", 40, "How many words a sentence may have.")


def check(context: RuleContext) -> Iterator[Finding]:
    """Find sentences with more words than the limit."""
    limit = context.limits[LIMIT.name]
    language = context.language
    for text in context.written:
        if text.prose not in (Prose.INLINE, Prose.BLOCKS):
            continue
        if text.characters.count(" ") < limit and len(WORD.findall(text.latin)) <= limit:
            continue
        for start, end in split_sentences(text.words, language):
            # A word takes two characters with the one that parts it from the next.
            may_be_long = end - start >= 2 * limit
            count = len(WORD.findall(text.latin, start, end)) if may_be_long else 0
            if count > limit:
                message = f"this sentence has {count} words, {limit} are the limit"
                yield text.finding(start, end, message, "Make two sentences of it.")
