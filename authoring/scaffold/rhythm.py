"""Rhythm: the day of the month on which a publication appears.

Place in the flow: the dates of its issues in, the date of the next one out. No file is read.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from authoring.scaffold.months import Month, month_of

MOST_ISSUES: Final = 12
"""How many issues are asked: what was so a year ago may be so no longer."""

_WEEKDAYS: Final = (
    *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"),
    *("Saturday", "Sunday"),
)
_PLACES: Final = ("last", "first", "second", "third", "fourth")
_SATURDAY: Final = 5


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A day of any month: a weekday (0 is Monday) by its place, or by its figure.

    The place of a weekday counts from 1 to 4, 0 is the last of the month. Without a weekday the
    place is the day's figure, or the month's last day if that is earlier.
    """

    place: int
    weekday: int | None = None

    @property
    def words(self) -> str:
        """The day in words: the first Wednesday."""
        if self.weekday is None:
            return f"day {self.place} of the month"
        return f"the {_PLACES[self.place]} {_WEEKDAYS[self.weekday]}"

    def day_in(self, month: Month) -> date:
        """The day in some month."""
        if self.weekday is None:
            return month.first.replace(day=min(self.place, month.last.day))
        if self.place == 0:
            return month.last - timedelta((month.last.weekday() - self.weekday) % 7)
        ahead = (self.weekday - month.first.weekday()) % 7
        return month.first + timedelta(ahead + 7 * (self.place - 1))


def find_rhythm(days: Sequence[date]) -> Rhythm | None:
    """The rhythm that most of the newest dates keep to; `days` begin with the newest.

    Where several are kept equally often, the newest issue decides; of those that fit it, a weekday
    counted from the month's beginning comes first, then one from its end, then the day's figure.
    """
    counted = Counter(rhythm for day in days[:MOST_ISSUES] for rhythm in _rhythms_of(day))
    return max(counted, key=counted.__getitem__, default=None)


def first_working_day(month: Month) -> date:
    """The day for a publication that has no rhythm yet: the first that is no weekend's."""
    first = month.first
    return first + timedelta(7 - first.weekday() if first.weekday() >= _SATURDAY else 0)


def _rhythms_of(day: date) -> Iterator[Rhythm]:
    place = (day.day - 1) // 7 + 1
    if place <= 4:
        yield Rhythm(place, day.weekday())
    if day + timedelta(7) > month_of(day).last:
        yield Rhythm(0, day.weekday())
    yield Rhythm(day.day)
