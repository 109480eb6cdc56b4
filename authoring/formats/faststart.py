"""Fast start: what the PDF engine's libraries do at their import, and need not.

Place in the flow: around the import of the engine in `authoring.formats.pdf`. Found by profiling: a
third of the import is spent on two things that no page of ours needs. Each saving leaves the output
as it is, byte for byte; BRIEF_PLAIN_START=1 turns both off.
"""

import contextlib
import ctypes.util
import importlib.util
import os
import sys
from collections.abc import Iterator

SWITCH = "BRIEF_PLAIN_START"


@contextlib.contextmanager
def fast_start() -> Iterator[None]:
    """Import the engine inside this."""
    if SWITCH in os.environ:
        yield
        return
    _postpone("fontTools", "subset")
    with _no_library_search():
        yield


@contextlib.contextmanager
def _no_library_search() -> Iterator[None]:
    """Load libraries by their file names only.

    cffi asks `ctypes.util.find_library` for each of the names that the engine tries in turn; on
    Linux that runs the linker and a compiler for each, 0.2 s in all, though the file name, which is
    among them, is found at once.
    """
    if not sys.platform.startswith("linux"):
        yield
        return
    search = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None  # noqa: ARG005  # the signature is ctypes'
    try:
        yield
    finally:
        ctypes.util.find_library = search


def _postpone(package: str, name: str) -> None:
    """Load a module of a package at the first use of one of its names, not at its import.

    The engine's own font cutting (fontTools) is there for machines without HarfBuzz's; loading it
    costs 0.05 s. This is the recipe of `importlib.util.LazyLoader`'s documentation.
    """
    full_name = f"{package}.{name}"
    spec = None if full_name in sys.modules else importlib.util.find_spec(full_name)
    if spec is None or spec.loader is None:
        return
    spec.loader = importlib.util.LazyLoader(spec.loader)
    module = importlib.util.module_from_spec(spec)
    sys.modules[full_name] = module
    spec.loader.exec_module(module)
    # Found as an attribute, it is not looked up in sys.modules, which would load it.
    setattr(sys.modules[package], name, module)
