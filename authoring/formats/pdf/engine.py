"""Engine: starts WeasyPrint; what it may read, and what it warns of.

Place in the flow: before a page is laid out. Nothing is fetched from the network; of files, only
those in the folders given are read. What WeasyPrint warns of is not left in a log: a character
without glyph is noted, anything that could not be loaded is a failure.
"""

import contextlib
import io
import logging
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, urlsplit

from authoring.cache.read_tracking import record_read
from authoring.diagnostics.errors import EngineError
from authoring.formats.fontconfig import use_only_fonts_of
from authoring.formats.pdf.startup import fast_start

if TYPE_CHECKING:
    from weasyprint.css import ColorProfile
    from weasyprint.urls import URLFetcher

BASE: Final = "file:///page/"
"""Where relative addresses of a page begin: the same wherever its files are, for WeasyPrint writes
addresses into the PDF and makes names of them."""
_ENGINE: Final = "weasyprint"
_LOADING: Final = threading.Lock()
LIBRARIES_HINT: Final = (
    "Install Pango: Debian and Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0 "
    "libharfbuzz-subset0; Fedora: dnf install pango; macOS: brew install pango; Windows: "
    "pacman -S mingw-w64-ucrt-x86_64-pango in MSYS2."
)


def load_engine() -> ModuleType:
    """WeasyPrint. Raises `EngineError` where a library of the system is missing."""
    try:
        with _LOADING:
            return sys.modules[_ENGINE] if _ENGINE in sys.modules else _load()
    except OSError as error:
        raise EngineError("a library that draws the PDF is missing", LIBRARIES_HINT) from error


def _load() -> ModuleType:
    """Import WeasyPrint fast or, where its insides are not what that expects, as it is."""
    # Where a library is missing, WeasyPrint prints a page of its own; ours is one line.
    with contextlib.redirect_stdout(io.StringIO()):
        try:
            with fast_start():
                return _import()
        except OSError:
            raise
        except Exception:  # noqa: BLE001  # a faster start is never worth a failure
            for name in [name for name in sys.modules if name.partition(".")[0] == _ENGINE]:
                del sys.modules[name]
            return _import()


def _import() -> ModuleType:
    import weasyprint
    import weasyprint.text.fonts

    return weasyprint  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class Typesetter:
    """WeasyPrint, set up for one PDF."""

    lay_out: Callable[..., Any]
    """Makes a document of a page's HTML; further options are those of WeasyPrint."""
    listener: "Listener"
    version: str


@contextlib.contextmanager
def typesetter(
    fonts: Sequence[Path], folders: Sequence[Path], base: str | None
) -> Iterator[Typesetter]:
    """WeasyPrint for one PDF, with the project's own tags.

    `fonts` are the folders of the only fonts used, `folders` those whose files a page may name;
    relative addresses begin at `base`. Raises `EngineError` where WeasyPrint's libraries are
    missing or, at the end, a page named what can't be loaded.
    """
    use_only_fonts_of(fonts)
    weasyprint = load_engine()
    from authoring.formats.pdf.tags import own_tags

    with font_configuration(weasyprint) as font_config, listening() as listener, own_tags():
        fetcher = confined_fetcher(folders, listener)

        def lay_out(html: str, **options: Any) -> Any:
            page = weasyprint.HTML(string=html, base_url=base, url_fetcher=fetcher)
            return page.render(font_config=font_config, **options)

        yield Typesetter(lay_out, listener, weasyprint.__version__)
    if listener.failures:
        raise EngineError("; ".join(listener.failures))


@contextlib.contextmanager
def font_configuration(weasyprint: ModuleType) -> Iterator[Any]:
    """The fonts of one PDF. Those that a page brings along lie in a temporary folder until its end."""
    configuration = weasyprint.text.fonts.FontConfiguration()
    try:
        yield configuration
    finally:
        # Now, for a command ends without taking its objects down; what this does, it does once.
        configuration.__del__()


class Listener(logging.Handler):
    """Hears what WeasyPrint logs (missing glyphs, errors) and what it could not load."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.missing_glyphs: list[str] = []
        self.errors: list[str] = []
        self.not_loaded: dict[str, str] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Sort a message by its template, which a test compares with WeasyPrint's own."""
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
        return tuple(text.replace(BASE, "") for text in (*dict.fromkeys(self.errors), *silent))


@contextlib.contextmanager
def listening() -> Iterator[Listener]:
    """Hear WeasyPrint's log inside this, in place of all others."""
    listener = Listener()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(listener)
    propagate, logger.propagate = logger.propagate, False
    try:
        yield listener
    finally:
        logger.removeHandler(listener)
        logger.propagate = propagate


def srgb_profile() -> "ColorProfile":
    """The colours that all pages are in; WeasyPrint, reading this itself, leaves the file open."""
    from weasyprint.css import ColorProfile

    content = (files("weasyprint.pdf") / "sRGB2014.icc").read_bytes()
    components = (["r"], ["g"], ["b"])
    return ColorProfile(io.BytesIO(content), "sRGB2014.icc", "relative-colorimetric", components)


def confined_fetcher(folders: Sequence[Path], listener: Listener) -> "URLFetcher":
    """What reads files for WeasyPrint, in these folders only; the listener hears of failures.

    What begins at `BASE` lies in the first of them.
    """
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    allowed = tuple(folder.resolve() for folder in folders)

    class ConfinedFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
        """Gives `data:` addresses and files of the allowed folders, nothing else."""

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
            try:
                address = self.locate(url)
                self.confine(address)
                return super().fetch(address, headers)
            except (OSError, ValueError) as error:
                listener.not_loaded[url] = str(error)
                raise

        def locate(self, url: str) -> str:
            if not allowed or not url.startswith(BASE):
                return url
            return f"{allowed[0].as_uri()}/{url.removeprefix(BASE)}"

        def confine(self, url: str) -> None:
            parts = urlsplit(url)
            if parts.scheme == "file":
                path = Path(unquote(parts.path)).resolve()
                if not any(path.is_relative_to(folder) for folder in allowed):
                    raise ValueError("it lies outside the project")
                record_read(path)
            elif parts.scheme != "data":
                raise ValueError("nothing is fetched from the network")

    return ConfinedFetcher(allowed_protocols={"data", "file"}, allow_redirects=False)
