"""Scripts: which characters belong to which script, and text that was decoded wrongly.

Place in the flow: beside the rules about Chinese, its punctuation, and text in other scripts.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

CHINESE: Final = "\u2e80-\ua4cf\uf900-\ufaff\ufe10-\ufe4f\uff00-\U0003ffff"
"""Chinese characters with their punctuation, Japanese kana too, as a range of a regular expression."""

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

_SCRIPTS: Final[Mapping[str, tuple[str, frozenset[str]]]] = {
    "Greek": ("\u0370-\u03ff\u1f00-\u1fff", frozenset({"el"})),
    "Cyrillic": ("\u0400-\u052f", frozenset({"be", "bg", "kk", "mk", "mn", "ru", "sr", "uk"})),
    "Armenian": ("\u0530-\u058f", frozenset({"hy"})),
    "Hebrew": ("\u0590-\u05ff", frozenset({"he", "yi"})),
    "Arabic": ("\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc", frozenset({"ar", "fa", "ur"})),
    "Indian": ("\u0900-\u0dff", frozenset({"bn", "hi", "mr", "ta"})),
    "Thai": ("\u0e00-\u0e7f", frozenset({"th"})),
    "Tibetan": ("\u0f00-\u0fff", frozenset({"bo"})),
    "Georgian": ("\u10a0-\u10ff", frozenset({"ka"})),
    "Korean": ("\u1100-\u11ff\uac00-\ud7ff", frozenset({"ko"})),
    "Mongolian": ("\u1800-\u18af", frozenset({"mn"})),
}
