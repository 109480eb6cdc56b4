"""A project replaces a block, a sheet, a style or a font by putting a file of that name there."""

from collections.abc import Callable
from pathlib import Path

import pytest
from desk.commands import run_brief
from desk.pdf_fonts import find_origin, read_fonts
from desk.pdf_text import join_characters, read_pages
from desk.rendering import Rendered, render_folder, render_one
from desk.web_text import read_runs, read_text
from formats.test_colours import channels, colours_of
from formats.test_fonts import FONTS

from authoring.diagnostics.errors import StyleError, TemplateError
from authoring.project.discovery import Project
from authoring.project.resources import shipped_folder
from authoring.render.pipeline import Format

ISSUE = """\
date: 2024-12-04
period: {start: 2024-10-29, end: 2024-11-25}
items:
  - title: First
    at_a_glance: Something happened, 国家.
    comment: A comment.
"""

TOKENS = (FONTS[0].parents[1] / "plain" / "tokens.css").read_text(encoding="utf-8")

Make = Callable[..., Project]


def render(
    make_project: Make, tmp_path: Path, files: dict[str, str], style: str = "plain"
) -> Rendered:
    project = make_project({"a.yaml": ISSUE, **files})
    return render_one(project.root, tmp_path / "out", style)


def page_words(html: str) -> str:
    return " ".join(read_text(read_runs(html)))


@pytest.mark.whole
@pytest.mark.parametrize("name", ["print.html", "web.html"])
def test_a_template_replaces_one_block(make_project: Make, tmp_path: Path, name: str) -> None:
    template = (
        f'{{% extends "shipped/{name}" %}}'
        "{% block masthead %}<p>Own masthead of {{ brief.series }}</p>{% endblock %}"
    )
    usual = render(make_project, tmp_path, {})
    own = render(make_project, tmp_path, {f"../templates/{name}": template})
    changed, kept = (own.web_html, own.print_html)[:: 1 if name == "web.html" else -1]
    assert page_words(changed).startswith("Own masthead of Monthly Notes")
    assert "At a glance: Something happened, 国 家 ." in page_words(changed)
    assert kept == (usual.print_html if name == "web.html" else usual.web_html)
    printed = join_characters(read_pages(own.pdf)[0])
    assert ("Own masthead" in printed) is (name == "print.html")


@pytest.mark.whole
def test_a_partial_is_replaced_in_both_forms(make_project: Make, tmp_path: Path) -> None:
    partial = "{% macro colophon(brief) %}<p>Own colophon</p>{% endmacro %}"
    own = render(make_project, tmp_path, {"../templates/partials/colophon.html": partial})
    for html in (own.print_html, own.web_html):
        assert page_words(html).endswith("Own colophon")


@pytest.mark.whole
@pytest.mark.parametrize("style", ["merics", "house"])
def test_tokens_change_a_style_or_make_one(make_project: Make, tmp_path: Path, style: str) -> None:
    tokens = TOKENS.replace("--accent: #7a5c1e", "--accent: #00aa55")
    assert tokens != TOKENS
    own = render(make_project, tmp_path, {f"../styles/{style}/tokens.css": tokens}, style)
    assert channels("#00aa55") in colours_of(own.pdf)
    for html in (own.print_html, own.web_html):
        assert "--accent: #00aa55" in html
        assert f'class="{"print" if html is own.print_html else "web"} {style}"' in html


@pytest.mark.whole
def test_a_sheet_of_the_style_comes_after_the_base(make_project: Make, tmp_path: Path) -> None:
    files = {
        "../styles/plain/print.css": ".item-title { color: #123456 }",
        "../styles/plain/web.css": ".item-title { color: #654321 }",
    }
    own = render(make_project, tmp_path, files)
    assert channels("#123456") in colours_of(own.pdf)
    assert own.print_html.index(".item-title {") < own.print_html.index("#123456")
    assert own.web_html.index("#654321") > own.web_html.rindex("@font-face")
    assert "#654321" not in own.print_html


@pytest.mark.whole
def test_a_sheet_of_the_base_can_be_replaced(make_project: Make, tmp_path: Path) -> None:
    own = render(make_project, tmp_path, {"../styles/base/print.css": "html { color: #224466 }"})
    link = channels("#0000ff")  # the engine's own
    assert colours_of(own.pdf) == {channels("#224466"), link}


