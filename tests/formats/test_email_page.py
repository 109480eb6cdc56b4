"""The HTML of a mail: readable where programs know little, small enough, looking as a style says."""

import re
import socket
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest
from desk.browser import (
    AXE,
    NO_AXE,
    NO_BROWSER,
    NO_CHECKER,
    Scheme,
    check_html,
    start_browser,
    visit,
)
from desk.long_issue import write_long_issue
from desk.mail_support import NO_SUPPORT_DATA, find_unsupported, without_styles
from desk.mails import html_of, make_mail, sample_mail, sample_view
from desk.rendering import ROOT, SAMPLES
from desk.views import read_view
from desk.web_text import read_elements
from formats.test_colours import (
    DARK_PAIRS,
    GROUND,
    LITERAL,
    NAMES,
    PAIRS,
    TEXT_COLOUR,
    tokens,
    variables,
)
from playwright.sync_api import Browser

from authoring.diagnostics.errors import StyleError
from authoring.diagnostics.problems import Severity
from authoring.formats.email import describe_clipping, is_clipped
from authoring.formats.email.sheets import sort_rules
from authoring.formats.stylesheets import join_style_sheets
from authoring.project.discovery import Project
from authoring.project.resources import Resources
from authoring.source import read_document

needs_browser = pytest.mark.skipif(bool(NO_BROWSER), reason=NO_BROWSER)
needs_axe = pytest.mark.skipif(bool(NO_AXE), reason=NO_AXE)
needs_checker = pytest.mark.skipif(bool(NO_CHECKER), reason=NO_CHECKER)
needs_support_data = pytest.mark.skipif(bool(NO_SUPPORT_DATA), reason=NO_SUPPORT_DATA)

SHEET: Final = ROOT / "styles/base/email.css"
SCHEMES: Final[tuple[Scheme, ...]] = ("light", "dark")
WIDTHS: Final = (375, 700)
# A mail stands in the page of a mail program, which has the landmarks.
NOT_FOR_MAILS: Final = ("landmark-one-main", "region")

# What a program lacks, and why that does no harm.
HARMLESS: Final[Mapping[str, str]] = {
    "<body> element": "is replaced; the ground is a table's",
    "aria-hidden attribute": "a discontinued program alone",
    "aria-label attribute": "a discontinued program alone",
    "role attribute": "a discontinued program alone",
    "display:none": "one program, where the preheader has no height either",
    "overflow": "the preheader; Outlook hides it by a property of its own",
    "color-scheme meta tag": "a program that does not know it shows its own dark colours",
    "max-height property": "the preheader, which has no height either",
    "white-space": "the reading time breaks in two",
    "word-break": "a word of the headline that is wider than the screen is not broken",
}

Make = Callable[..., Project]


@pytest.mark.whole
@needs_support_data
@pytest.mark.parametrize("name", SAMPLES)
def test_mail_programs_know_what_the_mail_is_made_of(name: str) -> None:
    found = find_unsupported(without_styles(html_of(sample_mail(name))))
    assert set(found) == set(HARMLESS)


@pytest.mark.whole
@needs_support_data
def test_the_data_tell_of_what_programs_do_not_know() -> None:
    found = find_unsupported('<div style="display: grid; position: sticky">x</div>')
    assert {"display:grid", "position:sticky"} & set(found) or len(found) >= 2


@pytest.mark.whole
@needs_checker
def test_the_checker_finds_no_fault_but_the_namespace_of_office(tmp_path: Path) -> None:
    files = [tmp_path / f"{name}.html" for name in SAMPLES]
    for file in files:
        file.write_text(sample_mail(file.stem).html, encoding="utf-8")
    errors = [line.partition(" error: ")[2] for line in check_html(*files) if " error: " in line]
    assert errors == ["Attribute “xmlns:o” not allowed here."] * len(files)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with start_browser() as started:
        yield started


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Mapping[tuple[str, bool], Path]:
    """The samples' mails as files, with their style elements and without."""
    folder = tmp_path_factory.mktemp("mails")
    files = {}
    for name in SAMPLES:
        html = sample_mail(name).html
        for has_styles in (True, False):
            files[name, has_styles] = folder / f"{name}-{has_styles}.html"
            text = html if has_styles else without_styles(html)
            files[name, has_styles].write_text(text, encoding="utf-8")
    return files


