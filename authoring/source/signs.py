"""Signs: characters that look like those of YAML and are not.

Place in the flow: below the tree and the recognisers.
"""

from collections.abc import Mapping
from typing import Final

SPACES: Final = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""White space that YAML takes for text, as a set of a regular expression."""
UNSEEN: Final = "\u200b-\u200f\u2060\ufeff"
"""Characters without width, likewise."""
STRANGE_SPACES: Final = frozenset(
    chr(code)
    for code in (0xA0, 0x1680, *range(0x2000, 0x2010), 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF)
)
"""All of both."""

COLONS: Final = "：︰﹕∶꞉"
"""Colons of other scripts."""

BULLETS: Final = "•·●▪◦‣∙*–—－"
"""Signs that begin the elements of lists elsewhere."""

TYPOGRAPHIC: Final[Mapping[str, str]] = {
    "“": "”", "”": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", "‚": "‘’", "＂": "＂",
}  # fmt: skip
"""Quotation marks of print, with those that close them."""
