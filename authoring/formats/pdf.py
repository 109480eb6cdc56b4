"""PDF: the print page -> PDF, by WeasyPrint.

Place in the flow: HTML in, bytes out. The only module that knows the engine. Nothing is fetched
from the network; of files, only those in the folders given are read. What the engine warns of is
not left in a log: a character without glyph is returned, anything that could not be loaded is an
error.
"""

import contextlib
import io
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from authoring.errors import EngineError
from authoring.formats.faststart import fast_start
from authoring.formats.fontconfig import use_only_fonts_of

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcher

LIBRARIES_HINT = (
    "Install Pango: Debian and Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0 "
    "libharfbuzz-subset0; Fedora: dnf install pango; macOS: brew install pango; Windows: "
    "pacman -S mingw-w64-ucrt-x86_64-pango in MSYS2."
)


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF: its bytes, how many pages it has, and the characters that no bundled font has."""

    content: bytes
    pages: int
    missing_glyphs: tuple[str, ...]


def render_pdf(html: str, fonts: Sequence[Path], folders: Sequence[Path]) -> Pdf:
    """The PDF of a print page.

    `fonts` are the folders of the only fonts used, `folders` those whose files the page may name
    (relative addresses begin at the first). Raises `EngineError` where the engine's libraries are
    missing or the page names what can't be loaded.
    """
    use_only_fonts_of(fonts)
    weasyprint = _load_engine()
    base = folders[0].resolve().as_uri() + "/" if folders else None
    font_config = weasyprint.text.fonts.FontConfiguration()
    listener = _Listener()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(listener)
    propagate, logger.propagate = logger.propagate, False
    try:
        fetcher = _confined_fetcher(folders, listener)
        page = weasyprint.HTML(string=html, base_url=base, url_fetcher=fetcher)
        document = page.render(font_config=font_config)
        content = document.write_pdf()
    finally:
        # Fonts that a sheet brings along lie in a temporary folder, which goes with their owner.
        font_config.__del__()
        logger.removeHandler(listener)
        logger.propagate = propagate
    if listener.failures:
        raise EngineError("; ".join(listener.failures))
    return Pdf(content, len(document.pages), tuple(dict.fromkeys(listener.missing_glyphs)))


def _load_engine() -> ModuleType:
    try:
        # Where a library is missing, the engine prints a page of its own; ours is one line.
        with fast_start(), contextlib.redirect_stdout(io.StringIO()):
            import weasyprint
            import weasyprint.text.fonts
    except OSError as error:
        raise EngineError("a library that draws the PDF is missing", LIBRARIES_HINT) from error
    return weasyprint  # type: ignore[no-any-return]


class _Listener(logging.Handler):
    """Hears what the engine logs (missing glyphs, errors) and what it could not load."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.missing_glyphs: list[str] = []
        self.errors: list[str] = []
        self.not_loaded: dict[str, str] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Sort a message by its template, which a test compares with the engine's own."""
        if str(record.msg).startswith(".notdef glyph") and isinstance(record.args, tuple):
            self.missing_glyphs.append(str(record.args[0]))
        elif record.levelno >= logging.ERROR:
            self.errors.append(record.getMessage())

    @property
    def failures(self) -> tuple[str, ...]:
        """The errors, and what could not be loaded without one, such as a font."""
        silent = (
            f"Failed to load {address}: {reason}"
            for address, reason in self.not_loaded.items()
            if not any(address in error for error in self.errors)
        )
        return (*dict.fromkeys(self.errors), *silent)


def _confined_fetcher(folders: Sequence[Path], listener: _Listener) -> "URLFetcher":
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    allowed = tuple(folder.resolve() for folder in folders)

    class ConfinedFetcher(URLFetcher):  # type: ignore[misc]  # the engine has no types
        """Gives `data:` addresses and files of the allowed folders, nothing else."""

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
            try:
                self.confine(url)
                return super().fetch(url, headers)
            except (OSError, ValueError) as error:
                listener.not_loaded[url] = str(error)
                raise

        def confine(self, url: str) -> None:
            parts = urlsplit(url)
            if parts.scheme == "file":
                path = Path(unquote(parts.path)).resolve()
                if not any(path.is_relative_to(folder) for folder in allowed):
                    raise ValueError("it lies outside the project")
            elif parts.scheme != "data":
                raise ValueError("nothing is fetched from the network")

    return ConfinedFetcher(allowed_protocols={"data", "file"}, allow_redirects=False)
