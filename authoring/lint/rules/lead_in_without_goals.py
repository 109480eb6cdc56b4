"""A text of “At a glance” ends with a colon, but no goals follow.

The colon promises a list. Either the goals were forgotten, or they stand in the text and the colon
should be a full stop.

Bad:

    items:
      - at_a_glance:
          text: "The ministry published a plan. Main goals include:"

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

KIND = Kind("BR216", "lead-in-without-goals", Severity.WARNING)


def check(context: RuleContext) -> Iterator[Finding]:
    """Find texts that lead into goals which are not there."""
    for item in context.items:
        for passage in passages_of(context, item):
            text = passage.text
            if text is not None and not passage.has_goals and leads_in(text):
                yield text.finding(
                    *last_word(text),
                    "the text ends with a colon, but no goals follow",
                    "Add “goals:” with the goals, or end the text with a full stop.",
                )
