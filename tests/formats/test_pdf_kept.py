"""What pages of one process have in common is kept for the next one, and only that."""

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from desk.commands import environment, run
from desk.rendering import ISSUES, ROOT

from authoring.formats.fontconfig import use_only_fonts_of
from authoring.formats.pdf.engine import load_engine
from authoring.formats.pdf.fonts import font_configuration
from authoring.formats.pdf.sheets import MOST, kept_sheets
from authoring.formats.savings import SWITCH

pytestmark = pytest.mark.whole

FONTS = ROOT / "styles" / "fonts"
PAGE = "<style>@page {{ size: {width}px 300px }} p {{ color: {colour} }}</style><p>{text}"


@pytest.fixture
def fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of fonts of its own, the only one that is used."""
    monkeypatch.setenv("FONTCONFIG_FILE", "as it was")
    folder = tmp_path / "fonts"
    folder.mkdir()
    for path in FONTS.glob("SourceSans3-Regular.ttf"):
        (folder / path.name).write_bytes(path.read_bytes())
    use_only_fonts_of([folder])
    return folder


def configure(*folders: Path, sheet: str = "") -> Any:
    """The configuration that a page with a sheet gets."""
    engine = load_engine()
    with font_configuration(engine, folders) as configuration:
        engine.HTML(string=f"<style>{sheet}</style>One").render(font_config=configuration)
    return configuration


def test_pages_share_their_fonts(fonts: Path) -> None:
    assert configure(fonts) is configure(fonts)


def test_other_fonts_are_read(fonts: Path) -> None:
    first = configure(fonts)
    (fonts / "More.ttf").write_bytes((FONTS / "SourceSans3-Light.ttf").read_bytes())
    second = configure(fonts)
    assert second is not first
    (fonts / "More.ttf").write_bytes((FONTS / "SourceSans3-Italic.ttf").read_bytes())
    assert configure(fonts) is not second


def test_a_process_that_made_pdfs_ends_in_order(tmp_path: Path) -> None:
    """A program that has the toolkit as a library takes the interpreter apart, unlike `brief`."""
    code = (
        "from pathlib import Path\n"
        "from authoring.render.pipeline import Format, RenderOptions, RenderRequest, render\n"
        f"order = RenderRequest((Path({str(ISSUES)!r}),), RenderOptions((Format.PDF,)), Path('out'))\n"
        "assert all(outcome.written for outcome in render(order))"
    )
    result = run(tmp_path, (sys.executable, "-c", code), environment())
    assert (result.code, result.talk) == (0, "")


def test_a_font_that_a_page_brings_along_goes_with_it(fonts: Path) -> None:
    plain = configure(fonts)
    address = (FONTS / "SourceSans3-Light.ttf").as_uri()
    own = configure(fonts, sheet=f"@font-face {{ font-family: Own; src: url({address}) }}")
    assert own is plain
    assert not own._folder.exists()
    assert configure(fonts) is not own


def test_a_page_that_failed_leaves_nothing(fonts: Path) -> None:
    first = configure(fonts)
    with pytest.raises(ZeroDivisionError), font_configuration(load_engine(), [fonts]):
        _ = 1 / 0
    assert configure(fonts) is not first


def test_threads_have_their_own(fonts: Path) -> None:
    mine, others = configure(fonts), []
    thread = threading.Thread(target=lambda: others.append(configure(fonts)))
    thread.start()
    thread.join()
    assert [configuration is mine for configuration in others] == [False]
    assert configure(fonts) is mine


def test_a_page_in_a_page_has_its_own(fonts: Path) -> None:
    engine = load_engine()
    with (
        font_configuration(engine, [fonts]) as outer,
        font_configuration(engine, [fonts]) as inner,
    ):
        assert inner is not outer


def test_fonts_are_read_each_time_if_that_is_wanted(
    fonts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = configure(fonts)
    monkeypatch.setenv(SWITCH, "fonts")
    assert configure(fonts) is not first


@pytest.fixture
def count_parsed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Renders pages; how many of their sheets were parsed."""
    engine = load_engine()
    parse, parsed = engine.tinycss2.parse_stylesheet, []

    def parse_and_note(text: str) -> object:
        parsed.append(text)
        return parse(text)

    monkeypatch.setattr(engine.tinycss2, "parse_stylesheet", parse_and_note)
    monkeypatch.setattr("authoring.formats.pdf.sheets._kept", {})

    def count(*pages: str) -> int:
        parsed.clear()
        for page in pages:
            with kept_sheets(engine):
                engine.HTML(string=page, base_url=ROOT.as_uri()).write_pdf()
        return len(parsed)

    return count


def test_a_sheet_is_parsed_once(count_parsed: Callable[..., int]) -> None:
    pages = [PAGE.format(width=200, colour="red", text=text) for text in "abc"]
    assert count_parsed(*pages) == 1
    assert count_parsed(*pages, PAGE.format(width=201, colour="red", text="a")) == 1


def test_a_page_looks_the_same_with_a_kept_sheet() -> None:
    engine = load_engine()
    pages = [
        PAGE.format(width=width, colour=colour, text=f"{number}" * number)
        for number, (width, colour) in enumerate(((200, "red"), (300, "red"), (200, "red")), 1)
    ]
    plain = [engine.HTML(string=page).write_pdf() for page in pages]
    kept = []
    for page in pages:
        with kept_sheets(engine):
            kept.append(engine.HTML(string=page).write_pdf())
    assert kept == plain
    assert len(set(kept)) == len(pages)


@pytest.mark.parametrize(
    "sheet",
    [
        "@font-face { font-family: Own; src: local(Own) }",
        "@counter-style own { symbols: a b } ol { list-style: own }",
        "@\\69mport url(nothing.css);",
        "@color-profile --own { rendering-intent: perceptual }",
    ],
)
def test_a_sheet_that_does_more_is_parsed_each_time(
    count_parsed: Callable[..., int], sheet: str
) -> None:
    assert count_parsed(*(f"<style>{sheet}</style>One",) * 2) == 2


def test_of_several_sheets_the_first_is_kept(count_parsed: Callable[..., int]) -> None:
    page = "<style>@page { size: 99px }</style><style>p { color: red }</style><p>One"
    assert count_parsed(page, page) == 3


def test_few_sheets_are_kept(count_parsed: Callable[..., int]) -> None:
    pages = [PAGE.format(width=200, colour=f"#00{number:02}00", text="a") for number in range(9)]
    assert count_parsed(*pages, *pages[-MOST:], pages[0]) == len(pages) + 1


def test_sheets_are_parsed_each_time_if_that_is_wanted(
    count_parsed: Callable[..., int], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = PAGE.format(width=200, colour="red", text="a")
    monkeypatch.setenv(SWITCH, "page-sheets")
    assert count_parsed(page, page) == 2
