"""Fonts: the engine's font configuration, kept from one page to the next.

Place in the flow: beside `document`. A configuration reads what fonts there are, and remembers how
they shape words; made anew for each page it does both again.

Saves 3 % of every page of a process but the first.
"""

import atexit
import contextlib
import os
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from authoring.formats.fontconfig import FILE_VARIABLE
from authoring.formats.savings import Saving, is_wanted
from authoring.formats.states import State, states_of


class _Kept(threading.local):
    """The configuration of a thread, for Pango's can't be used by two, and what it has read."""

    state: tuple[str, tuple[State, ...]] | None = None
    configuration: Any = None


_kept = _Kept()


@atexit.register
def _let_go() -> None:
    """Give up the configuration while the libraries are there that take it down."""
    _kept.state = _kept.configuration = None


@contextlib.contextmanager
def font_configuration(engine: ModuleType, folders: Sequence[Path]) -> Iterator[Any]:
    """The engine's configuration, with what it knows of the fonts in these folders.

    It goes where a page adds fonts of its own, which lie in a temporary folder until then.
    """
    state = (os.environ.get(FILE_VARIABLE, ""), states_of(folders))
    keeps = is_wanted(Saving.FONTS)
    configuration = _kept.configuration if keeps and _kept.state == state else None
    _kept.state = _kept.configuration = None
    if configuration is None:
        configuration = engine.text.fonts.FontConfiguration()
    try:
        yield configuration
    except BaseException:
        configuration.__del__()
        raise
    if keeps and vars(configuration).get("_folder", folders) is None:
        _kept.state, _kept.configuration = state, configuration
    else:
        configuration.__del__()
