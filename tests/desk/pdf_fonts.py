"""PDF fonts: which font programs a PDF carries, and from which font files their glyphs are."""

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeAlias

import pikepdf
from fontTools.ttLib import TTFont

Outline: TypeAlias = tuple[Any, ...]

MOST_PARTS: Final = 3


class Glyphs:
    """The glyphs of a font program by their numbers, read when they are asked for."""

    def __init__(self, program: bytes) -> None:
        font = TTFont(io.BytesIO(program))
        self.table, self.names = font["glyf"], font.getGlyphOrder()

    def outline(self, number: int) -> Outline:
        """The points of a glyph and where its contours end; empty where there is none."""
        if number >= len(self.names):
            return ()
        points, ends, _ = self.table[self.names[number]].getCoordinates(self.table)
        return (tuple(points), tuple(ends)) if len(points) else ()

    def outlines(self) -> dict[int, Outline]:
        """All glyphs that have an outline."""
        found = {number: self.outline(number) for number in range(len(self.names))}
        return {number: outline for number, outline in found.items() if outline}


@dataclass(frozen=True, slots=True)
class EmbeddedFont:
    """A font of a PDF: its name and its program."""

    name: str
    program: bytes


def read_fonts(content: bytes) -> list[EmbeddedFont]:
    """All fonts of a PDF (PDF 2.0, 9.7 and 9.9); fails for one that is not inside it."""
    fonts: dict[str, EmbeddedFont] = {}
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for page in pdf.pages:
            for font in page.Resources.get("/Font", {}).values():
                (below,) = font.DescendantFonts
                program = below.FontDescriptor.FontFile2.read_bytes()
                name = str(font.BaseFont).removeprefix("/").partition("+")[2]
                fonts[name] = EmbeddedFont(name, program)
    return list(fonts.values())


def find_origin(font: EmbeddedFont, files: Iterable[Path]) -> Path | None:
    """The file that has every glyph of an embedded font.

    Glyphs keep their numbers; parts of composed ones alone may be put behind the last of them.
    """
    embedded = Glyphs(font.program).outlines()
    for path in files:
        shipped = _read_file(path)
        moved = {n: outline for n, outline in embedded.items() if shipped.outline(n) != outline}
        behind = list(embedded)[max(1, len(embedded) - len(moved)) :]
        parts = len(moved) <= MOST_PARTS and list(moved) == behind
        if parts and set(moved.values()) <= set(_all_outlines(path, moved)):
            return path
    return None


@cache
def _read_file(path: Path) -> Glyphs:
    return Glyphs(path.read_bytes())


def _all_outlines(path: Path, wanted: Mapping[int, Outline]) -> Iterable[Outline]:
    return _read_file(path).outlines().values() if wanted else ()
