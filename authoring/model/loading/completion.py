"""Stand-ins: a file that makes no model -> one with something in place of what is wrong.

Place in the flow: beside loading, for proofs, which show what there is of a brief while it is being
mended. Nothing is taken out of a list, so that every path still leads to its value in the file. What
is missing is shown by words in brackets; the problems of the file say so, too.
"""

import re
from collections.abc import Iterable
from copy import deepcopy
from datetime import date
from typing import Any, Final, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError

from authoring.model.fields import Prose
from authoring.model.loading.dates import guess_date
from authoring.source import Data, DataPath, SourceDocument

Value = TypeVar("Value", bound=BaseModel)

MOST_ROUNDS: Final = 12
"""More than a model is deep: each round fills in what the one before it laid open."""

ADDRESS: Final = "https://address.invalid/"
"""Leads nowhere (RFC 2606, 2)."""

NOTHING: Final = object()


def complete(document: SourceDocument, model: type[Value], day: date) -> Value | None:
    """The model of a file with stand-ins for what is wrong in it; nothing where too much is.

    `day` stands in for dates that can't be read.
    """
    data = deepcopy(document.data)
    if not isinstance(data, dict):
        return None
    lists = [name for name, field in model.model_fields.items() if _lists_records(field.annotation)]
    if lists and not any(_says_something(data.get(name)) for name in lists):
        return None  # an issue without items and news has nothing to show
    for _ in range(MOST_ROUNDS):
        try:
            return model.model_validate(data)
        except ValidationError as error:
            paths = [tuple(each["loc"]) for each in error.errors(include_url=False)]
            # The deepest first: what stands around it may be wrong in other ways.
            for path in sorted(set(paths), key=len, reverse=True):
                _mend(data, model, path, day)
    return None


def _mend(data: Data, model: type[BaseModel], path: DataPath, day: date) -> None:
    """Put something right at a path, or take an optional key away."""
    holder, step = _find(data, path), path[-1] if path else ""
    if holder is None:
        return
    annotation, required = _field_at(model, path)
    present = _value_in(holder, step)
    stand_in: Any = NOTHING
    if annotation is not None and (required or _says_something(present)):
        stand_in = _stand_in(annotation, present, str(step), day, required=required)
    if isinstance(holder, list) and isinstance(step, int):
        holder[step] = None if stand_in is NOTHING else stand_in
    elif isinstance(holder, dict):
        if stand_in is NOTHING:
            holder.pop(str(step), None)
        else:
            holder[str(step)] = stand_in


def _find(data: Data, path: DataPath) -> Data:
    """What holds the value at a path; a list may be written as its only element."""
    holder = data
    for index, step in enumerate(path[:-1]):
        below = _value_in(holder, step)
        if below is NOTHING:
            if step == 0 and isinstance(holder, dict):
                continue
            return None
        if isinstance(below, str) and path[index + 1 :] and isinstance(holder, dict):
            return None
        holder = below
    return holder


def _value_in(holder: Data, step: str | int) -> Any:
    if isinstance(holder, dict):
        return holder.get(str(step), NOTHING)
    if isinstance(holder, list) and isinstance(step, int) and step < len(holder):
        return holder[step]
    return NOTHING


def _says_something(value: object) -> bool:
    return value is not NOTHING and value not in (None, "", [], {})


def _stand_in(  # noqa: PLR0911  # one a kind
    annotation: Any, present: Any, name: str, day: date, *, required: bool
) -> Any:
    """Something of the kind that is expected, made of what is there, if there is anything."""
    kinds = tuple(_kinds_in(annotation))
    record = next((kind for kind in kinds if isinstance(kind, type)), None)
    if _origin(annotation) is tuple:
        if isinstance(present, list) and present:
            return present  # called too short, because an element of it is wrong
        return [present] if _says_something(present) else [None]
    if record is not None and issubclass(record, BaseModel):
        return _record(record, present)
    if Prose.ADDRESS in kinds:
        return ADDRESS if required else NOTHING
    if str in kinds:
        refused = isinstance(present, str) and present.strip() and not required
        return NOTHING if refused else _text(present) or f"[{name.replace('_', ' ')} is missing]"
    if date in kinds:
        guess = guess_date(_text(present))
        if guess.days or required:
            return (guess.days[0] if guess.days else day).isoformat()
    literal = next((kind for kind in kinds if get_origin(kind) is Literal), None)
    return get_args(literal)[0] if literal is not None and required else NOTHING


def _record(record: type[BaseModel], present: Any) -> dict[str, Any]:
    """A block of keys: text becomes the first text of it."""
    if isinstance(present, dict):
        return present
    text = _text(present)
    fields = record.model_fields.items()
    first = (
        name
        for name, field in fields
        if set(_kinds_in((field.annotation, *field.metadata))) & {Prose.LINE, Prose.BLOCKS}
    )
    return {next(first, ""): text} if text else {}


def _text(value: Any) -> str:
    """The words of a value that should have been text."""
    if isinstance(value, dict):
        parts: Iterable[str] = (f"{key}: {_text(each)}".strip(": ") for key, each in value.items())
        return ", ".join(parts)
    if isinstance(value, list):
        return " ".join(_text(each) for each in value)
    return re.sub(r"\s+", " ", value).strip() if isinstance(value, str) else ""


def _field_at(model: type[BaseModel], path: DataPath) -> tuple[Any, bool]:
    """The annotation of what stands at a path, with its marks, and whether it has to be there."""
    current: Any = model
    required = True
    for step in path:
        record = next((kind for kind in _kinds_in(current) if _is_record(kind)), None)
        if isinstance(step, int):
            current, required = _element(current), True
        elif record is None:
            values = [part for part in _parts(current) if get_origin(part) is dict]
            current, required = (get_args(values[0])[1], False) if values else (None, False)
        elif step in record.model_fields:
            field = record.model_fields[step]
            current, required = (field.annotation, *field.metadata), field.is_required()
        else:
            return None, False
    return current, required


def _element(annotation: Any) -> Any:
    """What the elements of a list are."""
    lists = [part for part in _parts(annotation) if get_origin(part) is tuple]
    return get_args(lists[0])[0] if lists else None


def _origin(annotation: Any) -> Any:
    return next(
        (get_origin(part) for part in _parts(annotation) if get_origin(part) is tuple), None
    )


def _lists_records(annotation: Any) -> bool:
    return any(_is_record(kind) for kind in _kinds_in(_element(annotation)))


def _is_record(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _parts(annotation: Any) -> Iterable[Any]:
    """An annotation and what it is an alternative of or marked with, but no list's elements."""
    yield annotation
    inner: tuple[Any, ...] = ()
    if isinstance(annotation, tuple):
        inner = annotation
    elif get_origin(annotation) not in (tuple, dict, Literal):
        inner = (*get_args(annotation), *getattr(annotation, "__metadata__", ()))
    for part in inner:
        yield from _parts(part)


def _kinds_in(annotation: Any) -> Iterable[Any]:
    """The types, literals and marks of an annotation."""
    for part in _parts(annotation):
        if isinstance(part, Prose | type) or get_origin(part) is Literal:
            yield part
