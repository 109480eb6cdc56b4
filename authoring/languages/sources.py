"""Sources: the languages of what a brief links to, and what people write for them.

Place in the flow: beside the packs; a brief can link to more languages than it is written in.
"""

from collections.abc import Mapping
from typing import Final

_NAMES: Final[Mapping[str, str]] = {
    "de": "ger deu german deutsch at",
    "en": "eng english englisch uk gb us",
    "es": "spa spanish español",
    "fr": "fre fra french français",
    "it": "ita italian italiano",
    "ja": "jpn jp japanese 日本語",
    "ko": "kor kr korean",
    "pt": "por portuguese",
    "ru": "rus russian",
    "zh": "chi zho cn chn chinese mandarin prc cmn 中文",
}
CODES_BY_NAME: Final[Mapping[str, str]] = {
    name: code for code, names in _NAMES.items() for name in names.split()
}
"""What people write for a language: countries (ISO 3166), ISO 639-2, names; and ISO 639-1."""

MARKS: Final[Mapping[str, str]] = {"zh": "CN", "ja": "JP", "ko": "KR"}
"""What stands behind a source in print, where that is not the language's code in capitals."""
