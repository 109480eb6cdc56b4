"""Web: the brief as one self-contained web page, or as one with its files beside it.

Place in the flow: view in, HTML out. No script, and nothing is fetched from elsewhere.
"""

import hashlib
import json
import mimetypes
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from markupsafe import Markup

from authoring.formats.figures import Figure, embed_pictures, place_pictures
from authoring.formats.linked_data import describe_issue
from authoring.formats.metadata import Metadata
from authoring.formats.stylesheets import read_tokens
from authoring.formats.templates import render_template
from authoring.formats.tokens import check_tokens
from authoring.formats.typography import bind_words, typeset
from authoring.formats.webfonts import characters_of, join_with_fonts
from authoring.languages import PACKS
from authoring.project.resources import Resources
from authoring.view.brief import BriefView, ItemView

_FONT_SHEET: Final = "fonts.css"
SHEETS: Final = (_FONT_SHEET, "dark.css", "web.css")
# What fonts beside a page have at least, so that pages share them: Latin and usual punctuation.
_LATIN: Final = frozenset(map(chr, (*range(0x20, 0x180), *range(0x2010, 0x2040), 0x20AC)))
_FOLDER: Final = "assets"
_NAME_LENGTH: Final = 16
# Not all systems know these.
_SUFFIXES: Final = {"font/woff": ".woff", "image/webp": ".webp", "text/css": ".css"}
# Style sheets come last, when the characters of the page are known. No text holds these signs.
_STYLE_SHEET: Final = "\x00"
_STYLE_LINKS: Final = ("\x01", "\x02")


@dataclass(frozen=True, slots=True)
class PdfLink:
    """The PDF that a web page leads to: its address beside the page, and how many pages it has."""

    address: str
    pages: int


@dataclass(frozen=True, slots=True)
class WebPage:
    """A web page, and the files it needs beside it by their addresses from the page."""

    html: str
    files: Mapping[str, bytes]


class _Assets:
    """The files that web pages have beside them, in a folder they share, by their addresses.

    A file is named by its content, so equal ones are one, and a browser may keep it for ever.
    """

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def add(self, kind: str, content: bytes) -> str:
        """The address, from the page, of bytes of a media type."""
        return f"{_FOLDER}/{self.add_beside(kind, content)}"

    def add_beside(self, kind: str, content: bytes) -> str:
        """The same from another file of the folder."""
        suffix = _SUFFIXES.get(kind) or mimetypes.guess_extension(kind) or ""
        name = hashlib.sha256(content).hexdigest()[:_NAME_LENGTH] + suffix
        self.files[f"{_FOLDER}/{name}"] = content
        return name


def render_web_page(
    brief: BriefView,
    metadata: Metadata,
    resources: Resources,
    pdf: PdfLink | None = None,
    *,
    assets: bool = False,
) -> WebPage:
    """The web page of a brief: one file, or with `assets` one that shares its files with others.

    Raises `StyleError` and `TemplateError`.
    """
    folder = _Assets() if assets else None
    sheets = resources.style_sheets(brief.style, *SHEETS)
    pictures = place_pictures(brief, folder.add) if folder else embed_pictures(brief)
    links = _STYLE_LINKS if folder else ()
    page = fill_web_page(brief, metadata, resources, pictures, links, pdf)
    check_tokens(resources, brief.style)
    characters = characters_of(page, sheets)
    folders = resources.style_folders
    if folder is None:
        style = join_with_fonts(sheets, folders, characters)
        return WebPage(page.replace(_STYLE_SHEET, style, 1), {})
    # Two sheets: that of the fonts goes with the page's Chinese, the other is all pages'.
    fonts = resources.style_sheets(brief.style, _FONT_SHEET)[1:]
    others = tuple(sheet for sheet in sheets if sheet not in fonts)
    for sign, part in zip(_STYLE_LINKS, (others, fonts), strict=True):
        style = join_with_fonts(part, folders, characters | _LATIN, folder.add_beside)
        page = page.replace(sign, folder.add("text/css", style.encode()), 1)
    return WebPage(page, folder.files)


def fill_web_page(
    brief: BriefView,
    metadata: Metadata,
    resources: Resources,
    pictures: Mapping[Path, Figure],
    style_links: Sequence[str],
    pdf: PdfLink | None = None,
    *,
    places: bool = False,
) -> str:
    """The text of a web page, with the addresses of its style sheets or a sign in their stead.

    With `places`, which published pages never have, elements name the values of the issue that they
    show. Raises `StyleError` and `TemplateError`.
    """
    (tokens,) = resources.style_sheets(brief.style)
    return render_template(
        resources.template_folders,
        "web.html",
        places=places,
        brief=typeset(brief, brief.language),
        pdf=pdf,
        metadata=metadata,
        linked_data=_write_json(describe_issue(brief, metadata)),
        citations={item.anchor: cite_item(brief, item, metadata) for item in brief.items},
        style_sheet=Markup(_STYLE_SHEET),  # noqa: S704  # one sign, ours
        style_links=style_links,
        pictures=pictures,
        tokens=read_tokens(tokens),
    )


def cite_item(brief: BriefView, item: ItemView, metadata: Metadata) -> str:
    """How an item is quoted: who wrote it, in which issue, and where it stands, if that is known."""
    opening, closing = PACKS[brief.language].quotes.printed
    authors = ", ".join(metadata.authors) or metadata.publisher
    title = f"{opening}{item.title}{closing}"
    place = f"{brief.web_address}#{item.anchor}" if brief.web_address else ""
    parts = [
        f"{authors}{brief.colon} {title}",
        f"{brief.brand} {brief.series}",
        brief.number,
        brief.date.text,
    ]
    cited = ", ".join(part for part in parts if part)
    cited = bind_words(cited, brief.language, marks_only=True)
    return f"{cited}. {place}" if place else f"{cited}."


def _write_json(value: object) -> Markup:
    """JSON that can stand in a script element, which ends at the first `</` (HTML, 13.2.5.4)."""
    text = json.dumps(value, ensure_ascii=False, indent=1).replace("<", r"\u003c")
    return Markup(text)  # noqa: S704  # no sign in it begins a tag
