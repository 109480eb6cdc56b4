"""Scripts: which characters belong to which script, and text that was decoded wrongly.

Place in the flow: beside the rules about Chinese, its punctuation, and text in other scripts.
"""

import functools
import re
from collections.abc import Iterator, Mapping
from typing import Final

FULL_WIDTH: Final[Mapping[str, str]] = {
    ",": "，",
    ";": "；",
    ":": "：",
    "!": "！",
    "?": "？",
    "(": "（",
    ")": "）",
    ".": "。",
}
"""The Chinese form of a punctuation mark."""

# The ranges of a script and the languages (BCP 47) that use it.
_SCRIPTS: Final[Mapping[str, tuple[str, frozenset[str]]]] = {
    "Greek": ("\u0370-\u03ff\u1f00-\u1fff", frozenset({"el"})),
    "Cyrillic": ("\u0400-\u052f", frozenset({"be", "bg", "kk", "mk", "mn", "ru", "sr", "uk"})),
    "Armenian": ("\u0530-\u058f", frozenset({"hy"})),
    "Hebrew": ("\u0590-\u05ff", frozenset({"he", "yi"})),
    "Arabic": (
        "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc",
        frozenset({"ar", "fa", "ur"}),
    ),
    "Indian": ("\u0900-\u0dff", frozenset({"bn", "hi", "mr", "ta"})),
    "Thai": ("\u0e00-\u0e7f", frozenset({"th"})),
    "Tibetan": ("\u0f00-\u0fff", frozenset({"bo"})),
    "Georgian": ("\u10a0-\u10ff", frozenset({"ka"})),
    "Korean": ("\u1100-\u11ff\uac00-\ud7ff", frozenset({"ko"})),
    "Mongolian": ("\u1800-\u18af", frozenset({"mn"})),
}
_ANY_FOREIGN = re.compile("[\u0370-\u1cff\u1f00-\u1fff\uac00-\ud7ff\ufb1d-\ufdff\ufe70-\ufefc]")


def is_chinese(character: str) -> bool:
    """Whether a character is Chinese, its punctuation included; nothing is not."""
    return character >= "\u2e80"


def find_foreign(words: str, original_language: str) -> Iterator[tuple[int, int, str]]:
    """Words in scripts that neither the brief nor its documents use: place and name of the script.

    A single Greek letter is a sign (μm, β).
    """
    if not _ANY_FOREIGN.search(words):
        return
    primary = original_language.partition("-")[0]
    for found in _foreign().finditer(words):
        name = found.lastgroup or ""
        is_sign = name == "Greek" and len(found[0]) == 1
        if not is_sign and primary not in _SCRIPTS[name][1]:
            yield *found.span(), name


@functools.cache
def _foreign() -> re.Pattern[str]:
    """Runs of letters, each script a group; rarely needed, so not made before."""
    groups = (f"(?P<{name}>[{ranges}]+)" for name, (ranges, _) in _SCRIPTS.items())
    return re.compile("|".join(groups))
