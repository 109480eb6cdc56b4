"""Nothing outside the project is read, nothing is fetched, and whoever asks for it is told."""

import base64
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from desk.pdf_text import join_characters, read_pages
from desk.rendering import ROOT, errors_of, render_folder, render_one, tell

from authoring.diagnostics.errors import BriefError
from authoring.formats.metadata import Metadata
from authoring.formats.pdf import render_pdf
from authoring.project.discovery import Project
from authoring.render.pipeline import Format

pytestmark = pytest.mark.whole

ISSUE = """\
date: 2024-12-04
period: {start: 2024-10-29, end: 2024-11-25}
items:
  - title: First
    at_a_glance: Something happened.
"""

# A picture of one red pixel.
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC"
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{}</svg>'
DOCTYPE = '<!DOCTYPE svg [<!ENTITY x SYSTEM "{}">]>'

Make = Callable[..., Project]


@dataclass
class Server:
    """A server of this machine that notes what it is asked for."""

    address: str
    asked: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server that would answer anything."""
    noted = Server("")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            noted.asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "image/png")
            self.end_headers()
            self.wfile.write(PIXEL)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        noted.address = f"http://127.0.0.1:{running.server_port}/"
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield noted
        running.shutdown()
        thread.join()


def encoded(svg: str) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


# Ways in which a page names another file; {} is its address.
WAYS = {
    "picture": '<img src="{}">',
    "background": '<style>body {{ background: url("{}") }}</style>',
    "generated content": '<style>h1::after {{ content: url("{}") }}</style>',
    "list marker": '<style>li {{ list-style-image: url("{}") }}</style>',
    "imported sheet": '<style>@import url("{}");</style>',
    "linked sheet": '<link rel="stylesheet" href="{}">',
    "font": '<style>@font-face {{ font-family: X; src: url("{}") }} p {{ font: 9pt X }}</style>',
    "object": '<object data="{}">x</object>',
    "embedded": '<embed src="{}">',
    "attachment": '<link rel="attachment" href="{}">',
    "attached link": '<a rel="attachment" href="{}">x</a>',
    "picture in a drawing": SVG.format('<image href="{}" width="9" height="9"/>'),
}
PLACES = ("file:///etc/passwd", "outside/pixel.png", "../secret.png", "%2e%2e/secret.png")


def page_with(make_project: Make, markup: str) -> Project:
    template = f'{{% extends "shipped/print.html" %}}{{% block headline %}}{markup}{{% endblock %}}'
    return make_project({"a.yaml": ISSUE, "../templates/print.html": template})


def write_secrets(tmp_path: Path, project: Project) -> None:
    """A picture outside the project, and a link to its folder inside."""
    (tmp_path / "secret.png").write_bytes(PIXEL)
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "pixel.png").write_bytes(PIXEL)
    (project.root / "outside").symlink_to(tmp_path / "secrets")


def assert_refused(project: Project, tmp_path: Path, told: str) -> None:
    out = tmp_path / "out"
    with pytest.raises(BriefError) as caught:
        render_folder(project.root, out, Format.PDF, Format.HTML)
    assert told in caught.value.message
    assert not out.exists()


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_fetched(make_project: Make, tmp_path: Path, server: Server, way: str) -> None:
    project = page_with(make_project, WAYS[way].format(server.address + "x.png"))
    assert_refused(project, tmp_path, "nothing is fetched from the network")
    assert server.asked == []


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("way", WAYS)
def test_nothing_outside_the_project_is_read(
    make_project: Make, tmp_path: Path, way: str, place: str
) -> None:
    project = page_with(make_project, WAYS[way].format(place))
    write_secrets(tmp_path, project)
    assert_refused(project, tmp_path, "it lies outside the project")


def test_a_drawing_inside_a_page_fetches_nothing(
    make_project: Make, tmp_path: Path, server: Server
) -> None:
    drawing = encoded(WAYS["picture in a drawing"].format(server.address))
    assert_refused(page_with(make_project, f'<img src="{drawing}">'), tmp_path, "network")
    assert server.asked == []


@pytest.mark.parametrize("inside", [True, False], ids=["in the page", "in a picture"])
def test_parts_of_other_drawings_are_left_out(
    make_project: Make, tmp_path: Path, server: Server, *, inside: bool
) -> None:
    """The engine draws parts of the same drawing only; it passes over others without a word."""
    (tmp_path / "secret.svg").write_text(SVG.format('<text id="a">Secret</text>'), "utf-8")
    addresses = (server.address + "x.svg#a", f"file://{tmp_path}/secret.svg#a", "#b")
    uses = "".join(f'<use href="{address}"/>' for address in addresses)
    drawing = SVG.format(f'<defs><text id="b" y="9">Known</text></defs>{uses}')
    markup = drawing if inside else f'<img src="{encoded(drawing)}" alt="">'
    pdf = render_one(page_with(make_project, markup).root, tmp_path / "out").pdf
    words = " ".join(join_characters(page) for page in read_pages(pdf))
    assert ("Known" in words, "Secret" in words, server.asked) == (True, False, [])


@pytest.mark.parametrize("address", ["file:///etc/passwd", None])
def test_a_drawing_has_no_entities(
    make_project: Make, tmp_path: Path, server: Server, address: str | None
) -> None:
    """XML's own way to a file: the drawing is not drawn, or without it."""
    begin = DOCTYPE.format(address or server.address)
    drawing = encoded(begin + SVG.format("<text>&x;</text>"))
    assert_refused(page_with(make_project, f'<img src="{drawing}">'), tmp_path, "load image")
    assert server.asked == []


