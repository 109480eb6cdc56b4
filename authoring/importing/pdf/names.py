"""Names: which names of embedded files can be names of files on any system.

Place in the flow: asked by `sources` before anything is written. A name comes from whoever made the
PDF; here it becomes one step of a path that stays in its folder, or nothing.
"""

import re
import unicodedata
from typing import Final

from authoring.project.discovery import ISSUE_SUFFIXES

MOST_NAME_BYTES: Final = 200
"""File systems take 255 bytes; a file that is being written has a longer name for a moment."""

_PARTING = frozenset("/\\:")
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
# Names of devices on Windows, whatever suffix follows.
_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *\.", re.IGNORECASE)
_SHOWN: Final = 60


def is_safe_name(name: str) -> bool:
    """Whether a name is that of a YAML file in its own folder, on Unix and on Windows alike."""
    return (
        len(name.encode("utf-8", "replace")) <= MOST_NAME_BYTES
        and not any(sign in _PARTING or _is_hidden(sign) for sign in name)
        and name.strip(" ") == name
        and not name.startswith(".")
        and not _DEVICE.match(name)
        and any(name.casefold().endswith(suffix) for suffix in ISSUE_SUFFIXES)
    )


def fold_name(name: str) -> str:
    """A name in the form in which file systems that know no case compare it."""
    return unicodedata.normalize("NFKC", name).casefold()


def show(text: str) -> str:
    """A foreign text for a message: short, and nothing in it that a terminal would act upon."""
    shown = "".join(
        f"\\u{ord(sign):04x}" if _is_hidden(sign) else sign for sign in text[: _SHOWN + 1]
    )
    return shown if len(text) <= _SHOWN else f"{shown[:_SHOWN]}…"


def _is_hidden(sign: str) -> bool:
    return unicodedata.category(sign) in _HIDDEN
