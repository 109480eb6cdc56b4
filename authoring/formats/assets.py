"""Assets: the files that web pages have beside them, in a folder they share.

Place in the flow: filled by the web page. A file is named by its content, so equal ones are one, and
a browser may keep it for ever.
"""

import hashlib
import mimetypes
from typing import Final

FOLDER: Final = "assets"
_NAME_LENGTH: Final = 16
# Not all systems know these.
_SUFFIXES: Final = {"font/woff": ".woff", "image/webp": ".webp", "text/css": ".css"}


class Assets:
    """Files by their address from the page."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def add(self, kind: str, content: bytes) -> str:
        """The address, from the page, of bytes of a media type."""
        return f"{FOLDER}/{self.add_beside(kind, content)}"

    def add_beside(self, kind: str, content: bytes) -> str:
        """The same from another file of the folder."""
        suffix = _SUFFIXES.get(kind) or mimetypes.guess_extension(kind) or ""
        name = hashlib.sha256(content).hexdigest()[:_NAME_LENGTH] + suffix
        self.files[f"{FOLDER}/{name}"] = content
        return name
