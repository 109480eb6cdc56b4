"""Startup: what WeasyPrint does when it is imported, and need not.

Place in the flow: around the import of WeasyPrint in `engine`. Each of the two changes buys at least
5 % of the processor time of one cold render, and leaves the PDF as it is, byte for byte. Should one
of them fail, WeasyPrint is imported as it is. docs/hooks.md lists them, with what they buy.
"""

import contextlib
import ctypes.util
import importlib
import sys
from collections.abc import Callable, Iterator, Mapping
from types import ModuleType
from typing import Any, Final

POSTPONED: Final[Mapping[str, tuple[str, ...]]] = {
    "fontTools.subset": (),
    "fontTools.ttLib.woff2": (),
    "fontTools.varLib.instancer": ("instantiateVariableFont",),
}
"""Modules that can wait, with the functions that WeasyPrint takes out of them when it is imported."""


@contextlib.contextmanager
def fast_start() -> Iterator[None]:
    """Import WeasyPrint inside this."""
    with _no_library_search(), _postponed(POSTPONED):
        yield


@contextlib.contextmanager
def _no_library_search() -> Iterator[None]:
    """Load the libraries of the system by their file names only.

    cffi asks `ctypes.util.find_library` for each of the names that WeasyPrint tries in turn; on
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


@contextlib.contextmanager
def _postponed(modules: Mapping[str, tuple[str, ...]]) -> Iterator[None]:
    """Load these at the first use of one of their names, not with what imports them.

    WeasyPrint imports what cuts fonts without HarfBuzz, what makes one font of a variable one and
    what unpacks a web font; with all that these import, that is 0.1 s.
    """
    stand_ins = {
        name: _StandIn(name, functions)
        for name, functions in modules.items()
        if name not in sys.modules
    }
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name, stand_in in stand_ins.items():
            if sys.modules.get(name) is stand_in:
                del sys.modules[name]


class _StandIn(ModuleType):
    """Looks like a module, and loads it when one of its functions is called or a name is needed."""

    def __init__(self, name: str, functions: tuple[str, ...]) -> None:
        super().__init__(name)
        for function in functions:
            setattr(self, function, self._postpone(function))

    def __getattr__(self, name: str) -> Any:
        """A name that was not foreseen; what Python itself asks of modules is not there."""
        if name.startswith("__"):
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(importlib.import_module(self.__name__), name)

    def _postpone(self, function: str) -> Callable[..., Any]:
        def call(*values: Any, **options: Any) -> Any:
            return self.__getattr__(function)(*values, **options)

        return call
