"""JSON data: the brief as JSON, with all that is derived, for content systems; and its schema.

Place in the flow: view in, text out. Both are made by one walk over the view's fields, so that the
schema describes exactly what is written; `brief schema brief` prints it, `docs/brief.schema.json` is
a copy. What the walk can't know stands in `EXTRA`, `OBJECTS` and `NAMES`. `VERSION` rises
when a key goes or changes its meaning; new keys may come at any time.
"""

import dataclasses
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from inspect import getdoc
from operator import attrgetter, methodcaller
from types import NoneType
from typing import Annotated, Any, Final, Literal, TypeAlias, get_args, get_origin, get_type_hints

from markupsafe import Markup, escape
from pydantic import BaseModel

from authoring.formats.commonmark import write_blocks, write_inline
from authoring.model import Prose
from authoring.model.shapes import Shape, shape_of
from authoring.view.brief import (
    BriefView,
    ContentsEntry,
    JsonField,
    NewsEntryView,
    PersonView,
)
from authoring.view.markup import Block, BulletList, Inline, Paragraph, plain_text

VERSION: Final = 1
Schema: TypeAlias = dict[str, Any]

_TYPES: Final[Mapping[type, Schema]] = {str: {"type": "string"}, int: {"type": "integer"}}


@dataclass(frozen=True, slots=True)
class JsonText:
    """Text of a field that may have markup, thrice."""

    text: Annotated[str, JsonField("Without markup; a line for each paragraph.")]
    html: Annotated[
        str,
        JsonField(
            "Safe HTML: p, ul, ol and li where the field has paragraphs; a, em, strong, br, and "
            "span for text in another language (lang)."
        ),
    ]
    markdown: Annotated[str, JsonField("CommonMark; a line for each paragraph.")]


@dataclass(frozen=True, slots=True)
class _Form:
    """How values of a type are written, and the schema of what is written."""

    write: Callable[[Any], Any]
    schema: Schema


_Key: TypeAlias = tuple[str, Any, Callable[[Any], Any]]
"""The name of a key, the type of its values, and where they are read."""


_Version: TypeAlias = Annotated[
    Literal[1], JsonField("Of this form. It rises when a key goes or changes its meaning.")
]
EXTRA: Final[Mapping[str, tuple[_Key, ...]]] = {
    "name": (("version", _Version, lambda _: VERSION),),
    "people": (
        ("authors", tuple[PersonView, ...], methodcaller("people_of", "authors")),
        ("editors", tuple[PersonView, ...], methodcaller("people_of", "editors")),
    ),
}
"""Keys of the brief itself that none of its fields has; each stands before that of a field."""
OBJECTS: Final[Mapping[str, tuple[str, str]]] = {
    "period": ("Period", "The days an issue reports on, both included."),
    "reading_time": ("ReadingTime", "How long reading takes."),
}
"""Objects made of several fields: their names in the schema, and what they are."""
NAMES: Final[Mapping[type, str]] = {ContentsEntry: "Entry", NewsEntryView: "News"}
"""What classes are called in the schema, where that is not their name without “View” or “Json”."""


def render_json(brief: BriefView) -> str:
    """A brief as one JSON object, its keys in reading order; the same brief is the same bytes."""
    form, _ = _brief_form()
    return json.dumps(form.write(brief), ensure_ascii=False, indent=2) + "\n"


def json_schema() -> Schema:
    """The schema of the object, without a dialect and a title."""
    form, definitions = _brief_form()
    return {"$defs": dict(sorted(definitions.items())), **form.schema}


@cache
def _brief_form() -> tuple[_Form, dict[str, Schema]]:
    """That of a brief, and the schemas of the objects in it by their names."""
    walk = _Walk({}, {})
    return walk.object(_keys(BriefView), getdoc(BriefView) or ""), walk.definitions


def _keys(view: type) -> Iterator[_Key]:
    """The keys that are made of the fields of a view."""
    hints = get_type_hints(view, include_extras=True)
    for name in (field.name for field in dataclasses.fields(view)):
        if view is BriefView:
            yield from EXTRA.get(name, ())
        notes = _notes(hints[name])
        if all(note.shown for note in notes):
            key = next((note.key for note in notes if note.key), name)
            yield key, hints[name], attrgetter(name)


def _notes(annotation: Any) -> tuple[JsonField, ...]:
    marks = annotation.__metadata__ if get_origin(annotation) is Annotated else ()
    return tuple(mark for mark in marks if isinstance(mark, JsonField))


