"""Versions: the programs on which the bytes of a brief depend, beside this one's own files.

Place in the flow: beside `toolkit`. A store's entries are known by them, and a cluster's workers are
compared by them. What draws a page is the system's: its libraries say their versions themselves.
"""

import ctypes
import sys
import zlib
from collections.abc import Callable
from functools import cache
from typing import Final

from authoring import __version__

PACKAGES: Final = (
    *("weasyprint", "pydyf", "tinycss2", "tinyhtml5", "cssselect2", "fonttools", "pyphen"),
    *("pillow", "uharfbuzz", "jinja2", "markupsafe", "markdown-it-py", "babel", "css-inline"),
    *("python-docx", "lxml", "pydantic", "pyyaml"),
)
UNKNOWN: Final = "unknown"


def describe_versions() -> dict[str, str]:
    """The versions of all that takes part in rendering, by name."""
    packages = {name: _package_version(name) for name in PACKAGES}
    python = sys.version.split()[0]
    return {"brief": __version__, "Python": python, **packages, **describe_libraries()}


@cache
def describe_libraries() -> dict[str, str]:
    """The versions of the system's libraries, by name."""
    found = {name: _library_version(*named) for name, named in _LIBRARIES.items()}
    return {"zlib": zlib.ZLIB_RUNTIME_VERSION, **found}


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