@pytest.mark.whole
def test_a_font_of_the_project_stands_in_for_a_shipped_one(
    make_project: Make, tmp_path: Path
) -> None:
    project = make_project({"a.yaml": ISSUE})
    semibold = next(path for path in FONTS if path.name == "SourceSans3-Semibold.ttf")
    own = project.root / "styles" / "fonts" / "House.ttf"
    own.parent.mkdir(parents=True)
    own.write_bytes(semibold.read_bytes())
    sheet = '@font-face { font-family: "House"; src: url("../fonts/House.ttf") format("woff") }'
    (project.root / "styles" / "plain").mkdir()
    (project.root / "styles" / "plain" / "web.css").write_text(sheet, encoding="utf-8")
    rendered = render_one(project.root, tmp_path / "out", "plain")
    assert rendered.web_html.count("data:font/woff;base64,") == 1 + len(FONTS) - 1
    fonts = read_fonts(rendered.pdf)
    assert [font.name for font in fonts if find_origin(font, (*FONTS, own)) is None] == []


BROKEN_TEMPLATES = {
    "syntax": ("<p>\n{% if %}", ":2: "),
    "unknown block": ("<p>\n\n{% nonsense %}", ":3: "),
    "not closed": ("{% for x in brief.items %}\n<p>", ":"),
    "unknown variable": ("<p>\n{{ brief.no_such_thing }}", ":2: "),
    "unknown name": ("{{ nobody }}", ":1: "),
    "unknown filter": ("\n\n\n{{ brief.brand | no_such_filter }}", ":4: "),
    "division by zero": ("<p>\n<p>{{ 1 / 0 }}", ":2: "),
    "wrong type": ("<p>\n<p>{{ brief.brand + 1 }}", ":2: "),
    "missing template": ('<p>\n{% include "no-such.html" %}', ":2: "),
    "missing base": ('{% extends "shipped/no-such.html" %}', ":1: "),
    "itself for ever": ('<p>\n{% include "print.html" %}', ":2: "),
    "reach into Python": ("<p>\n{{ brief.__class__.__mro__ }}", ":2: "),
    "outside the templates": ('<p>\n{% include "../issues/a.yaml" %}', ":2: "),
    "a long loop": ("<p>\n{% for x in range(10 ** 9) %}x{% endfor %}", ":2: "),
}


@pytest.mark.parametrize("name", BROKEN_TEMPLATES)
def test_a_broken_template_is_told_with_its_line(
    make_project: Make, tmp_path: Path, name: str
) -> None:
    template, place = BROKEN_TEMPLATES[name]
    project = make_project({"a.yaml": ISSUE, "../templates/print.html": template})
    with pytest.raises(TemplateError) as caught:
        render_folder(project.root, tmp_path / "out", Format.PDF, Format.HTML)
    path = project.root / "templates" / "print.html"
    assert caught.value.message.startswith(f"{path.resolve()}{place}")
    assert not (tmp_path / "out").exists()


def test_a_mistake_in_a_partial_is_told_at_the_partial(make_project: Make, tmp_path: Path) -> None:
    partial = "{% macro colophon(brief) %}\n\n<p>{{ brief.nothing }}</p>{% endmacro %}"
    project = make_project({"a.yaml": ISSUE, "../templates/partials/colophon.html": partial})
    with pytest.raises(TemplateError) as caught:
        render_folder(project.root, tmp_path / "out")
    place = (project.root / "templates" / "partials" / "colophon.html").resolve()
    assert caught.value.message.startswith(f"{place}:3: ")
    assert "nothing" in caught.value.message


BROKEN_SHEETS = {
    "missing file": ("a {}\n\nb { background: url(nothing.png) }", ":3: nothing.png is not there"),
    "missing file in quotes": ("a { background: url('x y.png') }", ":1: x y.png is not there"),
    "http": ("\na { background: url(http://127.0.0.1/a.png) }", ":2: http://127.0.0.1/a.png "),
    "https in quotes": (
        'a { background: url("https://example.org/a") }',
        ":1: https://example.org",
    ),
    "no scheme": ("a { background: url(//example.org/a.png) }", ":1: //example.org/a.png "),
    "file": ("a { background: url(file:///etc/passwd) }", ":1: file:///etc/passwd "),
    "outside": (
        "a { background: url(../../../secret.txt) }",
        ":1: ../../../secret.txt lies outside",
    ),
    "absolute": ("a { background: url(/etc/passwd) }", ":1: /etc/passwd lies outside"),
    "escaped": ("a { background: url(%2e%2e/../../../etc/passwd) }", ":1: %2e%2e/../../"),
    "in a block": ("@media print {\n a { background: url(x.png) } }", ":2: x.png is not there"),
    "in a font": ("@font-face {\n src: url(x.ttf) }", ":2: x.ttf is not there"),
    "in a property": (":root { --picture: url(x.png) }", ":1: x.png is not there"),
    "in a function": ("a { background: image-set(url(x.png) 1x) }", ":1: x.png is not there"),
    "import": ('\n\n@import "other.css";', ":3: @import is not read"),
    "import of an address": ("@import url(http://127.0.0.1/x.css);", ":1: @import is not read"),
    "end of the style element": ("a::after { content: '</style>' }", " holds “</”"),
}


