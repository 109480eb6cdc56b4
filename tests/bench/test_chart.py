"""The chart shows its figures to scale, and every word of it can be read."""

import re

import pytest
from desk.bench.chart import LONGEST, MARGIN, START, WIDTH, Bar, Panel, draw_chart
from desk.bench.peers import FINDERS
from desk.rendering import ROOT
from lxml import etree
from PIL import ImageFont

SVG = "{http://www.w3.org/2000/svg}"
BARS = (
    Bar("one & a half", 1.5, "1.50 s"),
    Bar("three", 3.0, "3.00 s", is_own=True),
    Bar("next to nothing", 0.0001, "0.00 s"),
)
CHART = draw_chart(
    "Two panels", [Panel("First", "in seconds", BARS), Panel("Second", "", BARS[:1])]
)


@pytest.fixture(scope="module")
def tree() -> etree._Element:
    return etree.fromstring(CHART.encode())


def texts(tree: etree._Element, kind: str) -> list[etree._Element]:
    return [each for each in tree.iter(f"{SVG}text") if kind in each.get("class", "").split()]


def length_of(words: str) -> float:
    """How long a label is in letters of 15 pixels, bold, as wide as the widest usual fonts."""
    font = ImageFont.truetype(str(ROOT / "styles/fonts/SourceSans3-Bold.ttf"), 15)
    return float(font.getlength(words)) * 1.12


def test_bars_are_as_long_as_their_figures(tree: etree._Element) -> None:
    bars = [each for each in tree.iter(f"{SVG}rect") if "bar" in each.get("class", "").split()]
    one, three, nothing, alone = (float(bar.get("width", "")) for bar in bars)
    assert three == 2 * one == LONGEST
    assert 0 < nothing <= 1, "what is little is still seen"
    assert alone == LONGEST, "each panel has a scale of its own"
    assert ["own" in bar.get("class", "") for bar in bars] == [False, True, False, False]


def test_names_and_values_stand_in_the_order_of_the_bars(tree: etree._Element) -> None:
    assert [each.text for each in texts(tree, "name")][:3] == [bar.name for bar in BARS]
    assert [each.text for each in texts(tree, "value")][:3] == [bar.value for bar in BARS]


def test_nothing_lies_outside_or_over_another(tree: etree._Element) -> None:
    bottoms: list[float] = []
    for group in tree.iter(f"{SVG}g"):
        (top,) = re.findall(r"translate\(0 (\d+)\)", group.get("transform", ""))
        places = [float(each.get("y", "")) + int(top) for each in group.iter(f"{SVG}text")]
        assert not bottoms or places[0] > bottoms[-1] + MARGIN
        bottoms.append(max(places))
    assert bottoms[-1] < float(tree.get("height", "")) - MARGIN / 2
    assert START + LONGEST + 8 + length_of("1234.56 s") < WIDTH - MARGIN / 2


@pytest.mark.parametrize("name", FINDERS)
def test_names_of_programs_fit_left_of_the_bars(name: str) -> None:
    assert length_of(name) < START - 12 - MARGIN / 2


def test_the_chart_reads_on_light_and_on_dark_pages() -> None:
    light, dark = re.findall(r":root \{ (.*?) \}", CHART)
    assert "prefers-color-scheme: dark" in CHART
    for colours in (dict(re.findall(r"--([a-z]+): (#\w{6})", each)) for each in (light, dark)):
        for name in ("ink", "soft"):
            assert contrast(colours[name], colours["paper"]) >= 4.5
        for name in ("bar", "own"):
            assert contrast(colours[name], colours["paper"]) >= 1.7
        assert set(re.findall(r"var\(--([a-z]+)\)", CHART)) <= set(colours)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, by WCAG 2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
