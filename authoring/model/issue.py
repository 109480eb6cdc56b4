"""Issue: one month's brief, as its editors write it.

What can be derived (numbers, contents, headline, reading time, anchors) is not here but in the
view.
"""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from authoring.languages import Language
from authoring.model.fields import (
    Address,
    Date,
    InlineMarkdown,
    Key,
    Line,
    Markdown,
    Number,
    OriginalLine,
    Path,
    Record,
    SourceLanguage,
)
from authoring.model.labels import Labels

AND_OTHERS = "etc."
"""What an editor types as the last issuing body where there are more of them."""


def _one_or_more_passages(value: object) -> object:
    """Text, or one passage, is short for a list of one."""
    if isinstance(value, str):
        return [{"text": value}]
    return [value] if isinstance(value, dict) else value


class Period(Record):
    """The days an issue reports on, both included."""

    start: Date = Field(description="First day of the reporting period.", examples=["2024-10-29"])
    end: Date = Field(description="Last day of the reporting period.", examples=["2024-11-25"])


class Picture(Record):
    """A picture: at the head of the issue, or in an item."""

    file: Path = Field(
        description="The picture (JPEG, PNG or WebP), as a path from the issue's file.",
        examples=["media/2021-04-cover.jpg"],
    )
    alternative_text: Line = Field(
        description="What the picture shows, for readers who can't see it."
    )
    caption: InlineMarkdown | None = Field(None, description="The line under the picture.")
    credit: Line | None = Field(None, description="Who made the picture or holds the rights.")


class Passage(Record):
    """A piece of “At a glance”: text, with goals under it or none."""

    text: Markdown = Field(
        description="One or more paragraphs; ends with a colon where goals follow."
    )
    goals: tuple[InlineMarkdown, ...] = Field(
        (), description="The goals or measures, one a bullet, without full stops."
    )


class Document(Record):
    """The official text that an item is about."""

    kind: Literal["article", "policy"] = Field(description="What sort of text it is.")
    title: Line = Field(description="The title in the language of the brief.")
    original_title: OriginalLine | None = Field(
        None, description="The title in its own language, without brackets around it."
    )
    url: Address | None = Field(
        None, description="Where it can be read.", examples=["https://example.org/notice"]
    )
    issuing_bodies: tuple[Key, ...] = Field(
        (),
        description="Who issued it: keys of the publication's bodies, or full names; “etc.” may "
        "end the list.",
        examples=[["MIIT", "MOF"], ["MIIT", "etc."]],
    )
    date: Date | None = Field(None, description="When it was issued.", examples=["2024-10-30"])


class Item(Record):
    """One of the numbered top stories."""

    title: Line = Field(description="The headline of the item, plain text.")
    topic: Line | None = Field(
        None, description="A short name, for the brief's headline and for navigation."
    )
    at_a_glance: Annotated[tuple[Passage, ...], BeforeValidator(_one_or_more_passages)] = Field(
        min_length=1,
        description="What happened: text, one passage with goals, or a list of passages.",
    )
    comment: Markdown | None = Field(
        None, description="What the institute makes of it: paragraphs with links."
    )
    picture: Picture | None = Field(None, description="A picture, under “At a glance”.")
    documents: tuple[Document, ...] = Field((), description="The official texts it is about.")


class Source(Record):
    """Where a news entry comes from."""

    title: Line = Field(description="Who says so, and as what.", examples=["MIIT notice"])
    url: Address = Field(
        description="Where it can be read.", examples=["https://example.org/notice"]
    )
    language: SourceLanguage | None = Field(None, description="The language it is written in.")


class NewsEntry(Record):
    """One dated line of a news list."""

    date: Date = Field(description="The day it happened.", examples=["2024-10-29"])
    text: InlineMarkdown = Field(description="What happened, in one to three sentences.")
    sources: tuple[Source, ...] = Field((), description="Where it can be read, one or more.")


class NewsList(Record):
    """A list under Noteworthy."""

    title: Line = Field(description="The name of the list.", examples=["Policy news"])
    entries: tuple[NewsEntry, ...] = Field(
        min_length=1, description="The news, in the order of their dates."
    )


class Issue(Record):
    """One month's brief."""

    date: Date = Field(description="The day of publication.", examples=["2024-12-04"])
    period: Period = Field(description="The days the issue reports on.")
    title: Line | None = Field(
        None, description="The headline; without it, the first items' topics make one."
    )
    number: Number | None = Field(None, ge=1, description="The number of the issue.")
    status: Literal["draft", "final"] = Field(
        "final", description="A draft is marked as such on every page."
    )
    language: Language | None = Field(
        None, description="The language of the issue, where it is not the publication's."
    )
    labels: Labels | None = Field(
        None, description="Labels that differ from the publication's in this issue."
    )
    cover: Picture | None = Field(None, description="The picture at the head.")
    items: tuple[Item, ...] = Field(min_length=1, description="The numbered top stories.")
    noteworthy: tuple[NewsList, ...] = Field((), description="Lists of dated news.")
    authors: tuple[Key, ...] = Field((), description="Keys of the publication's people.")
    editors: tuple[Key, ...] = Field((), description="Keys of the publication's people.")
