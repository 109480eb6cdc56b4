"""Goals follow a text that does not lead into them with a colon.

Without a sentence such as “The main goals include:” readers cannot tell whether the list holds all
goals or some, or whether it is a list of goals at all.

Bad:

    items:
      - at_a_glance:
          text: The ministry published a plan.
          goals:
            - Raise capacity to 30 gigawatts

Good:

    items:
      - at_a_glance:
          text: "The ministry published a plan. Main goals include:"
          goals:
            - Raise capacity to 30 gigawatts
"""

from collections.abc import Iterator

from authoring.diagnostics.problems import Kind, Severity
from authoring.lint.finding import Finding
from authoring.lint.prose.passages import last_word, leads_in, passages_of
from authoring.lint.rule_context import RuleContext

KIND = Kind("BR217", "goals-without-lead-in", Severity.WARNING)


def check(context: RuleContext) -> Iterator[Finding]:
    """Find texts with goals under them that end without a colon."""
    for item in context.items:
        for passage in passages_of(context, item):
            text = passage.text
            if text is None or not text.characters.strip():
                continue
            if passage.has_goals and not leads_in(text):
                yield text.finding(
                    *last_word(text),
                    "goals follow, but the text does not end with a colon",
                    "End the text with words such as “The main goals include:”.",
                )