@dataclass(frozen=True)
class _Walk:
    """Makes the forms of types; those of views once."""

    forms: dict[type, _Form]
    definitions: dict[str, Schema]

    def object(self, keys: Iterator[_Key], description: str) -> _Form:
        """An object; keys with a dot make one inside it."""
        forms: dict[str, tuple[Callable[[Any], Any], _Form]] = {}
        inner: dict[str, list[_Key]] = {}
        for key, annotation, read in keys:
            name, dot, rest = key.partition(".")
            if dot:
                inner.setdefault(name, []).append((rest, annotation, read))
                forms.setdefault(name, (_itself, _Form(_itself, {})))
            else:
                forms[name] = read, self.form(annotation)
        for name, parts in inner.items():
            title, said = OBJECTS[name]
            forms[name] = _itself, self.define(title, self.object(iter(parts), said))

        def write(value: Any) -> dict[str, Any]:
            return {name: form.write(read(value)) for name, (read, form) in forms.items()}

        properties = {name: form.schema for name, (_, form) in forms.items()}
        return _Form(write, _object(properties, description))

    def define(self, name: str, form: _Form) -> _Form:
        """A form whose schema stands once, and is named where it is used."""
        self.definitions[name] = form.schema
        return _Form(form.write, {"$ref": f"#/$defs/{name}"})

    def form(self, annotation: Any) -> _Form:
        """That of a type of the view."""
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self.marked(arguments[0], _notes(annotation))
        if origin is Literal:
            words = {"const": arguments[0]} if len(arguments) == 1 else {"enum": [*arguments]}
            return _Form(_itself, {**words, **_TYPES[type(arguments[0])]})
        if NoneType in arguments:
            return _or_null(self.form(next(each for each in arguments if each is not NoneType)))
        if annotation == tuple[Block, ...]:
            return _after(_three_of_blocks, self.view(JsonText))
        if origin is tuple:
            element = self.form(arguments[0])
            schema = {"items": element.schema, "type": "array"}
            return _Form(lambda values: [element.write(value) for value in values], schema)
        return self.plain(origin or annotation)

    def plain(self, kind: Any) -> _Form:
        """That of a class."""
        if kind in _TYPES:
            return _Form(_itself, _TYPES[kind])
        if kind is Mapping:
            return _Form(dict, {"additionalProperties": _TYPES[str], "type": "object"})
        if kind is Inline:
            return _after(_three_of_inline, self.view(JsonText))
        if issubclass(kind, BaseModel):
            return self.define(kind.__name__, _of_model(shape_of(kind), getdoc(kind) or ""))
        return self.view(kind)

    def view(self, kind: type) -> _Form:
        """That of a class of fields."""
        if kind not in self.forms:
            name = NAMES.get(kind, kind.__name__.removesuffix("View").removeprefix("Json"))
            self.forms[kind] = self.define(name, self.object(_keys(kind), getdoc(kind) or ""))
        return self.forms[kind]

    def marked(self, kind: Any, notes: Sequence[JsonField]) -> _Form:
        """That of a type with what its field says of it."""
        joined = next((note.joined for note in notes if note.joined is not None), None)
        if joined is not None:
            form = _Form(lambda texts: joined.join(map(str, texts)), _TYPES[str])
        elif any(note.plain for note in notes):
            form = _Form(str, _TYPES[str])
        else:
            form = self.form(kind)
        if any(note.nullable for note in notes):
            form = _or_null(form)
        words = {
            name: [*said] if isinstance(said, tuple) else said
            for note in notes
            for name in ("description", "examples", "format", "minimum")
            if (said := getattr(note, name)) is not None
        }
        return _Form(form.write, dict(sorted({**form.schema, **words}.items())))


def _of_model(shape: Shape, description: str) -> _Form:
    """That of a block of texts that the view has from the model as it is."""
    properties: Schema = {}
    for name, below in shape.fields.items():
        address = {"format": "iri"} if below.prose is Prose.ADDRESS else {}
        text = {**address, **_TYPES[str]}
        properties[name] = text if below.required else _nullable(text)
    return _Form(BaseModel.model_dump, _object(properties, description))


def _object(properties: Schema, description: str) -> Schema:
    required = list(properties)
    said = {"properties": properties, "required": required, "type": "object"}
    return {"description": description, **said}


def _nullable(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _or_null(form: _Form) -> _Form:
    return _Form(lambda value: form.write(value) if value else None, _nullable(form.schema))


def _after(make: Callable[[Any], Any], form: _Form) -> _Form:
    return _Form(lambda value: form.write(make(value)), form.schema)


def _itself(value: Any) -> Any:
    return value


def _three_of_inline(text: Inline) -> JsonText:
    return JsonText(str(text), text.__html__(), write_inline(text))


def _three_of_blocks(blocks: Sequence[Block]) -> JsonText:
    return JsonText(plain_text(blocks), html_of(blocks), write_blocks(blocks))


def html_of(blocks: Sequence[Block]) -> str:
    """Safe HTML of some blocks, each in a line, with no more elements than they need."""
    return Markup("\n").join(_block_html(block) for block in blocks)


def _block_html(block: Block) -> Markup:
    if isinstance(block, Paragraph):
        return Markup("<p>{}</p>").format(escape(block.text))
    items = Markup("").join(_item_html(item) for item in block.items)
    if block.start is None:
        return Markup("<ul>{}</ul>").format(items)
    start = Markup("") if block.start == 1 else Markup(' start="{}"').format(block.start)
    return Markup("<ol{}>{}</ol>").format(start, items)


def _item_html(blocks: Sequence[Block]) -> Markup:
    """An element of a list; one paragraph needs no tags of its own."""
    parts = (
        escape(block.text)
        if isinstance(block, Paragraph) and len(blocks) - _lists(blocks) == 1
        else _block_html(block)
        for block in blocks
    )
    return Markup("<li>{}</li>").format(Markup("").join(parts))


def _lists(blocks: Sequence[Block]) -> int:
    return sum(isinstance(block, BulletList) for block in blocks)
