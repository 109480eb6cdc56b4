"""Positions are counted as editors count them."""

from pathlib import Path

import pytest

from authoring.diagnostics.problems import Position
from authoring.diagnostics.text import SourceText

FILE = Path("issue.yaml")


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [
        pytest.param("", 0, Position(1, 1, 0), id="empty"),
        pytest.param("ab", 1, Position(1, 2, 1), id="first line"),
        pytest.param("a\nb", 1, Position(1, 2, 1), id="line feed ends its line"),
        pytest.param("a\nb", 2, Position(2, 1, 2), id="after LF"),
        pytest.param("a\r\nb", 3, Position(2, 1, 3), id="after CR LF"),
        pytest.param("a\rb", 2, Position(2, 1, 2), id="after CR"),
        pytest.param("a\n\r\nb", 4, Position(3, 1, 4), id="empty line"),
        pytest.param("中文😀x", 3, Position(1, 4, 3), id="a character is a column"),
        pytest.param("a\u2028b\x85c", 4, Position(1, 5, 4), id="unseen separators end no line"),
        pytest.param("a\n", 2, Position(2, 1, 2), id="end after a line feed"),
        pytest.param("ab", 99, Position(1, 3, 2), id="beyond the end"),
        pytest.param("ab", -5, Position(1, 1, 0), id="before the start"),
    ],
)
def test_position(text: str, offset: int, expected: Position) -> None:
    assert SourceText(FILE, text).position(offset) == expected


def test_span_never_ends_before_it_starts() -> None:
    span = SourceText(FILE, "abc\ndef").span(5, 2)
    assert (span.start, span.end) == (Position(2, 2, 5), Position(2, 2, 5))


def test_lines_come_without_their_ends() -> None:
    assert SourceText(FILE, "a\r\nb\rc\n").lines == ("a", "b", "c", "")


@pytest.mark.parametrize(("line", "offset"), [(1, 0), (2, 3), (3, 5), (99, 5)])
def test_line_offset(line: int, offset: int) -> None:
    assert SourceText(FILE, "a\r\nb\nc").line_offset(line) == offset
