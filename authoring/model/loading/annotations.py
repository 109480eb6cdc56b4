"""Annotations: what the model wants at a place of a file.

Place in the flow: below the wording.
"""

from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from authoring.source import DataPath


def keys_at(model: type[BaseModel], path: DataPath) -> tuple[str, ...]:
    """The keys that the model knows at a path."""
    record = record_in(annotation_at(model, path))
    return tuple(record.model_fields) if record else ()


def annotation_at(model: type[BaseModel], path: DataPath) -> Any:
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
    record = record_in(annotation)
    field = record.model_fields.get(step) if record and isinstance(step, str) else None
    return field.annotation if field else record


def record_in(annotation: Any) -> type[BaseModel] | None:
    """The model that an annotation is of, or holds as an element or an alternative."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := record_in(part))), None)
