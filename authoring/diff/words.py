"""Words: two texts -> which words went and which came.

Place in the flow: asked by the comparison for each text that changed. Words are compared, characters
where the text is Chinese; difflib finds what they share. What it finds is tidied for people: small
words that two changes happen to have between them belong to both.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Final, Literal, TypeAlias

_HAN: Final = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_TOKEN: Final = re.compile(
    rf"(?<=\]\()(?:[^\s()]|\([^\s()]*\))+"  # where a link leads
    rf"| ?https?://(?:[^\s()<>]|\([^\s()<>]*\))+(?<![.,;:])"
    rf"| ?[{_HAN}]"
    rf"| ?\d+(?:[.,]\d+)*"
    rf"| ?[^\W{_HAN}][^\W{_HAN}\u0300-\u036f]*[\u0300-\u036f]*(?:[’'·&-][^\W{_HAN}]+)*"
    rf"|\s*\n\s*| ?[^\w\s]+?|\s",
)
_WORD: Final = re.compile(rf"[{_HAN}]|[^\W{_HAN}]+(?:[.,’'·&-][^\W{_HAN}]+)*")
_ADDRESS: Final = re.compile(r"\]\((?:[^\s()]|\([^\s()]*\))+\)|https?://[^\s()<>]+")

MOST_PAIRS: Final = 4_000_000
"""Where texts have more pairs of words than this, paragraphs are compared in their order."""
LEAST_SHARED: Final = 0.2
"""Texts that share less of their words are another text, told as a whole."""

Kind: TypeAlias = Literal["same", "old", "new"]


@dataclass(frozen=True, slots=True)
class WordPiece:
    """A stretch of text that stands in both texts, only in the old or only in the new one."""

    kind: Kind
    text: str


def compare_texts(old: str, new: str) -> tuple[WordPiece, ...]:
    """The pieces of two texts: without the new ones the old text, without the old ones the new.

    The other way round gives the same pieces with old and new exchanged.
    """
    if new < old:
        other: dict[Kind, Kind] = {"same": "same", "old": "new", "new": "old"}
        pieces = (WordPiece(other[piece.kind], piece.text) for piece in compare_texts(new, old))
        return tuple(_in_order(pieces))
    mine, theirs = split_words(old), split_words(new)
    return tuple(_in_order(_tidy(_align(mine, theirs))))


def count_words(text: str) -> int:
    """The words of a text, and its Chinese characters; where links lead does not count."""
    return sum(1 for _ in _WORD.finditer(_ADDRESS.sub("", text)))


def words_of(text: str) -> list[str]:
    """The words of a text in small letters, each Chinese character by itself."""
    return _WORD.findall(text.casefold())


def split_words(text: str) -> list[str]:
    """A text cut before each word, with nothing left out."""
    return [found[0] for found in _TOKEN.finditer(text)]


def _align(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of what went and what came in its stead; two equal ones are what stayed."""
    if len(old) * len(new) > MOST_PAIRS:
        nothing: list[str] = []
        for mine, theirs in zip_longest(_paragraphs(old), _paragraphs(new), fillvalue=nothing):
            fits = len(mine) * len(theirs) <= MOST_PAIRS
            yield from _align(mine, theirs) if fits else [("".join(mine), "".join(theirs))]
        return
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for _, start, end, begin, stop in matcher.get_opcodes():
        yield "".join(old[start:end]), "".join(new[begin:stop])


def _paragraphs(tokens: Sequence[str]) -> Iterator[list[str]]:
    part: list[str] = []
    for token in tokens:
        part.append(token)
        if "\n\n" in token:
            yield part
            part = []
    yield part


def _tidy(pairs: Iterable[tuple[str, str]]) -> Iterator[WordPiece]:
    """Changes with little between them as one; texts that hardly share a word as two."""
    kept: list[tuple[str, str]] = []
    for pair in pairs:
        kept.append(pair)
        # Joined changes are larger, so that what stands before them may belong to them, too.
        while len(kept) >= 3 and _belongs(*kept[-3:]):
            kept[-3:] = [_join(kept[-3:])]
    shared = sum(count_words(old) for old, new in kept if old == new)
    most = max(sum(count_words(pair[side]) for pair in kept) for side in (0, 1)) if kept else 0
    if most > 3 and shared < LEAST_SHARED * most:
        kept = [_join(kept)]
    for old, new in kept:
        yield from _pieces(old, new)


def _belongs(before: tuple[str, str], between: tuple[str, str], after: tuple[str, str]) -> bool:
    """Whether what two changes have between them is too little to part them."""
    text = between[0]
    if text != between[1] or before[0] == before[1] or after[0] == after[1] or "\n" in text:
        return False
    # As in Neil Fraser's “Diff Strategies” (2006), 3.2: shorter than the changes on both sides.
    least = min(max(map(len, before)), max(map(len, after)))
    return len(text) <= least or not count_words(text)


def _join(pairs: Sequence[tuple[str, str]]) -> tuple[str, str]:
    return "".join(old for old, _ in pairs), "".join(new for _, new in pairs)


def _pieces(old: str, new: str) -> Iterator[WordPiece]:
    """What a pair tells; a word that only has other white space before it stays."""
    if old == new:
        yield WordPiece("same", old)
        return
    mine, theirs = split_words(old), split_words(new)
    word = mine[-1].lstrip() if mine else ""
    if word and theirs and theirs[-1].lstrip() == word:
        yield from _pieces(old[: -len(word)], new[: -len(word)])
        yield WordPiece("same", word)
        return
    if old[:1] == new[:1] == " ":
        yield WordPiece("same", " ")
        old, new = old[1:], new[1:]
    yield WordPiece("old", old)
    yield WordPiece("new", new)


def _in_order(pieces: Iterable[WordPiece]) -> Iterator[WordPiece]:
    """Neighbours of a kind as one, the old before the new, none empty."""
    texts: dict[Kind, str] = {"old": "", "new": ""}
    same = ""
    for piece in pieces:
        if piece.kind == "same":
            if piece.text and any(texts.values()):
                yield from _changed(texts, same)
                same = ""
                texts = {"old": "", "new": ""}
            same += piece.text
        else:
            texts[piece.kind] += piece.text
    yield from _changed(texts, same)


def _changed(texts: dict[Kind, str], same: str) -> Iterator[WordPiece]:
    if same:
        yield WordPiece("same", same)
    for kind, text in texts.items():
        if text:
            yield WordPiece(kind, text)
