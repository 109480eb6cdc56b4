"""Excerpts: the pieces of a text with enough around each change to read it.

Place in the flow: between the comparison and the forms. Where a link leads is left out where it
stayed the same; breaks of lines and of paragraphs are signs.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import dropwhile
from typing import Final

from authoring.diff.words import WordPiece, count_words, split_words

ELLIPSIS: Final = " … "
PARAGRAPH: Final = "¶"
LINE: Final = "↵"
HARD_SPACE: Final = "⍽"

_TARGET: Final = re.compile(r"\]\((?:[^\s()]|\([^\s()]*\))+\)")
_LINK: Final = re.compile(r"\[([^\[\]]*)\]\((?:[^\s()]|\([^\s()]*\))+\)")
_PARAGRAPHS: Final = re.compile(r" ?\n\n ?")
_LINES: Final = re.compile(r"\\?\n")


def space_words(pieces: Iterable[WordPiece]) -> Iterator[WordPiece]:
    """Pieces with a space between an old word and the new one in its stead."""
    before = WordPiece("same", "")
    for piece in pieces:
        meet = before.text[-1:].isalnum() and piece.text[:1].isalnum()
        if meet and (before.kind, piece.kind) == ("old", "new"):
            yield WordPiece("same", " ")
        yield piece
        before = piece


def write_breaks(text: str) -> str:
    """A text of one line, in which signs stand for breaks."""
    return _LINES.sub(f" {LINE} ", _PARAGRAPHS.sub(f" {PARAGRAPH} ", text))


def excerpt(pieces: Sequence[WordPiece], around: int) -> Iterator[WordPiece]:
    """What changed, with at most so many words around; what is left out is an ellipsis."""
    for index, piece in enumerate(pieces):
        if piece.kind != "same":
            # A space that does not break would be taken for one that does.
            yield WordPiece(piece.kind, write_breaks(piece.text.replace("\u00a0", HARD_SPACE)))
            continue
        text = write_breaks(_TARGET.sub("](…)", _LINK.sub(r"\1", piece.text)))
        words = split_words(text)
        first, last = index == 0, index == len(pieces) - 1
        if len(words) <= around * (1 if first or last else 2):
            yield WordPiece("same", text)
            continue
        head = "" if first else "".join(words[:around])
        tail = "" if last else "".join(_from_word(words[-around:]))
        dots = ELLIPSIS.lstrip() if first else ELLIPSIS.rstrip() if last else ELLIPSIS
        yield WordPiece("same", f"{head.rstrip()}{dots}{tail.lstrip()}")


def _from_word(words: Sequence[str]) -> Iterator[str]:
    """What begins with a word rather than with the sign after one."""
    return dropwhile(lambda word: not count_words(word), words)
