"""Toolkit: what this program itself is made of.

Place in the flow: beside `store`, whose entries depend on it: a changed module, Python or library
may find other things in the same file.
"""

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from authoring.cache.store import digest

MODULE_SUFFIXES = frozenset({".py", ".css", ".html", ".json"})


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
