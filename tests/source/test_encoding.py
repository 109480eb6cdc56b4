"""Bytes become text, or a problem at the place where they don't."""

from pathlib import Path

import pytest

from authoring.diagnostics.problems import Severity
from authoring.lint.fixes import apply_fixes
from authoring.source import Data, SourceDocument, read_document

ISSUES = Path(__file__).parents[2] / "issues"
BOM = b"\xef\xbb\xbf"


def read(content: bytes) -> SourceDocument:
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
    assert problem.kind.code == "BR003"
    assert (start.line, start.column, end.offset - start.offset) == (line, column, 1)
    assert name in problem.message


@pytest.mark.parametrize(
    ("text", "data", "safe"),
    [
        pytest.param("a: x\0y\nb: *c", {"a": "xy", "b": ""}, True, id="NUL"),
        pytest.param("a: x\u2028y", {"a": "x y"}, False, id="line separator between words"),
        pytest.param("a: x \u2028y", {"a": "x y"}, True, id="line separator behind a space"),
        pytest.param("a: x\r\n\x0cb: y", {"a": "x", "b": "y"}, True, id="form feed before a key"),
        pytest.param("\ufffea: x", {"a": "x"}, True, id="no character at the beginning"),
    ],
)
def test_the_rest_is_read_without_unusable_characters(
    text: str,
    data: Data,
    safe: bool,  # noqa: FBT001  # a column of the table
) -> None:
    document = read(text.encode())
    problem = document.problems[0]
    assert document.data == data
    assert problem.fix is not None
    assert problem.fix.safe is safe
    fixed, _ = apply_fixes(document, [problem.fix])
    assert "BR003" not in {each.kind.code for each in fixed.problems}


def test_at_most_twenty_unusable_characters_are_told() -> None:
    document = read(b"a: " + b"\x01" * 1000)
    assert len(document.problems) == 20
    assert document.root is None


def test_twenty_unusable_characters_are_left_out() -> None:
    document = read(b"a: " + b"\x01" * 20 + b"b: c")
    assert [each.kind.code for each in document.problems] == ["BR003"] * 20 + ["BR020"]


def test_usual_characters_pass() -> None:
    assert read("a: \tx\xa0y\u3000z\u2027\u202f😀\U0010ffff\n".encode()).problems == ()


def test_byte_order_mark_is_told_and_no_character() -> None:
    document = read(BOM + b"date: x\n")
    (problem,) = document.problems
    assert (problem.kind.code, problem.severity) == ("BR036", Severity.WARNING)
    assert (problem.span.start.line, problem.span.start.column) == (1, 1)
    assert document.data == {"date": "x"}
    start = document.value_span(("date",)).start
    assert (start.line, start.column, start.offset) == (1, 7, 6)


@pytest.mark.parametrize(
    ("text", "codec", "name", "shown"),
    [
        ("title: 新材料大数据中心\n", "gb18030", "GB18030 (GBK)", ": 新材料大数据中心"),
        ("a: 中\n", "gbk", "GB18030 (GBK)", ": 中"),
        (
            "title: “十四五”智能制造（征求意见稿）\n",
            "gb18030",
            "GB18030 (GBK)",
            ": “十四五”智能制造",
        ),
        ("title: 深圳 and 珠海 – new\n", "gb18030", "GB18030 (GBK)", ": 深圳 and 珠海 – new"),
        ("title: 行政院通過電動車產業政策，預計明年\n", "gb18030", "GB18030 (GBK)", "行政院"),
        ("title: 行政院通過電動車產業政策，預計明年\n", "big5", "Big5", "行政院通過電動車"),
        ("title: 中國大陸\n", "big5", "Big5", ": 中國大陸"),
        (
            "title: China’s “little giants” – new\n",
            "cp1252",
            "Windows-1252",
            ": ’s “little giants” …",
        ),
        ("title: Größere Förderung\n", "cp1252", "Windows-1252", ": ößere Förderung"),
        ("title: China’s “little giants”\n", "mac_roman", "Mac Roman", ": ’s “little giants”"),
        ("title: Größere Förderung\n", "mac_roman", "Mac Roman", ": ößere Förderung"),
        ("title: 新材料\n", "utf-16", "UTF-16", ": title: 新材料"),
        ("title: 新材料\n", "utf-16-le", "UTF-16", ""),
        ("title: x\n", "utf-16-be", "UTF-16", ""),
        ("title: x\n", "utf-32", "UTF-32", ""),
    ],
)
def test_the_probable_encoding_is_said(text: str, codec: str, name: str, shown: str) -> None:
    (problem,) = read(text.encode(codec)).problems
    assert problem.kind.code == "BR002"
    assert problem.message.endswith(f"; it is probably {name}")
    assert f"Open the file as {name} and save it as UTF-8." in (problem.hint or "")
    assert shown in (problem.hint or "")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("é中\n".encode() + b"\xff", id="UTF-8 but for one byte"),
        pytest.param(b"\x81\x8d\x8f\x90\x9d", id="noise"),
    ],
)
def test_an_unlikely_encoding_is_not_said(content: bytes) -> None:
    (problem,) = read(content).problems
    assert "probably" not in problem.message
    assert "true encoding" in (problem.hint or "")


@pytest.mark.parametrize("name", ["2024-12", "2021-04"])
@pytest.mark.parametrize(
    ("codec", "said"),
    [
        ("gb18030", "GB18030"),
        ("cp1252", "Windows-1252"),
        ("mac_roman", "Mac Roman"),
        ("utf-16", "UTF-16"),
    ],
)
def test_sample_issues_in_other_encodings(name: str, codec: str, said: str) -> None:
    text = (ISSUES / f"{name}.yaml").read_text(encoding="utf-8")
    (problem,) = read(text.encode(codec, "ignore")).problems
    assert f"it is probably {said}" in problem.message


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
