"""Forms: every form of a brief, how it is made, and how what it says is read back from it.

A new form needs a row in `FORMS`, and a reader that is not the toolkit's own.
"""

import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import default
from functools import partial
from pathlib import Path
from typing import Any, Final

import pikepdf
from desk.mails import make_message, sender_of
from desk.markdown_text import read_markdown
from desk.pdf_text import read_pages
from desk.views import read_view
from desk.web_text import read_elements, read_runs
from desk.word_file import WordFile, make_word, qualified

from authoring.formats.json_data import render_json
from authoring.formats.links import Links
from authoring.formats.markdown import render_markdown
from authoring.formats.text import render_text
from authoring.lint.checker import Checker
from authoring.project.discovery import find_issues
from authoring.render.registry import Format, RenderOptions, Sources, make_forms

NO_TEXT: Final = frozenset({"class", "content", "href", "id", "src", "style"})
NOTE: Final = re.compile(
    r"^\[\d+\]\s(https://example\.org\S+)$|<(https://example\.org\S+)>", re.MULTILINE
)
# Keys of data whose values are made of texts, or are no texts.
NO_TEXT_KEYS: Final = frozenset({"@id", "anchor", "file", "url"})
ADDRESS_KEYS: Final = frozenset({"contact", "mail", "url", "web", "web_address"})


@dataclass(frozen=True, slots=True)
class Shown:
    """What a form says: texts in their order, where its links lead, and what it is made of."""

    texts: tuple[str, ...]
    addresses: tuple[str, ...]
    structure: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """How a form is made of an issue's file, and read."""

    make: Callable[[Path], bytes]
    read: Callable[[bytes], Shown]


def make_by_pipeline(form: Format, issue: Path) -> bytes:
    """A form as `brief render` makes it."""
    ((project, path),) = find_issues((issue,))
    checked = Checker().check(project, path)
    assert checked.issue.value is not None, checked.problems
    assert checked.publication.value is not None, checked.publication.problems
    values = checked.issue.value, checked.publication.value
    made = make_forms(Sources(project, path, *values, Path.read_bytes), RenderOptions((form,)))
    (content,) = made[form].files.values()
    return content


def read_html(content: bytes) -> Shown:
    """Text, what attributes say to readers, data for programs; the elements."""
    html = content.decode()
    elements = read_elements(html)
    texts = [run.text for run in read_runs(html) if not run.is_in("script", "style")]
    spoken = [value for each in elements for name, value in each.attributes if name not in NO_TEXT]
    told = [each.get("content") or "" for each in elements if each.tag == "meta"]
    data = (json.loads(run.text) for run in read_runs(html) if run.is_in("script"))
    strings = [text for each in data for key, text in _items(each) if key not in NO_TEXT_KEYS]
    links = [each.get("href") or "" for each in elements if each.tag == "a"]
    shapes = [(each.tag, *(name for name, _ in each.attributes)) for each in elements]
    return Shown(
        ("".join(texts), *spoken, *told, *strings),
        tuple(link for link in links if not link.startswith("#")),
        tuple(shapes),
    )


def read_pdf(content: bytes) -> Shown:
    """The text of the pages as it was drawn, what the file says of itself, where its links lead."""
    pages = "".join(each.text for page in read_pages(content) for each in page)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        about = [str(value) for value in pdf.docinfo.values()]
        notes = [note for page in pdf.pages for note in page.get("/Annots", [])]
        actions = [note["/A"] for note in notes if "/A" in note]
        # A link that goes on in the next line is two.
        links = dict.fromkeys(str(action["/URI"]) for action in actions if "/URI" in action)
        things = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary)]
        active = {key for thing in things for key in thing} & {"/JS", "/AA", "/Launch"}
        kinds = {str(action["/S"]) for action in actions}
    return Shown((pages, *about), tuple(links), (*sorted(active), *sorted(kinds)))


