"""The day of the month that most issues keep to."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.scaffold.months import Month
from authoring.scaffold.rhythm import Rhythm, find_rhythm, first_working_day

# Dates of issues, the newest first; the rhythm in words; the day in January 2025.
CASES = {
    "one issue": (["2024-12-04"], "the first Wednesday", "2025-01-01"),
    "most of three": (
        ["2024-12-05", "2024-11-06", "2024-10-02"],
        "the first Wednesday",
        "2025-01-01",
    ),
    "the newest of two": (["2024-12-12", "2024-11-06"], "the second Thursday", "2025-01-09"),
    "a fifth is the last": (["2021-04-29"], "the last Thursday", "2025-01-30"),
    "fourth and fifth": (
        ["2024-10-31", "2024-09-26", "2024-08-29"],
        "the last Thursday",
        "2025-01-30",
    ),
    "fourth and not the last": (
        ["2024-10-24", "2024-09-26", "2024-08-22"],
        "the fourth Thursday",
        "2025-01-23",
    ),
    "the same figure": (
        ["2024-12-15", "2024-11-15", "2024-10-15"],
        "day 15 of the month",
        "2025-01-15",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_most_dates_decide(name: str) -> None:
    days, words, next_day = CASES[name]
    rhythm = find_rhythm([date.fromisoformat(day) for day in days])
    assert rhythm is not None
    assert (rhythm.words, rhythm.day_in(Month(2025, 1)).isoformat()) == (words, next_day)


def test_only_the_last_year_is_asked() -> None:
    old = [date(2000 + year, 3, 3) for year in range(20)]
    new = [Rhythm(2, 1).day_in(Month(2024, 12).shift(-step)) for step in range(12)]
    assert find_rhythm([*new, *old]) == Rhythm(2, 1)


def test_a_figure_that_a_month_lacks_is_its_last_day() -> None:
    assert Rhythm(31).day_in(Month(2025, 2)) == date(2025, 2, 28)


def test_without_dates_there_is_no_rhythm() -> None:
    assert find_rhythm([]) is None
    # A Sunday and a Saturday begin these months.
    assert first_working_day(Month(2024, 12)) == date(2024, 12, 2)
    assert first_working_day(Month(2025, 2)) == date(2025, 2, 3)


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.integers(1, 40))
def test_the_day_is_of_its_month_and_keeps_its_weekday(day: date, months: int) -> None:
    rhythm = find_rhythm([day])
    month = Month(day.year, day.month).shift(months)
    assert rhythm is not None
    found = rhythm.day_in(month)
    assert (found.year, found.month) == (month.year, month.number)
    assert found.weekday() == day.weekday()
    assert rhythm.day_in(Month(day.year, day.month)) == day
