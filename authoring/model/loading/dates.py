"""Dates: what was probably meant by a date in another form than 2024-12-04.

Place in the flow: beside the wording, which offers it.
"""

import calendar
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from authoring.languages import PACKS

_DATES = tuple(pack.dates for pack in PACKS.values())
_MONTHS = {name: number for dates in _DATES for name, number in dates.spellings.items()}
_ORDINAL = "|".join(dict.fromkeys(dates.ordinal_endings for dates in _DATES))
_BEFORE_MONTH = "|".join(dates.before_month for dates in _DATES)
_DAY_NAMES = "|".join(name for dates in _DATES for name in dates.weekdays)
_SIGNS = r"[-–—−‐‑./年月 ]"
_YEAR_FIRST = re.compile(
    rf"(\d{{4}}) ?{_SIGNS} ?(\d{{1,2}}) ?{_SIGNS} ?(\d{{1,2}})(?: ?日)?(?:[T ]\d\d?:\d\d.*)?"
)
_RUN_TOGETHER = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")
_INSIDE = re.compile(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)")
_WEEKDAY = re.compile(
    rf"(?:{_DAY_NAMES})\.?,? (?=\d|[^\W\d_])",
    re.IGNORECASE,
)
_YEAR_LAST = re.compile(r"(\d{1,2})([-–./ ]) ?(\d{1,2})\2 ?(\d{4}|\d\d)")
_DAY_FIRST = re.compile(
    rf"(\d{{1,2}})(?:{_ORDINAL}|\.)? ?(?:{_BEFORE_MONTH})?([^\W\d_]{{3,9}})\.?,? ?(\d{{4}})"
)
_MONTH_FIRST = re.compile(rf"([^\W\d_]{{3,9}})\.? ?(\d{{1,2}})(?:{_ORDINAL})?,? ?(\d{{4}})")


@dataclass(frozen=True, slots=True)
class DateGuess:
    """The days that a text can mean; it is certain where nobody could read it otherwise."""

    days: tuple[date, ...]
    certain: bool


def guess_date(text: str) -> DateGuess:
    """What a text means that is no date in the form of the desk, if it looks like one."""
    text = _WEEKDAY.sub("", unicodedata.normalize("NFKC", text).strip(), count=1)
    year_first = _YEAR_FIRST.fullmatch(text) or _RUN_TOGETHER.fullmatch(text)
    if year_first:
        return _certain(*(int(part) for part in year_first.groups()))
    if found := _DAY_FIRST.fullmatch(text):
        return _certain(int(found[3]), _month(found[2]), int(found[1]))
    if found := _MONTH_FIRST.fullmatch(text):
        return _certain(int(found[3]), _month(found[1]), int(found[2]))
    if found := _YEAR_LAST.fullmatch(text):
        return _year_last(found)
    inside = _INSIDE.findall(text)
    days = (
        tuple(_days(int(inside[0][0]), [(int(inside[0][1]), int(inside[0][2]))]))
        if len(inside) == 1
        else ()
    )
    return DateGuess(days, certain=False)


def _year_last(found: re.Match[str]) -> DateGuess:
    """Day and month in either order; where points stand between them the day is always first."""
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    if found[2] != "." and len(found[4]) == 2:
        return DateGuess((), certain=False)
    year += 2000 if len(found[4]) == 2 else 0
    orders = [(second, first)] if found[2] == "." else [(second, first), (first, second)]
    days = tuple(dict.fromkeys(_days(year, orders)))
    return DateGuess(
        days, certain=len(days) == 1 and len(found[4]) == 4 and max(first, second) > 12
    )


def _days(year: int, orders: list[tuple[int, int]]) -> Iterator[date]:
    for month, day in orders:
        if (found := _day(year, month, day)) is not None:
            yield found


def _certain(year: int, month: int, day: int) -> DateGuess:
    found = _day(year, month, day)
    return DateGuess(() if found is None else (found,), certain=True)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(name: str) -> int:
    """The month of a name or of its beginning; 0 where it is none."""
    begun = name.lower()
    return next((number for month, number in _MONTHS.items() if month.startswith(begun)), 0)


def explain_impossible(text: str) -> str:
    """Why a day in the form of the desk is not in the calendar, and what may be meant."""
    year, month, day = (int(part) for part in text.strip().split("-"))
    if not 1 <= month <= 12:
        if _day(year, day, month):
            return f"The month stands in the middle: {year:04}-{day:02}-{month:02}?"
        return "The month stands in the middle, from 01 to 12."
    if year < 1:
        return "Check the year."
    days = calendar.monthrange(year, month)[1]
    return f"{PACKS['en'].dates.months[month - 1]} {year} has {days} days."
