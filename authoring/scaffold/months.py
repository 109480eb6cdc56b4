"""Months: by which issues are named.

Place in the flow: what a person types -> a month that the plan of an issue is made for.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from authoring.diagnostics.errors import StartError
from authoring.model.loading.dates import guess_date

YEARS: Final = range(1900, 2200)
"""Those in which a brief is published; another is a slip."""

NAME: Final = re.compile(r"([0-9]{4})-([0-9]{2})")


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of a year, counted from 1."""

    year: int
    number: int

    def __str__(self) -> str:
        """As files are named: 2024-12."""
        return f"{self.year:04}-{self.number:02}"

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.first.replace(day=calendar.monthrange(self.year, self.number)[1])

    def shift(self, months: int) -> "Month":
        """The month that many months later; earlier, if negative."""
        year, number = divmod(self.year * 12 + self.number - 1 + months, 12)
        return Month(year, number + 1)


def month_of(day: date) -> Month:
    """The month of a day."""
    return Month(day.year, day.month)


def find_month(name: str) -> Month | None:
    """The month that a name such as 2024-12 says."""
    found = NAME.fullmatch(name)
    return _month(int(found[1]), int(found[2])) if found else None


def read_month(text: str, today: date) -> Month:
    """The month that a person typed. Raises `StartError`, with what was probably meant."""
    found = find_month(text)
    if found is not None:
        return found
    meant = _guess_month(text, today)
    if meant is None:
        hint = f"Type year and month, from 01 to 12: brief new {month_of(today)}"
        raise StartError(f"“{text}” is no month", hint)
    raise StartError(f"“{text}” is no month of the form {meant}", f"Type: brief new {meant}")


def _guess_month(text: str, today: date) -> Month | None:
    """What may be meant: figures in another order or form, or a name, of this year if it says none."""
    if days := guess_date(text).days:
        return month_of(days[0])
    figures = [int(figure) for figure in re.findall(r"[0-9]{1,6}", text)]
    match [figure for figure in figures if figure in YEARS], figures:
        case [[year], [_, number, *_]] if figures[0] == year:
            return _month(year, number)
        case [[year], [number, _]]:
            return _month(year, number)
        case [_, [run]] if run > 9999:
            return _month(run // 100, run % 100)
    for words in (f"1 {text}", f"1 {text} {today.year}"):
        if days := guess_date(words).days:
            return month_of(days[0])
    return None


def _month(year: int, number: int) -> Month | None:
    return Month(year, number) if year in YEARS and 1 <= number <= 12 else None
