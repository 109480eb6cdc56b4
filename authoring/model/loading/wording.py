"""Wording: what the model refuses, in the words of the desk.

Place in the flow: pydantic's errors -> problems. An error is recognised by its type and placed by
its location; the library's own message is never looked at.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from authoring.diagnostics.problems import Edit, Fix, Kind, Problem, Severity, Span
from authoring.model import fault_of
from authoring.model.loading.dates import explain_impossible, guess_date
from authoring.model.loading.keys import describe_key, find_strayed_keys
from authoring.model.loading.kinds import (
    DATE_FORM,
    EMPTY_VALUE,
    IMPOSSIBLE_DATE,
    MISSING_VALUE,
    NOT_ALLOWED,
    OUT_OF_RANGE,
    UNUSABLE_ADDRESS,
    WRONG_FORM,
    WRONG_TYPE,
)
from authoring.model.loading.places import name_place, name_value, quote_value
from authoring.model.loading.slips import describe_slip, describe_text_key
from authoring.model.shapes import keys_at, shape_at, shape_of
from authoring.source import DataPath, SourceDocument

EXPECTED: Final[Mapping[str, str]] = {
    "string_type": "text",
    "tuple_type": "a list, each element after “- ”",
    "model_type": "a block of keys",
    "dict_type": "a block of keys",
    "date_type": "a date, as in 2024-12-04",
    "int_type": "a whole number in digits",
    "bool_type": "true or false",
    "int_parsing": "a whole number in digits",
    "int_from_float": "a whole number in digits",
    "literal_error": "one of the words that are allowed",
}


def describe_errors(
    document: SourceDocument, model: type[BaseModel], errors: Iterable[ErrorDetails]
) -> tuple[Problem, ...]:
    """The problems for pydantic's errors.

    What another problem says already is left out: what concerns a value that can't be read, or what
    is missing from a block of which a line can't be read. pydantic counts only the right elements
    of a list, so it calls one of wrong elements too short. Where keys stand in another block since
    one of them is not indented right, that is told; they are missing from their own.
    """
    new = [error for error in errors if not _is_told(document, error)]
    strayed = find_strayed_keys(document, model, new)
    new = [error for error in new if not strayed or error["type"] != "missing"]
    new = [error for error in new if _path(error) not in strayed]
    unknown = [_path(error) for error in new if error["type"] == "extra_forbidden"]
    texts = {path[:-1] for path in unknown if describe_text_key(document, path)}
    return tuple(
        _describe(document, model, error)
        for error in new
        if error["type"] != "missing" or _path(error)[:-1] not in texts
    )


def _path(error: ErrorDetails) -> DataPath:
    return tuple(error["loc"])


def _is_told(document: SourceDocument, error: ErrorDetails) -> bool:
    if error["type"] == "too_short" and error["input"]:
        return True
    path = _path(error)
    if error["type"] == "missing":
        return not document.is_complete(path[:-1]) or _has_error_in_braces(document, path[:-1])
    return not document.is_readable(path)


def _has_error_in_braces(document: SourceDocument, path: DataPath) -> bool:
    """Whether a block between braces can't be read, so that keys of it may be lost in a value."""
    span = document.value_span(path)
    if not document.source.text.startswith("{", span.start.offset):
        return False
    errors = (each for each in document.problems if each.severity is Severity.ERROR)
    return any(span.start <= each.span.start < span.end for each in errors)


