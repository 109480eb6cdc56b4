"""Dates: days and periods as a language writes them.

Place in the flow: beside `authoring.view.build`; the forms are those of the language's pack.
"""

from datetime import date

from authoring.languages import PACKS, Language
from authoring.source.places import Place
from authoring.view.brief import DateView


def write_date(
    day: date, language: Language, place: Place | None = None, *, with_year: bool = True
) -> DateView:
    """A day: "December 4, 2024", or without its year "December 4"."""
    year = str(day.year) if with_year else None
    text = PACKS[language].dates.write(str(day.day), day.month, year)
    return DateView(day.isoformat(), text, place)


def write_period(start: date, end: date, published: date, language: Language) -> str:
    """A period, "October 29 – November 25", with years where they are not all the publication's."""
    dates = PACKS[language].dates
    forms = dates.period
    with_year = {start.year, end.year} != {published.year}
    days_with_year = start.year != end.year or (start == end and with_year)
    if start == end:
        form = forms.day
    elif start.year != end.year:
        form = forms.years
    elif start.month != end.month:
        form = forms.months_of_year if with_year else forms.months
    else:
        form = forms.days_of_year if with_year else forms.days
    return form.format(
        start=write_date(start, language, with_year=days_with_year).text,
        end=write_date(end, language, with_year=days_with_year).text,
        first=dates.figure(str(start.day)),
        last=dates.figure(str(end.day)),
        month=dates.months[end.month - 1],
        year=end.year,
    )
