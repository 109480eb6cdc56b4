"""Addresses: which may be published, and those of Markdown links in a text.

Place in the flow: what fields, references, rules and the markup agree on.
"""

import re
from typing import Final
from urllib.parse import urlsplit

SCHEMES: Final = frozenset({"http", "https", "mailto"})
# An address may hold brackets in pairs, as CommonMark (6.3) allows.
LINK_TARGET: Final = re.compile(r"\]\(\s*<?((?:[^\s<>()]|\([^\s<>()]*\))*)")
_BLANK = re.compile(r"[\s\x00-\x20]")


def is_usable_address(address: str) -> bool:
    """Whether a link may be published: http(s) with a host, or mailto with an address."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.scheme not in SCHEMES or _BLANK.search(address):
        return False
    if parts.scheme == "mailto":
        return all(parts.path.partition("@"))
    return bool(parts.hostname)


def find_refused_links(text: str) -> tuple[str, ...]:
    """The addresses of Markdown links that are not made because nobody should follow them."""
    if "](" not in text:
        return ()
    targets = (match[1] for match in LINK_TARGET.finditer(text))
    return tuple(target for target in targets if not is_usable_address(target))