def read_markdown_form(content: bytes) -> Shown:
    """Its lines, links and nesting."""
    lines = read_markdown(content.decode())
    return Shown(
        tuple(line.text for line in lines),
        tuple(piece.address for line in lines for piece in line.pieces if piece.address),
        tuple(line.around for line in lines),
    )


def read_text_form(content: bytes) -> Shown:
    """All of it as one text: it has no parts to tell apart.

    Its links are the addresses of notes at example.org; what looks like others is what was typed.
    """
    text = content.decode()
    return Shown((text,), tuple(one or other for one, other in NOTE.findall(text)), ())


def read_json_form(content: bytes) -> Shown:
    """Its strings, each way of a text read by its own rules; its keys."""
    data = json.loads(content)
    texts, addresses = list[str](), list[str]()
    for key, value in _items(data):
        if key == "html":
            found = read_html(value.encode())
        elif key == "markdown":
            found = read_markdown_form(value.encode())
        elif key in ADDRESS_KEYS:
            found = Shown((value,), (value,), ())
        else:
            found = Shown((value,) if key not in NO_TEXT_KEYS else (), (), ())
        texts += found.texts
        addresses += found.addresses
    return Shown(tuple(texts), tuple(addresses), tuple(key for key, _ in _items(data)))


def _items(data: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """The strings of plain data with their keys."""
    if isinstance(data, dict):
        for name, value in data.items():
            yield from _items(value, name)
    elif isinstance(data, list):
        for value in data:
            yield from _items(value, key)
    elif isinstance(data, str):
        yield key, data


def read_email(content: bytes) -> Shown:
    """Its HTML, what its headers say, its headers and parts; its text is a form of its own."""
    message = message_from_bytes(content, policy=default)
    html = message.get_body(("html",))
    assert html is not None
    page = read_html(html.get_content().encode())
    name, address = sender_of(content)
    kinds = (part.get_content_type() for part in message.walk())
    return Shown(
        (*page.texts, message["Subject"], name),
        (*page.addresses, address),
        (*page.structure, *message.keys(), *kinds),
    )


def read_word(content: bytes) -> Shown:
    """Its paragraphs, the words for its pictures; links; styles, bookmarks and links in their order.

    What it says of itself is left out: Word has no room for all of a long text there.
    """
    file = WordFile(content)
    paragraphs = file.paragraphs
    pictures = [each.attrib["descr"] for each in file.part().iter(qualified("wp:docPr"))]
    feet = ("word/footer1.xml", "word/footer2.xml")
    lines = ["".join(each.itertext()) for name in feet for each in file.part(name)]
    links = [part.get(qualified("r:id")) for part in file.part().iter(qualified("w:hyperlink"))]
    targets = file.targets()
    shapes = [(each.style, each.label, *each.bookmarks) for each in paragraphs]
    return Shown(
        (*(each.text for each in paragraphs), *lines, *pictures),
        tuple(targets[link] for link in links if link),
        tuple(shapes),
    )


def _of_view(render: Callable[..., str], *arguments: object) -> Callable[[Path], bytes]:
    return lambda issue: render(read_view(issue), *arguments).encode()


FORMS: Final[Mapping[str, Form]] = {
    "print-html": Form(partial(make_by_pipeline, Format.PRINT_HTML), read_html),
    "pdf": Form(partial(make_by_pipeline, Format.PDF), read_pdf),
    "html": Form(partial(make_by_pipeline, Format.HTML), read_html),
    "markdown": Form(_of_view(render_markdown), read_markdown_form),
    "markdown, footnotes": Form(_of_view(render_markdown, Links.FOOTNOTES), read_markdown_form),
    "text": Form(_of_view(render_text), read_text_form),
    "text, inline": Form(_of_view(render_text, Links.INLINE), read_text_form),
    "email": Form(make_message, read_email),
    "docx": Form(make_word, read_word),
    "json": Form(_of_view(render_json), read_json_form),
}
