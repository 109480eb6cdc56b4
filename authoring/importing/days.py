"""Days: dates and periods as people wrote them in briefs, in any language.

Place in the flow: beside the recogniser. The grammar is small and its own: what is needed is where
a date begins and ends inside a text, and days without a year, whose year the issue says.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from authoring.languages import PACKS

_DATES: Final = tuple(pack.dates for pack in PACKS.values())
_NUMBERS: Final = {name: number for dates in _DATES for name, number in dates.spellings.items()}
_MONTH: Final = "(?:" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + r")\b\.?"
_ENDINGS: Final = "|".join(dict.fromkeys(dates.ordinal_endings for dates in _DATES))
_DAY: Final = rf"\d{{1,2}}(?:{_ENDINGS})?\b"
_YEAR: Final = r"(?:19|20)\d{2}\b"
_FORMS: Final = (
    rf"(?P<month>{_MONTH})\s+(?P<day>{_DAY})(?:\s*,\s*|\s+)?(?P<year>{_YEAR})?",
    rf"(?P<day>{_DAY})\.?\s*(?P<month>{_MONTH})(?:\s*,\s*|\s+)?(?P<year>{_YEAR})?",
    rf"(?P<year>{_YEAR})-(?P<month>\d{{2}})-(?P<day>\d{{2}})\b",
    r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.(?:\s?(?P<year>(?:19|20)\d{2})\b)?",
)
_EXPRESSIONS: Final = tuple(re.compile(form, re.IGNORECASE) for form in _FORMS)
_TO: Final = "|".join(word for dates in _DATES for word in dates.between_days)
_DASH: Final = rf"\s*(?:[-–—−]|(?:{_TO})\b)\s*"
# “April 1 – 28” and “1.–28. April” say the month once.
_SHARED: Final = rf"(?P<first>{_DAY})\.?{_DASH}(?P<last>{_DAY})"
_LAST_YEAR: Final = rf"(?:\s*,?\s*(?P<year>{_YEAR}))?"
_SHORT_PERIODS: Final = (
    re.compile(rf"(?P<month>{_MONTH})\s+{_SHARED}(?!\s*{_MONTH}){_LAST_YEAR}", re.IGNORECASE),
    re.compile(rf"{_SHARED}\.?\s*(?P<month>{_MONTH}){_LAST_YEAR}", re.IGNORECASE),
)
_BETWEEN: Final = re.compile(_DASH, re.IGNORECASE)
_FROM: Final = "|".join(word for dates in _DATES for word in dates.before_period)
_BEFORE_PERIOD: Final = re.compile(rf"\b(?:{_FROM})\s+\Z", re.IGNORECASE)
_HALF_A_YEAR: Final = timedelta(days=183)


@dataclass(frozen=True, slots=True)
class Day:
    """A day in a text, from `start` to `end`; perhaps without its year."""

    month: int
    day: int
    year: int | None
    start: int
    end: int

    def on(self, year: int) -> date | None:
        """The day in a year, or in its own; None where the calendar has no such day."""
        try:
            return date(self.year or year, self.month, self.day)
        except ValueError:
            return None

    def near(self, first: date, last: date) -> date | None:
        """The day in the year that brings it into a period, or else nearest to it."""
        years = (first.year - 1, *range(first.year, last.year + 2))
        days = [day for day in map(self.on, years) if day is not None]
        return min(days, key=lambda day: _distance(day, first, last), default=None)


@dataclass(frozen=True, slots=True)
class Days:
    """A period in a text."""

    first: Day
    last: Day
    start: int
    """Where it begins, with the word before its first day, if there is one."""

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.last.end


def read_day(text: str, start: int = 0) -> Day | None:
    """The day that stands at a place of a text."""
    found = (_day(expression.match(text, start)) for expression in _EXPRESSIONS)
    days = [day for day in found if day is not None]
    return max(days, key=lambda day: day.end, default=None)


def find_days(text: str) -> Iterator[Day]:
    """Every day that a text names."""
    matches = (match for expression in _EXPRESSIONS for match in expression.finditer(text))
    days = [day for match in matches if (day := _day(match)) is not None]
    offset = 0
    for day in sorted(days, key=lambda each: (each.start, -each.end)):
        if day.start >= offset:
            yield day
            offset = day.end


def find_period(text: str) -> Days | None:
    """The first period that a text names."""
    for expression in _SHORT_PERIODS:
        match = expression.search(text)
        if match is not None:
            month = _month(match["month"])
            year = int(match["year"]) if match["year"] else None
            first = Day(month, _figure(match["first"]), year, match.start(), match.end())
            last = Day(month, _figure(match["last"]), year, *match.span())
            return Days(first, last, _opening(text, first.start))
    days = list(find_days(text))
    for first, last in pairwise(days):
        if _BETWEEN.fullmatch(text[first.end : last.start]):
            return Days(first, last, _opening(text, first.start))
    return None


def fix_period(period: Days, published: date | None) -> tuple[date, date] | None:
    """The days of a period; years that it does not say are those before the day of publication."""
    year = period.last.year or (published.year if published else period.first.year)
    if year is None:
        return None
    last = period.last.on(year)
    if last and published and not period.last.year and last - published > _HALF_A_YEAR:
        last = period.last.on(year - 1)
    first = period.first.on(last.year) if last else None
    if first and last and first > last and not period.first.year:
        first = period.first.on(last.year - 1)
    return (first, last) if first and last else None


def _opening(text: str, start: int) -> int:
    """Where the word begins that leads in the period of a text."""
    found = _BEFORE_PERIOD.search(text, 0, start)
    return found.start() if found else start


def _day(match: re.Match[str] | None) -> Day | None:
    if match is None:
        return None
    month = _month(match["month"])
    day = _figure(match["day"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    end = match.start() + len(match[0].rstrip(", "))
    return Day(month, day, int(match["year"]) if match["year"] else None, match.start(), end)


def _month(text: str) -> int:
    return int(text) if text.isdecimal() else _NUMBERS[text.lower().rstrip(".")]


def _figure(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _distance(day: date, first: date, last: date) -> timedelta:
    return max(first - day, day - last, timedelta(0))
