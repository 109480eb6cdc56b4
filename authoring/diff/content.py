"""Content: the plain data of a file -> what they mean, however they were typed.

Place in the flow: before anything is compared. Short forms become long ones, what is left out says
what it usually says, and line breaks that only wrap a paragraph become spaces; so two files that
publish the same brief have the same content.
"""

import re
from typing import Final

from authoring.model import Prose
from authoring.model.shapes import UNKNOWN, Shape
from authoring.source import Data

_WHITE_SPACE: Final = re.compile(r"[ \t\r\n]+")
_EMPTY_LINES: Final = re.compile(r"\n[ \t]*(?:\n[ \t]*)+(?=\S)")
# A list's entry keeps its line, and so does what follows a break that the author asked for.
_WRAP: Final = re.compile(r"(?<!\\)(?<! {2})\n[ \t]*(?![ \t]*(?:[-*+]|\d{1,9}[.)])[ \t])(?=\S)")
_HARD_BREAK: Final = re.compile(r"(?: {2,}|\\)\n[ \t]*")


def read_content(data: Data, shape: Shape) -> Data:
    """What plain data of a shape mean; what has another form than its shape is left as it is."""
    if shape.widen is not None:
        data = shape.widen(data)
    match data:
        case None:
            return ""
        case str():
            return _read_text(data, shape)
        case list():
            element = shape.element if shape.form == "list" else None
            return [read_content(each, element or UNKNOWN) for each in data]
        case dict():
            return _read_record(data, shape)


def _read_record(data: dict[str, Data], shape: Shape) -> dict[str, Data]:
    """The fields in the order of the model; those that say nothing are left out."""
    names = dict.fromkeys([*shape.fields, *data])
    content: dict[str, Data] = {}
    for name in names:
        below = shape.fields.get(name, shape.element if shape.form == "table" else None) or UNKNOWN
        value = read_content(data.get(name), below)
        if value in ("", [], {}):
            value = below.usual or ""
        if value:
            content[name] = value
    return content


def _read_text(text: str, shape: Shape) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip(" \t\n")
    if shape.prose is Prose.BLOCKS:
        text = _EMPTY_LINES.sub("\0", text)
        text = _HARD_BREAK.sub("\\\\\n", _WRAP.sub(" ", text))
        return "\n\n".join(part.rstrip(" \t") for part in text.split("\0"))
    if shape.prose is None:
        return text.lower() if shape.usual in ("true", "false") else text
    return _WHITE_SPACE.sub(" ", text)
