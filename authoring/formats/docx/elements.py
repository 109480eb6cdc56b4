"""Elements: XML of Word documents, made in one call.

Place in the flow: below all that writes such documents.
"""

import re
from collections.abc import Mapping
from typing import Final, cast

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

# What XML 1.0 (production 2, Char) has no place for. Loading refuses it; this is for other callers.
_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REPLACEMENT: Final = "\ufffd"

_NAMESPACES: Final = {prefix: nsmap[prefix] for prefix in ("w", "r")}
_PRESERVED: Final = {qn("xml:space"): "preserve"}


def clean(text: str) -> str:
    """A text that XML can hold; a sign stands for each character that it can't."""
    return _FORBIDDEN.sub(_REPLACEMENT, text)


def make(
    name: str, attributes: Mapping[str, str | int] | None = None, *children: BaseOxmlElement
) -> BaseOxmlElement:
    """An element with attributes and children; names have the prefixes of the standard."""
    found = {qn(key): clean(str(value)) for key, value in (attributes or {}).items()}
    element = cast("BaseOxmlElement", OxmlElement(name, found, _NAMESPACES))
    element.extend(children)
    return element


def make_text(text: str, name: str = "w:t") -> BaseOxmlElement:
    """The text of a run, or of a field, with all of its spaces."""
    element = cast("BaseOxmlElement", OxmlElement(name, _PRESERVED, _NAMESPACES))
    element.text = clean(text)
    return element
