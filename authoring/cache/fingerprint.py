"""Fingerprint: the versions of everything that takes part in a check or a render.

Place in the flow: beside `store`, whose keys contain it: a changed module, Python or library may find
other things in the same file, or draw it differently. A cluster's workers are compared by it. Pango,
HarfBuzz and Fontconfig belong to the system; they are asked for their versions.
"""

import ctypes
import sys
import zlib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

from authoring import __version__
from authoring.cache.store import digest

MODULE_SUFFIXES = frozenset({".py", ".css", ".html", ".json"})
PACKAGES: Final = (
    *("weasyprint", "pydyf", "tinycss2", "tinyhtml5", "cssselect2", "fonttools", "pyphen"),
    *("pillow", "uharfbuzz", "jinja2", "markupsafe", "markdown-it-py", "css-inline"),
    *("python-docx", "lxml", "pydantic", "pyyaml"),
)
UNKNOWN: Final = "unknown"


@cache
def identify_toolkit() -> str:
    """A digest of this package's files, of the Python and of the libraries it runs with."""
    package = Path(__file__).resolve().parents[1]
    return digest((sys.version, *_installed(), *_contents(package)))


@cache
def identify_package() -> str:
    """A digest of this package's modules, the same from a checkout and from a wheel."""
    package = Path(__file__).resolve().parents[1]
    modules = sorted(package.rglob("*.py"))
    return digest(part for path in modules for part in (path.name, path.read_bytes()))


def describe_versions() -> dict[str, str]:
    """The versions of everything that takes part in rendering, by name."""
    packages = {name: _package_version(name) for name in PACKAGES}
    python = sys.version.split()[0]
    return {"brief": __version__, "Python": python, **packages, **describe_libraries()}


@cache
def describe_libraries() -> dict[str, str]:
    """The versions of the system's libraries, by name."""
    found = {name: _library_version(*named) for name, named in _LIBRARIES.items()}
    return {"zlib": zlib.ZLIB_RUNTIME_VERSION, **found}


def _installed() -> Iterator[str]:
    """The names of all that is installed, which hold the versions (PEP 376)."""
    for folder in map(Path, sys.path):
        if folder.is_dir():
            yield from sorted(found.name for found in folder.glob("*.dist-info"))


def _contents(folder: Path) -> Iterator[bytes]:
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            yield from _contents(path)
        elif path.suffix in MODULE_SUFFIXES:
            yield path.read_bytes()


def _package_version(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, version  # 0.02 s

    try:
        return version(name)
    except PackageNotFoundError:
        return UNKNOWN


def _library_version(names: tuple[str, ...], ask: Callable[[ctypes.CDLL], str]) -> str:
    """What a library of the system says of itself; WeasyPrint tries the same names."""
    for name in names:
        try:
            return ask(ctypes.CDLL(name))
        except (OSError, AttributeError):
            continue
    return UNKNOWN


def _ask_for_text(function: str) -> Callable[[ctypes.CDLL], str]:
    def ask(library: ctypes.CDLL) -> str:
        call = getattr(library, function)
        call.restype = ctypes.c_char_p
        return str(call().decode("ascii"))

    return ask


_LIBRARIES: Final = {
    "Pango": (
        ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
        _ask_for_text("pango_version_string"),
    ),
    "HarfBuzz": (
        ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"),
        _ask_for_text("hb_version_string"),
    ),
    "Fontconfig": (
        ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll"),
        lambda library: str(library.FcGetVersion()),
    ),
}
