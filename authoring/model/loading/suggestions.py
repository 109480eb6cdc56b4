"""Suggestions: which word or link was probably meant by one that is refused.

Place in the flow: beside the wording, which offers it.
"""

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from authoring.languages.sources import CODES_BY_NAME
from authoring.model.addresses import is_usable_address

_TAG = re.compile(r"([A-Za-z]{2,3})[-_][\w-]+")
_INSIDE = re.compile(r"https?://[^\s()<>\[\]{}\"'“”]+")
# A scheme with letters or signs too few, too many or swapped: "htps://", "https//", "http:/".
_SCHEME = re.compile(r"(?=[^/]*[:/])[htps]{3,6}[:;.]?/{0,3}(?=[\w-]+\.[\w-])", re.IGNORECASE)
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}(?:[/?#]\S*)?")
_FILE = re.compile(r"[^/]*\.(?:docx?|html?|jpe?g|pdf|png|xlsx?|ya?ml)", re.IGNORECASE)
_MAIL = re.compile(r"[^@\s<>:/]+@[\w-]+(?:\.[\w-]+)+")


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


def guess_address(typed: str) -> str | None:
    """A usable address that is part of what was typed, or what was typed with its scheme mended."""
    typed = typed.strip()
    found = _INSIDE.findall(typed)
    if len(found) == 1 and not re.search(r"\s\S", typed.partition(found[0])[2]):
        meant = str(found[0])
    elif scheme := _SCHEME.match(typed):
        meant = f"https://{typed[scheme.end() :]}"
    elif _MAIL.fullmatch(typed):
        meant = f"mailto:{typed}"
    elif _HOST.fullmatch(typed) and not _FILE.fullmatch(typed):
        meant = f"https://{typed}"
    else:
        return None
    return meant if meant != typed and is_usable_address(meant) else None
