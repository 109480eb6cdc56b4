"""Dates: days and periods as a language writes them.

Place in the flow: beside `authoring.view.build`; the forms are those of the language's pack.
"""

from datetime import date

from authoring.languages import PACKS, Language
from authoring.source.places import Place
from authoring.view.brief import DateView


def write_date(day: date, language: Language, place: Place | None = None) -> DateView:
    """A day with its year: "December 4, 2024"."""
    text = PACKS[language].dates.write(str(day.day), day.month, str(day.year))
    return DateView(text, day.isoformat(), place)


def write_day(day: date, language: Language, place: Place | None = None) -> DateView:
    """A day without its year: "December 4"."""
    text = PACKS[language].dates.write(str(day.day), day.month)
    return DateView(text, day.isoformat(), place)


def write_period(start: date, end: date, published: date, language: Language) -> str:
    """A period, "October 29 – November 25", with years where they are not all the publication's."""
    dates = PACKS[language].dates
    forms = dates.period
    with_year = {start.year, end.year} != {published.year}
    is_one_day = start == end and with_year
    written = write_date if is_one_day or start.year != end.year else write_day
    if start == end:
        form = forms.day
    elif start.year != end.year:
        form = forms.years
    elif start.month != end.month:
        form = forms.months_of_year if with_year else forms.months
    else:
        form = forms.days_of_year if with_year else forms.days
    return form.format(
        start=written(start, language).text,
        end=written(end, language).text,
        first=dates.figure(str(start.day)),
        last=dates.figure(str(end.day)),
        month=dates.months[end.month - 1],
        year=end.year,
    )
