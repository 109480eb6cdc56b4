"""Sentences: where the sentences of a text begin and end, and abbreviations, which end none.

Place in the flow: beside the rules about sentences and full stops.
"""

import re
from collections.abc import Iterator
from typing import Final

from authoring.languages import PACKS, Language

# A sentence's end, with quotes and brackets behind it; a paragraph's; the next point of a list.
_END = re.compile(
    r"(?P<mark>[.!?…](?<![.!?…].)[.!?…]*+)[”’“\"'»«)\]*_]*+(?:\(\x00*+\))?(?=\s)|[。！？]"
    r"|\n[ \t]*+\n|\n(?=[ \t]{0,9}(?:[-*+]|[0-9]{1,3}[.)])[ \t])"
)
_NEXT_WORD = re.compile(r"\s*+[“„‘\"'«(\[*_]*+([^\W_]*+)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+")
_ORDINAL = re.compile(r"[0-9]{1,2}\.")
_LONGEST = 16
_OPENING: Final = "(“„‘\"'«[*_"
WORD = re.compile(r"\w[\w’'&.,-]*+")
"""A word, or a figure with its marks."""


def split_sentences(words: str, language: Language) -> Iterator[tuple[int, int]]:
    """The sentences of a text: where each begins and ends, without blanks around it."""
    start = 0
    for found in _END.finditer(words):
        if found["mark"] == "." and not _ends_sentence(words, found, language):
            continue
        if found["mark"] and found["mark"] != "." and _next_word(words, found.end()).islower():
            continue
        yield from _trimmed(words, start, found.end())
        start = found.end()
    yield from _trimmed(words, start, len(words))


def is_abbreviation(word: str, language: Language) -> bool:
    """Whether a word with a full stop is shortened, so that the full stop may be its own."""
    typed = word.lstrip(_OPENING)
    known = PACKS[language].sentences
    return (
        typed in known.never_last
        or typed in known.before_number
        or typed in known.maybe_last
        or _INITIALS.fullmatch(typed) is not None
        or (known.ordinal_has_full_stop and _ORDINAL.fullmatch(typed) is not None)
    )


def _ends_sentence(words: str, found: re.Match[str], language: Language) -> bool:
    following = _next_word(words, found.end())
    if following.islower():
        return False
    end = found.end("mark")
    before = words[max(0, end - _LONGEST) : end].split()
    word = before[-1] if before else ""
    typed = word.lstrip(_OPENING)
    known = PACKS[language].sentences
    if typed in known.before_number:
        return not following[:1].isdigit()
    if typed in known.never_last:
        return False
    return not is_abbreviation(word, language) or following in known.beginnings


def _next_word(words: str, place: int) -> str:
    found = _NEXT_WORD.match(words, place)
    return found[1] if found else ""


def _trimmed(words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    sentence = words[start:end]
    start += len(sentence) - len(sentence.lstrip())
    end = start + len(sentence.strip())
    if start < end:
        yield start, end
