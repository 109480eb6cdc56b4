"""Decoys: fonts that a machine might have and that no brief may be set in."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

HIEROGLYPH: Final = "\U00013000"
EMOJI: Final = "\N{GRINNING FACE}"
COVERED: Final = (
    "".join(map(chr, range(0x21, 0x7F))) + "‐–—’“”·中国制造强智能的" + HIEROGLYPH + EMOJI
)

CONFIGURATION: Final = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>{folders}<cachedir>{cache}</cachedir></fontconfig>
"""


def write_font(path: Path, family: str, characters: str = COVERED) -> Path:
    """Write a font of that family in which every character is a box."""
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    for point in ((50, 700), (450, 700), (450, 0)):
        pen.lineTo(point)
    pen.closePath()
    names = {ord(character): f"u{ord(character):05X}" for character in characters + " "}
    glyphs = [".notdef", *sorted(set(names.values()))]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(glyphs)
    builder.setupCharacterMap(names)
    builder.setupGlyf(dict.fromkeys(glyphs, pen.glyph()))
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (500, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": family, "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    path.parent.mkdir(parents=True, exist_ok=True)
    builder.save(path)
    return path


def machine_with_fonts(folder: Path) -> Mapping[str, str]:
    """The environment of a machine whose fonts cover everything, some under our fonts' names."""
    fonts = folder / "data" / "fonts"
    for family in ("Decoy CJK", "Noto Sans CJK SC", "Noto Sans SC", "Source Sans 3"):
        write_font(fonts / f"{family}.ttf", family)
    return _machine(folder, fonts, Path("/usr/share/fonts"))


def machine_without_fonts(folder: Path) -> Mapping[str, str]:
    """The environment of a machine that has no font at all."""
    empty = folder / "empty"
    empty.mkdir(parents=True)
    return _machine(folder, empty)


def _machine(folder: Path, *fonts: Path) -> Mapping[str, str]:
    listed = "".join(f"<dir>{each}</dir>" for each in fonts)
    configuration = folder / "fonts.conf"
    text = CONFIGURATION.format(folders=listed, cache=folder / "fontcache")
    configuration.write_text(text, encoding="utf-8")
    return {
        "FONTCONFIG_FILE": str(configuration),
        "HOME": str(folder),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_CACHE_HOME": str(folder / "cache"),
    }
