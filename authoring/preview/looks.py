"""Looks: a style as files of the server, made anew only when one of its files changes.

Place in the flow: beside the workshop. A published page has its fonts cut to its characters; here
they are whole, so that a new character needs no new font.
"""

from pathlib import Path
from typing import Final

from authoring.formats.stylesheets import join_style_sheets, media_type_of
from authoring.formats.tokens import check_tokens
from authoring.formats.web import SHEETS
from authoring.preview.files import Files
from authoring.resources import FONT_SUFFIXES, Resources

PLAIN_STYLE: Final = "plain"
"""What the preview's own pages wear where the publication's style can't be used."""


class Looks:
    """The sheets of styles, by their addresses."""

    def __init__(self, resources: Resources, files: Files) -> None:
        self._resources = resources
        self._files = files
        self._made: dict[str, tuple[object, str]] = {}
        self._tokens: dict[str, tuple[object, str]] = {}

    def dress(self, style: str, state: object) -> str:
        """The address of a style's sheets as one; `state` tells whether their files changed.

        Raises `StyleError`.
        """
        known = self._made.get(style)
        if known is not None and known[0] == state:
            return known[1]
        resources = self._resources
        sheets = resources.style_sheets(style, *SHEETS)
        text = join_style_sheets(sheets, resources.style_folders, self._place)
        check_tokens(resources, style)
        address = self._files.add("text/css", text.encode())
        self._made[style] = (state, address)
        return address

    def tokens(self, style: str, state: object) -> str:
        """The address of a style's custom properties and fonts, for the preview's own pages.

        Raises `StyleError`.
        """
        known = self._tokens.get(style)
        if known is not None and known[0] == state:
            return known[1]
        resources = self._resources
        tokens, *_ = resources.style_sheets(style)
        fonts = resources.style_sheets(PLAIN_STYLE, "fonts.css")[1:]
        text = join_style_sheets((tokens, *fonts), resources.style_folders, self._place)
        address = self._files.add("text/css", text.encode())
        self._tokens[style] = (state, address)
        return address

    def _place(self, path: Path) -> str:
        if path.suffix.lower() in FONT_SUFFIXES:
            return self._files.add_path("font/ttf", path)
        return self._files.add(media_type_of(path), path.read_bytes())