@pytest.mark.whole
@needs_browser
@needs_axe
@pytest.mark.parametrize("has_styles", [True, False], ids=["styles", "no styles"])
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", SAMPLES)
def test_reads_well(  # what is combined
    browser: Browser,
    pages: Mapping[tuple[str, bool], Path],
    *,
    name: str,
    width: int,
    scheme: Scheme,
    has_styles: bool,
) -> None:
    with visit(browser, pages[name, has_styles], width, scheme) as seen:
        page = seen.page
        assert page.evaluate("document.documentElement.scrollWidth") <= width, "scrolls sideways"
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert (ground == "rgb(20, 35, 47)") is (scheme == "dark" and has_styles)
        page.add_script_tag(path=AXE)
        rules = {rule: {"enabled": False} for rule in NOT_FOR_MAILS}
        result: dict[str, Any] = page.evaluate("rules => axe.run(document, {rules})", rules)
        found = [(rule["id"], node) for rule in result["violations"] for node in rule["nodes"]]
        assert [f"{rule}: {node['html'][:99]}" for rule, node in found] == []
        assert "color-contrast" in {rule["id"] for rule in result["passes"]}
    assert seen.console == []
    assert [each for each in seen.requests if not each.startswith("data:")] == [
        pages[name, has_styles].as_uri()
    ]


@pytest.mark.whole
@needs_browser
@pytest.mark.parametrize("has_styles", [True, False], ids=["styles", "no styles"])
def test_labels_hang_where_there_is_room(
    browser: Browser, pages: Mapping[tuple[str, bool], Path], *, has_styles: bool
) -> None:
    for width, beside in ((700, True), (375, False)):
        with visit(browser, pages["2024-12", has_styles], width) as seen:
            label, text = (
                seen.page.locator(f".{name}").first.bounding_box() for name in ("hanging", "beside")
            )
            assert label is not None
            assert text is not None
            assert (label["y"] == text["y"]) is beside
            assert (text["x"] > label["x"]) is beside


@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_are_shown_whole(name: str) -> None:
    assert not is_clipped(sample_mail(name).size)
    assert sample_mail(name).size == len(html_of(sample_mail(name)).encode())


def test_a_mail_that_gmail_cuts_is_told_of(tmp_path: Path) -> None:
    path = write_long_issue(tmp_path)
    mail = make_mail(read_view(path), tmp_path)
    assert is_clipped(mail.size)
    assert is_clipped(102_001)
    assert not is_clipped(102_000)
    problem = describe_clipping(mail.size, read_document(path), shortened=False)
    assert (problem.kind.code, problem.severity) == ("BR116", Severity.WARNING)
    assert f"{mail.size / 1000:.0f} KB of HTML; Gmail shows 102 KB" in problem.message
    assert "email: {comment: first-paragraph}" in (problem.hint or "")
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[problem.span.start.line - 1] == "items:"
    again = describe_clipping(mail.size, read_document(path), shortened=True)
    assert "first-paragraph" not in (again.hint or "")


def desk(make_project: Make, issue: str, files: Mapping[str, str]) -> str:
    project = make_project({"a.yaml": issue, **files})
    view = replace(read_view(project.issues_folder / "a.yaml"), style="plain")
    return html_of(make_mail(view, project.root))


def test_a_template_replaces_one_block(make_project: Make, issue_text: str) -> None:
    template = (
        '{% extends "shipped/email.html" %}'
        "{% block contents %}<tr><td>Own contents of {{ brief.series }}</td></tr>{% endblock %}"
    )
    html = desk(make_project, issue_text, {"../templates/email.html": template})
    assert "Own contents of Monthly Notes" in html
    assert "Something happened." in html
    assert "In this brief" not in html


def test_a_style_changes_the_look(make_project: Make, issue_text: str) -> None:
    files = {
        "../styles/plain/email.css": ":root { --mail-width: 600px } .item-title { color: #123456 }"
    }
    html = desk(make_project, issue_text, files)
    titles = [each for each in read_elements(html) if "item-title" in each.classes]
    assert {"color:#123456" in (each.get("style") or "") for each in titles} == {True}
    assert "max-width:600px" in html
    assert "640px" not in html


