"""Labels: the fixed words of a brief, as a language has them.

Place in the flow: part of a pack; a publication and an issue may each say otherwise. Words in
braces are filled in by the view: {brand}, {series}, {count}, {minutes}, {number}, {pages}.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WordForms:
    """A word for one and for any other number."""

    one: str
    other: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedWords:
    """The fixed words of a brief; `authoring.model.Labels` says what each is for."""

    items: str
    contents: str
    navigation: str
    at_a_glance: str
    comment: str
    article: str
    policy: str
    issuing_body: WordForms
    and_others: str
    date: str
    reporting_period: str
    number: str
    draft: str
    noteworthy: str
    authors: str
    editors: str
    publisher: str
    contact: str
    telephone: str
    mail: str
    reading_time: str
    page: str
    pages: WordForms
    skip: str
    permalink: str
    cite: str
    back_to_top: str
    read_on: str
    read_on_web: str
    picture: str
    picture_credit: str
