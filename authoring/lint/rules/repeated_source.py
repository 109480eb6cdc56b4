"""The same link stands twice: in the sources of one entry, or in two entries.

Twice in one entry, a link was copied and not replaced. In two entries, one of them probably has the
address of its neighbour, or both tell one story. The last slash, a fragment (`#…`), http or https
and capital letters in the host make no difference.

Bad:

    noteworthy:
      - title: Policy news
        entries:
          - date: 2024-10-29
            text: Platforms are to help small companies.
            sources:
              - {title: SAMR notice, url: "https://example.org/samr"}
              - {title: Xinhua article, url: "https://Example.org/samr/"}

Good:

    noteworthy:
      - title: Policy news
        entries:
          - date: 2024-10-29
            text: Platforms are to help small companies.
            sources:
              - {title: SAMR notice, url: "https://example.org/samr"}
              - {title: Xinhua article, url: "https://example.org/xinhua"}
"""

from collections.abc import Iterator

from authoring.diagnostics.problems import Kind, Severity
from authoring.lint.finding import Finding, RelatedPlace
from authoring.lint.prose.links import page_of
from authoring.lint.rule_context import RuleContext
from authoring.model.loading.places import name_place
from authoring.source import DataPath

KIND = Kind("BR233", "repeated-source", Severity.WARNING)


def check(context: RuleContext) -> Iterator[Finding]:
    """Find links that a source before has."""
    first: dict[str, tuple[DataPath, DataPath]] = {}
    for entry in context.entries:
        for source in entry.elements("sources"):
            url = source.get("url")
            page = page_of(url.text) if url and url.text else ""
            if not url or not page:
                continue
            told_in, told_at = first.setdefault(page, (entry.path, url.path))
            if told_at != url.path:
                where = "this entry" if told_in == entry.path else name_place(told_in)
                yield Finding(
                    url.path,
                    f"{where} has the same link already",
                    "Link to the right page, or delete the source.",
                    mentions=(RelatedPlace(told_at, "here for the first time"),),
                )
