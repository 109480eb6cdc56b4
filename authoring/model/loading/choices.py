"""Choices: which of the words that a key can have was probably meant.

Place in the flow: beside the wording, which offers it.
"""

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

LANGUAGES: Final[Mapping[str, str]] = {
    name: code
    for code, names in {
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
    }.items()
    for name in names.split()
}
"""What people write for a language: countries (ISO 3166), ISO 639-2, names; and ISO 639-1."""

_TAG = re.compile(r"([A-Za-z]{2,3})[-_][\w-]+")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A word that can stand there; certain where the other was the same but for its form."""

    word: str
    certain: bool


def suggest_choice(typed: str, allowed: Sequence[str]) -> Suggestion | None:
    """The word that was meant by another, if there is one that is near."""
    word = typed.strip().casefold()
    tag = _TAG.fullmatch(word)
    for form in filter(None, (word, tag and tag[1])):
        if form in allowed:
            return Suggestion(form, certain=True)
        if LANGUAGES.get(form) in allowed:
            return Suggestion(LANGUAGES[form], certain=False)
    # Codes of two letters are all near each other.
    words = [each for each in allowed if len(each) > 2]
    close = difflib.get_close_matches(word, words, n=1)
    return Suggestion(close[0], certain=False) if close else None
