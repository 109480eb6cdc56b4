"""Months: their names, long and short, and how a day is written with them.

Place in the flow: beside the rules that read dates in running text. Babel knows the same, but a
check is not to load it.
"""

from collections.abc import Mapping
from typing import Final

from authoring.model import Language

MONTHS: Final[Mapping[Language, tuple[str, ...]]] = {
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    "de": (
        *("Januar", "Februar", "März", "April", "Mai", "Juni"),
        *("Juli", "August", "September", "Oktober", "November", "Dezember"),
    ),
}
_SHORT: Final[Mapping[Language, str]] = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "de": "Jan Feb Mrz Apr Mai Jun Jul Aug Sep Okt Nov Dez",
}
NUMBERS: Final[Mapping[Language, Mapping[str, int]]] = {
    language: {
        **{short: number for number, short in enumerate(_SHORT[language].split(), 1)},
        "Sept": 9,
        **{name: number for number, name in enumerate(names, 1)},
    }
    for language, names in MONTHS.items()
}
"""The number of a month by its name or its short name."""


def write_day(language: Language, month: int, day: str, year: str | None = None) -> str:
    """A date in the house form: "April 7, 2024", "7. April 2024"; `day` may be a range."""
    name = MONTHS[language][month - 1]
    if language == "de":
        return f"{day}. {name} {year}" if year else f"{day}. {name}"
    return f"{name} {day}, {year}" if year else f"{name} {day}"
