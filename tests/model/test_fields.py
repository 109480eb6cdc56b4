"""The kinds of value: what an editor may type for each, and what is refused as what."""

from datetime import date
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from authoring.model.addresses import is_usable_address
from authoring.model.fields import (
    Address,
    Date,
    InlineMarkdown,
    Line,
    Markdown,
    Number,
)


def error_of(kind: Any, value: object) -> str:
    """The type of the one error that a value of this kind gives."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(value)
    (error,) = caught.value.errors()
    return error["type"]


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2024-12-04", date(2024, 12, 4)),
        (" 2024-12-04 ", date(2024, 12, 4)),
        ("2024-02-29", date(2024, 2, 29)),
        ("0001-01-01", date(1, 1, 1)),
        ("9999-12-31", date(9999, 12, 31)),
    ],
)
def test_date(typed: str, day: date) -> None:
    assert TypeAdapter(Date).validate_python(typed) == day


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("04.12.2024", "date_form"),
        ("30.10.2024", "date_form"),
        ("12/04/2024", "date_form"),
        ("2024-1-2", "date_form"),
        ("24-12-04", "date_form"),
        ("20241204", "date_form"),
        ("2024-12-04T00:00:00", "date_form"),
        ("2024-12-04\n2024-12-05", "date_form"),
        ("December 4, 2024", "date_form"),
        ("1733270400", "date_form"),
        ("", "date_form"),
        ("2024-02-30", "date_missing_from_calendar"),
        ("2023-02-29", "date_missing_from_calendar"),
        ("2024-13-01", "date_missing_from_calendar"),
        ("2024-00-10", "date_missing_from_calendar"),
        ("0000-01-01", "date_missing_from_calendar"),
        (None, "date_type"),
        (["2024-12-04"], "date_type"),
    ],
)
def test_refused_date(typed: object, fault: str) -> None:
    assert error_of(Date, typed) == fault


@pytest.mark.parametrize(
    ("typed", "number"), [("5", 5), ("0", 0), ("007", 7), ("999999999", 999_999_999)]
)
def test_number(typed: str, number: int) -> None:
    assert TypeAdapter(Number).validate_python(typed) == number


@pytest.mark.parametrize(
    "typed",
    [
        "1_000",
        "1,000",
        "1e3",
        "1.0",
        "1.5",
        "+5",
        "-5",
        "0x10",
        " 5",
        "twelve",
        "",
        "1" * 5000,
        None,
        ["5"],
    ],
)
def test_refused_number(typed: object) -> None:
    assert error_of(Number, typed) == "int_type"


USABLE = [
    "https://example.org",
    "http://example.org/a?b=c&d=[e]#f",
    "https://example.org/中文",
    "https://例子.org/",
    "https://example.org/wiki/A_(b)",
    "https://[2001:db8::1]/",
    "https://example.org:8080/",
    "HTTPS://example.org",
    "mailto:info@example.org",
    "mailto:info@example.org?subject=x",
]
BAD_SCHEME = [
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "file:///etc/passwd",
    "vbscript:x",
    "ftp://example.org/",
    "/a/b",
    "a/b.html",
    "../a",
    "#anchor",
    "//example.org/",
    "www.example.org",
    "java\nscript:alert(1)",
]
BAD_FORM = [
    "https://",
    "https:///path",
    "https:example.org",
    "https://?query",
    "https://:80/",
    "https://exa mple.org",
    "https://example.org/a b",
    "https://example.org/\ta",
    "https://example.org/a\n",
    "https://example.org/\u3000中",
    "https://exam\xa0ple.org",
    "https://example.org/\x00",
    "https://[::1",
    "mailto:info",
    "mailto:@example.org",
    "mailto:info@",
]


@pytest.mark.parametrize("address", USABLE)
def test_usable_address(address: str) -> None:
    assert is_usable_address(address)
    assert TypeAdapter(Address).validate_python(address) == address


@pytest.mark.parametrize("address", BAD_SCHEME)
def test_address_with_another_scheme_or_none(address: str) -> None:
    assert not is_usable_address(address)
    assert error_of(Address, address) == "address_scheme"


@pytest.mark.parametrize("address", BAD_FORM)
def test_address_without_host_or_with_spaces(address: str) -> None:
    assert not is_usable_address(address)
    # White space at the ends of a typed value is no part of it.
    if address == address.strip():
        assert error_of(Address, address) == "address_form"


def test_white_space_around_an_address_is_dropped() -> None:
    assert (
        TypeAdapter(Address).validate_python(" https://example.org/a\n") == "https://example.org/a"
    )


@pytest.mark.parametrize("kind", [Line, InlineMarkdown])
def test_line_breaks_of_a_line_become_spaces(kind: Any) -> None:
    assert TypeAdapter(kind).validate_python("  one\n  two \t three\n") == "one two three"


def test_markdown_keeps_its_lines() -> None:
    assert TypeAdapter(Markdown).validate_python("\none\n\n- two\n") == "one\n\n- two"


@pytest.mark.parametrize("kind", [Line, InlineMarkdown, Markdown, Address])
@pytest.mark.parametrize(
    ("value", "error"),
    [
        ("", "string_too_short"),
        (" \n ", "string_too_short"),
        (None, "string_type"),
        (5, "string_type"),
        ({"Build": "a thing"}, "string_type"),
        (["x"], "string_type"),
    ],
)
def test_text_must_be_text(kind: Any, value: object, error: str) -> None:
    assert error_of(kind, value) == error
