"""Choices: which of the words that a key can have was probably meant.

Place in the flow: beside the wording, which offers it.
"""

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from authoring.languages.sources import CODES_BY_NAME

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
        if CODES_BY_NAME.get(form) in allowed:
            return Suggestion(CODES_BY_NAME[form], certain=False)
    # Codes of two letters are all near each other.
    words = [each for each in allowed if len(each) > 2]
    close = difflib.get_close_matches(word, words, n=1)
    return Suggestion(close[0], certain=False) if close else None
