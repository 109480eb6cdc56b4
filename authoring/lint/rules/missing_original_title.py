"""A document has no title in its own language.

Readers who know the language look a document up by its original title; translated titles differ
from one newsletter to the next. Leave the comment `# brief: ignore BR203` where there is none.

Bad:

    items:
      - title: Smart factories
        documents:
          - kind: policy
            title: Notice on Smart Factories
            date: 2024-10-28

Good:

    items:
      - title: Smart factories
        documents:
          - kind: policy
            title: Notice on Smart Factories
            original_title: 关于开展智能工厂梯度培育行动的通知
            date: 2024-10-28
"""

from collections.abc import Iterator

from authoring.diagnostics.problems import Kind, Severity
from authoring.lint.finding import Finding
from authoring.lint.rule_context import RuleContext

KIND = Kind("BR203", "missing-original-title", Severity.WARNING)


def check(context: RuleContext) -> Iterator[Finding]:
    """Find documents with a title but no original one."""
    for item in context.items:
        for document in item.elements("documents"):
            title = document.get("title")
            is_whole = context.document.is_complete(document.path)
            if is_whole and title is not None and document.get("original_title") is None:
                yield Finding(
                    title.path,
                    "the document has no title in its own language",
                    "Add “original_title: …”.",
                )
