"""Months as people type them."""

from datetime import date

import pytest

from authoring.diagnostics.errors import StartError
from authoring.scaffold.months import Month, read_month

TODAY = date(2024, 11, 20)


@pytest.mark.parametrize("text", ["2024-12", "1999-01", "2100-10"])
def test_a_month_is_read(text: str) -> None:
    assert str(read_month(text, TODAY)) == text


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("12-2024", "2024-12"),
        ("2024/12", "2024-12"),
        ("12/2024", "2024-12"),
        ("2024-1", "2024-01"),
        ("2024.3", "2024-03"),
        ("202412", "2024-12"),
        ("2024-12-04", "2024-12"),
        ("2024-12-04-05", "2024-12"),
        ("04.12.2024", "2024-12"),
        ("december", "2024-12"),
        ("März", "2024-03"),
        ("Dec 2023", "2023-12"),
        ("December 2023", "2023-12"),
    ],
)
def test_what_was_meant_is_offered(text: str, meant: str) -> None:
    with pytest.raises(StartError) as raised:
        read_month(text, TODAY)
    assert f"“{text}”" in raised.value.message
    assert raised.value.hint == f"Type: brief new {meant}"


@pytest.mark.parametrize(
    "text", ["2024-13", "2024-00", "13/2024", "", "next", "0001-01", "９９９９-01"]
)
def test_what_is_no_month_is_told_with_an_example(text: str) -> None:
    with pytest.raises(StartError) as raised:
        read_month(text, TODAY)
    assert raised.value.message == f"“{text}” is no month"
    assert "brief new 2024-11" in (raised.value.hint or "")


def test_months_are_counted_over_the_year() -> None:
    assert Month(2024, 12).shift(1) == Month(2025, 1)
    assert Month(2024, 1).shift(-13) == Month(2022, 12)
    assert Month(2024, 2).last == date(2024, 2, 29)
