"""Bytes become text, or a problem at the place where they don't."""

from pathlib import Path

import pytest

from authoring.source import Document, read_document

BOM = b"\xef\xbb\xbf"


def read(content: bytes) -> Document:
    return read_document(Path("issue.yaml"), content)


@pytest.mark.parametrize(
    ("content", "line", "column", "byte"),
    [
        pytest.param(b"a: \xff", 1, 4, "0xFF", id="ASCII before it"),
        pytest.param("标题: ".encode() + b"\xe4", 1, 5, "0xE4", id="Chinese before it"),
        pytest.param("😀𠀀: ".encode() + b"\x80", 1, 5, "0x80", id="astral characters before it"),
        pytest.param("a: 中".encode()[:-1], 1, 4, "0xE4", id="a character cut short"),
        pytest.param(b"a: x\r\nb: " + "中文".encode("gbk"), 2, 4, "0xD6", id="GBK after CR LF"),
        pytest.param("a: é\nb: ü\nc: ".encode() + b"\x93x\x94", 3, 4, "0x93", id="Windows quotes"),
        pytest.param("a: b".encode("utf-16"), 1, 1, "0xFF", id="UTF-16"),
        pytest.param(BOM + b"a: \xff", 1, 4, "0xFF", id="after a byte order mark"),
        pytest.param(b"a: \xed\xa0\x80", 1, 4, "0xED", id="half of a surrogate pair"),
    ],
)
def test_not_utf8(content: bytes, line: int, column: int, byte: str) -> None:
    document = read(content)
    (problem,) = document.problems
    assert document.root is None
    assert problem.kind.code == "BR002"
    assert (problem.span.start.line, problem.span.start.column) == (line, column)
    assert f"the file is not UTF-8: byte {byte} stands" in problem.message
    assert problem.hint is not None
    assert "save it as UTF-8" in problem.hint


@pytest.mark.parametrize(
    ("text", "line", "column", "name"),
    [
        pytest.param("a: x\0y", 1, 5, "U+0000 (control character)", id="NUL"),
        pytest.param(
            "a: b\n中文: 中\u2028文", 2, 6, "U+2028 (line separator)", id="line separator"
        ),
        pytest.param("a: 😀\x85", 1, 5, "U+0085 (control character)", id="next line"),
        pytest.param(
            "a: x\ufeff", 1, 5, "U+FEFF (zero width no-break space)", id="BOM in the text"
        ),
        pytest.param("a: x\r\n\x0cb: y", 2, 1, "U+000C (control character)", id="form feed"),
        pytest.param("a: \uffff", 1, 4, "U+FFFF (control character)", id="no character"),
    ],
)
def test_unusable_character(text: str, line: int, column: int, name: str) -> None:
    document = read(text.encode())
    (problem,) = document.problems
    start, end = problem.span.start, problem.span.end
    assert document.root is None
    assert problem.kind.code == "BR003"
    assert (start.line, start.column, end.offset - start.offset) == (line, column, 1)
    assert name in problem.message


def test_at_most_twenty_unusable_characters_are_told() -> None:
    assert len(read(b"a: " + b"\x01" * 1000).problems) == 20


def test_usual_characters_pass() -> None:
    assert read("a: \tx\xa0y\u3000z\u2027\u202f😀\U0010ffff\n".encode()).problems == ()


def test_byte_order_mark_is_no_character() -> None:
    document = read(BOM + b"date: x\n")
    assert document.data == {"date": "x"}
    start = document.value_span(("date",)).start
    assert (start.line, start.column, start.offset) == (1, 7, 6)


def test_file_over_five_megabytes_is_refused() -> None:
    document = read(b"a: " + b"x" * 6_000_000)
    (problem,) = document.problems
    assert document.root is None
    assert problem.kind.code == "BR001"
    assert problem.message == "the file has 6.0 MB; an issue may have at most 5 MB"
    assert (problem.span.start.line, problem.span.start.column) == (1, 1)


def test_file_of_five_megabytes_is_read() -> None:
    assert read(b"a: " + b"x" * 4_999_997).problems == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", "the file is empty", id="no byte"),
        pytest.param("\r\n  \n", "the file is empty", id="empty lines"),
        pytest.param("# one\n# two\n", "the file holds nothing but comments", id="comments"),
    ],
)
def test_empty_file(text: str, message: str) -> None:
    document = read(text.encode())
    (problem,) = document.problems
    assert document.root is None
    assert (problem.kind.code, problem.message) == ("BR012", message)
    assert problem.hint is not None
    assert "date: 2024-12-04" in problem.hint
