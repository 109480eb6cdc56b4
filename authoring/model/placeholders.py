"""Placeholders: words in braces that stand in a pattern for what each issue has there.

Place in the flow: beside the models. The fields that are patterns are listed here with the words
they know; loading holds what is typed against the list, the view fills them in.
"""

import re
from collections.abc import Mapping
from typing import Final

PLACEHOLDERS: Final[Mapping[tuple[str, ...], tuple[str, ...]]] = {
    ("web",): ("name",),
    ("email", "subject"): ("brand", "series", "headline", "date", "number"),
    ("email", "pictures"): ("file", "name"),
}
"""The patterns of a publication by their paths, and what can stand in each."""

IN_BRACES: Final = re.compile(r"\{([^{}]*)\}")


def fill_in(pattern: str, values: Mapping[str, str]) -> str:
    """A pattern with its words filled in, each once; braces around other words stay."""
    return IN_BRACES.sub(lambda found: values.get(found[1], found[0]), pattern)
