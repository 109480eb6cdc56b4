"""Likeness: how much two texts have in common.

Place in the flow: beside the rule context, for the rule that finds a story told twice. Texts are
compared by the pairs of neighbouring words that they share: the figure is twice the shared pairs
by all pairs (Dice's coefficient), in percent. A Chinese character counts as a word.
"""

import functools
import itertools
import re
import sys
from collections.abc import Iterator
from typing import TypeAlias

_WORD = re.compile(r"[^\W_]+")
_FIRST_CHINESE = "\u3400"

Pair: TypeAlias = tuple[str, str]


def pairs_of(text: str) -> frozenset[Pair]:
    """The pairs of neighbouring words of a text, in small letters."""
    # An archive has each word thousands of times; in memory it is there once.
    return frozenset(itertools.pairwise(map(sys.intern, _word_of(text).findall(text.casefold()))))


def places_of_pairs(text: str) -> Iterator[tuple[Pair, int, int]]:
    """The pairs in their order, each with where it begins and ends."""
    for word, following in itertools.pairwise(_word_of(text).finditer(text)):
        yield (word[0].casefold(), following[0].casefold()), word.start(), following.end()


def likeness(pairs: frozenset[Pair], others: frozenset[Pair]) -> int:
    """How alike two texts are, in percent; either has pairs."""
    return 200 * len(pairs & others) // (len(pairs) + len(others))


def may_be_alike(pairs: frozenset[Pair], pool: frozenset[Pair], limit: int) -> bool:
    """Whether a text can be alike by `limit` percent to any whose pairs are in the pool.

    It can not if fewer than half as many percent of its own pairs are there; most comparisons end
    here.
    """
    return 0 < len(pairs) * limit <= 200 * len(pairs & pool)


def longest_shared(text: str, others: frozenset[Pair]) -> tuple[int, int]:
    """Where the longest run of words stands that another text has in pairs, too."""
    best = start = end = run = begin = 0
    for pair, first, last in places_of_pairs(text):
        if pair not in others:
            run = 0
            continue
        begin, run = begin if run else first, run + 1
        if run > best:
            best, start, end = run, begin, last
    return start, end


def _word_of(text: str) -> re.Pattern[str]:
    """What a word is in a text; most have no Chinese."""
    return _WORD if max(text, default="") < _FIRST_CHINESE else _word_beside_chinese()


@functools.cache
def _word_beside_chinese() -> re.Pattern[str]:
    return re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+")
