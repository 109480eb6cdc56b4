"""Figure dates: dates in running text that are written in figures only.

Place in the flow: beside the rule about the forms of dates.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from authoring.languages.months import write_day
from authoring.model import Language

_FIGURES = re.compile(
    r"[0-9](?<![\w.,:/+-].)[0-9]{0,3}(?P<sign>[./-])[0-9]{1,2}(?P=sign)[0-9]{1,4}"
    r"(?![\w/-]|[.,][0-9])"
)
# German "am 7.4."; where a small letter follows, the last full stop is not the sentence's too.
_DAY_AND_MONTH = re.compile(
    r"\b(?:[Aa]b|[Aa]m|[Bb]is|[Dd]em|[Ss]eit|[Vv]om|[Zz]um) "
    r"(?P<date>[0-9]{1,2}\.[0-9]{1,2}\.)(?![0-9])"
    r"(?P<goes_on>(?= [a-zäöü]))?"
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
    for found in _FIGURES.finditer(words):
        first, second, third = found[0].split(found["sign"])
        days = _read(first, second, third, found["sign"])
        has_whole_year = len(_LEAP_YEAR) in (len(first), len(third))
        wanted = None
        for day in days if has_whole_year and len(days) == 1 else ():
            wanted = write_day(language, day.month, str(day.day), str(day.year))
        if days:
            yield WrittenDate(*found.span(), wanted)
    if language == "de":
        for found in _DAY_AND_MONTH.finditer(words):
            day_typed, month = found["date"].split(".")[:2]
            for day in _days(_LEAP_YEAR, month, day_typed):
                wanted = write_day(language, day.month, str(day.day))
                goes_on = found["goes_on"] is not None
                yield WrittenDate(*found.span("date"), wanted if goes_on else None)


def _read(first: str, second: str, third: str, sign: str) -> set[date]:
    """The days that three figures may mean."""
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
    return _days(year, second, first) | _days(year, first, second)


def _days(year: str, month: str, day: str) -> set[date]:
    try:
        return {date(int(year), int(month), int(day))} if year[:2] in _CENTURIES else set()
    except ValueError:
        return set()
