"""Pack: what is to be known of a language.

Place in the flow: the form of every language's module. A fact that is left out is an error of type.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from authoring.languages.dates import DateForms
from authoring.languages.labels import FixedWords
from authoring.languages.wording import Acronyms, Figures, Money, Quotes, Sentences, Spaces

Language: TypeAlias = Literal["en", "de", "fr"]
"""The languages a brief is written in (ISO 639-1)."""


@dataclass(frozen=True, eq=False, kw_only=True)
class ImportWords:
    """Words by which old briefs, and what people type for a list, are understood.

    Those of one sign or several are regular expressions, in small letters.
    """

    labels: Mapping[str, tuple[str, ...]]
    """Further spellings of labels, by the name of the label."""
    conjunction: str
    """“and”, between the last two of a list."""
    link_words: tuple[str, ...]
    """What stands in brackets behind a title for its link."""
    source_words: tuple[str, ...]
    """The last words of a source's title."""
    page_words: tuple[str, ...]
    page_of: str
    """Between a page's number and that of the last: “of”."""
    telephone_words: tuple[str, ...]
    articles: tuple[str, ...]
    """Words that are no brand, wherever one stands before a label."""
    behind_brand: tuple[str, ...]
    """What stands behind the publication's brand in a label."""
    before_brand: tuple[str, ...]
    """What stands before it."""
    word_headings: tuple[str, ...]
    """What the names of Word's styles for headings begin with."""
    word_contents: tuple[str, ...]
    """The same for its tables of contents."""


@dataclass(frozen=True, eq=False, kw_only=True)
class StarterComments:
    """The comments of a new issue; a line break may stand in any."""

    opening: str
    status: str
    headline: str
    number: str
    title: str
    topic: str
    glance: str
    goals: str
    comment: str
    documents: str
    kind: str
    original: str
    bodies: str
    bodies_with_keys: str
    """With the first {keys} of the publication."""
    date: str
    """With an example of a {day}."""
    entries: str
    url: str
    language: str
    people: str
    people_with_keys: str
    news_title: str
    """No comment: the name of the first news list."""


@dataclass(frozen=True, eq=False, kw_only=True)
class LanguagePack:
    """All that is known of a language."""

    tag: Language
    name: str
    """In English."""
    web_tag: str
    """The language (BCP 47) of pages and PDFs, by which they are hyphenated."""
    word_tag: str
    """The language and country that Word knows."""
    counts_as_one: frozenset[int]
    """The numbers that take a word's form for one (CLDR, for whole numbers)."""
    words_a_minute: int
    """How fast people read."""
    nouns_are_capital: bool
    vague_labels: tuple[str, ...]
    """What says nothing of where a link leads, in small letters."""
    labels: FixedWords
    dates: DateForms
    quotes: Quotes
    spaces: Spaces
    figures: Figures
    money: Money
    sentences: Sentences
    acronyms: Acronyms
    importing: ImportWords
    comments: StarterComments
