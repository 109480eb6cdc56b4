"""Theme: a style as files of the server, made anew only when one of its files changes.

Place in the flow: beside the builder. A published page has its fonts cut to its characters; here
they are whole, so that a new character needs no new font.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from authoring.formats.stylesheets import join_style_sheets, media_type_of
from authoring.formats.tokens import check_tokens
from authoring.formats.web import SHEETS
from authoring.preview.files import ServedFiles
from authoring.project.resources import FONT_SUFFIXES, Resources

OWN_SHEETS: Final = ("fonts.css", "dark.css")
PLAIN_STYLE: Final = "plain"
"""What the preview's own pages wear where the publication's style can't be used."""


class Themes:
    """The sheets of styles, by their addresses."""

    def __init__(self, resources: Resources, files: ServedFiles) -> None:
        self._resources = resources
        self._files = files
        self._made: dict[tuple[str, str], tuple[object, str]] = {}

    def sheets(self, style: str, state: object) -> str:
        """The address of a style's sheets as one; `state` tells whether their files changed.

        Raises `StyleError`.
        """

        def make() -> str:
            text = self._join(self._resources.style_sheets(style, *SHEETS))
            check_tokens(self._resources, style)
            return text

        return self._keep(("sheets", style), state, make)

    def tokens(self, style: str, state: object) -> str:
        """The address of a style's custom properties and fonts, for the preview's own pages.

        Raises `StyleError`.
        """

        def make() -> str:
            tokens, *_ = self._resources.style_sheets(style)
            return self._join((tokens, *self._resources.style_sheets(PLAIN_STYLE, *OWN_SHEETS)[1:]))

        return self._keep(("tokens", style), state, make)

    def _keep(self, name: tuple[str, str], state: object, make: Callable[[], str]) -> str:
        known = self._made.get(name)
        if known is None or known[0] != state:
            known = state, self._files.add("text/css", make().encode())
            self._made[name] = known
        return known[1]

    def _join(self, sheets: tuple[Path, ...]) -> str:
        return join_style_sheets(sheets, self._resources.style_folders, self._place)

    def _place(self, path: Path) -> str:
        if path.suffix.lower() in FONT_SUFFIXES:
            return self._files.add_path("font/ttf", path)
        return self._files.add(media_type_of(path), path.read_bytes())
