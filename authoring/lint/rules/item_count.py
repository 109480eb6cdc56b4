"""The issue has more or fewer items than the publication promises.

A series with a “Top 5” on its cover has five. `item_count` in publication.yaml says how many;
without it, any number is fine. The example is of a publication that wants five.

Bad:

    items:
      - title: Storage
      - title: Batteries

Good:

    items:
      - title: Storage
      - title: Batteries
      - title: Biotechnology
      - title: Smart factories
      - title: New materials
"""

from collections.abc import Iterator

from authoring.diagnostics.problems import Kind
from authoring.lint.finding import Finding
from authoring.lint.rule_context import RuleContext
from authoring.source import SequenceNode

KIND = Kind("BR206", "item-count")


def check(context: RuleContext) -> Iterator[Finding]:
    """Find a list of items of another length than the publication's."""
    items = context.issue.get("items")
    wanted = context.publication.item_count if context.publication else None
    if not context.document.is_complete(()):
        return
    if wanted is None or items is None or not isinstance(items.node, SequenceNode):
        return
    count = len(items.node.items)
    if count != wanted:
        missing = wanted - count
        what = f"Write {_items(missing)} more" if missing > 0 else f"Take out {_items(-missing)}"
        yield Finding(
            items.path,
            f"the issue has {_items(count)}, the publication wants {wanted}",
            f"{what}, or change “item_count” in publication.yaml.",
            on_key=True,
        )


def _items(count: int) -> str:
    return "1 item" if count == 1 else f"{count} items"
