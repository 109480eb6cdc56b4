"""Fontconfig: a font configuration in which only the given folders exist.

Place in the flow: set up before the PDF engine is loaded. Without it the engine's font library
would take any font of the machine for a character or a hyphen that a style's font lacks, and the
same brief would look different on every machine.
"""

import contextlib
import hashlib
import os
import stat
import tempfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

CONFIGURATION = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
{folders}
  <cachedir>{cache}</cachedir>
  <config><rescan><int>0</int></rescan></config>
</fontconfig>
"""


def use_only_fonts_of(folders: Sequence[Path]) -> Path:
    """Make the font library see these folders alone; returns the configuration's file.

    Acts on font configurations that are made after it in this process (environment variable
    FONTCONFIG_FILE). The cache, which saves reading every font at each start, goes to the user's
    cache folder, or where that can't be written to a temporary one.
    """
    cache = _cache_folder()
    listed = "\n".join(f"  <dir>{escape(str(folder))}</dir>" for folder in folders)
    text = CONFIGURATION.format(folders=listed, cache=escape(str(cache / "fontconfig")))
    name = hashlib.sha256(text.encode()).hexdigest()[:16]
    path = cache / f"fonts-{name}.conf"
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        _write_whole(path, text)
    os.environ["FONTCONFIG_FILE"] = str(path)
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
        folder.mkdir(mode=0o700)
    known = folder.lstat()
    if stat.S_ISDIR(known.st_mode) and known.st_uid == user and not known.st_mode & 0o022:
        return folder
    return Path(tempfile.mkdtemp(prefix="brief-"))


def _write_whole(path: Path, text: str) -> None:
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as file:
        file.write(text)
    Path(file.name).replace(path)