def _describe(  # noqa: C901, PLR0911  # one case a sort of error, in one table
    document: SourceDocument, model: type[BaseModel], error: ErrorDetails
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
            return describe_key(document, model, path)
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
            hint = "A link begins with https:// or http://, a mail address with mailto:."
            return _address(document, path, str(value), hint)
        case "address_form":
            hint = "A link has a host and no spaces: https://example.org/page."
            return _address(document, path, str(value), hint)
        case "literal_error" if isinstance(value, str):
            return _not_allowed(document, path, value, _allowed_at(model, path))
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
            message = f"{quote_value(value)} does not look like {_form(name)}"
            return _at_value(document, path, WRONG_FORM, message, None)
    return _wrong_type(document, model, path, kind, value)


def _date_form(document: SourceDocument, path: DataPath, typed: str) -> Problem:
    """A date in another form; where only one day can be meant, that is offered."""
    message = f"{quote_value(typed)} is not a date that can be read"
    guess = guess_date(typed)
    days = " or ".join(day.isoformat() for day in guess.days)
    form = f": {days}" if days else ", as in 2024-12-04"
    hint = f"Write year, month and day{form}."
    problem = _at_value(document, path, DATE_FORM, message, hint)
    if len(guess.days) != 1:
        return problem
    return _offer(problem, days, safe=guess.certain)


def _address(document: SourceDocument, path: DataPath, typed: str, hint: str) -> Problem:
    """A link that can't be one; what was probably meant is offered."""
    from authoring.model.loading.suggestions import guess_address

    message = f"{quote_value(typed)} can't be a link"
    meant = guess_address(typed)
    if meant is None:
        return _at_value(document, path, UNUSABLE_ADDRESS, message, hint)
    hint = f"Write the address alone: {meant}" if meant in typed else f"Write {meant}"
    problem = _at_value(document, path, UNUSABLE_ADDRESS, message, hint)
    return _offer(problem, meant, safe=False)


def _not_allowed(
    document: SourceDocument, path: DataPath, typed: str, allowed: Sequence[str]
) -> Problem:
    """A word that is not one of those that are allowed; a near one is offered."""
    from authoring.model.loading.suggestions import suggest_choice

    meant = suggest_choice(typed, allowed)
    listed = f"It can be: {', '.join(allowed)}."
    hint = listed if meant is None else f"Did you mean “{meant.word}”? {listed}"
    message = f"{quote_value(typed)} is not known here"
    problem = _at_value(document, path, NOT_ALLOWED, message, hint)
    if meant is None:
        return problem
    return _offer(problem, meant.word, safe=meant.certain)


def _offer(problem: Problem, text: str, *, safe: bool) -> Problem:
    """The problem with a fix that writes a text in place of the value."""
    return replace(problem, fix=Fix(f"write {text}", (Edit(problem.span, text),), safe=safe))


def _missing(document: SourceDocument, path: DataPath) -> Problem:
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
    document: SourceDocument, model: type[BaseModel], path: DataPath, kind: str, value: Any
) -> Problem:
    name = str(path[-1]) if path else "the file"
    hint: str | None = None
    if value is None:
        is_element = bool(path) and isinstance(path[-1], int)
        hint = f"Fill it in, or {'take it out' if is_element else 'delete the key'}."
        return _at_key(document, path, EMPTY_VALUE, f"{_words(name)} is empty", hint)
    keys = keys_at(shape_of(model), path)
    slip = describe_slip(document, path, kind, keys)
    if slip is not None:
        return slip
    if kind == "model_type":
        hint = f"Its keys are: {', '.join(keys)}."
    elif kind == "literal_error":
        hint = f"It can be: {', '.join(_allowed_at(model, path))}."
    elif kind.startswith("int_") and len(digits := re.findall(r"\d+", str(value))) == 1:
        hint = f"Write {digits[0]}."
    expected = EXPECTED.get(kind, "another kind of value")
    message = f"expected {expected}; here stands {name_value(value)}"
    return _at_value(document, path, WRONG_TYPE, message, hint)


def _allowed_at(model: type[BaseModel], path: DataPath) -> tuple[str, ...]:
    """The words that are allowed at a path."""
    shape = shape_at(shape_of(model), path)
    return shape.words if shape else ()


def _at_value(
    document: SourceDocument, path: DataPath, kind: Kind, message: str, hint: str | None
) -> Problem:
    span = document.value_span(path)
    return Problem(kind, document.path, span, message, hint, name_place(path))


def _at_key(
    document: SourceDocument, path: DataPath, kind: Kind, message: str, hint: str | None
) -> Problem:
    span = document.key_span(path)
    return Problem(kind, document.path, span, message, hint, name_place(path))


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
