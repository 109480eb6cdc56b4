"""The preview in a real browser: what an editor sees while typing."""

import re
import shlex
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from desk.browser import AXE, NO_AXE
from desk.preview import PATIENCE, SAMPLE, Server, copy_project, save, start_preview
from playwright.sync_api import Browser, FrameLocator, Page, expect

pytestmark = pytest.mark.whole

expect.set_options(timeout=PATIENCE * 1000)

DATE = "date: 2024-10-30"
TITLE = "A shared data system for new materials research"
Opened = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser, server: Server) -> Iterator[Opened]:
    """Open a page of the preview in a window of its own; nothing may go wrong in it."""
    contexts = []
    console: list[str] = []

    def open_page(path: str = f"/issues/{SAMPLE}", **options: Any) -> Page:
        context = browser.new_context(viewport={"width": 1280, "height": 800}, **options)
        context.set_default_timeout(PATIENCE * 1000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: console.append(str(error)))
        page.on("console", lambda message: console.append(message.text))
        page.goto(f"{server.base}{path}")
        return page

    yield open_page
    for context in contexts:
        context.close()
    lost = ("net::ERR_INCOMPLETE_CHUNKED_ENCODING", "net::ERR_CONNECTION_REFUSED")
    assert [told for told in console if not any(each in told for each in lost)] == []


def inside(page: Page) -> FrameLocator:
    return page.frame_locator("#page")


def titles(page: Page) -> list[str]:
    return inside(page).locator(".item-name").all_inner_texts()


def shows(page: Page, text: str) -> None:
    expect(inside(page).locator("main")).to_contain_text(text)


def edit(server: Server, old: str, new: str) -> str:
    """Save the sample with a change; its text before."""
    text = server.issue.read_text(encoding="utf-8")
    assert old in text
    save(server.issue, text.replace(old, new, 1))
    return text


def scroll_of(page: Page) -> float:
    return float(page.evaluate("document.getElementById('page').contentWindow.scrollY"))


WATCH = """() => {
  const frame = document.getElementById("page").contentWindow;
  const doc = frame.document;
  window.kept = [...doc.querySelectorAll("[data-place]")];
  window.flashed = [];
  const animate = frame.Element.prototype.animate;
  frame.Element.prototype.animate = function (...given) {
    window.flashed.push(this.className);
    return animate.apply(this, given);
  };
}"""


def test_a_save_shows_and_only_what_changed_is_replaced(visit: Opened, server: Server) -> None:
    page = visit()
    shows(page, TITLE)
    page.evaluate("document.getElementById('page').contentWindow.scrollTo(0, 2400)")
    page.evaluate(WATCH)
    edit(server, TITLE, "Something else entirely")
    shows(page, "Something else entirely")
    assert scroll_of(page) == 2400
    assert page.evaluate("kept.every(element => element.isConnected)")
    assert page.evaluate("flashed").count("item-name") == 1
    assert not {"item", "section items", "comment"} & set(page.evaluate("flashed"))


def test_nothing_moves_for_those_who_want_no_motion(visit: Opened, server: Server) -> None:
    page = visit(reduced_motion="reduce")
    shows(page, TITLE)
    page.evaluate(WATCH)
    edit(server, TITLE, "Something else entirely")
    shows(page, "Something else entirely")
    assert page.evaluate("flashed") == []


def test_what_is_broken_is_told_at_its_place_and_goes_when_mended(
    visit: Opened, server: Server
) -> None:
    page = visit()
    shows(page, TITLE)
    text = server.issue.read_text(encoding="utf-8")
    line = 1 + text[: text.index(DATE)].count("\n")
    save(server.issue, text.replace(DATE, "date: 2024-13-30", 1).replace(TITLE, "Not yet"))
    row = page.locator(".problem-error").first
    expect(row.locator(".problem-place")).to_have_text(f"{line}:15")
    expect(page.locator(".stale")).to_contain_text("last version that could be read")
    assert titles(page)[0].startswith(TITLE)
    note = inside(page).locator(".preview-error").first
    expect(note).to_contain_text(f"{line}:15")
    box = note.bounding_box()
    date = inside(page).locator(".document time").first.bounding_box()
    assert box is not None
    assert date is not None
    assert abs(box["y"] - date["y"]) < 2
    assert abs(box["x"] - date["x"]) < 2
    save(server.issue, text.replace(TITLE, "Mended"))
    shows(page, "Mended")
    expect(page.locator(".problem-error")).to_have_count(0)
    expect(inside(page).locator(".preview-error")).to_have_count(0)


