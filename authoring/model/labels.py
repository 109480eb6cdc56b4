"""Labels: the fixed words of a brief, in each language.

Place in the flow: part of the model, for a publication and an issue may each say otherwise.
Words in braces are filled in by the view: {brand}, {series}, {count}, {minutes}, {number}, {pages}.
"""

from collections.abc import Mapping
from typing import Final

from pydantic import Field

from authoring.model.fields import Language, Line, Record


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


# Constructed, not validated: a test does that, and building the validator costs each start 4 ms.
LABELS: Final[Mapping[Language, Labels]] = {
    "en": Labels.model_construct(
        items="{brand} Top {count}",
        contents="Contents",
        navigation="In this brief",
        at_a_glance="At a glance",
        comment="{brand} comment",
        article="Article",
        policy="Policy",
        issuing_body=PluralForms.model_construct(one="Issuing body", other="Issuing bodies"),
        and_others="etc.",
        date="Date",
        reporting_period="Reporting period",
        number="Issue {number}",
        draft="Draft",
        noteworthy="Noteworthy",
        authors="Authors",
        editors="Editors",
        publisher="Publisher",
        contact="For more information, please contact",
        telephone="Tel.",
        mail="Mail",
        reading_time="{minutes} min read",
        page="Page",
        pages=PluralForms.model_construct(one="{pages} page", other="{pages} pages"),
        skip="Skip to the text",
        permalink="Permalink",
        cite="Cite this",
        back_to_top="Back to top",
        read_on="Read on",
        read_on_web="Read on the web",
        picture="Picture",
        picture_credit="Picture",
    ),
    "de": Labels.model_construct(
        items="{brand} Top {count}",
        contents="Inhalt",
        navigation="In dieser Ausgabe",
        at_a_glance="Auf einen Blick",
        comment="{brand}-Kommentar",
        article="Dokument",
        policy="Maßnahme",
        issuing_body=PluralForms.model_construct(
            one="Herausgebende Stelle", other="Herausgebende Stellen"
        ),
        and_others="u. a.",
        date="Datum",
        reporting_period="Berichtszeitraum",
        number="Ausgabe {number}",
        draft="Entwurf",
        noteworthy="Kurz notiert",
        authors="Autorinnen und Autoren",
        editors="Redaktion",
        publisher="Herausgeber",
        contact="Weitere Informationen",
        telephone="Tel.",
        mail="E-Mail",
        reading_time="{minutes} Min. Lesezeit",
        page="Seite",
        pages=PluralForms.model_construct(one="{pages} Seite", other="{pages} Seiten"),
        skip="Zum Text springen",
        permalink="Permalink",
        cite="Zitieren",
        back_to_top="Zum Seitenanfang",
        read_on="Weiterlesen",
        read_on_web="Im Web lesen",
        picture="Bild",
        picture_credit="Bild",
    ),
}


def choose_labels(language: Language, *overrides: Labels | None) -> Labels:
    """The language's labels, each replaced by what the overrides say, the last one first."""
    chosen = LABELS[language]
    for override in overrides:
        if override is not None:
            said = {name: getattr(override, name) for name in override.model_fields_set}
            chosen = chosen.model_copy(update={k: v for k, v in said.items() if v is not None})
    return chosen
