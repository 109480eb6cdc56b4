"""Wording: what the model refuses, in the words of the desk.

Place in the flow: pydantic's errors -> problems. An error is recognised by its type and placed by
its location; the library's own message is never looked at.
"""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from authoring.loading.dates import explain_impossible, guess_date
from authoring.loading.places import ELEMENTS, name_place
from authoring.loading.slips import WRONG_TYPE, describe_slip, describe_text_key
from authoring.model import fault_of
from authoring.problems import Edit, Fix, Kind, Problem, Span
from authoring.source import Document, Path

UNKNOWN_KEY = Kind("BR101", "unknown-key")
MISSING_VALUE = Kind("BR102", "missing-value")
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

    What another problem says already is left out: what concerns a value that can't be read, or what
    is missing from a block of which a line can't be read. pydantic counts only the right elements
    of a list, so it calls one of wrong elements too short.
    """
    new = [error for error in errors if not _is_told(document, error)]
    unknown = [_path(error) for error in new if error["type"] == "extra_forbidden"]
    texts = {path[:-1] for path in unknown if describe_text_key(document, path)}
    return tuple(
        _describe(document, model, error)
        for error in new
        if error["type"] != "missing" or _path(error)[:-1] not in texts
    )


def _path(error: ErrorDetails) -> Path:
    return tuple(error["loc"])


def _is_told(document: Document, error: ErrorDetails) -> bool:
    if error["type"] == "too_short" and error["input"]:
        return True
    path = _path(error)
    if error["type"] == "missing":
        return not document.is_complete(path[:-1])
    return not document.is_readable(path)


def _describe(  # noqa: C901, PLR0911  # one case a sort of error, in one table
    document: Document, model: type[BaseModel], error: ErrorDetails
) -> Problem:
    """The problem for one error of pydantic's."""
    path = _path(error)
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
            return _date_form(document, path, str(value))
        case "date_missing_from_calendar":
            message = f"{value} is not in the calendar"
            return _at_value(
                document, path, IMPOSSIBLE_DATE, message, explain_impossible(str(value))
            )
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
            return _at_key(
                document, path, EMPTY_VALUE, message, "Write something, or delete the key."
            )
        case "greater_than_equal" | "less_than_equal":
            limit = error["ctx"].get("ge", error["ctx"].get("le"))
            side = "least" if kind.startswith("greater") else "most"
            message = f"{_words(name)} must be at {side} {limit}"
            return _at_value(document, path, OUT_OF_RANGE, message, None)
        case "string_pattern_mismatch":
            message = f"{_quoted(value)} does not look like {_form(name)}"
            return _at_value(document, path, WRONG_FORM, message, None)
    return _wrong_type(document, model, path, kind, value)


def _date_form(document: Document, path: Path, typed: str) -> Problem:
    """A date in another form; where only one day can be meant, that is offered."""
    message = f"{_quoted(typed)} is not a date that can be read"
    guess = guess_date(typed)
    days = " or ".join(day.isoformat() for day in guess.days) or "2024-12-04"
    hint = f"Write year, month and day: {days}."
    problem = _at_value(document, path, DATE_FORM, message, hint)
    if len(guess.days) != 1:
        return problem
    edit = Edit(problem.span, days)
    return replace(problem, fix=Fix(f"write {days}", (edit,), safe=guess.certain))


def _unknown_key(document: Document, model: type[BaseModel], path: Path) -> Problem:
    name, known = str(path[-1]), _keys_at(model, path[:-1])
    close = difflib.get_close_matches(name.replace(" ", "_"), known, n=1)
    home = _home_of(model, name)
    text = None if close else describe_text_key(document, path)
    if text is not None:
        return text
    if home is not None:
        hint = f"“{name}” is a key of {home}: is it indented like the keys there?"
    elif close:
        hint = f"Did you mean “{close[0]}”?"
    else:
        hint = f"Known here: {', '.join(known)}."
    return _at_key(document, path, UNKNOWN_KEY, f"the key “{name}” is not known here", hint)


def _home_of(model: type[BaseModel], name: str, words: str = "the file itself") -> str | None:
    """The part of the file in which a key is known, in words; of several the outermost."""
    if name in model.model_fields:
        return words
    # A label has the name of what it stands over, and is seldom what is meant.
    fields = sorted(model.model_fields.items(), key=lambda field: field[0] == "labels")
    parts = ((key, _record_in(field.annotation)) for key, field in fields)
    inner = (_home_of(record, name, _name_part(key)) for key, record in parts if record is not None)
    return next((home for home in inner if home is not None), None)


def _name_part(key: str) -> str:
    if key not in ELEMENTS:
        return f"“{key.replace('_', ' ')}”"
    return f"{'an' if ELEMENTS[key][0] in 'aeiou' else 'a'} {ELEMENTS[key]}"


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


def _wrong_type(
    document: Document, model: type[BaseModel], path: Path, kind: str, value: Any
) -> Problem:
    name = str(path[-1]) if path else "the file"
    hint: str | None = None
    if value is None:
        hint = "Fill it in, or delete the key."
        return _at_key(document, path, EMPTY_VALUE, f"{_words(name)} is empty", hint)
    of_words = _record_in(_annotation_at(model, path)) is None
    slip = describe_slip(document, path, kind, of_words=of_words)
    if slip is not None:
        return slip
    expected = EXPECTED.get(kind, "another kind of value")
    message = f"expected {expected}; here stands {_name_of(value)}"
    return _at_value(document, path, WRONG_TYPE, message, hint)


def _at_value(
    document: Document, path: Path, kind: Kind, message: str, hint: str | None
) -> Problem:
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
