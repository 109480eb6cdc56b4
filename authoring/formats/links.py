"""Links: how forms without a layout give the addresses behind their words.

Place in the flow: beside the formats that are read as text.
"""

from enum import StrEnum
from urllib.parse import unquote


class Links(StrEnum):
    """Where an address stands: behind its words, or in a note at the end of its part."""

    INLINE = "inline"
    FOOTNOTES = "footnotes"


def short_address(address: str) -> str:
    """A web address as it is printed: without scheme and closing slash."""
    return address.removeprefix("https://").removeprefix("http://").rstrip("/")


def names_address(text: str, address: str) -> bool:
    """Whether words are the address that they lead to, so that it need not stand there again."""
    words, target = unquote(text), unquote(address)
    return words in (target, target.removeprefix("mailto:"), short_address(target))
