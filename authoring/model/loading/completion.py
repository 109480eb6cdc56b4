"""Stand-ins: a file that makes no model -> one with something in place of what is wrong.

Place in the flow: beside loading, for proofs, which show what there is of a brief while it is being
mended. Nothing is taken out of a list, so that every path still leads to its value in the file. What
is missing is shown by words in brackets; the problems of the file say so, too.
"""

import re
from collections.abc import Iterable
from copy import deepcopy
from datetime import date
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError

from authoring.model.fields import Prose
from authoring.model.loading.dates import guess_date
from authoring.model.shapes import Shape, shape_at, shape_of
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
    shape = shape_of(model)
    lists = [name for name, below in shape.fields.items() if _lists_records(below)]
    if lists and not any(_says_something(data.get(name)) for name in lists):
        return None  # an issue without items and news has nothing to show
    for _ in range(MOST_ROUNDS):
        try:
            return model.model_validate(data)
        except ValidationError as error:
            paths = [tuple(each["loc"]) for each in error.errors(include_url=False)]
            # The deepest first: what stands around it may be wrong in other ways.
            for path in sorted(set(paths), key=len, reverse=True):
                _mend(data, shape, path, day)
    return None


def _mend(data: Data, root: Shape, path: DataPath, day: date) -> None:
    """Put something right at a path, or take an optional key away."""
    holder, step = _find(data, path), path[-1] if path else ""
    if holder is None:
        return
    shape = shape_at(root, path)
    present = _value_in(holder, step)
    stand_in: Any = NOTHING
    if shape is not None and (shape.required or _says_something(present)):
        stand_in = _stand_in(shape, present, str(step), day)
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


def _stand_in(shape: Shape, present: Any, name: str, day: date) -> Any:  # noqa: PLR0911  # one a form
    """Something of the form that is expected, made of what is there, if there is anything."""
    required = shape.required
    match shape.form:
        case "list":
            if isinstance(present, list) and present:
                return present  # called too short, because an element of it is wrong
            return [present] if _says_something(present) else [None]
        case "record":
            return _record(shape, present)
        case "choice" if required:
            return shape.words[0]
    if shape.prose is Prose.ADDRESS:
        return ADDRESS if required else NOTHING
    if shape.type is str and shape.form != "choice":
        refused = isinstance(present, str) and present.strip() and not required
        return NOTHING if refused else _text(present) or f"[{name.replace('_', ' ')} is missing]"
    if shape.type is date:
        guess = guess_date(_text(present))
        if guess.days or required:
            return (guess.days[0] if guess.days else day).isoformat()
    return NOTHING


def _record(shape: Shape, present: Any) -> dict[str, Any]:
    """A block of keys: text becomes the first text of it."""
    if isinstance(present, dict):
        return present
    text = _text(present)
    texts = (Prose.LINE, Prose.BLOCKS)
    first = next((name for name, below in shape.fields.items() if below.prose in texts), "")
    return {first: text} if text else {}


def _text(value: Any) -> str:
    """The words of a value that should have been text."""
    if isinstance(value, dict):
        parts: Iterable[str] = (f"{key}: {_text(each)}".strip(": ") for key, each in value.items())
        return ", ".join(parts)
    if isinstance(value, list):
        return " ".join(_text(each) for each in value)
    return re.sub(r"\s+", " ", value).strip() if isinstance(value, str) else ""


def _lists_records(shape: Shape) -> bool:
    return shape.form == "list" and shape.single.form == "record"
