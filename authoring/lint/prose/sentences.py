"""Sentences: where the sentences of a text begin and end, and abbreviations, which end none.

Place in the flow: beside the rules about sentences and full stops.
"""

import re
from collections.abc import Iterator
from typing import Final

from authoring.model import Language

# A sentence's end, with quotes and brackets behind it; a paragraph's; the next point of a list.
_END = re.compile(
    r"(?P<mark>[.!?…](?<![.!?…].)[.!?…]*+)[”’“\"'»«)\]*_]*+(?:\(\x00*+\))?(?=\s)|[。！？]"
    r"|\n[ \t]*+\n|\n(?=[ \t]{0,9}(?:[-*+]|[0-9]{1,3}[.)])[ \t])"
)
_NEXT_WORD = re.compile(r"\s*+[“„‘\"'«(\[*_]*+([^\W_]*+)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+")
_ORDINAL = re.compile(r"[0-9]{1,2}\.")
_LONGEST = 16
WORD = re.compile(r"\w[\w’'&.,-]*+")
"""A word, or a figure with its marks."""

# They stand before what they shorten or belong to, so no sentence ends with them.
_BEFORE_OTHERS = """
approx. ca. cf. Dr. e.g. Fig. fig. Gen. Gov. i.e. Lt. Mr. Mrs. Ms. Mt. No. Nos. no. Prof. Rep. Sen.
St. v. vs.
Abs. Art. Bd. bspw. bzgl. bzw. d.h. evtl. ggf. Hr. inkl. insb. Mio. Mrd. Nr. S. sog. Tsd. vgl. z.B.
zzgl.
"""
_BEHIND_OTHERS = """
al. Bros. Co. Corp. dept. Dept. est. etc. Inc. Jr. Ltd. Sr. usf. usw.
Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec. Okt. Dez.
"""
# Words that begin a sentence more often than the rest of a name.
_FIRST_WORDS = """
A After All Also An And As At Both But By For From He However If In It Its Many Most On Only She
Since So Some Such That The Their There These They This Those To We What When Where While With
Aber Am An Auch Auf Bei Da Das Dem Den Der Des Die Diese Dieser Dies Dort Ein Eine Er Es Für Im Mit
Nach Seit Sie So Und Vom Von Vor Wenn Wer Wie Wir Zu Zum Zur
"""
_NEVER_LAST: Final = frozenset(_BEFORE_OTHERS.split())
_MAY_BE_LAST: Final = frozenset(_BEHIND_OTHERS.split())
_BEGINNINGS: Final = frozenset(_FIRST_WORDS.split())
_NUMBER: Final = frozenset({"No.", "Nos.", "no."})


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
    typed = word.lstrip("(“„‘\"'«[*_")
    return (
        typed in _NEVER_LAST
        or typed in _MAY_BE_LAST
        or _INITIALS.fullmatch(typed) is not None
        or (language == "de" and _ORDINAL.fullmatch(typed) is not None)
    )


def _ends_sentence(words: str, found: re.Match[str], language: Language) -> bool:
    following = _next_word(words, found.end())
    if following.islower():
        return False
    end = found.end("mark")
    before = words[max(0, end - _LONGEST) : end].split()
    word = before[-1] if before else ""
    typed = word.lstrip("(“„‘\"'«[*_")
    if typed in _NUMBER:
        return not following[:1].isdigit()
    if typed in _NEVER_LAST:
        return False
    return not is_abbreviation(word, language) or following in _BEGINNINGS


def _next_word(words: str, place: int) -> str:
    found = _NEXT_WORD.match(words, place)
    return found[1] if found else ""


def _trimmed(words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    sentence = words[start:end]
    start += len(sentence) - len(sentence.lstrip())
    end = start + len(sentence.strip())
    if start < end:
        yield start, end
