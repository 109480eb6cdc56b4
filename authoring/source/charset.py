"""Charset: which encoding a file has that is not UTF-8.

Place in the flow: beside the encoding, for its words; nothing is decoded by what is guessed here.
The encodings that a desk in Europe meets in texts about China are weighed against each other by
their common characters. General detectors were tried (charset-normalizer 3.5, chardet 7.7): of a line
or two they take half for another encoding.
"""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

_MOST_BYTES = 200_000
_MOST_CHARACTERS = 2_000
_LEAST_SCORE = 0.6
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_LONGEST_RUN = 3
"""How many letters with accents may follow each other; Chinese read as Latin text has more."""

_LETTERS = frozenset("ÄÖÜäöüßÀÂÇÈÉÊËÎÏÔÛàâçèéêëîïôûùÁÍÓÚÑáíóúñãõåÅøØœŒ")
_MARKS = frozenset("“”„‘’‚«»‹›–—…•·§°©®™€£¥×½²³ \xa0")
_CHINESE_MARKS = frozenset("，。、；：？！“”‘’（）《》〈〉【】—…·％～ 　「」『』")


@dataclass(frozen=True, slots=True)
class CharsetGuess:
    """An encoding by the name that editors' programs have for it, and by Python's."""

    name: str
    codec: str

    def decode(self, content: bytes) -> str:
        """The text of some bytes in that encoding."""
        return content.decode(self.codec, "replace")


_BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF32_LE, CharsetGuess("UTF-32", "utf-32")),
    (codecs.BOM_UTF32_BE, CharsetGuess("UTF-32", "utf-32")),
    (codecs.BOM_UTF16_LE, CharsetGuess("UTF-16", "utf-16")),
    (codecs.BOM_UTF16_BE, CharsetGuess("UTF-16", "utf-16")),
)


def _is_common_in_gb(character: str) -> bool:
    """Whether a character is of the 3,755 that GB 2312 has first, ordered by sound, or traditional."""
    coded = character.encode("gb2312", "ignore")
    is_simplified = len(coded) == 2 and 0xB0 <= coded[0] <= 0xD7
    return is_simplified or _is_common_in_big5(character)


def _is_common_in_big5(character: str) -> bool:
    """Whether a character is of the 5,401 that Big5 has first, ordered by strokes."""
    coded = character.encode("big5", "ignore")
    return character in _CHINESE_MARKS or (len(coded) == 2 and 0xA4 <= coded[0] <= 0xC6)


def _is_common_in_latin(character: str) -> bool:
    return character in _LETTERS or character in _MARKS


_CANDIDATES: Final[tuple[tuple[CharsetGuess, Callable[[str], bool], bool], ...]] = (
    (CharsetGuess("GB18030 (GBK)", "gb18030"), _is_common_in_gb, True),
    (CharsetGuess("Big5", "big5"), _is_common_in_big5, True),
    (CharsetGuess("Windows-1252", "cp1252"), _is_common_in_latin, False),
    (CharsetGuess("Mac Roman", "mac_roman"), _is_common_in_latin, False),
)
"""Encodings with what is common in them, and whether long runs of it are; the likelier first."""


def guess_charset(content: bytes) -> CharsetGuess | None:
    """The encoding of a text that is not UTF-8, if one is likely."""
    for mark, guess in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return guess
    sample = content[:_MOST_BYTES]
    if 0 in sample and len(content) % 2 == 0:
        even, odd = sample[::2].count(0), sample[1::2].count(0)
        return CharsetGuess("UTF-16", "utf-16-le" if odd > even else "utf-16-be")
    scores = [
        (_score(sample, guess, is_common, has_runs=has_runs), guess)
        for guess, is_common, has_runs in _CANDIDATES
    ]
    score, best = max(scores, key=lambda scored: scored[0])
    return best if score >= _LEAST_SCORE else None


def _score(
    sample: bytes, guess: CharsetGuess, is_common: Callable[[str], bool], *, has_runs: bool
) -> float:
    """Which part of the characters beyond ASCII is common in an encoding; 0 if it can't be that."""
    try:
        # The sample may end inside a character.
        text = codecs.getincrementaldecoder(guess.codec)().decode(sample)
    except UnicodeDecodeError:
        return 0.0
    common = total = 0
    for run in _NOT_ASCII.finditer(text):
        fits = has_runs or len(run[0]) <= _LONGEST_RUN
        common += sum(map(is_common, run[0])) if fits else 0
        total += len(run[0])
        if total > _MOST_CHARACTERS:
            break
    return common / total if total else 0.0
