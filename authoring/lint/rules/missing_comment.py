"""An item has no comment.

What happened can be read elsewhere; what the institute makes of it is why the brief is read. Leave
the comment `# brief: ignore BR218` at an item that is meant to have none.

Bad:

    items:
      - title: Batteries are to make better use of renewable power
        at_a_glance: The ministry published a plan for energy storage.

Good:

    items:
      - title: Batteries are to make better use of renewable power
        at_a_glance: The ministry published a plan for energy storage.
        comment: The plan favors domestic producers.
"""

from collections.abc import Iterator

from authoring.diagnostics.problems import Kind, Severity
from authoring.lint.finding import Finding
from authoring.lint.rule_context import RuleContext

KIND = Kind("BR218", "missing-comment", Severity.WARNING)


def check(context: RuleContext) -> Iterator[Finding]:
    """Find items without a comment; one without words is an empty value, and told as that."""
    for item in context.items:
        first = next((part for _, part in item.keys()), None)  # noqa: SIM118
        blocks = (), item.path
        if first is None or not all(map(context.document.is_complete, blocks)):
            continue
        if item.get("comment") is None:
            yield Finding(
                (item.get("title") or first).path,
                "the item has no comment",
                "Add “comment: |” with what you make of it.",
            )