def test_a_file_that_is_no_yaml_at_all_leaves_the_page(visit: Opened, server: Server) -> None:
    page = visit()
    shows(page, TITLE)
    text = server.issue.read_text(encoding="utf-8")
    for broken in ("", "\t{{{", "\x00", "<<<<<<< ours\na: 1\n=======\na: 2\n>>>>>>> theirs\n"):
        save(server.issue, broken)
        expect(page.locator(".problem-error").first).to_be_visible()
        expect(page.locator(".stale")).to_be_visible()
        assert titles(page)[0].startswith(TITLE)
    save(server.issue, text)
    expect(page.locator(".stale")).to_have_count(0)


def test_a_broken_issue_shows_what_can_be_read_from_the_start(
    visit: Opened, server: Server
) -> None:
    edit(server, DATE, "date: 2024-13-30")
    page = visit()
    shows(page, "Storage giants wanted")
    expect(page.locator(".stale")).to_contain_text("stand for what is missing")


def test_a_click_on_a_problem_scrolls_the_page_to_it(visit: Opened, server: Server) -> None:
    page = visit()
    shows(page, TITLE)
    edit(server, "date: 2024-10-28", "date: 2024-10-27")
    before = scroll_of(page)
    page.locator("button.problem-message").last.click()
    page.wait_for_function(
        "before => document.getElementById('page').contentWindow.scrollY > before + 500",
        arg=before,
    )
    expect(inside(page).locator("[data-place]").last).to_be_attached()


def test_a_click_on_a_paragraph_tells_its_place(visit: Opened, server: Server) -> None:
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    shows(page, TITLE)
    text = server.issue.read_text(encoding="utf-8")
    line = 1 + text[: text.index(TITLE)].count("\n")
    inside(page).locator(".item-name").first.click()
    place = f"issues/{SAMPLE}:{line}:12"
    expect(page.locator("#told")).to_contain_text(place)
    assert page.evaluate("navigator.clipboard.readText()") == place
    # Lines above move the place; the answer is of the file as it is now.
    edit(server, "items:", "# one\n# two\nitems:")
    expect(page.locator(".problem-place").first).not_to_have_text("150:15")
    inside(page).locator(".item-name").first.click()
    expect(page.locator("#told")).to_contain_text(f"issues/{SAMPLE}:{line + 2}:12")


def test_a_click_opens_the_editor(browser: Browser, tmp_path: Path) -> None:
    told = tmp_path / "told"
    code = f"import sys; open({str(told)!r}, 'w').write(' '.join(sys.argv[1:]))"
    program = shlex.quote(sys.executable)
    command = f'{program} -c "{code}" {{file}} {{line}} {{column}}'
    with start_preview(copy_project(tmp_path / "desk"), "--editor", command) as server:
        page = browser.new_page()
        page.goto(f"{server.base}/issues/{SAMPLE}")
        shows(page, TITLE)
        page.locator(".problem-place").first.click()
        expect(page.locator("#told")).to_contain_text("opens in the editor")
        page.wait_for_function("() => true")
        while not (told.is_file() and told.read_text(encoding="utf-8")):
            page.wait_for_timeout(10)
        assert told.read_text(encoding="utf-8") == f"{server.issue.resolve()} 150 15"
        page.close()


def test_several_browsers_follow_at_once(visit: Opened, server: Server) -> None:
    pages = [visit() for _ in range(3)]
    for page in pages:
        shows(page, TITLE)
    edit(server, TITLE, "For all of them")
    for page in pages:
        shows(page, "For all of them")


def test_a_page_finds_the_server_again(browser: Browser, tmp_path: Path) -> None:
    root = copy_project(tmp_path / "desk")
    page = browser.new_page()
    with start_preview(root) as server:
        page.goto(f"{server.base}/issues/{SAMPLE}")
        shows(page, TITLE)
        port = server.port
        assert server.end() == 0
    expect(page.locator("#connection")).to_be_visible()
    edit(server, TITLE, "Written while it was away")
    with start_preview(root) as again:
        assert again.port == port
        shows(page, "Written while it was away")
        expect(page.locator("#connection")).to_be_hidden()
        # What its page is told now is for this server.
        inside(page).locator(".item-name").first.click()
        expect(page.locator("#told")).to_contain_text(SAMPLE)
        page.close()


