"""Labels: the fixed words of a brief that a publication or an issue replaces.

Place in the flow: part of the model; the languages' own words stand in their packs. Words in braces
are filled in by the view: {brand}, {series}, {count}, {minutes}, {number}, {pages}.
"""

import dataclasses
from typing import Any

from pydantic import Field

from authoring.languages import PACKS, Language
from authoring.languages.pack import FixedWords, WordForms
from authoring.model.fields import Line, Record


class PluralForms(Record):
    """A word for one and for several, by the plural rules of the language (CLDR)."""

    one: Line = Field(description="The form for one.", examples=["Issuing body"])
    other: Line = Field(description="The form for any other number.", examples=["Issuing bodies"])


class Labels(Record):
    """The fixed words of a brief; one that is left out is the language's own."""

    items: Line | None = Field(None, description="Heading over the numbered items.")
    contents: Line | None = Field(None, description="Heading over the contents.")
    navigation: Line | None = Field(None, description="Heading over the web page's navigation.")
    at_a_glance: Line | None = Field(None, description="Run-in label of what happened.")
    comment: Line | None = Field(None, description="Run-in label of the institute's comment.")
    article: Line | None = Field(None, description="Label of a document of kind article.")
    policy: Line | None = Field(None, description="Label of a document of kind policy.")
    issuing_body: PluralForms | None = Field(
        None, description="Label of the bodies that issued a document, for one and for several."
    )
    and_others: Line | None = Field(None, description="What “etc.” after issuing bodies becomes.")
    date: Line | None = Field(None, description="Label of a document's date.")
    reporting_period: Line | None = Field(None, description="Label before the reporting period.")
    number: Line | None = Field(None, description="The issue's number; {number} is filled in.")
    draft: Line | None = Field(None, description="Mark of an issue that is not final.")
    noteworthy: Line | None = Field(None, description="Heading over the news lists.")
    authors: Line | None = Field(None, description="Heading over the authors.")
    editors: Line | None = Field(None, description="Heading over the editors.")
    publisher: Line | None = Field(None, description="Heading over the publisher.")
    contact: Line | None = Field(None, description="Sentence before the contact address.")
    telephone: Line | None = Field(None, description="Label before a telephone number.")
    mail: Line | None = Field(None, description="Label before a mail address.")
    reading_time: Line | None = Field(
        None,
        description="The reading time; {minutes} is filled in.",
        examples=["{minutes} min read"],
    )
    page: Line | None = Field(None, description="The word for a page, for screen readers.")
    pages: PluralForms | None = Field(
        None, description="How long the PDF is; {pages} is filled in.", examples=["{pages} pages"]
    )
    skip: Line | None = Field(None, description="Link over the web page's head to its first item.")
    permalink: Line | None = Field(
        None, description="What a link to its own place is called aloud."
    )
    cite: Line | None = Field(None, description="What opens an item's citation on the web page.")
    back_to_top: Line | None = Field(None, description="Link to the top of the web page.")
    read_on: Line | None = Field(
        None, description="Link from a comment that a mail cuts short to the rest of it."
    )
    read_on_web: Line | None = Field(None, description="Link from a mail to the web edition.")
    picture: Line | None = Field(
        None, description="Label before the words for a picture, in forms that have none."
    )
    picture_credit: Line | None = Field(None, description="Label before a picture's credit.")


def choose_labels(language: Language, *overrides: Labels | None) -> FixedWords:
    """The language's words, each replaced by what the overrides say, the last one first."""
    chosen = PACKS[language].labels
    for override in overrides:
        if override is not None:
            said = {name: getattr(override, name) for name in override.model_fields_set}
            words: dict[str, Any] = {
                name: _forms(value) for name, value in said.items() if value is not None
            }
            chosen = dataclasses.replace(chosen, **words)
    return chosen


def _forms(label: str | PluralForms) -> str | WordForms:
    return WordForms(label.one, label.other) if isinstance(label, PluralForms) else label