def test_nothing_is_fetched(make_project: Make, issue_text: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        address = f"http://127.0.0.1:{server.getsockname()[1]}"
        template = (
            '{% extends "shipped/email.html" %}{% block styles %}'
            f'<link rel="stylesheet" href="{address}/a.css">'
            f"<style>@import url({address}/b.css);</style>{{% endblock %}}"
        )
        assert address in desk(make_project, issue_text, {"../templates/email.html": template})
        with pytest.raises(TimeoutError):
            server.accept()


@pytest.mark.parametrize(
    ("css", "told"),
    [
        (".item { color: var(--no-such-colour) }", "--no-such-colour"),
        (":root { --a: var(--b); --b: var(--a) } .item { color: var(--a) }", "its own value"),
        ("@import url(other.css);", "@import is not read"),
        ('.item { background: url("https://example.org/x.png") }', "nothing is fetched"),
    ],
)
def test_a_sheet_that_can_not_be_used_is_told_of(
    make_project: Make, issue_text: str, css: str, told: str
) -> None:
    with pytest.raises(StyleError, match=re.escape(told)):
        desk(make_project, issue_text, {"../styles/plain/email.css": css})


def test_rules_are_sorted_by_who_reads_them() -> None:
    found = sort_rules(
        ":root { --ink: #111111; --night: #eeeeee }\n"
        ".a, .b { color: var(--ink); margin: var(--gap, 4px) }\n"
        "@media (max-width: 600px) { .a { color: var(--ink) } }\n"
        "@media (prefers-color-scheme: dark) {\n"
        "  .a,\n  .b { color: var(--night); background-color: black; border-color: red }\n}\n"
        "@media mso { td { mso-line-height-rule: exactly } }\n"
    )
    assert found.inlined == ".a, .b{color:#111111;margin:4px}\n"
    small, dark, outlook = found.kept
    assert small == "@media (max-width: 600px){.a{color:#111111 !important}\n}"
    assert "color:#eeeeee !important;background-color:black !important" in dark
    assert outlook == (
        "[data-ogsc] .a,[data-ogsc] .b{color:#eeeeee !important}\n"
        "[data-ogsb] .a,[data-ogsb] .b{background-color:black !important}\n"
    )
    assert found.office == "td{mso-line-height-rule:exactly !important}\n"


def test_colours_are_those_of_tokens() -> None:
    text = re.sub(r"/\*.*?\*/", "", SHEET.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert LITERAL.findall(text) == []
    colours = {each for value in TEXT_COLOUR.findall(text) for each in variables(value)}
    grounds = {each for value in GROUND.findall(text) for each in variables(value)}
    pairs = (*PAIRS, *DARK_PAIRS)
    # Those pairs are read in every style, which the test of colours shows.
    assert colours <= {name for name, _ in pairs}
    assert grounds <= {name for _, name in pairs} | {"accent", "dark-accent"}


@pytest.mark.parametrize("style", NAMES)
def test_a_style_gives_the_mail_its_colours(style: str) -> None:
    mail = make_mail(replace(sample_view("2024-12"), style=style))
    of_style, others = tokens(style), [tokens(name) for name in NAMES if name != style]
    own = {of_style[name] for name in ("brand", "accent", "brand-tint", "dark-brand", "dark-paper")}
    foreign = {other[name] for other in others for name in other if "#" in other[name]}
    foreign -= {value for value in of_style.values() if "#" in value}
    html = html_of(mail)
    assert [colour for colour in own if colour not in html] == []
    assert [colour for colour in foreign if colour in html] == []
    assert "var(" not in html


def test_the_style_elements_are_few_and_small() -> None:
    """Gmail reads 16 KB of them at most (caniemail.com, HTML style)."""
    files = Resources(ROOT).style_sheets("merics", "email.css")
    sheets = sort_rules(join_style_sheets(files, Resources(ROOT).style_folders))
    assert sum(len(sheet) for sheet in sheets.kept) < 8_000
