"""Startup: what WeasyPrint does when it is imported, and need not.

Place in the flow: around the import of WeasyPrint in `engine`. Each of the two changes buys at least
5 % of the processor time of one cold render, and leaves the PDF as it is, byte for byte. Should one
of them fail, WeasyPrint is imported as it is. docs/hooks.md lists them, with what they buy.
"""

import contextlib
import ctypes.util
import hashlib
import importlib
import sys
from collections.abc import Callable, Iterator, Mapping
from types import ModuleType
from typing import Any, Final, Self

from authoring.formats.pdf.declarations import DIGEST, TABLE

POSTPONED: Final[Mapping[str, tuple[str, ...]]] = {
    "fontTools.subset": (),
    "fontTools.ttLib.woff2": (),
    "fontTools.varLib.instancer": ("instantiateVariableFont",),
}
"""Modules that can wait, with the functions that WeasyPrint takes out of them when it is imported."""


@contextlib.contextmanager
def fast_start() -> Iterator[None]:
    """Import WeasyPrint inside this. Raises `ValueError` where its C declarations are not known."""
    with _declared(), _postponed(POSTPONED):
        yield


@contextlib.contextmanager
def _declared() -> Iterator[None]:
    """Give WeasyPrint its C functions by a table, where it would have cffi parse their text.

    cffi parses it in Python at each start, and again piece by piece for each kind of object that a
    page makes. For each name of a library that WeasyPrint tries, it searches with the linker and a
    compiler besides, though the file name, which is among them, is found at once.
    """
    import cffi

    plain = cffi.FFI
    cffi.FFI = _declared_functions()
    try:
        yield
    finally:
        cffi.FFI = plain


def _declared_functions() -> type:
    """A class like cffi's, but one that takes its functions from a table (“out-of-line, ABI level”)."""
    import _cffi_backend

    class DeclaredFunctions(_cffi_backend.FFI):  # type: ignore[misc]  # cffi has no types
        """C functions and types of `declarations`."""

        def __new__(cls) -> Self:
            return super().__new__(cls)  # type: ignore[no-any-return]

        def __init__(self) -> None:
            """Nothing is known before the declaration, and nothing can be added behind it."""

        def cdef(self, text: str) -> None:
            """Take the table, if it is that of this text."""
            if hashlib.sha256(text.encode()).hexdigest() != DIGEST:
                raise ValueError("this WeasyPrint declares other functions")
            super().__init__("declarations", **TABLE)

        def dlopen(self, name: str, flags: int = 0) -> Any:
            """Load a library by its file name; on Linux it is searched for in no other way."""
            with contextlib.suppress(OSError):
                return super().dlopen(name, flags)
            found = None if sys.platform == "linux" else ctypes.util.find_library(name)
            if found is None:
                raise OSError(f"there is no library {name}")
            return super().dlopen(found, flags)

    return DeclaredFunctions


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
