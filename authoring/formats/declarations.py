"""Declarations: the C functions that the PDF engine calls, read once and not at each start.

Place in the flow: around the import of the engine. It describes a hundred functions of Pango and
its kin in C, in a text that cffi parses in Python at each start, and again piece by piece for each
kind of object that a page makes. cffi has a second form of the same ("out-of-line, ABI level", in
its documentation), which is a table: it is made once and kept, for each text and each cffi.

Saves 0.08 s of a start and 2 % of a page.
"""

import contextlib
import ctypes.util
import io
import marshal
import os
import sys
import types
from collections.abc import Iterator
from typing import Any, Final, Self

from authoring.cache.store import digest
from authoring.formats.caches import own_store

_NAME: Final = "declarations"


@contextlib.contextmanager
def kept_declarations() -> Iterator[None]:
    """Inside this, a module that declares C functions gets them by their table.

    Raises what cffi raises, or `ValueError`, where a table can't be made.
    """
    import cffi

    plain = cffi.FFI
    cffi.FFI = _tabled(plain)
    try:
        yield
    finally:
        cffi.FFI = plain


def _tabled(plain: Any) -> type:
    """The class that stands in for cffi's own: declares once, by a table, and then is the same."""
    import _cffi_backend

    class TabledFFI(_cffi_backend.FFI):  # type: ignore[misc]  # cffi has no types
        """C functions and types, out of line."""

        def __new__(cls) -> Self:
            return super().__new__(cls)  # type: ignore[no-any-return]

        def __init__(self) -> None:
            """Nothing is known before the declaration, and nothing can be added behind it."""

        def cdef(self, text: str) -> None:
            super().__init__(_NAME, **_find_table(plain, text))

        def dlopen(self, name: str, flags: int = 0) -> Any:
            """Load a library by the same rules as cffi in its first form."""
            if "." in name or "/" in name or os.sep in name:
                with contextlib.suppress(OSError):
                    return super().dlopen(name, flags)
            found = ctypes.util.find_library(name)
            if found is None:
                raise OSError(f"there is no library {name}")
            return super().dlopen(found, flags)

    return TabledFFI


def _find_table(plain: Any, text: str) -> dict[str, Any]:
    """The table of declarations, from the store or made now."""
    import cffi

    store = own_store()
    key = digest((_NAME, sys.version, sys.platform, str(sys.maxsize), cffi.__version__, text))
    kept = store.get(key) if store else None
    if kept is not None:
        with contextlib.suppress(ValueError, EOFError, TypeError):
            return dict(marshal.loads(kept))  # noqa: S302  # the store is the user's own
    table = _make_table(plain, text)
    if store:
        store.put(key, marshal.dumps(table))
    return table


def _make_table(plain: Any, text: str) -> dict[str, Any]:
    """What the module that cffi writes hands to its backend."""
    ffi = plain()
    ffi.cdef(text)
    ffi.set_source(_NAME, None, compiler_verbose=0)
    module = io.StringIO()
    ffi.emit_python_code(module)
    taken: dict[str, Any] = {}
    backend = types.SimpleNamespace(FFI=lambda _name, **table: taken.update(table))
    code = module.getvalue().replace("import _cffi_backend\n", "", 1)
    exec(code, {"_cffi_backend": backend})  # noqa: S102  # cffi wrote it just now
    if not taken:
        raise ValueError("cffi writes other modules than it used to")
    return taken
