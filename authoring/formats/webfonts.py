"""Web fonts: a font cut down to the characters of one page.

Place in the flow: beside the web page, which carries its fonts. HarfBuzz cuts, fontTools packs as
WOFF (W3C, 2012): WOFF2 would be a quarter smaller and cost fifteen times as long.
"""

import io
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from authoring.errors import StyleError

FEATURES: Final = ("onum", "lnum", "pnum", "tnum")
"""OpenType features that style sheets turn on, beside those that are always on."""


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
