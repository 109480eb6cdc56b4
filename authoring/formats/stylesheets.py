"""Style sheets: the sheets of a style as one text that needs no other file.

Place in the flow: what the HTML formats put into their pages. Files that a sheet names (`url(…)`)
are put into it, if they lie in the project or came with the toolkit; addresses of the network stay
out, so that a page looks the same everywhere and tells nobody that it is read.
"""

import base64
import mimetypes
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias
from urllib.parse import unquote

import tinycss2
from tinycss2.ast import AtRule, FunctionBlock, Node, StringToken, URLToken

from authoring.cache.read_tracking import record_read
from authoring.diagnostics.errors import StyleError

# Functions whose text between quotes is an address (CSS Values 4 and 5, CSS Images 4).
_ADDRESSING = frozenset({"url", "src", "image", "image-set", "-webkit-image-set", "cross-fade"})
_MAY_NAME_A_FILE = re.compile(r"url\(|src\(|image(-set)?\(|cross-fade\(|@import", re.IGNORECASE)
# A letter may be spelled with a backslash (CSS Syntax 3, 4.3.7).
_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})(?:\r\n|\s)?|(.))", re.IGNORECASE)


Placing: TypeAlias = Callable[[str, bytes], str]
"""Gives the address that stands in a page for bytes of a media type."""


def data_address(path: Path) -> str:
    """A file as a `data:` address (RFC 2397)."""
    return write_data_address(media_type_of(path), path.read_bytes())


def media_type_of(path: Path) -> str:
    """The media type of a file, by its name."""
    return mimetypes.guess_type(path.name)[0] or "application/octet-stream"


def write_data_address(kind: str, content: bytes) -> str:
    """Bytes of a media type as a `data:` address (RFC 2397)."""
    return f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"


def join_style_sheets(
    sheets: Iterable[Path],
    folders: Sequence[Path],
    address_of: Callable[[Path], str] = data_address,
) -> str:
    """The sheets, one after the other.

    `folders` are those whose files a sheet may name; `address_of` gives what stands for such a
    file. Raises `StyleError` for a file that can't be read or may not be named.
    """
    return "\n".join(_Embedder(sheet, folders, address_of).embed() for sheet in sheets)


def read_sheet(sheet: Path) -> str:
    """The text of a sheet.

    Raises `StyleError` for a file that can't be read.
    """
    try:
        return sheet.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise StyleError(f"{sheet} can't be read: {error}") from error


def read_tokens(sheet: Path) -> dict[str, str]:
    """The custom properties that a style's tokens set, with their names' dashes; the last one wins.

    Raises `StyleError` for a file that can't be read.
    """
    return custom_properties(read_sheet(sheet))


def custom_properties(text: str) -> dict[str, str]:
    """The custom properties that the rules of a sheet set; the last one of a name counts."""
    rules = tinycss2.parse_stylesheet(text)
    return {
        declaration.name: tinycss2.serialize(declaration.value).strip()
        for rule in rules
        if rule.type == "qualified-rule"
        for declaration in tinycss2.parse_declaration_list(rule.content)
        if declaration.type == "declaration" and declaration.name.startswith("--")
    }


def _read_escape(found: re.Match[str]) -> str:
    """What is meant by a character that is spelled with a backslash."""
    code = int(found[1], 16) if found[1] else 0
    return chr(code) if 0 < code <= sys.maxunicode else found[2] or ""


@dataclass(frozen=True)
class _Embedder:
    """Puts the files that one sheet names into it."""

    sheet: Path
    folders: Sequence[Path]
    address_of: Callable[[Path], str]

    def embed(self) -> str:
        """The sheet with its files."""
        text = read_sheet(self.sheet)
        if "</" in text:
            raise StyleError(f"{self.sheet} holds “</”, which would end the page's style element")
        # Most sheets name no file, and need not be parsed, which saves 0.01 s a page.
        if not _MAY_NAME_A_FILE.search(_ESCAPE.sub(_read_escape, text)):
            return text
        nodes = tinycss2.parse_stylesheet(text)
        before = tinycss2.serialize(nodes)
        for node in nodes:
            self.embed_in(node)
        after = str(tinycss2.serialize(nodes))
        return text if after == before else after

    def embed_in(self, node: Node) -> None:
        """Replace the addresses below a node by the files they name."""
        if isinstance(node, AtRule) and node.lower_at_keyword == "import":
            raise StyleError(
                f"{self.sheet}:{node.source_line}: @import is not read",
                "Put the rules into the style's own print.css or web.css.",
            )
        if isinstance(node, URLToken):
            node.representation = f'url("{self.address(node.value, node)}")'
        elif isinstance(node, FunctionBlock) and node.lower_name in _ADDRESSING:
            for argument in node.arguments:
                if isinstance(argument, StringToken):
                    argument.representation = f'"{self.address(argument.value, node)}"'
        for name in ("prelude", "content", "arguments"):
            for child in getattr(node, name, None) or ():
                self.embed_in(child)

    def address(self, address: str, node: Node) -> str:
        """What stands for an address in the page."""
        if address.startswith(("data:", "#")):
            return address
        place = f"{self.sheet}:{node.source_line}"
        if ":" in address or address.startswith("//"):
            raise StyleError(f"{place}: {address} is not a file; nothing is fetched")
        path = (self.sheet.parent / unquote(address.partition("?")[0])).resolve()
        if not any(path.is_relative_to(folder.resolve()) for folder in self.folders):
            raise StyleError(f"{place}: {address} lies outside the project")
        if not path.is_file():
            raise StyleError(f"{place}: {address} is not there")
        record_read(path)
        return self.address_of(path)