@pytest.mark.whole
@pytest.mark.parametrize("sheet", ["print.css", "web.css", "tokens.css"])
@pytest.mark.parametrize("name", BROKEN_SHEETS)
def test_a_broken_sheet_is_told_with_its_line(
    make_project: Make, tmp_path: Path, name: str, sheet: str
) -> None:
    text, told = BROKEN_SHEETS[name]
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    files = {"../styles/own/tokens.css": TOKENS}
    files[f"../styles/own/{sheet}"] = text + ("\n" + TOKENS if sheet == "tokens.css" else "")
    project = make_project({"a.yaml": ISSUE, **files})
    with pytest.raises(StyleError) as caught:
        render_folder(project.root, tmp_path / "out", style="own")
    path = (project.root / "styles" / "own" / sheet).resolve()
    assert caught.value.message.startswith(f"{path}{told}")
    assert not (tmp_path / "out").exists()


SHEETS_READ = {
    Format.PRINT_HTML: ("tokens.css", "print.css"),
    Format.PDF: ("tokens.css", "print.css"),
    Format.HTML: ("tokens.css", "web.css"),
    Format.EMAIL: ("tokens.css", "email.css"),
}


@pytest.mark.parametrize(
    ("form", "sheet"), [(form, sheet) for form, sheets in SHEETS_READ.items() for sheet in sheets]
)
def test_a_sheet_that_is_not_utf8_is_told(
    make_project: Make, tmp_path: Path, form: Format, sheet: str
) -> None:
    files = {"../styles/own/tokens.css": TOKENS, f"../styles/own/{sheet}": b"/* \xff */"}
    project = make_project({"a.yaml": ISSUE, **files})
    with pytest.raises(StyleError, match=rf"own/{sheet} can't be read"):
        render_folder(project.root, tmp_path / "out", form, style="own")


def test_a_font_that_is_none_is_told(make_project: Make, tmp_path: Path) -> None:
    sheet = "@font-face { font-family: X; src: url(../fonts/x.ttf) }"
    files = {"../styles/plain/web.css": sheet, "../styles/fonts/x.ttf": "no font"}
    project = make_project({"a.yaml": ISSUE, **files})
    with pytest.raises(StyleError, match=r"fonts/x\.ttf is not a font"):
        render_folder(project.root, tmp_path / "out", Format.HTML, style="plain")


def test_a_style_that_is_not_there_is_told_with_those_that_are(
    make_project: Make, tmp_path: Path
) -> None:
    project = make_project({"a.yaml": ISSUE, "../styles/own/tokens.css": ":root {}"})
    with pytest.raises(StyleError, match="there is no style “none”") as caught:
        render_folder(project.root, tmp_path / "out", style="none")
    shipped = {path.parent.name for path in shipped_folder("styles").glob("*/tokens.css")}
    assert caught.value.hint == f"There are: {', '.join(sorted(shipped | {'own'}))}."


@pytest.mark.whole
@pytest.mark.parametrize(
    ("files", "place"),
    [
        ({"../templates/web.html": "\n{{ 1 // 0 }}"}, "templates/web.html:2: "),
        ({"../templates/print.html": "{% block x %}"}, "templates/print.html:1: "),
        ({"../styles/plain/web.css": "a { src: url(x.png) }"}, "styles/plain/web.css:1: "),
    ],
)
def test_the_command_line_says_where_and_writes_nothing(
    make_project: Make, tmp_path: Path, files: dict[str, str], place: str
) -> None:
    project = make_project({"a.yaml": ISSUE, **files})
    out = tmp_path / "out"
    out.mkdir()
    (out / "a.pdf").write_bytes(b"older")
    result = run_brief(tmp_path, "render", "desk", "--out", "out", "--style", "plain")
    assert result.code == 2, result
    assert result.output == ""
    assert result.talk.startswith(f"brief: {project.root.resolve() / place}")
    assert {path.name: path.read_bytes() for path in out.iterdir()} == {"a.pdf": b"older"}
