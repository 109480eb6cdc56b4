"""Elements: XML of Word documents, made in one call.

Place in the flow: below all that writes such documents.
"""

import re
from collections.abc import Mapping
from typing import Final, cast

from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

# What XML 1.0 (production 2, Char) has no place for. Loading refuses it; this is for other callers.
_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REPLACEMENT: Final = "\ufffd"

_NAMESPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
_PRESERVED: Final = {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}


def clean(text: str) -> str:
    """A text that XML can hold; a sign stands for each character that it can't."""
    return _FORBIDDEN.sub(_REPLACEMENT, text)


def make(
    name: str, attributes: Mapping[str, str | int] | None = None, *children: BaseOxmlElement
) -> BaseOxmlElement:
    """An element with attributes and children; names have the prefixes of the standard."""
    found = {qualified(key): clean(str(value)) for key, value in (attributes or {}).items()}
    element = cast("BaseOxmlElement", OxmlElement(name, found, _NAMESPACES))
    element.extend(children)
    return element


def make_text(text: str, name: str = "w:t") -> BaseOxmlElement:
    """The text of a run, or of a field, with all of its spaces."""
    element = cast("BaseOxmlElement", OxmlElement(name, _PRESERVED, _NAMESPACES))
    element.text = clean(text)
    return element


def qualified(name: str) -> str:
    """A name with its namespace, in the way of ElementTree."""
    prefix, _, local = name.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}" if local else name
