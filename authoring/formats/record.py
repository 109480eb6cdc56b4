"""Record: what the data form of a brief holds, key by key, and its JSON Schema (2020-12).

Place in the flow: the shapes that `authoring.formats.data` fills. The schema is made from them, so
that it describes exactly what is written; `brief schema brief` prints it, `docs/brief.schema.json`
is a copy. `VERSION` rises when a key goes or changes its meaning; new keys may come at any time.
"""

from dataclasses import dataclass
from typing import Annotated, Any, Final, Literal, TypeAlias

from pydantic import Field

VERSION: Final = 1
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

Address: TypeAlias = Annotated[str, Field(json_schema_extra={"format": "iri"})]
Day: TypeAlias = Annotated[str, Field(json_schema_extra={"format": "date"})]
Count: TypeAlias = Annotated[int, Field(ge=1)]


@dataclass(frozen=True)
class Text:
    """Text of a field that may have markup, thrice."""

    text: Annotated[str, Field(description="Without markup; a line for each paragraph.")]
    html: Annotated[
        str,
        Field(
            description="Safe HTML: p, ul, ol and li where the field has paragraphs; a, em, strong, "
            "br, and span for text in another language (lang)."
        ),
    ]
    markdown: Annotated[str, Field(description="CommonMark; a line for each paragraph.")]


@dataclass(frozen=True)
class Date:
    """A day."""

    iso: Annotated[Day, Field(description="By ISO 8601.", examples=["2024-12-04"])]
    text: Annotated[str, Field(description="As it is written in the language of the brief.")]


@dataclass(frozen=True)
class Period:
    """The days an issue reports on, both included."""

    start: Date
    end: Date
    text: Annotated[str, Field(description="Both, as they are written.")]


@dataclass(frozen=True)
class ReadingTime:
    """How long reading takes."""

    minutes: Count
    text: Annotated[str, Field(examples=["12 min read"])]


@dataclass(frozen=True)
class Picture:
    """A picture and what is said about it."""

    file: Annotated[str, Field(description="Its path, from the issue's file.")]
    alternative_text: Annotated[str, Field(description="What it shows.")]
    caption: Text | None
    credit: Annotated[str | None, Field(description="Who made it or holds the rights.")]


@dataclass(frozen=True)
class Entry:
    """A line of the contents."""

    level: Annotated[Literal[1, 2], Field(description="1 for a section, 2 for what it holds.")]
    number: Annotated[Count | None, Field(description="The number of an item.")]
    title: str
    short_title: Annotated[str, Field(description="An item's topic, where it has one.")]
    anchor: Annotated[str, Field(description="The name of the place on the web page.")]


@dataclass(frozen=True)
class Passage:
    """A piece of “At a glance”."""

    text: Text
    goals: tuple[Text, ...]


@dataclass(frozen=True)
class Body:
    """An issuing body."""

    name: Annotated[str, Field(description="As it is printed, often an acronym.")]
    full_name: Annotated[str | None, Field(description="What the acronym stands for.")]
    original_name: Annotated[str | None, Field(description="The name in its own language.")]


@dataclass(frozen=True)
class Document:
    """An official text that an item is about."""

    kind: Literal["article", "policy"]
    label: Annotated[str, Field(description="The kind, in words.")]
    title: str
    original_title: Annotated[str | None, Field(description="In `original_language`.")]
    url: Address | None
    issuing_bodies_label: Annotated[str, Field(examples=["Issuing bodies"])]
    issuing_bodies: tuple[Body, ...]
    and_others: Annotated[str | None, Field(description="What stands for further bodies.")]
    date: Date | None


@dataclass(frozen=True)
class Item:
    """A numbered top story."""

    number: Count
    anchor: Annotated[str, Field(description="The name of the place on the web page.")]
    title: str
    topic: Annotated[str | None, Field(description="A short name.")]
    at_a_glance: tuple[Passage, ...]
    picture: Picture | None
    comment: Text | None
    documents: tuple[Document, ...]


@dataclass(frozen=True)
class Source:
    """Where a news entry comes from."""

    title: str
    url: Address
    language: Annotated[str | None, Field(description="What it is written in (ISO 639-1).")]
    mark: Annotated[str | None, Field(description="The language as it is printed.")]


@dataclass(frozen=True)
class News:
    """A dated line of a news list."""

    anchor: Annotated[str, Field(description="The name of the place on the web page.")]
    date: Date
    text: Text
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class NewsList:
    """A list under Noteworthy."""

    anchor: Annotated[str, Field(description="The name of the place on the web page.")]
    title: str
    entries: tuple[News, ...]


@dataclass(frozen=True)
class Person:
    """Someone who writes or edits."""

    key: Annotated[str, Field(description="The short name, the same in every issue.")]
    name: str
    role: str | None
    organisation: str | None


@dataclass(frozen=True)
class Publisher:
    """The publisher's block."""

    name: str
    street: str | None
    city: str | None
    telephone: str | None
    mail: str | None
    web: Address | None


@dataclass(frozen=True)
class Brief:
    """One issue of a policy brief with all that is derived for its readers, in reading order."""

    version: Annotated[
        Literal[1],
        Field(description="Of this form. It rises when a key goes or changes its meaning."),
    ]
    name: Annotated[str, Field(description="What the issue's files are named.")]
    language: Annotated[str, Field(description="Of the brief (BCP 47).")]
    original_language: Annotated[str, Field(description="Of original titles (BCP 47).")]
    status: Literal["draft", "final"]
    brand: Annotated[str, Field(description="Who publishes.")]
    series: str
    collection: Annotated[str | None, Field(description="The family of series.")]
    strapline: str | None
    title: Annotated[str, Field(description="Brand, series and date, for lists of issues.")]
    headline: Annotated[str, Field(description="The issue's title, or its first items' topics.")]
    date: Annotated[Date, Field(description="The day of publication.")]
    period: Period
    number: Annotated[Count | None, Field(description="The number of the issue.")]
    reading_time: ReadingTime
    web_address: Annotated[Address | None, Field(description="Where the web edition stands.")]
    cover: Picture | None
    contents: tuple[Entry, ...]
    items: tuple[Item, ...]
    noteworthy: tuple[NewsList, ...]
    authors: tuple[Person, ...]
    editors: tuple[Person, ...]
    contact: Annotated[str | None, Field(description="A mail address for questions.")]
    publisher: Publisher | None
    labels: Annotated[
        dict[str, str], Field(description="The fixed words of the brief, in its language.")
    ]


def brief_schema() -> dict[str, Any]:
    """The JSON Schema of the data form."""
    from pydantic import TypeAdapter

    schema = TypeAdapter(Brief).json_schema(mode="serialization")
    described = _without_titles(schema)
    return {"$schema": DIALECT, "title": "A policy brief as data", **described}


def _without_titles(schema: Any) -> Any:
    """A schema without the titles that pydantic makes of the names."""
    if isinstance(schema, list):
        return [_without_titles(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: {name: _without_titles(part) for name, part in value.items()}
        if key in ("properties", "$defs")
        else _without_titles(value)
        for key, value in schema.items()
        if not (key == "title" and isinstance(value, str))
    }
