"""Days and periods as each language writes them."""

from datetime import date

import pytest

from authoring.languages import PACKS, Language
from authoring.view.dates import write_date, write_period


@pytest.mark.parametrize(
    ("language", "day", "text"),
    [
        ("en", date(2024, 12, 4), "December 4, 2024"),
        ("de", date(2024, 12, 4), "4. Dezember 2024"),
        ("en", date(2021, 5, 31), "May 31, 2021"),
        ("de", date(2021, 3, 1), "1. März 2021"),
        ("fr", date(2024, 12, 4), "4 décembre 2024"),
        ("fr", date(2021, 3, 1), "1er mars 2021"),
    ],
)
def test_date(language: Language, day: date, text: str) -> None:
    written = write_date(day, language)
    assert (written.text, written.iso) == (text, day.isoformat())


@pytest.mark.parametrize(
    ("language", "day", "text"),
    [
        ("en", date(2024, 10, 29), "October 29"),
        ("de", date(2024, 10, 29), "29. Oktober"),
        ("en", date(2024, 5, 1), "May 1"),
        ("de", date(2024, 5, 1), "1. Mai"),
        ("fr", date(2024, 10, 29), "29 octobre"),
        ("fr", date(2024, 5, 1), "1er mai"),
    ],
)
def test_day(language: Language, day: date, text: str) -> None:
    written = write_date(day, language, with_year=False)
    assert (written.text, written.iso) == (text, day.isoformat())


DECEMBER_2024 = date(2024, 12, 4)
JANUARY_2025 = date(2025, 1, 29)


@pytest.mark.parametrize(
    ("start", "end", "published", "english", "german", "french"),
    [
        pytest.param(
            date(2024, 10, 29), date(2024, 11, 25), DECEMBER_2024,
            "October 29 – November 25", "29. Oktober – 25. November",
            "du 29 octobre au 25 novembre", id="two months",
        ),
        pytest.param(
            date(2024, 11, 4), date(2024, 11, 25), DECEMBER_2024,
            "November 4 – 25", "4.–25. November", "du 4 au 25 novembre", id="one month",
        ),
        pytest.param(
            date(2024, 11, 25), date(2024, 11, 25), DECEMBER_2024,
            "November 25", "25. November", "le 25 novembre", id="one day",
        ),
        pytest.param(
            date(2024, 12, 20), date(2025, 1, 24), JANUARY_2025,
            "December 20, 2024 – January 24, 2025", "20. Dezember 2024 – 24. Januar 2025",
            "du 20 décembre 2024 au 24 janvier 2025",
            id="over a year's end",
        ),
        pytest.param(
            date(2024, 12, 2), date(2024, 12, 20), JANUARY_2025,
            "December 2 – 20, 2024", "2.–20. Dezember 2024",
            "du 2 au 20 décembre 2024", id="one month of the year before",
        ),
        pytest.param(
            date(2024, 11, 20), date(2024, 12, 20), JANUARY_2025,
            "November 20 – December 20, 2024", "20. November – 20. Dezember 2024",
            "du 20 novembre au 20 décembre 2024",
            id="two months of the year before",
        ),
        pytest.param(
            date(2024, 12, 20), date(2024, 12, 20), JANUARY_2025,
            "December 20, 2024", "20. Dezember 2024", "le 20 décembre 2024",
            id="one day of the year before",
        ),
        pytest.param(
            date(2023, 5, 1), date(2024, 5, 1), DECEMBER_2024,
            "May 1, 2023 – May 1, 2024", "1. Mai 2023 – 1. Mai 2024",
            "du 1er mai 2023 au 1er mai 2024", id="a year",
        ),
    ],
)  # fmt: skip
def test_period(
    start: date, end: date, published: date, english: str, german: str, french: str
) -> None:
    written = [write_period(start, end, published, language) for language in PACKS]
    assert written == [english, german, french]


@pytest.mark.parametrize("language", PACKS)
@pytest.mark.parametrize("end", [date(2024, 10, 31), date(2024, 11, 25), date(2025, 1, 3)])
def test_period_has_usual_spaces_only(language: Language, end: date) -> None:
    written = write_period(date(2024, 10, 29), end, date(2024, 12, 4), language)
    assert {character for character in written if character.isspace()} == {" "}
