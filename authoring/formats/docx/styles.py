"""Styles: the look of a Word document, from a style's tokens.

Place in the flow: tokens in, the parts of the document that hold no words of the brief out. What
each named style looks like says the template `word/styles.xml`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

import tinycss2
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from tinycss2.color4 import parse_color

from authoring.diagnostics.errors import TemplateError
from authoring.formats.docx.elements import clean
from authoring.formats.stylesheets import read_tokens
from authoring.formats.templates import render_template
from authoring.languages import PACKS
from authoring.project.resources import Resources
from authoring.view.brief import BriefView

ANY_COLOUR: Final = "000000"
"""Stands for a colour that a style does not have, or that only a browser could work out."""

USUAL_FONT: Final = "Calibri"
MOST_LEVELS: Final = 5
"""Word has styles for lists in lists to this depth."""


class WordStyle(StrEnum):
    """The paragraph, character and table styles that the document uses, by their identifiers."""

    STRAPLINE = "Strapline"
    TITLE = "Title"
    DATELINE = "Dateline"
    DRAFT = "DraftMark"
    HEADLINE = "Subtitle"
    CONTENTS_HEADING = "TOCHeading"
    CONTENTS_SECTION = "TOC1"
    CONTENTS_ITEM = "TOC2"
    SECTION = "Heading1"
    ITEM = "Heading2"
    AT_A_GLANCE = "AtAGlance"
    COMMENT = "Comment"
    BULLET = "ListBullet"
    NUMBER = "ListNumber"
    CONTINUED = "ListContinue"
    PICTURE = "Picture"
    CAPTION = "Caption"
    DOCUMENT_TABLE = "DocumentTable"
    DOCUMENT_KIND = "DocumentKind"
    DOCUMENT_TITLE = "DocumentTitle"
    DOCUMENT_LABEL = "DocumentLabel"
    DOCUMENT_TEXT = "DocumentText"
    NEWS = "News"
    RULE = "Rule"
    COLOPHON_TABLE = "ColophonTable"
    COLOPHON_LABEL = "ColophonLabel"
    COLOPHON = "Colophon"
    END = "End"
    FOOTER = "Footer"
    LINK = "Hyperlink"
    LABEL = "RunInLabel"
    BRAND = "Brand"
    PLUS = "Plus"
    NEWS_DATE = "NewsDate"
    NAME = "Name"
    ORIGINAL = "OriginalTitle"


def list_style(style: WordStyle, level: int) -> str:
    """The style of a list at a level, from 0; the deepest stands for all below it."""
    depth = min(level + 1, MOST_LEVELS)
    return f"{style}{depth}" if depth > 1 else style.value


@dataclass(frozen=True, slots=True)
class WordTheme:
    """What the styles take from a brief and its style: colours as RRGGBB, fonts, languages, signs."""

    ink: str
    ink_soft: str
    paper: str
    brand: str
    brand_tint: str
    brand_line: str
    accent: str
    hairline: str
    font: str
    eastern_font: str
    language: str
    eastern_language: str
    decimal_sign: str
    list_separator: str


def read_theme(resources: Resources, brief: BriefView) -> WordTheme:
    """The look of a brief, from the tokens of its style.

    Raises `StyleError` where there is no such style, or it can't be read.
    """
    tokens = read_tokens(resources.style_sheets(brief.style)[0])
    pack = PACKS[brief.language]
    return WordTheme(
        ink=_colour(tokens, "--ink"),
        ink_soft=_colour(tokens, "--ink-soft"),
        paper=_colour(tokens, "--paper"),
        brand=_colour(tokens, "--brand"),
        brand_tint=_colour(tokens, "--brand-tint"),
        brand_line=_colour(tokens, "--brand-line"),
        accent=_colour(tokens, "--accent"),
        hairline=_colour(tokens, "--hairline"),
        font=_family(tokens.get("--font-text", "")),
        eastern_font=_family(tokens.get("--font-chinese", "")),
        language=pack.word_tag,
        eastern_language=eastern_language(brief.original_language) or "zh-CN",
        decimal_sign=pack.figures.decimal_sign,
        list_separator=pack.figures.list_separator,
    )


def eastern_language(tag: str) -> str | None:
    """What Word calls a language of East Asia (BCP 47 tag), whose letters have a font of their own.

    Word tells the scripts of Chinese apart by country. `None` for any other language.
    """
    language, *rest = tag.split("-")
    if language == "zh":
        return "zh-TW" if {"Hant", "TW", "HK", "MO"} & set(rest) else "zh-CN"
    return {"ja": "ja-JP", "ko": "ko-KR"}.get(language)


def render_part(
    folders: Sequence[Path], name: str, brief: BriefView, look: WordTheme
) -> BaseOxmlElement:
    """A part of the document from its template. Raises `TemplateError`, as for broken XML."""
    text = render_template(folders, name, brief=brief, look=look)
    try:
        return parse_xml(clean(text))
    except SyntaxError as error:  # what lxml's own derives from
        raise TemplateError(f"{name}: {error}") from error


def _colour(tokens: Mapping[str, str], name: str) -> str:
    """A colour of CSS as Word writes it."""
    colour = parse_color(tokens.get(name, ""))
    if colour is None:
        return ANY_COLOUR
    channels = colour.to("srgb").coordinates
    return "".join(f"{round(255 * min(1.0, max(0.0, each))):02X}" for each in channels)


def _family(text: str) -> str:
    """The first family of a list of fonts."""
    for token in tinycss2.parse_component_value_list(text):
        if token.type in ("string", "ident"):
            return str(token.value)
    return USUAL_FONT
