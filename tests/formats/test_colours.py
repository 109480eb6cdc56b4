"""Colours: readable in every style, and a style's alone."""

import io
import re
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from desk.rendering import ROOT, Rendered, read_result, render_folder

STYLES = ROOT / "styles"
NAMES = sorted(path.parent.name for path in STYLES.glob("*/tokens.css"))
LEAST_CONTRAST = 4.5
"""WCAG 2.2, 1.4.3: contrast of text, level AA."""

PAIRS = (
    *product(("ink", "ink-soft", "brand", "accent"), ("paper", "brand-tint")),
    *product(("masthead-ink", "masthead-soft"), ("masthead-paper",)),
)
DARK_PAIRS = tuple((f"dark-{text}", f"dark-{ground}") for text, ground in PAIRS[:8])

TEXT_COLOUR = re.compile(r"(?<![-\w])color:\s*([^;}]+)")
GROUND = re.compile(r"(?<![-\w])background(?:-color)?:\s*([^;}]+)")
# A literal colour: hexadecimal, or made by a function of CSS Color 4.
LITERAL = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(")


def tokens(style: str) -> Mapping[str, str]:
    """The custom properties of a style."""
    text = (STYLES / style / "tokens.css").read_text(encoding="utf-8")
    return dict(re.findall(r"--([\w-]+):\s*([^;]+);", text))


def channels(colour: str) -> tuple[int, int, int]:
    assert re.fullmatch(r"#[0-9a-f]{6}", colour), f"{colour} is not written as #rrggbb"
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    shares = (value / 255 for value in channels(colour))
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    """Contrast ratio (WCAG 2.2)."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#ffffff", "#767676", 4.54)],
)
def test_contrast_is_computed_as_wcag_says(first: str, second: str, ratio: float) -> None:
    """Known figures: black on white; the two greys at the edge of level AA."""
    assert contrast(first, second) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize("style", NAMES)
@pytest.mark.parametrize("pair", [*PAIRS, *DARK_PAIRS], ids=" on ".join)
def test_text_can_be_read(style: str, pair: tuple[str, str]) -> None:
    text, ground = (tokens(style)[name] for name in pair)
    assert contrast(text, ground) >= LEAST_CONTRAST


@pytest.mark.parametrize("sheet", ["print.css", "dark.css", "web.css"])
def test_the_pairs_above_are_all_that_the_sheets_use(sheet: str) -> None:
    text = (STYLES / "base" / sheet).read_text(encoding="utf-8")
    colours = {each for value in TEXT_COLOUR.findall(text) for each in variables(value)}
    grounds = {each for value in GROUND.findall(text) for each in variables(value)}
    assert colours <= {name for name, _ in PAIRS}
    # The accent is a bar, the line colours are dots and edges: nothing is written on them.
    assert grounds <= {name for _, name in PAIRS} | {"accent", "brand-line", "hairline"}


def variables(value: str) -> list[str]:
    return re.findall(r"var\(--([\w-]+)\)", value)


@pytest.mark.parametrize("sheet", ["print.css", "dark.css", "web.css", "fonts.css"])
def test_a_style_is_changed_by_its_tokens_alone(sheet: str) -> None:
    text = (STYLES / "base" / sheet).read_text(encoding="utf-8")
    assert LITERAL.findall(re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)) == []


@pytest.mark.parametrize("style", NAMES)
def test_every_style_has_the_same_tokens(style: str) -> None:
    assert set(tokens(style)) == set(tokens(NAMES[0]))


def colours_of(content: bytes) -> set[tuple[int, int, int]]:
    """Every colour that a PDF draws text or shapes in (PDF 2.0, 8.6.8 and 8.7.4.5)."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return {
            colour
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream)
            for colour in (*_drawn(thing), *_shaded(thing))
        }


def _drawn(thing: pikepdf.Object) -> Iterator[tuple[int, int, int]]:
    is_form = isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Form"
    if thing.get("/Type") == "/Page" or is_form or "/PatternType" in thing:
        for step in pikepdf.parse_content_stream(thing):
            sets = str(step.operator) in ("rg", "RG", "sc", "SC", "scn", "SCN")
            if sets and len(step.operands) == 3:
                yield _eight_bits(step.operands)


def _shaded(thing: pikepdf.Object) -> Iterator[tuple[int, int, int]]:
    for end in ("/C0", "/C1"):
        if end in thing and len(thing[end]) == 3:
            yield _eight_bits(thing[end])


def _eight_bits(values: Any) -> tuple[int, int, int]:
    red, green, blue = (round(float(value) * 255) for value in values)
    return red, green, blue


@pytest.mark.whole
def test_a_style_without_brand_has_no_colour_of_the_brand(
    samples: Mapping[str, Rendered], tmp_path: Path
) -> None:
    branded, plain = tokens("merics"), tokens("plain")
    light = [name for name, value in branded.items() if "#" in value and "dark-" not in name]
    of_brand = {branded[name] for name in light} - {plain[name] for name in light}
    render_folder(ROOT / "issues" / "2021-04.yaml", tmp_path, style="plain")
    result = read_result(ROOT / "issues" / "2021-04.yaml", tmp_path)
    used = colours_of(samples["2021-04"].pdf)
    assert {branded["brand"], branded["accent"], branded["masthead-paper"]} <= of_brand
    assert {channels(colour) for colour in of_brand} <= used
    assert {channels(colour) for colour in of_brand} & colours_of(result.pdf) == set()
    told = [colour for colour in of_brand if colour in result.web_html.lower()]
    assert told == []


def sources() -> list[Path]:
    code = list((ROOT / "authoring").rglob("*.py"))
    pages = [path for path in (ROOT / "templates").rglob("*") if path.is_file()]
    sheets = [*(STYLES / "base").iterdir(), *(STYLES / "plain").iterdir()]
    return [*code, *pages, *sheets]


@pytest.mark.parametrize(
    "word",
    [
        "merics",
        "Mercator",
        *sorted(
            {value for value in tokens("merics").values() if value.startswith("#")} - {"#ffffff"}
        ),
    ],
)
def test_nothing_of_a_brand_stands_in_the_code(word: str) -> None:
    holding = [path for path in sources() if word.lower() in path.read_text("utf-8").lower()]
    assert [str(path.relative_to(ROOT)) for path in holding] == []
