"""Pack: what is to be known of a language.

Place in the flow: the form of every language's module. A fact that is left out is an error of type.
Regular expressions are text here; who uses one compiles it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from authoring.languages.dates import DateForms

Language: TypeAlias = Literal["en", "de", "fr"]
"""The languages a brief is written in (ISO 639-1)."""


def words(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class WordForms:
    """A word for one and for any other number."""

    one: str
    other: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedWords:
    """The fixed words of a brief; `authoring.model.Labels` says what each is for.

    A publication and an issue may each say otherwise. Words in braces are filled in by the view:
    {brand}, {series}, {count}, {minutes}, {number}, {pages}.
    """

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


@dataclass(frozen=True, eq=False, kw_only=True)
class Quotes:
    """Quotation marks: what opens and what closes, with the spaces inside."""

    double: tuple[str, str]
    single: tuple[str, str]
    printed: tuple[str, str]
    """Those that the toolkit itself writes, with spaces that do not break."""
    compared: tuple[tuple[str, str, str], ...]
    """Straight signs, typographic signs in their place, and what the latter are called.

    An issue that has both is uneven.
    """


@dataclass(frozen=True, eq=False, kw_only=True)
class Spaces:
    """Where a space belongs, and where it does not break. In a pattern every group is a space."""

    colon: str
    """A colon with the space before it, if there is one."""
    semicolon: str
    before_others: str
    """What stands between names and the “etc.” behind them."""
    spaced_marks: str
    """Marks that have a space before them."""
    inside_quotes: tuple[str, str] | None
    """The marks that have a space inside."""
    narrow: tuple[str, ...]
    """Patterns of spaces that become narrow and do not break (U+202F), in every form but data."""
    bound: tuple[str, ...]
    """Patterns of spaces that do not break (U+00A0), where text is set in lines."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Figures:
    """Figures, what stands behind and before them; regular expressions, but for the signs."""

    decimal_sign: str
    list_separator: str
    units: str
    """Words for units."""
    large_numbers: str
    """Words and short words for thousands and more."""
    numbered: str
    """What a number stands behind: No., p., Issue."""
    percent: str
    """What the house style writes behind a figure, without the space before it."""
    other_percents: str
    """What stands in its place elsewhere."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Money:
    """Amounts of money. A currency's word has its code, or "" where it may be one of several."""

    words: Mapping[str, str]
    code_first: bool
    """Whether codes and signs stand before their amount."""
    words_behind: bool
    """Whether a currency's word behind an amount is in the house style."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Sentences:
    """Where sentences begin and end. Abbreviations have their full stop."""

    never_last: frozenset[str]
    """Abbreviations that stand before what they belong to, so that they end no sentence."""
    maybe_last: frozenset[str]
    """Abbreviations that can end a sentence."""
    before_number: frozenset[str]
    """Abbreviations before a figure; before anything else they are words that end a sentence."""
    beginnings: frozenset[str]
    """Words that begin a sentence more often than the rest of a name."""
    ordinal_has_full_stop: bool
    """Whether a figure with a full stop is an ordinal number: “7.”."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Acronyms:
    """Acronyms that need no introduction, and words with which one is introduced in brackets."""

    well_known: frozenset[str]
    introduced_by: tuple[str, ...]


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
