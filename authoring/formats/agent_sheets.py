"""Agent sheets: how the PDF engine shows each element of HTML, read once and not at each start.

Place in the flow: around the import of the engine. It comes with style sheets of its own (CSS 2.2,
6.4.4: the user agent's), which its module `weasyprint.html` reads when it is imported. What became
of them is kept, for each text and each version of the libraries that read it.

Saves 0.03 s of a start.
"""

import contextlib
import io
import marshal
import pickle
import sys
import types
from collections.abc import Callable, Iterator
from typing import Any, Final

from authoring.cache.store import digest
from authoring.formats.caches import own_store

_READER: Final = "weasyprint.html"
_LIBRARIES: Final = ("weasyprint", "tinycss2", "cssselect2")


@contextlib.contextmanager
def kept_agent_sheets() -> Iterator[None]:
    """Inside this, the engine's import finds its own style sheets read."""
    watch = _Watch()
    sys.meta_path.insert(0, watch)
    try:
        yield
    finally:
        sys.meta_path.remove(watch)
        watch.undo()


class _Watch:
    """Asked before each import; before that of the reader, it puts our way of reading there.

    The reader takes the engine's class `CSS` for its three sheets and nothing else.
    """

    def __init__(self) -> None:
        self._plain: Any = None

    def find_spec(self, name: str, *_: object) -> None:
        """Find nothing: what is imported is found by the others."""
        if name == _READER and self._plain is None:
            engine = sys.modules[name.partition(".")[0]]
            self._plain = engine.CSS
            engine.CSS = _keeper(self._plain)  # type: ignore[attr-defined]

    def undo(self) -> None:
        """Leave the engine's own class where it was."""
        if self._plain is not None:
            for name in (_READER.partition(".")[0], _READER):
                if name in sys.modules:
                    sys.modules[name].CSS = self._plain  # type: ignore[attr-defined]


def _keeper(plain: Any) -> Callable[..., Any]:
    """What stands in for the engine's class while it reads its own sheets."""
    store = own_store()
    versions = [getattr(sys.modules[name], "__version__", "") for name in _LIBRARIES]

    def read(*, string: str, counter_style: dict[str, Any] | None = None) -> Any:
        counters = {} if counter_style is None else counter_style
        key = digest(("agent sheet", sys.version, *versions, string, *sorted(counters)))
        kept = store.get(key) if store else None
        # Whatever keeps a sheet from being written or read: it is read from its text.
        with contextlib.suppress(Exception):
            if kept is not None:
                parts, known = pickle.loads(kept)  # noqa: S301  # the store is the user's own
                sheet = plain.__new__(plain)
                vars(sheet).update(parts)
                counters.update(known)
                return sheet
        sheet = plain(string=string, counter_style=counter_style)
        with contextlib.suppress(Exception):
            if store:
                store.put(key, _write(vars(sheet), dict(counters)))
        return sheet

    return read


def _write(*values: object) -> bytes:
    written = io.BytesIO()
    _Writer(written, pickle.HIGHEST_PROTOCOL).dump(values)
    return written.getvalue()


class _Writer(pickle.Pickler):
    """Writes the functions that selectors were made into by their code."""

    def reducer_override(self, value: Any) -> Any:
        if not isinstance(value, types.FunctionType) or value.__module__ is not None:
            return NotImplemented
        if value.__closure__ or value.__defaults__ or value.__kwdefaults__:
            raise pickle.PicklingError("a selector is more than its code")
        names = tuple(sorted(set(value.__globals__) - {"__builtins__"}))
        if any(value.__globals__[name] is not known for name, known in _named(names).items()):
            raise pickle.PicklingError("a selector knows other names")
        return _read_selector, (marshal.dumps(value.__code__), names)


def _read_selector(code: bytes, names: tuple[str, ...]) -> types.FunctionType:
    # The code was written by this user, by `_Writer`.
    return types.FunctionType(marshal.loads(code), _named(names))  # noqa: S302


def _named(names: tuple[str, ...]) -> dict[str, Any]:
    """What a selector's function knows, as cssselect2 gives it."""
    from cssselect2 import compiler

    return {name: getattr(compiler, name) for name in names}
