"""Fontconfig: a font configuration in which only the given folders exist.

Place in the flow: set up before WeasyPrint is loaded. Without it WeasyPrint's font library would
take any font of the machine for a character or a hyphen that a style's font lacks, and the same
brief would look different on every machine. The file and fontconfig's own cache lie in a folder that
nobody else can write, for who writes them chooses the fonts.
"""

import contextlib
import hashlib
import os
import stat
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from authoring.project.writing import write_files

FILE_VARIABLE: Final = "FONTCONFIG_FILE"
"""The environment variable by which the font library finds its configuration."""
CONFIGURATION = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
{folders}
  <cachedir>{cache}</cachedir>
  <config><rescan><int>0</int></rescan></config>
</fontconfig>
"""
_OTHERS_WRITE: Final = stat.S_IWGRP | stat.S_IWOTH


def use_only_fonts_of(folders: Sequence[Path]) -> Path:
    """Make the font library see these folders alone; returns the configuration's file.

    Acts on font configurations that are made after it in this process (environment variable
    FONTCONFIG_FILE). The cache, which saves reading every font at each start, goes to the user's
    cache folder, or where that can't be written to a temporary one.
    """
    folder = _cache_folder()
    listed = "\n".join(f"  <dir>{escape(str(each))}</dir>" for each in folders)
    text = CONFIGURATION.format(folders=listed, cache=escape(str(folder / "fontconfig")))
    name = hashlib.sha256(text.encode()).hexdigest()[:16]
    path = folder / f"fonts-{name}.conf"
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        write_files({path: text.encode()})
    os.environ[FILE_VARIABLE] = str(path)
    return path


def _cache_folder() -> Path:
    """The first folder that can be written: the user's cache, or a temporary one of the user's."""
    try:
        folder = _user_cache() / "brief"
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder):
            return folder
    except (OSError, RuntimeError):
        return _temporary_folder()


def _user_cache() -> Path:
    """The user's cache folder (XDG Base Directory Specification 0.8: relative paths don't count).

    Raises `RuntimeError` for a user without a home.
    """
    named = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return named if named.is_absolute() else Path("~/.cache").expanduser()


def _temporary_folder() -> Path:
    """The same folder at each start, so that they don't pile up; a new one where it is not safe."""
    user = getattr(os, "getuid", int)()
    folder = Path(tempfile.gettempdir()) / f"brief-{user}"
    with contextlib.suppress(FileExistsError):
        folder.mkdir(mode=stat.S_IRWXU)
    return folder if _is_own(folder) else _new_folder(folder.parent)


@cache
def _new_folder(parent: Path) -> Path:
    """A folder for this process."""
    return Path(tempfile.mkdtemp(prefix="brief-", dir=parent))


def _is_own(folder: Path) -> bool:
    """Whether a folder is one, is this user's, and no one else can write it."""
    known = folder.lstat()
    user = getattr(os, "getuid", int)()
    is_folder = stat.S_ISDIR(known.st_mode)
    return is_folder and known.st_uid == user and not known.st_mode & _OTHERS_WRITE