def test_pages_of_the_pdf_follow_and_those_without_change_stay(
    visit: Opened, server: Server
) -> None:
    page = visit()
    page.click("[data-view=print]")
    expect(page.locator(".print").first).to_be_visible()
    before = page.locator(".print").evaluate_all("pages => pages.map(page => page.src)")
    page.locator("#prints").evaluate("element => element.scrollTo(0, 900)")
    edit(server, TITLE, "Another title on paper")
    expect(page.locator("#print-2")).not_to_have_attribute("src", re.compile(before[1][-20:]))
    after = page.locator(".print").evaluate_all("pages => pages.map(page => page.src)")
    assert after[2:] == before[2:]
    assert page.locator("#prints").evaluate("element => element.scrollTop") == 900


def test_a_broken_template_leaves_the_page_and_says_where(visit: Opened, server: Server) -> None:
    page = visit()
    shows(page, TITLE)
    template = server.root / "templates" / "web.html"
    template.parent.mkdir()
    good = '{% extends "shipped/web.html" %}\n{% block cover %}<p>Our own block</p>{% endblock %}\n'
    template.write_text(good.replace("{% endblock %}", "{% endblok %}"), encoding="utf-8")
    expect(page.locator(".failure-place")).to_contain_text("web.html:2")
    assert titles(page)[0].startswith(TITLE)
    save(template, good)
    shows(page, "Our own block")
    expect(page.locator(".failure")).to_have_count(0)
    template.unlink()
    expect(inside(page).locator("main")).not_to_contain_text("Our own block")


def test_a_style_sheet_shows_without_a_reload(visit: Opened, server: Server) -> None:
    page = visit()
    shows(page, TITLE)
    page.evaluate("document.getElementById('page').contentWindow.stays = true")
    sheet = server.root / "styles" / "merics" / "web.css"
    sheet.parent.mkdir(parents=True)
    sheet.write_text(".item-title { color: rgb(1, 2, 3); }\n", encoding="utf-8")
    title = inside(page).locator(".item-title").first
    expect(title).to_have_css("color", "rgb(1, 2, 3)")
    save(sheet, ".item-title { color: rgb(4, 5, 6); }\n")
    expect(title).to_have_css("color", "rgb(4, 5, 6)")
    save(sheet, "@import 'x';\n")
    expect(page.locator(".failure")).to_contain_text("@import")
    expect(title).to_have_css("color", "rgb(4, 5, 6)")
    assert page.evaluate("document.getElementById('page').contentWindow.stays")


def test_the_publication_shows(visit: Opened, server: Server) -> None:
    page = visit()
    shows(page, TITLE)
    publication = server.root / "issues/publication.yaml"
    text = publication.read_text(encoding="utf-8")
    save(publication, text.replace("series: China Industries", "series: Other Industries"))
    expect(inside(page).locator(".kicker")).to_contain_text("Other Industries")


def test_a_file_that_goes_and_comes_back(visit: Opened, server: Server) -> None:
    page = visit()
    shows(page, TITLE)
    other = server.issue.with_name("renamed.yaml")
    server.issue.rename(other)
    expect(page.locator(".failure")).to_contain_text("deleted, moved or renamed")
    assert titles(page)[0].startswith(TITLE)
    other.rename(server.issue)
    expect(page.locator(".failure")).to_have_count(0)


def test_the_list_of_all_issues(visit: Opened, server: Server) -> None:
    page = visit("/")
    row = page.locator(".issue-row", has_text=SAMPLE)
    expect(row).to_contain_text("December 4, 2024")
    expect(row).to_contain_text("final")
    expect(row).to_contain_text("3 warnings")
    expect(row.locator("img.thumbnail")).to_be_visible()
    edit(server, "status: final", "status: draft\nnonsense: 1")
    expect(row).to_contain_text("1 error")
    expect(row).to_contain_text("draft")
    new = server.issue.with_name("2025-01.yaml")
    save(new, server.issue.read_text(encoding="utf-8"))
    expect(page.locator(".issue-row")).to_have_count(3)
    new.unlink()
    expect(page.locator(".issue-row")).to_have_count(2)
    row.locator("a").click()
    expect(page.locator(".bar-title")).to_have_text(SAMPLE)


@pytest.mark.skipif(bool(NO_AXE), reason=NO_AXE)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_it(visit: Opened, server: Server, scheme: str) -> None:
    edit(server, "date: 2024-12-04", "nonsense: 1\ndate: 2024-12-04")
    for path, ready in (("/", ".count-error"), (f"/issues/{SAMPLE}", ".problem-error")):
        page = visit(path, color_scheme=scheme, bypass_csp=True)
        expect(page.locator(ready).first).to_be_visible()
        for width in (1280, 900):
            page.set_viewport_size({"width": width, "height": 800})
            page.add_script_tag(path=AXE)
            found = page.evaluate("axe.run(document, {iframes: false})")
            assert [each["id"] for each in found["violations"]] == []
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
