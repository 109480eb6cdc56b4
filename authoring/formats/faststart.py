"""Fast start: what the PDF engine's libraries do at their import, and need not.

Place in the flow: around the import of the engine in `authoring.formats.pdf`. Found by profiling:
two thirds of the import go to things that no page of ours needs, or that are the same at every
start. Each saving leaves the output as it is, byte for byte, and can be turned off (`savings`).
"""

import contextlib
import ctypes.util
import importlib
import sys
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any, Final

from authoring.formats.agent_sheets import kept_agent_sheets
from authoring.formats.declarations import kept_declarations
from authoring.formats.savings import Saving, is_wanted

POSTPONED: Final = {
    "fontTools.subset": (),
    "fontTools.ttLib.woff2": (),
    "fontTools.varLib.instancer": ("instantiateVariableFont",),
}
"""Modules that can wait, with the functions that the engine takes out of them at its import."""


@contextlib.contextmanager
def fast_start() -> Iterator[None]:
    """Import the engine inside this."""
    with contextlib.ExitStack() as stack:
        if is_wanted(Saving.LIBRARIES):
            stack.enter_context(_no_library_search())
        if is_wanted(Saving.MODULES):
            stack.enter_context(_postponed(POSTPONED))
        if is_wanted(Saving.DECLARATIONS):
            stack.enter_context(kept_declarations())
        if is_wanted(Saving.AGENT_SHEETS):
            stack.enter_context(kept_agent_sheets())
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


@contextlib.contextmanager
def _postponed(modules: dict[str, tuple[str, ...]]) -> Iterator[None]:
    """Load these at the first use of one of their names, not with what imports them.

    The engine imports what cuts fonts without HarfBuzz, what makes one font of a variable one and
    what unpacks a web font; with all that these stand on, that is 0.09 s.
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
