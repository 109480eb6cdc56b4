"""Written dates: dates in running text that are not in the house form, and that form.

Place in the flow: beside the rule about them. “April 7” and “7. April” are the house forms; all
others are found here, as far as they can be told from other figures.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from authoring.model import Language
from authoring.rules.months import NUMBERS, is_short, write_day

_MONTH = {
    language: re.compile(rf"[{''.join({name[0] for name in names})}][a-zä]+")
    for language, names in NUMBERS.items()
}
_DAY = r"(?P<day>[0-3]?[0-9])"
_YEAR = r"(?P<year>(?:19|20)[0-9]{2})(?![\w-]|[.,][0-9])"
_ORDINAL = r"(?P<ordinal>st|nd|rd|th)?"
# What may stand before and behind a month's name; the first is searched in a few characters.
_BEFORE = re.compile(
    rf"(?<![\w.,:/–-])(?P<the>[Tt]he\s)?(?:(?P<first>[0-3]?[0-9])\s?[–-]\s?)?{_DAY}{_ORDINAL}"
    r"(?P<dot>\.)?(?P<gap>\s?)(?:of\s)?\Z"
)
_WINDOW = 20
_BEHIND = re.compile(
    rf"(?P<dot>\.(?=\s?[a-z0-9,;:)]))?(?:\s{_DAY}{_ORDINAL}(?![\w%]|[.,:/][0-9]))?"
    rf"(?:(?P<comma>,?)\s{_YEAR})?"
)
_SHORT_YEAR = re.compile(r"\.?\s['’](?P<year>[0-9]{2})(?!\w)")
_FIGURES = re.compile(
    r"[0-9](?<![\w.,:/+-].)[0-9]{0,3}(?P<sign>[./-])[0-9]{1,2}(?P=sign)[0-9]{1,4}"
    r"(?![\w/-]|[.,][0-9])"
)
# German "am 7.4."; the last full stop may be the sentence's as well.
_SHORT_FIGURES = re.compile(
    r"\b(?:am|vom|ab|bis|zum|seit|dem) (?P<date>[0-9]{1,2}\.[0-9]{1,2}\.)(?P<more>(?= [a-zäöü]))?(?![0-9])"
)
_MONTHS_IN_YEAR: Final = 12
_LONGEST_MONTH: Final = 31


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date's place in a text and, where it can be told, how it is to be written."""

    start: int
    end: int
    wanted: str | None


def find_other_dates(words: str, language: Language) -> Iterator[WrittenDate]:
    """The dates of a text that are not in the house form."""
    for found in _FIGURES.finditer(words):
        yield from _read_figures(found, language)
    if language == "de":
        for found in _SHORT_FIGURES.finditer(words):
            yield from _read_short_figures(found)
    for found in _MONTH[language].finditer(words):
        if found[0] in NUMBERS[language] and not words[: found.start()][-1:].isalnum():
            yield from _read_words(words, found, language)


def _read_figures(found: re.Match[str], language: Language) -> Iterator[WrittenDate]:
    first, second, third = found[0].split(found["sign"])
    day: date | None = None
    if len(first) == 4 and len(third) <= 2:
        day = _day(first, second, third)
    elif len(first) <= 2 and len(third) == 4:
        days = {_day(third, second, first)}
        if found["sign"] != ".":
            days.add(_day(third, first, second))
        days.discard(None)
        day = days.pop() if len(days) == 1 else None
        if days:
            yield WrittenDate(*found.span(), None)
    elif len(first) <= 2 and len(third) == 2:
        padded = found["sign"] == "." and len(first) == len(second) == 2
        readings = (_day(f"20{third}", second, first), _day(f"20{third}", first, second))
        if any(readings) and (padded or found["sign"] == "/"):
            yield WrittenDate(*found.span(), None)
    if day is not None:
        yield WrittenDate(*found.span(), _write(day, language))


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day)) if year[:2] in ("19", "20") else None
    except ValueError:
        return None


def _write(day: date, language: Language) -> str:
    return write_day(language, day.month, str(day.day), str(day.year))


def _read_short_figures(found: re.Match[str]) -> Iterator[WrittenDate]:
    day, month, _ = found["date"].split(".")
    if 0 < int(month) <= _MONTHS_IN_YEAR and 0 < int(day) <= _LONGEST_MONTH:
        wanted = write_day("de", int(month), str(int(day))) if found["more"] is not None else None
        yield WrittenDate(*found.span("date"), wanted)


def _read_words(words: str, month: re.Match[str], language: Language) -> Iterator[WrittenDate]:
    """A date with a month's name, if it is not in the house form."""
    behind = _BEHIND.match(words, month.end())
    before = _BEFORE.search(words[max(0, month.start() - _WINDOW) : month.start()])
    if behind is None:
        return
    ...
