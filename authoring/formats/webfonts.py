"""Web fonts: fonts cut down to the characters of one page.

Place in the flow: between style sheets and the pages that carry their fonts. HarfBuzz cuts,
fontTools packs as WOFF (W3C, 2012): WOFF2 would be a quarter smaller and cost fifteen times as
long.
"""

import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from authoring.diagnostics.errors import StyleError
from authoring.formats.stylesheets import (
    Placing,
    join_style_sheets,
    media_type_of,
    read_sheet,
    write_data_address,
)
from authoring.project.resources import FONT_SUFFIXES

FEATURES: Final = ("onum", "lnum", "pnum", "tnum")
"""OpenType features that style sheets turn on, beside those that are always on."""


def characters_of(page: str, sheets: Iterable[Path]) -> frozenset[str]:
    """All that a page may show: its own characters, in capitals too, and those of its sheets."""
    generated = "".join(read_sheet(sheet) for sheet in sheets)
    return frozenset(page) | frozenset(page.upper()) | frozenset(generated)


def join_with_fonts(
    sheets: Iterable[Path],
    folders: Sequence[Path],
    characters: frozenset[str],
    placing: Placing = write_data_address,
) -> str:
    """The sheets, as `join_style_sheets`, with fonts that have those characters alone."""

    def address_of(path: Path) -> str:
        if path.suffix.lower() in FONT_SUFFIXES:
            return placing("font/woff", cut_font(path, characters))
        return placing(media_type_of(path), path.read_bytes())

    return join_style_sheets(sheets, folders, address_of)


def cut_font(path: Path, characters: Iterable[str]) -> bytes:
    """A WOFF font with the glyphs of those characters that it has.

    Raises `StyleError` for a file that is no font.
    """
    import uharfbuzz
    from fontTools.ttLib import TTFont

    try:
        face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
        wanted = uharfbuzz.SubsetInput()
        wanted.unicode_set.update(ord(character) for character in characters)
        wanted.layout_feature_tag_set.update(
            int.from_bytes(tag.encode("ascii"), "big") for tag in FEATURES
        )
        wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING
        content = uharfbuzz.subset(face, wanted).blob.data
        font = TTFont(io.BytesIO(content), recalcTimestamp=False)
    except (RuntimeError, OSError, ValueError) as error:
        raise StyleError(f"{path} is not a font that can be used") from error
    font.flavor = "woff"
    packed = io.BytesIO()
    font.save(packed, reorderTables=False)
    return packed.getvalue()
