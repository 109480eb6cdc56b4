"""Dates: months, and how a language writes days and periods.

Place in the flow: part of a pack. Babel has most of it from CLDR; the packs have it as data so that
a check loads no tables, and a test compares both.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, eq=False, kw_only=True)
class PeriodForms:
    """A period, by what its first and last day have in common.

    `start` and `end` stand for days with their months, `first` and `last` for days without;
    `of_year` is for periods whose year is said. Over a year's end, both days have their year.
    """

    day: str
    days: str
    months: str
    days_of_year: str
    months_of_year: str
    years: str


@dataclass(frozen=True, eq=False, kw_only=True)
class DateForms:
    """How dates are written, and what else people write for the same."""

    months: tuple[str, ...]
    short_months: tuple[str, ...]
    """Without their full stops, as people type them."""
    other_months: Mapping[str, int]
    """Older and other spellings, in small letters, with the number of the month."""
    weekdays: tuple[str, ...]
    """Their names and short names, in small letters; none that is a month, too."""
    day: str
    """A day with its month, of {day} and {month}."""
    date: str
    """The same with its {year}."""
    first_of_month: str
    """The first day of a month as a figure: 1, 1er."""
    before_ordinal: str
    """A regular expression: an article that an ordinal number may have for other reasons."""
    before_month: str
    """A regular expression: what people write between a day and its month, with its space."""
    ordinal_endings: str
    """A regular expression: what people write behind the figure of a day."""
    day_first_signs: str
    """Signs between figures that tell that the day comes first, among “.”, “/” and “-”."""
    day_in_figures: str | None
    """A regular expression for a day without its year in figures, where that is usual.

    The group `date` is the day, `goes_on` matches where its last full stop ends no sentence.
    """
    between_days: tuple[str, ...]
    """Words between the first and the last day of a period."""
    before_period: tuple[str, ...]
    """Words before the first day of a period."""
    period: PeriodForms

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of a month by its name or its short name."""
        return {
            **{short: number for number, short in enumerate(self.short_months, 1)},
            **{name: number for number, name in enumerate(self.months, 1)},
        }

    @cached_property
    def spellings(self) -> Mapping[str, int]:
        """The number of a month by all that people write for it, in small letters."""
        usual = {name.lower(): number for name, number in self.numbers.items()}
        return {**usual, **self.other_months}

    @cached_property
    def typed_months(self) -> tuple[str, ...]:
        """All spellings as they stand in sentences, the longer ones first."""
        small = () if self.months[0].istitle() else tuple(self.spellings)
        typed = (*small, *(name.capitalize() for name in self.spellings))
        return tuple(sorted(typed, key=len, reverse=True))

    @property
    def is_day_first(self) -> bool:
        """Whether the day stands before its month."""
        return self.day.startswith("{day}")

    @property
    def has_full_stop(self) -> bool:
        """Whether a full stop stands behind the day: “7. April”."""
        return "{day}." in self.day

    def write(self, day: str, month: int, year: str | None = None) -> str:
        """A date in the house form: “April 7, 2024”, “7. April 2024”; `day` may be a range."""
        figures = "–".join(self.figure(each) for each in day.split("–"))
        name = self.months[month - 1]
        if year is None:
            return self.day.format(day=figures, month=name)
        return self.date.format(day=figures, month=name, year=year)

    def figure(self, day: str) -> str:
        """A day as a figure, as it stands before or behind a month."""
        return self.first_of_month if day == "1" else day
