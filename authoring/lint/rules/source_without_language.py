"""A source has no `language`, while others of the issue have one.

The language is printed behind a source, so that readers know what they can read. Where it is
missing, they take it for English. An issue that names no language at all is consistent.

Bad:

    noteworthy:
      - title: Policy news
        entries:
          - date: 2024-10-29
            text: Platforms are to help small companies.
            sources:
              - {title: SAMR notice, url: "https://example.org/samr", language: zh}
              - {title: Reuters, url: "https://example.org/reuters"}

Good:

    noteworthy:
      - title: Policy news
        entries:
          - date: 2024-10-29
            text: Platforms are to help small companies.
            sources:
              - {title: SAMR notice, url: "https://example.org/samr", language: zh}
              - {title: Reuters, url: "https://example.org/reuters", language: en}
"""

from collections.abc import Iterator

from authoring.diagnostics.problems import Kind, Severity
from authoring.lint.finding import Finding
from authoring.lint.rule_context import RuleContext

KIND = Kind("BR211", "source-without-language", Severity.WARNING)


def check(context: RuleContext) -> Iterator[Finding]:
    """Find sources without a language where another has one."""
    with_language = sum(source.get("language") is not None for source in context.sources)
    if not with_language:
        return
    count = f"{with_language} of the issue’s {len(context.sources)} sources"
    verb = "has" if with_language == 1 else "have"
    for source in context.sources:
        shown = source.get("title") or source.get("url")
        if shown is not None and source.get("language") is None:
            yield Finding(
                shown.path,
                f"the source has no language, while {count} {verb} one",
                "Add “language: …”, for instance zh or en.",
            )
