"""A link carries parameters that only tell somebody where the reader came from.

They come along when an address is copied from a newsletter or a social network. They reveal who
passed the link on, count the brief's readers as visitors of someone else's campaign, and make two
links to one page look different. The page is the same without them.

Bad:

    items:
      - title: Smart factories
        comment: Here is [the plan](https://example.org/plan?id=7&utm_source=newsletter).

Good:

    items:
      - title: Smart factories
        comment: Here is [the plan](https://example.org/plan?id=7).
"""

import re
from collections.abc import Iterator

from authoring.diagnostics.problems import Kind, Severity
from authoring.lint.finding import Finding
from authoring.lint.prose.links import find_links
from authoring.lint.rule_context import RuleContext

KIND = Kind("BR232", "tracking-parameters", Severity.WARNING)

# Of Google (utm, gclid …), Meta, Microsoft, Yandex, X, TikTok, LinkedIn, Instagram, Mailchimp,
# HubSpot, Marketo, Matomo (mtm, pk), Omeda, Vero.
_NAME = (
    r"(?:utm_[\w.-]*|hsa_\w*|(?:mtm|pk)_(?:campaign|cid|content|group|keyword|kwd|medium|source)|"
    r"_ga|_gl|gclid|gclsrc|dclid|gbraid|wbraid|srsltid|fbclid|msclkid|yclid|ysclid|twclid|ttclid|"
    r"li_fat_id|igshid|igsh|mc_cid|mc_eid|_hsenc|_hsmi|mkt_tok|oly_anon_id|oly_enc_id|vero_id)"
)
_PARAMETER = rf"{_NAME}(?:=[^&]*)?(?=&|$)"
_AND = "&(?:amp;)?"
# Neighbours together, with the sign that joins them to what follows.
_RUN = rf"(?:^|(?<=&)(?:amp;)?){_PARAMETER}(?:{_AND}{_PARAMETER})*(?P<and>{_AND})?"
_NAME_ALONE = rf"(?:^|[&;]){_NAME}(?==|&|$)"


def check(context: RuleContext) -> Iterator[Finding]:
    """Find tracking parameters between the “?” and the fragment of a link."""
    for link in find_links(context.texts):
        before, sign, behind = link.address.partition("?")
        if not sign or "#" in before:
            continue
        query = behind.partition("#")[0]
        begin = link.start + len(before) + 1
        for run in re.finditer(_RUN, query, re.IGNORECASE):
            # At the end of the query, the sign before goes, too: "&", or the "?".
            start = run.start() if run["and"] else run.start() - 1
            found = re.finditer(_NAME_ALONE, run[0], re.IGNORECASE)
            names = [name[0].lstrip("&;") for name in found]
            yield link.text.finding(
                begin + start,
                begin + run.end(),
                f"the link tracks readers by {', '.join(dict.fromkeys(names))}",
                "Delete this; the link leads to the same page without it.",
                "",
            )
