"""The page of a difference: one file, in the publication's style, readable by everyone."""

import re
from collections.abc import Callable, Iterator
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
from desk.rendering import ISSUES, ROOT
from desk.revising import ISSUE, copy_issue
from playwright.sync_api import Browser
from yaml import safe_dump

from authoring.diff.formats import DiffFormat, write_comparison
from authoring.diff.versions import compare_versions
from authoring.project.discovery import Project

Make = Callable[..., Project]
WIDTHS = (360, 768, 1280)
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
PUBLICATION = (ISSUES / "publication.yaml").read_text(encoding="utf-8")


def write(data: Any) -> str:
    return str(safe_dump(data, allow_unicode=True, sort_keys=False))


@pytest.fixture
def versions(make_project: Make) -> tuple[str, str]:
    """Two versions of an issue in a project of the branded style."""
    new = copy_issue()
    new["items"].append(new["items"].pop(0))
    new["items"][2]["comment"] = new["items"][2]["comment"].replace("Makers", "<b>Sellers</b>")
    new["items"][2]["documents"][0]["original_title"] = "民用无人机运行规定"
    new["items"].insert(0, {"title": "Trains", "at_a_glance": "A line opens. 铁路。"})
    del new["noteworthy"][1]
    files = {"old.yaml": write(ISSUE), "new.yaml": write(new)}
    folder = make_project(files, PUBLICATION).issues_folder
    return str(folder / "old.yaml"), str(folder / "new.yaml")


def make_page(versions: tuple[str, str], *, only_numbers: bool = False) -> str:
    return write_comparison(compare_versions(*versions), DiffFormat.HTML, only_numbers=only_numbers)


def test_old_and_new_are_elements_and_text_stays_text(versions: tuple[str, str]) -> None:
    page = make_page(versions)
    assert "<del>Makers</del> have" in page
    assert "<ins>&lt;b&gt;Sellers&lt;/b&gt;</ins> have" in page
    assert '<del><span lang="zh-Hans">管理</span></del>' in page
    assert '<ins><span lang="zh-Hans">运行</span></ins>' in page


def test_the_page_needs_nothing_else(versions: tuple[str, str]) -> None:
    page = make_page(versions)
    assert "<script" not in page
    fetched = re.findall(r"(?:src|href)=\"([^\"]*)\"|url\(\"?([^)\"]*)", page)
    assert {"".join(each).partition(":")[0] for each in fetched} == {"data"}
    assert " style=" not in page


def test_the_style_is_the_publications(versions: tuple[str, str]) -> None:
    assert '<html lang="en" class="diff merics">' in make_page(versions)
    publication = Path(versions[1]).parent / "publication.yaml"
    publication.write_text(PUBLICATION.replace("style: merics", "style: gone"), encoding="utf-8")
    assert '<html lang="en" class="diff plain">' in make_page(versions)


def test_a_block_of_the_desks_own(versions: tuple[str, str]) -> None:
    own = Path(versions[1]).parents[1] / "templates" / "diff.html"
    own.parent.mkdir()
    own.write_text(
        '{% extends "shipped/diff.html" %}{% block masthead %}<h1>Round two</h1>{% endblock %}',
        encoding="utf-8",
    )
    assert "<h1>Round two</h1>" in make_page(versions)


# In a browser.


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with start_browser() as started:
        yield started


@pytest.mark.whole
@pytest.mark.skipif(bool(NO_BROWSER), reason=NO_BROWSER)
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_it_fits_every_screen(
    browser: Browser, versions: tuple[str, str], tmp_path: Path, width: int, scheme: Scheme
) -> None:
    assert CHROMIUM
    for only_numbers in (False, True):
        file = tmp_path / "diff.html"
        file.write_text(make_page(versions, only_numbers=only_numbers), encoding="utf-8")
        with visit(browser, file, width, scheme) as seen:
            page = seen.page
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert seen.console == []
            assert [each for each in seen.requests if not each.startswith(("file:", "data:"))] == []
            background = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
            assert (background == "rgb(255, 255, 255)") is (scheme == "light")
            if not only_numbers and width == 1280:
                old, new = (
                    page.locator(f".side[data-side={side}]").first.bounding_box()
                    for side in ("Old", "New")
                )
                assert old is not None
                assert new is not None
                assert old["y"] == new["y"]
                assert old["x"] < new["x"]


@pytest.mark.whole
@pytest.mark.skipif(bool(NO_BROWSER or NO_AXE), reason=NO_BROWSER or NO_AXE)
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_no_fault(
    browser: Browser, versions: tuple[str, str], tmp_path: Path, width: int, scheme: Scheme
) -> None:
    file = tmp_path / "diff.html"
    for only_numbers in (False, True):
        file.write_text(make_page(versions, only_numbers=only_numbers), encoding="utf-8")
        with visit(browser, file, width, scheme) as seen:
            seen.page.add_script_tag(path=AXE)
            result = seen.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
            assert result["passes"], "axe has not looked at anything"
            assert [rule["id"] for rule in result["violations"]] == []


@pytest.mark.whole
@pytest.mark.skipif(bool(NO_CHECKER), reason=NO_CHECKER)
def test_it_is_html(versions: tuple[str, str], tmp_path: Path) -> None:
    file = tmp_path / "diff.html"
    for only_numbers in (False, True):
        file.write_text(make_page(versions, only_numbers=only_numbers), encoding="utf-8")
        assert check_html(file) == []


OWN_COLOURS = re.compile(r"--(old|new)-(ink|paper): (#[0-9a-f]{6});")


def test_old_and_new_words_can_be_read_by_day_and_by_night() -> None:
    """WCAG 2.2, 1.4.3, level AA; by computation, for axe may not be there."""

    def luminance(colour: str) -> float:
        shares = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
        linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    sheet = (ROOT / "styles/base/diff.css").read_text(encoding="utf-8")
    colours = [luminance(found[3]) for found in OWN_COLOURS.finditer(sheet)]
    assert len(colours) == 8
    for ink, paper in zip(colours[::2], colours[1::2], strict=True):
        light, dark = max(ink, paper), min(ink, paper)
        assert (light + 0.05) / (dark + 0.05) >= 4.5
