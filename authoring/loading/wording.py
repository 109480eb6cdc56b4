"""Wording: what the model refuses, in the words of the desk.

Place in the flow: pydantic's errors -> problems. An error is recognised by its type and placed by its
location; the library's own message is never looked at.
"""

import difflib
from collections.abc import Iterable, Mapping
from typing import Any, Final, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from authoring.loading.places import name_place
from authoring.model import fault_of
from authoring.problems import Kind, Problem, Span
from authoring.source import Document, Path

UNKNOWN_KEY = Kind("BR101", "unknown-key")
MISSING_VALUE = Kind("BR102", "missing-value")
WRONG_TYPE = Kind("BR103", "wrong-type")
DATE_FORM = Kind("BR104", "date-form")
IMPOSSIBLE_DATE = Kind("BR105", "impossible-date")
UNUSABLE_ADDRESS = Kind("BR106", "unusable-address")
NOT_ALLOWED = Kind("BR107", "not-allowed")
EMPTY_VALUE = Kind("BR108", "empty-value")
OUT_OF_RANGE = Kind("BR109", "out-of-range")
WRONG_FORM = Kind("BR110", "wrong-form")

EXPECTED: Final[Mapping[str, str]] = {
    "string_type": "text",
    "tuple_type": "a list, each element after “- ”",
    "model_type": "a block of keys",
    "dict_type": "a block of keys",
    "date_type": "a date, as in 2024-12-04",
    "int_type": "a whole number in digits",
    "int_parsing": "a whole number in digits",
    "int_from_float": "a whole number in digits",
    "literal_error": "one of the words that are allowed",
}

MOST_SHOWN: Final = 60
"""How many characters of a refused value a message repeats."""


def describe_errors(
    document: Document, model: type[BaseModel], errors: Iterable[ErrorDetails]
) -> tuple[Problem, ...]:
    """The problems for pydantic's errors.

    pydantic counts only the right elements of a list, so it calls one of wrong elements too short;
    what is wrong with them is said already.
    """
    told = (error for error in errors if error["type"] != "too_short" or not error["input"])
    return tuple(_describe(document, model, error) for error in told)


def _describe(document: Document, model: type[BaseModel], error: ErrorDetails) -> Problem:
    """The problem for one error of pydantic's."""
    path: Path = tuple(error["loc"])
    kind, value = fault_of(error)
    name = str(path[-1]) if path else ""
    if name == "[key]":
        hint = "Write a word before the colon."
        return _at_key(document, path[:-1], EMPTY_VALUE, "a key is empty", hint)
    match kind:
        case "extra_forbidden":
            return _unknown_key(document, model, path)
        case "missing":
            return _missing(document, path)
        case "date_form":
            message = f"{_quoted(value)} is not a date that can be read"
            return _at_value(document, path, DATE_FORM, message, _date_hint())
        case "date_missing_from_calendar":
            message = f"{value} is not in the calendar"
            return _at_value(document, path, IMPOSSIBLE_DATE, message, "Check day and month.")
        case "address_scheme":
            message = f"{_quoted(value)} can't be a link"
            hint = "A link begins with https:// or http://, a mail address with mailto:."
            return _at_value(document, path, UNUSABLE_ADDRESS, message, hint)
        case "address_form":
            message = f"{_quoted(value)} can't be a link"
            hint = "A link has a host and no spaces: https://example.org/page."
            return _at_value(document, path, UNUSABLE_ADDRESS, message, hint)
        case "literal_error" if isinstance(value, str):
            allowed = ", ".join(get_args(_annotation_at(model, path)))
            message = f"{_quoted(value)} is not known here"
            return _at_value(document, path, NOT_ALLOWED, message, f"It can be: {allowed}.")
        case "string_too_short" | "too_short":
            message = f"{_words(name)} is empty"
            return _at_key(document, path, EMPTY_VALUE, message, "Write something, or delete the key.")
        case "greater_than_equal" | "less_than_equal":
            limit = error["ctx"].get("ge", error["ctx"].get("le"))
            side = "least" if kind.startswith("greater") else "most"
            message = f"{_words(name)} must be at {side} {limit}"
            return _at_value(document, path, OUT_OF_RANGE, message, None)
        case "string_pattern_mismatch":
            message = f"{_quoted(value)} does not look like {_form(name)}"
            return _at_value(document, path, WRONG_FORM, message, None)
    return _wrong_type(document, path, kind, value)


