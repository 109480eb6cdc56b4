"""Shapes: what stands where in an issue or a publication, read off the models once.

Place in the flow: beside the models. All that walk over a model's fields (loading, rules, the
comparison, the data form, tests) walk over these; nothing else takes annotations apart.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Final, Literal, TypeAlias, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, StringConstraints
from pydantic.fields import FieldInfo

from authoring.model.fields import Prose
from authoring.source import DataPath

Form: TypeAlias = Literal["value", "choice", "prose", "record", "list", "table"]


@dataclass(frozen=True, slots=True)
class Shape:
    """What a place holds.

    A `value` is a date, a number or a key, a `choice` one of few `words`, `prose` text that is read
    as `prose` says; `type` is what Python makes of each. A `record` has `fields` and is of the model
    `type`; a `list` and a `table` have elements of one shape. `usual` is what a field says that is
    left out; `widen` makes the long form of a short one; `pattern` is what a value has to match.
    """

    form: Form
    type: type = str
    prose: Prose | None = None
    fields: Mapping[str, "Shape"] = field(default_factory=dict)
    element: "Shape | None" = None
    words: tuple[str, ...] = ()
    pattern: str | None = None
    required: bool = True
    usual: str | None = None
    widen: Callable[[Any], Any] | None = None

    @property
    def single(self) -> "Shape":
        """That of each value that may stand here: of a list's or a table's elements, else its own."""
        return self if self.element is None else self.element.single


UNKNOWN: Final = Shape("prose", prose=Prose.BLOCKS)
"""That of a key that the model does not have."""


@cache
def shape_of(model: type[BaseModel]) -> Shape:
    """The shape of a file or a block of keys."""
    fields = {name: _of_field(info) for name, info in model.model_fields.items()}
    return Shape("record", model, fields=fields)


def shape_at(shape: Shape, path: DataPath) -> Shape | None:
    """The shape at a path below another, or `None` where the model has no such place."""
    found: Shape | None = shape
    for step in path:
        if found is None:
            return None
        if isinstance(step, int):
            found = found.element if found.form == "list" else None
        elif found.form == "table":
            found = found.element
        else:
            found = found.fields.get(step)
    return found


def keys_at(shape: Shape, path: DataPath) -> tuple[str, ...]:
    """The keys that the model knows at a path, or in the elements of what stands there."""
    found = shape_at(shape, path)
    return tuple(found.single.fields) if found else ()


def walk_shapes(
    shape: Shape, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Shape]]:
    """All places below a shape that hold values, with the path of each; an element's step is `*`."""
    for name, below in shape.fields.items():
        yield from walk_shapes(below, (*path, name))
    if shape.element is not None:
        yield from walk_shapes(shape.element, (*path, "*"))
    if not shape.fields and shape.element is None:
        yield path, shape


def _of_field(info: FieldInfo) -> Shape:
    shape = _of_parts((*_parts(info.annotation), *info.metadata))
    usual = info.default
    if isinstance(usual, bool):
        usual = str(usual).lower()
    told = str(usual) if isinstance(usual, str | int) else None
    return replace(shape, usual=told, required=info.is_required())


def _of_parts(parts: Iterable[Any]) -> Shape:
    """The shape that the parts of an annotation tell of."""
    parts = tuple(parts)
    for part in parts:
        origin = get_origin(part)
        if origin is tuple:
            widen: Any = next(
                (each.func for each in parts if isinstance(each, BeforeValidator)), None
            )
            return Shape("list", tuple, element=_of_parts(_parts(get_args(part)[0])), widen=widen)
        if origin is dict:
            element = replace(_of_parts(_parts(get_args(part)[1])), required=False)
            return Shape("table", dict, element=element)
        if origin is Literal:
            return Shape("choice", words=get_args(part))
        if isinstance(part, type) and issubclass(part, BaseModel):
            return shape_of(part)
    plain = next(part for part in parts if isinstance(part, type) and part is not type(None))
    prose = next((part for part in parts if isinstance(part, Prose)), None)
    patterns = (part.pattern for part in parts if isinstance(part, StringConstraints))
    pattern = next((str(each) for each in patterns if each is not None), None)
    return Shape("value" if prose is None else "prose", plain, prose, pattern=pattern)


def _parts(annotation: Any) -> Iterator[Any]:
    """What an annotation is put together from, lists and tables whole."""
    if get_origin(annotation) in (tuple, dict, Literal) or not get_args(annotation):
        yield annotation
        return
    # Of an Annotated, get_args gives what it marks and the marks; of a union, its members.
    for part in get_args(annotation):
        yield from _parts(part)
