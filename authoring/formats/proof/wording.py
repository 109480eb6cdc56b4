"""Wording: where on a page the words stand that a problem marks in the file.

Place in the flow: between marks and sheets. What was typed and what is printed differ: lines break,
words are hyphenated, spaces become ones that do not break, Markdown's signs and addresses are gone.
So both are compared by their letters, figures and marks alone.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from authoring.formats.pdf.pages import PageArea, TextPiece
from authoring.source.places import Place, Words

LONGEST: Final = 400
"""More characters than this are not marked one by one; a long sentence has fewer."""

_TARGET: Final = r"\(((?:[^()\s]|\([^()\s]*\))*)\)"
_LINK: Final = re.compile(rf"\[([^\[\]]*)\]{_TARGET}")
_ADDRESS: Final = re.compile(rf"(?<=\]){_TARGET}")
_UNSEEN: Final = re.compile(r"[\s\[\]*_\\‐‑–—\-\u00ad\u200b\u2060]")
_WORD: Final = re.compile(r"\S+")

Printed = Sequence[tuple[int, TextPiece]]
"""The pieces of a text in their order, each with the number of its page."""


def find_printed(words: Words, place: Place, printed: Printed) -> tuple[tuple[int, PageArea], ...]:
    """The areas of words in a printed text, line by line; none where they can't be told apart."""
    start, end = _widen(words)
    needle = _fold(words.text[start:end])
    if not needle or end - start > LONGEST:
        return ()
    before = _fold(words.text[_begin(words.text, place.line) : start])
    letters = [
        (number, index) for number, (_, piece) in enumerate(printed) for index in _seen(piece.text)
    ]
    text = "".join(printed[number][1].text[index] for number, index in letters)
    starts = [found.start() for found in re.finditer(re.escape(needle), text)]
    count = before.count(needle)
    if count >= len(starts):
        return ()
    found = letters[starts[count] : starts[count] + len(needle)]
    return tuple(_areas(found, printed))


def _begin(text: str, line: int) -> int:
    """Where a line, as places count them, begins."""
    start = len(text) - len(text.lstrip())
    for _ in range(line):
        start = text.find("\n", start) + 1 or len(text)
    return start


def _widen(words: Words) -> tuple[int, int]:
    """The characters to look for.

    For the address of a link, that are the words of the link; where only blanks or dashes are
    marked, the words around them.
    """
    for link in _LINK.finditer(words.text):
        if link.start(2) <= words.start <= link.end(2):
            return link.span(1)
    if _fold(words.text[words.start : words.end]):
        return words.start, words.end
    around = [found.span() for found in _WORD.finditer(words.text)]
    near = [span for span in around if span[1] >= words.start and span[0] <= words.end]
    return (near[0][0], near[-1][1]) if near else (words.start, words.end)


def _fold(text: str) -> str:
    return _UNSEEN.sub("", _ADDRESS.sub("", text))


def _seen(text: str) -> Iterator[int]:
    return (index for index, char in enumerate(text) if not _UNSEEN.match(char))


def _areas(letters: Sequence[tuple[int, int]], printed: Printed) -> Iterator[tuple[int, PageArea]]:
    """The rectangles that hold some letters, one for each piece of text."""
    for number in dict.fromkeys(number for number, _ in letters):
        page, piece = printed[number]
        indexes = [index for other, index in letters if other == number]
        left = piece.width_of(piece.text[: indexes[0]])
        right = piece.width_of(piece.text[: indexes[-1] + 1])
        area = piece.area
        yield page, PageArea(area.x + left, area.y, right - left, area.height)
