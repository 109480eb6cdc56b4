"""Web pages that share their files: what is beside them is enough, and the same for all."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk.browser import NO_BROWSER, start_browser, visit
from desk.rendering import ROOT, SAMPLES, Rendered
from desk.web_text import read_elements, read_runs, read_text
from playwright.sync_api import Browser

from authoring.render.pipeline import Format, RenderOptions, RenderRequest, render

needs_browser = pytest.mark.skipif(bool(NO_BROWSER), reason=NO_BROWSER)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both sample issues' pages with their files."""
    out = tmp_path_factory.mktemp("web")
    order = RenderRequest((ROOT,), RenderOptions((Format.HTML,), assets=True), out)
    assert all(outcome.written for outcome in render(order))
    return out


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with start_browser() as started:
        yield started


def named_files(folder: Path, page: str) -> set[str]:
    """The files that a page names, and those that its sheets name."""
    elements = read_elements((folder / page).read_text(encoding="utf-8"))
    links = [each for each in elements if each.get("rel") == "stylesheet"]
    pictures = [each for each in elements if each.tag == "img"]
    named = {each.get("href") or "" for each in links} | {
        each.get("src") or "" for each in pictures
    }
    for picture in pictures:
        named |= {part.split()[0] for part in (picture.get("srcset") or "").split(",") if part}
    for link in links:
        sheet = folder / (link.get("href") or "")
        found = re.findall(r'url\("([^")]+)"\)', sheet.read_text(encoding="utf-8"))
        named |= {f"{Path(link.get('href') or '').parent.as_posix()}/{name}" for name in found}
    return named


@pytest.mark.slow
def test_every_file_that_is_named_is_there_and_no_other(folder: Path) -> None:
    named = {name for issue in SAMPLES for name in named_files(folder, f"{issue}.html")}
    there = {path.relative_to(folder).as_posix() for path in (folder / "assets").iterdir()}
    assert named == there
    assert all(re.fullmatch(r"assets/[0-9a-f]{16}\.(css|woff|jpg)", name) for name in named)


def test_pages_share_the_sheet_and_the_latin_fonts(folder: Path) -> None:
    first, second = (named_files(folder, f"{issue}.html") for issue in SAMPLES)
    shared = {Path(name).suffix for name in first & second}
    assert shared == {".css", ".woff"}
    assert len([name for name in first & second if name.endswith(".woff")]) >= 6


@pytest.mark.whole
def test_a_page_without_its_files_inside_is_small_and_says_the_same(
    folder: Path, sample: Rendered
) -> None:
    page = (folder / f"{sample.issue.stem}.html").read_text(encoding="utf-8")
    assert "data:font" not in page
    assert "data:image/jpeg" not in page
    assert len(page.encode()) < 60_000
    assert read_text(read_runs(page)) == read_text(read_runs(sample.web_html))


@pytest.mark.whole
@needs_browser
@pytest.mark.parametrize("name", SAMPLES)
def test_a_browser_finds_everything(browser: Browser, folder: Path, name: str) -> None:
    with visit(browser, folder / f"{name}.html") as seen:
        faces = seen.page.evaluate("[...document.fonts].map(face => face.status)")
        family = seen.page.evaluate("document.fonts.check('1em \"Source Sans 3\"')")
        assert "error" not in faces
        assert "loaded" in faces
        assert family
        widths = seen.page.evaluate("[...document.images].map(image => image.naturalWidth)")
        assert all(widths)
    assert seen.console == []


@pytest.mark.whole
@needs_browser
def test_a_screen_takes_the_picture_that_is_large_enough(browser: Browser, folder: Path) -> None:
    def size_on(width: int, density: float) -> int:
        with visit(browser, folder / "2021-04.html", width, density=density) as seen:
            taken = seen.page.evaluate("document.images[0].currentSrc")
            assert sum(each.endswith(".jpg") for each in seen.requests) == 1
        return (folder / "assets" / Path(taken).name).stat().st_size

    assert size_on(360, 1) < size_on(1280, 2) * 0.6