@pytest.mark.parametrize(
    ("base", "told"), [("http://127.0.0.1:1/", "network"), ("file:///etc/", "outside")]
)
def test_a_base_address_opens_no_way_out(
    make_project: Make, tmp_path: Path, base: str, told: str
) -> None:
    template = (
        '{% extends "shipped/print.html" %}'
        f'{{% block styles %}}<base href="{base}">{{% endblock %}}'
        '{% block headline %}<img src="passwd">{% endblock %}'
    )
    project = make_project({"a.yaml": ISSUE, "../templates/print.html": template})
    assert_refused(project, tmp_path, told)


@pytest.mark.parametrize("address", ["ftp://127.0.0.1/x", "gopher://x/", "jar:file:///x", "x:y"])
def test_other_schemes_are_refused(make_project: Make, tmp_path: Path, address: str) -> None:
    assert_refused(page_with(make_project, f'<img src="{address}">'), tmp_path, address)


def test_a_missing_file_of_the_project_is_told(make_project: Make, tmp_path: Path) -> None:
    for way in ("picture", "font", "picture in a drawing"):
        project = page_with(make_project, WAYS[way].format("nothing.svg"))
        assert_refused(project, tmp_path, "nothing.svg")


@pytest.mark.parametrize("name", ["pixel.png", "a%20picture.png", "issues/media/pixel.png"])
def test_a_file_of_the_project_is_read(make_project: Make, tmp_path: Path, name: str) -> None:
    """The same ways are open inside, so that what is refused above is refused for its place."""
    project = page_with(make_project, f'<img src="{name}" alt="">')
    path = project.root / name.replace("%20", " ")
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(PIXEL)
    assert b"/Subtype /Image" in render_one(project.root, tmp_path / "out").pdf


def test_a_linked_cover_leads_nowhere(make_project: Make, tmp_path: Path) -> None:
    cover = "cover: {file: ../outside/pixel.png, alternative_text: A secret}\n"
    project = make_project({"a.yaml": ISSUE + cover})
    write_secrets(tmp_path, project)
    (outcome,) = render_folder(project.root, tmp_path / "out")
    assert errors_of(outcome) == ["BR112"]
    assert "lies outside the project" in " ".join(tell(outcome))
    assert not (tmp_path / "out").exists()


def test_a_sheet_does_not_follow_a_link_out(make_project: Make, tmp_path: Path) -> None:
    sheet = ":root {}\na { background: url(../outside/pixel.png) }"
    project = make_project({"a.yaml": ISSUE, "../styles/own/tokens.css": sheet})
    write_secrets(tmp_path, project)
    (project.root / "styles" / "outside").symlink_to(tmp_path / "secrets")
    with pytest.raises(BriefError, match=r"tokens\.css:2: \.\./outside/pixel\.png lies outside"):
        render_folder(project.root, tmp_path / "out", style="own")


METADATA = Metadata("T", (), "S", (), "en", "P", "plain", datetime(2024, 12, 4, tzinfo=UTC))


def test_a_page_without_folders_names_no_file() -> None:
    with pytest.raises(BriefError, match="it lies outside the project"):
        render_pdf('<img src="file:///etc/passwd">', (ROOT / "styles" / "fonts",), (), METADATA)
