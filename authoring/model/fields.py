"""Fields: the kinds of value that the models are made of.

Place in the flow: below the models. A value that can't be read is reported as a
`PydanticCustomError` whose type is one of `FAULTS`; the words for people are written in
`authoring.model.loading`.
"""

import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Strict,
    StringConstraints,
)
from pydantic_core import PydanticCustomError

from authoring.model.addresses import SCHEMES, is_usable_address

Fault: TypeAlias = Literal[
    "date_form", "date_missing_from_calendar", "address_scheme", "address_form", "not_text"
]

SourceLanguage: TypeAlias = Literal["de", "en", "es", "fr", "it", "ja", "ko", "pt", "ru", "zh"]
"""The languages of what a brief links to, ISO 639-1."""

WHITE_SPACE = re.compile(r"[ \t\r\n]+")
ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
WHOLE_NUMBER = re.compile(r"\d{1,9}")


class Record(BaseModel):
    """Base of all models: frozen, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def fault(kind: Fault, value: object) -> PydanticCustomError:
    """The error to raise for a value that can't be read; `fault_of` gives both back."""
    return PydanticCustomError(kind, "unreadable value", {"value": value})


def fault_of(error: Any) -> tuple[str, Any]:
    """The kind of a pydantic error (a `Fault`, or one of pydantic's own) and the value refused."""
    return error["type"], error["input"]


def _read_date(value: object) -> object:
    if not isinstance(value, str):
        return value
    match = ISO_DATE.fullmatch(value.strip())
    if match is None:
        raise fault("date_form", value)
    try:
        return date(*(int(part) for part in match.groups()))
    except ValueError:
        raise fault("date_missing_from_calendar", value) from None


def read_day(text: str) -> date | None:
    """The day that a text says in the way of `Date`, or nothing."""
    match = ISO_DATE.fullmatch(text.strip())
    try:
        return date(*(int(part) for part in match.groups())) if match else None
    except ValueError:
        return None


def _read_number(value: object) -> object:
    """Numbers are typed in digits: `1_000` or `1e3` are no numbers here."""
    return int(value) if isinstance(value, str) and WHOLE_NUMBER.fullmatch(value) else value


def _read_flag(value: object) -> object:
    """As YAML 1.2 has them (10.3.2): `yes` and `no` are words."""
    lowered = value.lower() if isinstance(value, str) else value
    return {"true": True, "false": False}.get(str(lowered), value)


def _read_address(value: str) -> str:
    scheme = value.partition(":")[0].lower() if ":" in value else ""
    if scheme not in SCHEMES:
        raise fault("address_scheme", value)
    if not is_usable_address(value):
        raise fault("address_form", value)
    return value


def _join_lines(value: str) -> str:
    return WHITE_SPACE.sub(" ", value)


class Prose(StrEnum):
    """How the text of a field is read; rules and forms find the fields by this mark."""

    LINE = "line"
    INLINE = "inline"
    BLOCKS = "blocks"
    ORIGINAL = "original"
    ADDRESS = "address"


Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, strict=True),
    AfterValidator(_join_lines),
    Prose.LINE,
]
"""Plain text of one line: no Markdown; line breaks of the YAML become spaces."""

OriginalLine = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, strict=True),
    AfterValidator(_join_lines),
    Prose.ORIGINAL,
]
"""Plain text of one line in the language of the documents."""

InlineMarkdown = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, strict=True),
    AfterValidator(_join_lines),
    Prose.INLINE,
]
"""Markdown of one line: emphasis and links."""

Markdown = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, strict=True), Prose.BLOCKS
]
"""Markdown of one or more paragraphs: emphasis, links, lists."""

Address = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, strict=True),
    AfterValidator(_read_address),
    Prose.ADDRESS,
]
"""A link: http, https or mailto."""

Date = Annotated[date, BeforeValidator(_read_date)]
"""A day, typed as 2024-12-04."""

Number = Annotated[int, Strict(), BeforeValidator(_read_number)]
"""A whole number."""

Flag = Annotated[bool, Strict(), BeforeValidator(_read_flag)]
"""`true` or `false`."""

Path = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, strict=True)]
"""A file's path, relative to the file that names it."""

Key = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, strict=True)]
"""A key of another list, or a name."""
