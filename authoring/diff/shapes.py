"""Shapes: what stands where in an issue or a publication, as far as a comparison needs it.

Place in the flow: read off the models once. A shape says how a text is read, what the elements of a
list are, and what a field means where it is left out.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final, Literal, TypeAlias, get_args, get_origin

from pydantic import BaseModel, BeforeValidator
from pydantic.fields import FieldInfo

from authoring.model import Issue, Prose, Publication

Form: TypeAlias = Literal["value", "choice", "prose", "record", "list", "table"]


@dataclass(frozen=True, slots=True)
class Shape:
    """What a place holds.

    A `value` is a date, a number or a key, a `choice` one of few words, `prose` text that is read
    as `prose` says. A `record` has `fields`; a `list` and a `table` have elements of one shape.
    `usual` is what a field says that is left out; `widen` makes the long form of a short one.
    """

    form: Form
    prose: Prose | None = None
    fields: Mapping[str, "Shape"] = field(default_factory=dict)
    element: "Shape | None" = None
    usual: str | None = None
    widen: Callable[[Any], Any] | None = None


UNKNOWN: Final = Shape("prose", Prose.BLOCKS)
"""That of a key that the model does not have."""


@cache
def issue_shape() -> Shape:
    """The shape of an issue's file."""
    return _record(Issue)


@cache
def publication_shape() -> Shape:
    """The shape of a publication's file."""
    return _record(Publication)


def _record(model: type[BaseModel]) -> Shape:
    return Shape(
        "record", fields={name: _of_field(info) for name, info in model.model_fields.items()}
    )


def _of_field(info: FieldInfo) -> Shape:
    shape = _of_parts((*_parts(info.annotation), *info.metadata))
    usual = info.default
    if isinstance(usual, bool):
        usual = str(usual).lower()
    if not isinstance(usual, str | int):
        return shape
    return Shape(shape.form, shape.prose, usual=str(usual))


def _of_parts(parts: Iterable[Any]) -> Shape:
    """The shape that the parts of an annotation tell of."""
    parts = tuple(parts)
    for part in parts:
        origin = get_origin(part)
        if origin is tuple:
            widen: Any = next(
                (each.func for each in parts if isinstance(each, BeforeValidator)), None
            )
            return Shape("list", element=_of_parts(_parts(get_args(part)[0])), widen=widen)
        if origin is dict:
            return Shape("table", element=_of_parts(_parts(get_args(part)[1])))
        if origin is Literal:
            return Shape("choice")
        if isinstance(part, type) and issubclass(part, BaseModel):
            return _record(part)
    prose = next((part for part in parts if isinstance(part, Prose)), None)
    return Shape("value") if prose is None else Shape("prose", prose)


def _parts(annotation: Any) -> Iterator[Any]:
    """What an annotation is put together from, lists and tables whole."""
    if get_origin(annotation) in (tuple, dict, Literal) or not get_args(annotation):
        yield annotation
        return
    # Of an Annotated, get_args gives what it marks and the marks; of a union, its members.
    for part in get_args(annotation):
        yield from _parts(part)
