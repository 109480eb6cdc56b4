"""The web page carries its fonts: cut to its characters, and otherwise as they were."""

import base64
import io
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from desk.rendering import ROOT, Rendered
from desk.web_text import read_runs
from fontTools.ttLib import TTFont

from authoring.diagnostics.errors import StyleError
from authoring.formats.webfonts import FEATURES, cut_font

FONTS = ROOT / "styles" / "fonts"
REGULAR, CHINESE = FONTS / "SourceSans3-Regular.ttf", FONTS / "NotoSansSC-Regular.ttf"
FACE = re.compile(r"@font-face\s*\{(.*?)\}", re.DOTALL)
DATA = re.compile(r'url\("data:font/woff;base64,([^"]+)"\)')
FILES = {
    ("Source Sans 3", "normal", "200"): "SourceSans3-ExtraLight.ttf",
    ("Source Sans 3", "normal", "300"): "SourceSans3-Light.ttf",
    ("Source Sans 3", "normal", "400"): "SourceSans3-Regular.ttf",
    ("Source Sans 3", "normal", "600"): "SourceSans3-Semibold.ttf",
    ("Source Sans 3", "italic", "400"): "SourceSans3-Italic.ttf",
    ("Source Sans 3", "italic", "600"): "SourceSans3-SemiboldItalic.ttf",
    ("Noto Sans SC", "normal", "400"): "NotoSansSC-Regular.ttf",
    ("Noto Sans SC", "normal", "600 700"): "NotoSansSC-Bold.ttf",
}
"""The faces by what they say of themselves, each with the file that is that weight and style."""


@cache
def shipped(name: str) -> TTFont:
    return TTFont(FONTS / name)


def faces(html: str) -> Mapping[tuple[str, str, str], TTFont]:
    """The fonts of a page by family, style and weight."""
    found: dict[tuple[str, str, str], TTFont] = {}
    for rule in FACE.findall(html):
        said = dict(re.findall(r"font-(\w+):\s*([^;]+);", rule))
        key = (said["family"].strip('"'), said.get("style", "normal"), said["weight"])
        program = DATA.search(rule)
        assert program is not None, key
        found[key] = TTFont(io.BytesIO(base64.b64decode(program[1])))
    return found


def characters(html: str) -> set[str]:
    runs = [run.text for run in read_runs(html) if not run.is_in("head", "style")]
    return {character for character in "".join(runs) if not character.isspace()}


def outline(font: TTFont, character: str) -> Any:
    """What a character looks like: its points, and how wide it is."""
    name = font.getBestCmap()[ord(character)]
    points, ends, _ = font["glyf"][name].getCoordinates(font["glyf"])
    return tuple(points), tuple(ends), font["hmtx"][name][0]


@pytest.mark.whole
def test_every_character_of_the_page_has_its_glyph(sample: Rendered) -> None:
    fonts = faces(sample.web_html)
    assert set(fonts) == set(FILES)
    shown = characters(sample.web_html)
    for key, font in fonts.items():
        own = shipped(FILES[key])
        wanted = {each for each in shown if ord(each) in own.getBestCmap()}
        assert [each for each in wanted if ord(each) not in font.getBestCmap()] == []
        assert [each for each in wanted if outline(font, each) != outline(own, each)] == []
    regular = [fonts[key].getBestCmap() for key in FILES if key[1:] == ("normal", "400")]
    assert [each for each in shown if not any(ord(each) in known for known in regular)] == []


@pytest.mark.whole
def test_capitals_of_what_is_set_in_capitals_are_there(sample: Rendered) -> None:
    shown = characters(sample.web_html)
    known = faces(sample.web_html)["Source Sans 3", "normal", "600"].getBestCmap()
    capitals = {capital for each in shown for capital in each.upper() if capital.isascii()}
    assert [each for each in capitals if ord(each) not in known] == []


def test_a_font_is_cut_to_what_is_wanted() -> None:
    font = TTFont(io.BytesIO(cut_font(CHINESE, "中国 abc")))
    assert font.flavor == "woff"
    assert set(map(chr, font.getBestCmap())) == set("中国 abc")
    assert len(cut_font(CHINESE, "中国 abc")) < 5000 < CHINESE.stat().st_size


def test_a_character_that_the_font_lacks_is_left_out() -> None:
    font = TTFont(io.BytesIO(cut_font(REGULAR, "a中\U00013000")))
    assert set(map(chr, font.getBestCmap())) == {"a"}


def feature_tags(font: TTFont, table: str) -> set[str]:
    records = font[table].table.FeatureList.FeatureRecord if table in font else ()
    return {record.FeatureTag for record in records}


def test_features_that_style_sheets_turn_on_are_kept() -> None:
    cut = TTFont(io.BytesIO(cut_font(REGULAR, "AVfi0123456789")))
    own = shipped(REGULAR.name)
    wanted = {"onum", "pnum"} & feature_tags(own, "GSUB")
    assert wanted == {"onum", "pnum"}
    assert wanted <= feature_tags(cut, "GSUB")
    assert "kern" in feature_tags(cut, "GPOS")


def test_the_features_of_the_sheets_are_those_that_are_kept() -> None:
    """`font-variant-numeric` turns these features on (CSS Fonts 4, 6.7)."""
    features = {
        "oldstyle-nums": "onum",
        "lining-nums": "lnum",
        "proportional-nums": "pnum",
        "tabular-nums": "tnum",
    }
    sheet = (ROOT / "styles" / "base" / "web.css").read_text(encoding="utf-8")
    used = " ".join(re.findall(r"font-variant-numeric:\s*([^;}]+)", sheet)).split()
    assert {features[word] for word in used if word != "normal"} <= set(FEATURES)
    assert re.findall(r"font-(?:variant(?!-numeric)|feature)[\w-]*:", sheet) == []


def test_the_same_font_is_cut_to_the_same_bytes() -> None:
    assert cut_font(REGULAR, "same") == cut_font(REGULAR, reversed("same"))


@pytest.mark.parametrize("content", [b"", b"no font at all", b"\0\1\0\0" + b"\xff" * 100])
def test_a_file_that_is_no_font_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.ttf"
    path.write_bytes(content)
    with pytest.raises(StyleError, match=r"x\.ttf is not a font that can be used"):
        cut_font(path, "a")