def _unknown_key(document: Document, model: type[BaseModel], path: Path) -> Problem:
    name, known = str(path[-1]), _keys_at(model, path[:-1])
    close = difflib.get_close_matches(name, known, n=1)
    hint = f"Did you mean “{close[0]}”?" if close else f"Known here: {', '.join(known)}."
    return _at_key(document, path, UNKNOWN_KEY, f"the key “{name}” is not known here", hint)


def _missing(document: Document, path: Path) -> Problem:
    """Point to the first line of what the value is missing from."""
    name = str(path[-1])
    start = document.value_span(path[:-1]).start
    line = document.source.lines[start.line - 1]
    end = document.source.position(start.offset + len(line.rstrip()) - start.column + 1)
    return Problem(
        MISSING_VALUE,
        document.path,
        Span(start, max(start, end)),
        f"{_words(name)} is missing",
        f"Add “{name}: …” here.",
        name_place(path[:-1]),
    )


def _wrong_type(document: Document, path: Path, kind: str, value: Any) -> Problem:
    name = str(path[-1]) if path else "the file"
    hint: str | None = None
    if value is None:
        hint = "Fill it in, or delete the key."
        return _at_key(document, path, EMPTY_VALUE, f"{_words(name)} is empty", hint)
    expected = EXPECTED.get(kind, "another kind of value")
    if isinstance(value, dict) and kind == "string_type" and len(value) == 1:
        hint = (
            "A colon with a space after it makes a key of what stands before it: put the text into "
            "quotes, or write it in the lines after “>”."
        )
    message = f"expected {expected}; here stands {_name_of(value)}"
    return _at_value(document, path, WRONG_TYPE, message, hint)


def _at_value(document: Document, path: Path, kind: Kind, message: str, hint: str | None) -> Problem:
    span = document.value_span(path)
    return Problem(kind, document.path, span, message, hint, name_place(path))


def _at_key(document: Document, path: Path, kind: Kind, message: str, hint: str | None) -> Problem:
    span = document.key_span(path)
    return Problem(kind, document.path, span, message, hint, name_place(path))


def _keys_at(model: type[BaseModel], path: Path) -> tuple[str, ...]:
    """The keys that the model knows at a path."""
    record = _record_in(_annotation_at(model, path))
    return tuple(record.model_fields) if record else ()


def _annotation_at(model: type[BaseModel], path: Path) -> Any:
    """The annotation of the value at a path; without alternatives to it and marks on it."""
    current: Any = model
    for step in path:
        current = _annotation_below(current, step)
    literal = (part for part in get_args(current) if get_origin(part) is Literal)
    return next(literal, current)


def _annotation_below(annotation: Any, step: str | int) -> Any:
    """The annotation of a record's field, a list's element, a value under the desk's own key."""
    if get_origin(annotation) is dict:
        return get_args(annotation)[1]
    record = _record_in(annotation)
    field = record.model_fields.get(step) if record and isinstance(step, str) else None
    return field.annotation if field else record


def _record_in(annotation: Any) -> type[BaseModel] | None:
    """The model that an annotation is of, or holds as an element or an alternative."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _record_in(part))), None)


def _words(name: str) -> str:
    return f"“{name.replace('_', ' ')}”" if not name.isdigit() else f"element {int(name) + 1}"


def _form(name: str) -> str:
    forms = {
        "mail": "a mail address",
        "contact": "a mail address",
        "style": "the name of a style",
        "original_language": "a language tag, as in zh-Hans",
    }
    return forms.get(name, "what is expected here")


def _name_of(value: object) -> str:
    if isinstance(value, dict):
        return "a key with a value"
    if isinstance(value, list):
        return "a list"
    return _quoted(value)


def _quoted(value: object) -> str:
    """A value in quotation marks, on one line and not all of it where it is long."""
    text = " ".join(str(value).split())
    return f"“{text}”" if len(text) <= MOST_SHOWN else f"“{text[: MOST_SHOWN - 1]}…”"


def _date_hint() -> str:
    return "Write year, month and day: 2024-12-04."
