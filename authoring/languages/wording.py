"""Wording: what a language does with spaces, quotation marks, figures, money and sentences.

Place in the flow: part of a pack. Regular expressions are text here; who uses one compiles it.
"""

from collections.abc import Mapping
from dataclasses import dataclass


def words(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


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
