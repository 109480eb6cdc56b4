"""Dates: days and periods as a language writes them (Unicode CLDR, by Babel).

Place in the flow: beside `authoring.view.build`.
"""

from datetime import date

from babel import Locale
from babel.dates import format_date, format_skeleton

from authoring.source.places import Place
from authoring.view.brief import DateView

# CLDR puts thin spaces around the dash of an interval; a brief is set with usual ones.
_THIN_SPACE = "\u2009"


def write_date(day: date, language: str, place: Place | None = None) -> DateView:
    """A day with its year: "December 4, 2024"."""
    return DateView(format_date(day, "long", locale=language), day.isoformat(), place)


def write_day(day: date, language: str, place: Place | None = None) -> DateView:
    """A day without its year: "December 4"."""
    return DateView(format_skeleton("MMMMd", day, locale=language), day.isoformat(), place)


def write_period(start: date, end: date, published: date, language: str) -> str:
    """A period, "October 29 – November 25", with years where they are not all the publication's.

    CLDR has intervals with short names of months only; its patterns are used with the long ones.
    """
    with_year = {start.year, end.year} != {published.year}
    if start == end:
        return (write_date if with_year else write_day)(start, language).text
    differs = "y" if start.year != end.year else "M" if start.month != end.month else "d"
    patterns = Locale.parse(language).interval_formats["yMMMd" if with_year else "MMMd"][differs]
    days = zip((start, end), patterns, strict=True)
    written = (format_date(day, pattern.replace("MMM", "MMMM"), language) for day, pattern in days)
    return "".join(written).replace(_THIN_SPACE, " ")
