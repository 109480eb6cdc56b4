"""A date in running text is not in the house form.

The toolkit prints the dates of documents and news as “April 7” (in German “7. April”, in French
“7 avril”), so another form beside them looks careless, and 7/11/24 is read in two ways. Years have
four figures. Dates that can be read in one way only are mended.

Bad:

    items:
      - at_a_glance: The plan of 07 November and that of Nov. 14 apply from 2025/01/01.

Good:

    items:
      - at_a_glance: The plan of November 7 and that of November 14 apply from January 1, 2025.
"""

from collections.abc import Iterator

from authoring.diagnostics.problems import Kind, Severity
from authoring.lint.finding import Finding
from authoring.lint.prose.figure_dates import find_figure_dates
from authoring.lint.prose.worded_dates import find_worded_dates
from authoring.lint.rule_context import RuleContext

KIND = Kind("BR209", "date-form-in-text", Severity.WARNING)


def check(context: RuleContext) -> Iterator[Finding]:
    """Find dates in other forms."""
    language = context.language
    example = context.pack.dates.write("7", 4, "2024")
    for text in context.written:
        for find in (find_figure_dates, find_worded_dates):
            for found in find(text.latin, language):
                typed = text.characters[found.start : found.end]
                wanted = found.wanted or example
                yield text.finding(
                    found.start,
                    found.end,
                    f"“{typed}” is not how dates are written here",
                    f"Write “{wanted}”." if found.wanted else f"Write it as in “{example}”.",
                    found.wanted,
                )
