"""Figure dates: dates in running text that are written in figures only.

Place in the flow: beside the rule about the forms of dates.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from authoring.languages import PACKS, Language

_FIGURES = re.compile(
    r"[0-9](?<![\w.,:/+-].)[0-9]{0,3}(?P<sign>[./-])[0-9]{1,2}(?P=sign)[0-9]{1,4}"
    r"(?![\w/-]|[.,][0-9])"
)
_CENTURIES: Final = ("19", "20")
_LEAP_YEAR: Final = "2000"
_TWO = len("24")


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date's place in a text and, where it is certain, how it is to be written."""

    start: int
    end: int
    wanted: str | None


def find_figure_dates(words: str, language: Language) -> Iterator[WrittenDate]:
    """The dates of a text in figures; those that may be read in two ways have no wanted form."""
    dates = PACKS[language].dates
    for found in _FIGURES.finditer(words):
        first, second, third = found[0].split(found["sign"])
        days = _read(first, second, third, found["sign"], dates.day_first_signs)
        has_whole_year = len(_LEAP_YEAR) in (len(first), len(third))
        wanted = None
        for day in days if has_whole_year and len(days) == 1 else ():
            wanted = dates.write(str(day.day), day.month, str(day.year))
        if days:
            yield WrittenDate(*found.span(), wanted)
    # Where a small letter follows, the last full stop is not the sentence's too.
    for found in re.finditer(dates.day_in_figures, words) if dates.day_in_figures else ():
        day_typed, month = found["date"].split(".")[:2]
        for day in _days(_LEAP_YEAR, month, day_typed):
            wanted = dates.write(str(day.day), day.month)
            goes_on = found["goes_on"] is not None
            yield WrittenDate(*found.span("date"), wanted if goes_on else None)


def _read(first: str, second: str, third: str, sign: str, day_first_signs: str) -> set[date]:
    """The days that three figures may mean; between some signs the day comes first."""
    if len(first) == len(_LEAP_YEAR):
        return _days(first, second, third)
    if len(first) > _TWO or len(third) not in (_TWO, len(_LEAP_YEAR)):
        return set()
    year = third if len(third) == len(_LEAP_YEAR) else f"20{third}"
    if sign == ".":
        # A version such as 7.11.24 looks like a short date, but for the zeros.
        padded = len(first) == len(second) == _TWO
        return _days(year, second, first) if year == third or padded else set()
    if sign == "-" and year != third:
        return set()
    day_first = _days(year, second, first)
    return day_first if sign in day_first_signs else day_first | _days(year, first, second)


def _days(year: str, month: str, day: str) -> set[date]:
    try:
        return {date(int(year), int(month), int(day))} if year[:2] in _CENTURIES else set()
    except ValueError:
        return set()
