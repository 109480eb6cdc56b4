"""Web: the brief as one self-contained web page.

Place in the flow: view in, HTML out. Pictures and fonts are inside; no script, nothing is fetched.
"""

from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from authoring.formats.stylesheets import (
    data_address,
    join_style_sheets,
    read_sheet,
    read_tokens,
    write_data_address,
)
from authoring.formats.templates import render_template
from authoring.formats.webfonts import cut_font
from authoring.resources import FONT_SUFFIXES, Resources
from authoring.view import BriefView

# The style sheet comes last, when the characters of the page are known. No text holds this sign.
_STYLE_SHEET = "\x00"


@dataclass(frozen=True, slots=True)
class PdfLink:
    """The PDF that a web page leads to: its address beside the page, and how many pages it has."""

    address: str
    pages: int


def render_web_page(brief: BriefView, resources: Resources, pdf: PdfLink | None = None) -> str:
    """The web page of a brief.

    Raises `StyleError` and `TemplateError`.
    """
    sheets = resources.style_sheets(brief.style, "fonts.css", "web.css")
    page = render_template(
        resources.template_folders,
        "web.html",
        brief=brief,
        pdf=pdf,
        style_sheet=Markup(_STYLE_SHEET),  # noqa: S704  # one sign, ours
        cover_picture=data_address(brief.cover.path) if brief.cover else "",
        tokens=read_tokens(sheets[0]),
    )
    folders = resources.style_folders
    generated = "".join(read_sheet(sheet) for sheet in sheets)
    characters = set(page) | set(page.upper()) | set(generated)

    def address_of(path: Path) -> str:
        if path.suffix.lower() in FONT_SUFFIXES:
            return write_data_address("font/woff", cut_font(path, characters))
        return data_address(path)

    return page.replace(_STYLE_SHEET, join_style_sheets(sheets, folders, address_of), 1)
