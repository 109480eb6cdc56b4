"""A link begins with http, not https.

Browsers warn of pages that come without encryption, and some networks refuse them. Nearly every
site answers at https; the fix is an unsafe one, for a few still do not.

Bad:

    items:
      - title: Smart factories
        documents: [{kind: policy, title: Notice, url: "http://example.org/notice"}]

Good:

    items:
      - title: Smart factories
        documents: [{kind: policy, title: Notice, url: "https://example.org/notice"}]
"""

import re
from collections.abc import Iterator

from authoring.diagnostics.problems import Kind, Severity
from authoring.lint.finding import Finding
from authoring.lint.prose.links import find_links
from authoring.lint.rule_context import RuleContext

KIND = Kind("BR231", "http-link", Severity.WARNING)

_HTTP = re.compile(r"(http)://[^/?#]*?(:\d+)?(?:[/?#]|$)", re.IGNORECASE)


def check(context: RuleContext) -> Iterator[Finding]:
    """Find links without encryption; one with a port needs another one, which nobody can guess."""
    for link in find_links(context.texts):
        match = None if link.address.startswith("https") else _HTTP.match(link.address)
        if match is not None:
            yield link.text.finding(
                link.start,
                link.start + len(match[1]),
                "the link begins with http, not https",
                "Try whether the page answers at https, and link to that.",
                None if match[2] else "https",
                safe=False,
            )
