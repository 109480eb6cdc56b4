"""Fontconfig: a font configuration in which only the given folders exist.

Place in the flow: set up before the PDF engine is loaded. Without it the engine's font library
would take any font of the machine for a character or a hyphen that a style's font lacks, and the
same brief would look different on every machine.
"""

import hashlib
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from authoring.formats.caches import cache_folder

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


def use_only_fonts_of(folders: Sequence[Path]) -> Path:
    """Make the font library see these folders alone; returns the configuration's file.

    Acts on font configurations that are made after it in this process (environment variable
    FONTCONFIG_FILE). The cache, which saves reading every font at each start, goes to the user's
    cache folder, or where that can't be written to a temporary one.
    """
    cache = cache_folder()
    listed = "\n".join(f"  <dir>{escape(str(folder))}</dir>" for folder in folders)
    text = CONFIGURATION.format(folders=listed, cache=escape(str(cache / "fontconfig")))
    name = hashlib.sha256(text.encode()).hexdigest()[:16]
    path = cache / f"fonts-{name}.conf"
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        _write_whole(path, text)
    os.environ[FILE_VARIABLE] = str(path)
    return path


def _write_whole(path: Path, text: str) -> None:
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as file:
        file.write(text)
    Path(file.name).replace(path)
