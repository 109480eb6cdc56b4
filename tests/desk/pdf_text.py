"""PDF text: what stands on the pages of a PDF, read as a person reads them.

pdfium gives the characters with their places; lines, columns and words are made of those, because
the order inside a file is the order of drawing.
"""

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

import pypdfium2 as pdfium
import pypdfium2.raw as engine
from desk.words import LINE_END, split_words

MM: Final = 72 / 25.4
BOTTOM_MARGIN: Final = 28 * MM
TOP_MARGIN: Final = 26 * MM
PAGE_HEIGHT: Final = 297 * MM
PAGE_WIDTH: Final = 210 * MM
HYPHENS: Final = {"\x02": "-", "\ufffe": "-"}
"""What pdfium makes of a hyphen at the end of a line."""
HALF_SIGNS: Final = "“‘《（「『【”’》）」』】，。、；："
"""Chinese ones are set half as wide as the font says: only their ink tells where they stand."""
PIXEL: Final = 0.75
"""The engine writes its fonts' sizes in pixels."""
A_SPACE: Final = 0.16
"""Of the font's size: wider than letterspacing, narrower than the narrowest space."""
WIDE_GAP: Final = 15.0
SAME_LINE: Final = 5.0


@dataclass(frozen=True, slots=True)
class Character:
    """A character: where its base line begins, its advance ends, its ink is lowest; in points."""

    text: str
    x: float
    y: float
    right: float
    bottom: float
    size: float


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a line without a wide gap in it."""

    text: str
    x: float
    y: float


@cache
def read_pages(content: bytes) -> tuple[tuple[Character, ...], ...]:
    """The characters of every page, in the order in which they were drawn."""
    document = pdfium.PdfDocument(content)
    try:
        return tuple(tuple(_characters(page)) for page in document)
    finally:
        document.close()


def _characters(page: pdfium.PdfPage) -> Iterator[Character]:
    text = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(text.count_chars()):
        if engine.FPDFText_IsGenerated(text, index) == 1:  # pdfium's guess at a space
            continue
        engine.FPDFText_GetCharOrigin(text, index, x, y)
        ink_left, bottom, ink_right, _ = text.get_charbox(index)
        _, _, right, _ = text.get_charbox(index, loose=True)
        character = chr(engine.FPDFText_GetUnicode(text, index))
        size = engine.FPDFText_GetFontSize(text, index) * PIXEL
        left = x.value
        if character in HALF_SIGNS:
            left, right = ink_left, ink_right
        yield Character(HYPHENS.get(character, character), left, y.value, right, bottom, size)
    text.close()


def join_characters(characters: Sequence[Character]) -> str:
    """The text of some characters of a page, line by line."""
    return " ".join(stretch.text for line in _lines(characters) for stretch in line)


def footer(page: Sequence[Character]) -> str:
    """The text below the text area."""
    return join_characters([each for each in page if each.y < BOTTOM_MARGIN])


def read_words(page: Sequence[Character]) -> list[str]:
    """The words above the footer in reading order; see `join_broken` for those that lines break."""
    text = ""
    for stretch in _in_reading_order(_text_lines(page)):
        text += stretch
        broken = re.search(r"\S[-–—/]$", stretch)
        text += LINE_END if broken else " "
    return split_words(text.rstrip(LINE_END))


def lowest(page: Sequence[Character]) -> float:
    """How far down the text area is filled, in points from its lower edge."""
    return min(each.bottom for each in page if each.y >= BOTTOM_MARGIN) - BOTTOM_MARGIN


def line_texts(page: Sequence[Character]) -> list[list[str]]:
    """The lines above the footer, each as its stretches."""
    return [[stretch.text for stretch in line] for line in _text_lines(page)]


def _text_lines(page: Sequence[Character]) -> list[list[Stretch]]:
    return _lines([each for each in page if each.y >= BOTTOM_MARGIN])


def _lines(characters: Sequence[Character]) -> list[list[Stretch]]:
    lines: list[list[Character]] = []
    for character in sorted(characters, key=lambda each: -each.y):
        if lines and lines[-1][0].y - character.y < SAME_LINE:
            lines[-1].append(character)
        else:
            lines.append([character])
    return [list(_stretches(sorted(line, key=lambda each: each.x))) for line in lines]


def _stretches(line: Sequence[Character]) -> Iterator[Stretch]:
    """The parts of a line; a space is one that was drawn, or a gap as wide as one."""
    visible = [each for each in line if not each.text.isspace()]
    drawn = {each.x for each in line if each.text.isspace()}
    text, begin = "", visible[0]
    for last, each in pairwise([visible[0], *visible]):
        gap = each.x - last.right
        if gap > WIDE_GAP:
            yield Stretch(text, begin.x, begin.y)
            text, begin = "", each
        elif gap > A_SPACE * last.size or any(last.x < space < each.x for space in drawn):
            text += " "
        text += each.text
    yield Stretch(text, begin.x, begin.y)


def _in_reading_order(lines: Sequence[Sequence[Stretch]]) -> Iterator[str]:
    """Line by line; where two columns stand side by side, the left one before the right one."""
    aside: list[str] = []
    last_y = PAGE_HEIGHT
    for index, line in enumerate(lines):
        if last_y - line[0].y > 20:  # a gap between blocks, lines are 13 points apart there
            yield from aside
            aside = []
        last_y = line[0].y
        around = [*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2]]
        if len(line) > 1 and _begins_column(line[-1], around):
            aside.append(line[-1].text)
            line = line[:-1]  # noqa: PLW2901
        yield from (stretch.text for stretch in line)
    yield from aside


def _begins_column(stretch: Stretch, around: Sequence[Sequence[Stretch]]) -> bool:
    """Whether a stretch to the right stands over or under another that begins where it does."""
    others = (line[-1] for line in around if len(line) > 1)
    level = any(abs(other.x - stretch.x) < 1 for other in others)
    return level and stretch.x > PAGE_WIDTH / 2 and not stretch.text.isdigit()
