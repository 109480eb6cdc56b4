"""The web page in a real browser: on a phone, a tablet and a desktop, by day and by night."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from desk.browser import (
    AXE,
    CHROMIUM,
    NO_AXE,
    NO_BROWSER,
    NO_CHECKER,
    Scheme,
    check_html,
    start_browser,
    visit,
)
from desk.rendering import SAMPLES, Rendered
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.whole

needs_browser = pytest.mark.skipif(bool(NO_BROWSER), reason=NO_BROWSER)
needs_axe = pytest.mark.skipif(bool(NO_AXE), reason=NO_AXE)
needs_checker = pytest.mark.skipif(bool(NO_CHECKER), reason=NO_CHECKER)

WIDTHS = (360, 768, 1280)
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with start_browser() as started:
        yield started


@pytest.fixture(scope="module")
def pages(
    samples: Mapping[str, Rendered], tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, Path]:
    """The sample issues' web pages as files."""
    folder = tmp_path_factory.mktemp("pages")
    files = {name: folder / f"{name}.html" for name in SAMPLES}
    for name, file in files.items():
        file.write_text(samples[name].web_html, encoding="utf-8")
    return files


def axe_violations(page: Page) -> list[str]:
    """What axe-core finds, by the rules of WCAG 2.2 AA and its best practices."""
    page.add_script_tag(path=AXE)
    result: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert result["passes"], "axe has not looked at anything"
    return [
        f"{rule['id']}: {node['html'][:120]}"
        for rule in result["violations"]
        for node in rule["nodes"]
    ]


@needs_browser
@needs_axe
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", SAMPLES)
def test_reads_well(
    browser: Browser, pages: Mapping[str, Path], name: str, width: int, scheme: Scheme
) -> None:
    with visit(browser, pages[name], width, scheme) as seen:
        page = seen.page
        assert page.evaluate("document.documentElement.scrollWidth") <= width, "scrolls sideways"
        wide = page.evaluate(
            "[...document.querySelectorAll('main *, header *, footer *')]"
            ".filter(e => !e.closest('.skip, .dateline, .navigation'))"
            ".filter(e => e.getBoundingClientRect().right > innerWidth + 1)"
            ".map(e => e.outerHTML.slice(0, 80))"
        )
        assert wide == [], "runs over the edge"
        background = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        assert (background == "rgb(255, 255, 255)") is (scheme == "light")
        assert axe_violations(page) == []
    assert seen.console == []
    files = [each for each in seen.requests if not each.startswith("data:")]
    assert files == [pages[name].as_uri()], "asks for other files"


@needs_browser
@needs_axe
def test_axe_finds_a_fault(browser: Browser, pages: Mapping[str, Path], tmp_path: Path) -> None:
    file = tmp_path / "faulty.html"
    text = pages["2021-04"].read_text(encoding="utf-8")
    assert ' alt="' in text
    file.write_text(text.replace(' alt="', ' data-alt="'), encoding="utf-8")
    with visit(browser, file) as seen:
        assert any(found.startswith("image-alt") for found in axe_violations(seen.page))


@needs_browser
@pytest.mark.parametrize("width", WIDTHS)
def test_can_be_read_with_the_keyboard(
    browser: Browser, pages: Mapping[str, Path], width: int
) -> None:
    with visit(browser, pages["2024-12"], width) as seen:
        page = seen.page
        page.keyboard.press("Tab")
        skip = page.locator(":focus")
        assert skip.inner_text() == "Skip to the text"
        page.wait_for_timeout(300)
        box = skip.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["y"] >= 0, "the first stop is seen"
        page.keyboard.press("Enter")
        assert page.url.endswith("#items")
        page.goto(pages["2024-12"].as_uri())
        stops = [_next_stop(page) for _ in range(150)]
        reached = [stop for stop in stops if stop is not None]
        links = page.locator("a[href], summary").count()
        assert len({stop["number"] for stop in reached}) >= links, "every link is a stop"
        assert [stop for stop in reached if not stop["outline"]] == [], "focus is seen"
        order = [stop["number"] for stop in reached[:links]]
        assert order == sorted(order), "stops follow the text"


def _next_stop(page: Page) -> dict[str, Any] | None:
    page.keyboard.press("Tab")
    stop: dict[str, Any] | None = page.evaluate(
        """() => {
            const all = [...document.querySelectorAll('a[href], summary')];
            const number = all.indexOf(document.activeElement);
            const style = getComputedStyle(document.activeElement);
            return number < 0 ? null
                : {number, outline: style.outlineStyle !== 'none' && style.opacity > 0.5};
        }"""
    )
    return stop


@needs_browser
def test_a_citation_opens_and_is_marked_with_one_click(
    browser: Browser, pages: Mapping[str, Path]
) -> None:
    with visit(browser, pages["2024-12"]) as seen:
        citation = seen.page.locator("#item-2 .citation")
        text = citation.locator(".citation-text")
        assert not text.is_visible()
        citation.locator("summary").press("Enter")
        assert text.is_visible()
        text.click()
        marked = seen.page.evaluate("getSelection().toString()").strip()
        assert marked == text.inner_text()
        assert marked.startswith("Alexander Brown, Andreas Mischer: “")
        assert marked.endswith("December 4, 2024. https://example.org/briefs/2024-12.html#item-2")


@needs_browser
def test_the_navigation_stays_beside_the_text_on_a_wide_screen(
    browser: Browser, pages: Mapping[str, Path]
) -> None:
    with visit(browser, pages["2024-12"]) as seen:
        seen.page.locator(".navigation a", has_text="Energy storage").click()
        assert seen.page.url.endswith("#item-2")
        seen.page.wait_for_timeout(800)
        box = seen.page.locator(".navigation").bounding_box()
        title = seen.page.locator("#item-2 .item-title").bounding_box()
        assert box is not None
        assert title is not None
        assert 0 <= box["y"] < 200
        assert 0 <= title["y"] < 400


@needs_browser
@pytest.mark.parametrize("name", SAMPLES)
def test_prints_on_paper_without_what_only_a_screen_needs(
    browser: Browser, pages: Mapping[str, Path], name: str
) -> None:
    with visit(browser, pages[name]) as seen:
        seen.page.emulate_media(media="print")
        hidden = seen.page.locator(".skip, .navigation, .permalink, .citation, .back-to-top")
        assert hidden.count() > 10
        assert [each.is_visible() for each in hidden.all()] == [False] * hidden.count()


@needs_checker
def test_the_checker_of_html_finds_nothing(pages: Mapping[str, Path]) -> None:
    assert check_html(*pages.values()) == []


@needs_checker
def test_the_checker_of_html_finds_a_fault(tmp_path: Path) -> None:
    file = tmp_path / "faulty.html"
    file.write_text("<!DOCTYPE html><html lang=en><title>x</title><p id=a><p id=a>")
    assert any("Duplicate ID" in line for line in check_html(file))


def test_chromium_is_found_or_its_lack_is_told() -> None:
    assert bool(CHROMIUM) is not bool(NO_BROWSER)
