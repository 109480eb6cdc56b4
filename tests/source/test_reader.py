"""Every key and value has its exact place; what surprises people is refused by name."""

from pathlib import Path

import pytest

from authoring.diagnostics.errors import MissingFileError
from authoring.diagnostics.problems import Span
from authoring.source import Data, DataPath, SourceDocument, read_document


def read(text: str) -> SourceDocument:
    return read_document(Path("issue.yaml"), text.encode())


def place(span: Span) -> str:
    """`line:column-line:column`, the end not included."""
    return f"{span.start.line}:{span.start.column}-{span.end.line}:{span.end.column}"


@pytest.mark.parametrize(
    ("text", "path", "key", "value"),
    [
        pytest.param("title: Growth\n", ("title",), "1:1-1:6", "1:8-1:14", id="plain"),
        pytest.param("a: 1\ntitle: Growth", ("title",), "2:1-2:6", "2:8-2:14", id="no line end"),
        pytest.param("a: b   # c\n", ("a",), "1:1-1:2", "1:4-1:5", id="comment behind"),
        pytest.param(
            "a: x y\n  z  # c\nb: 1", ("a",), "1:1-1:2", "1:4-2:4", id="plain on two lines"
        ),
        pytest.param('t: "A \\"B\\" C"\n', ("t",), "1:1-1:2", "1:4-1:15", id="double quotes"),
        pytest.param("t: 'it''s'\n", ("t",), "1:1-1:2", "1:4-1:11", id="single quotes"),
        pytest.param('t: "one\n  two"\n', ("t",), "1:1-1:2", "1:4-2:7", id="quotes on two lines"),
        pytest.param('"a b": x\n', ("a b",), "1:1-1:6", "1:8-1:9", id="quoted key"),
        pytest.param("t: >\n  one\n  two\n\nb: 1\n", ("t",), "1:1-1:2", "1:4-3:6", id="folded"),
        pytest.param(
            "t: >-\n  x\n# no\nb: 1\n", ("t",), "1:1-1:2", "1:4-2:4", id="folded, comment"
        ),
        pytest.param("t: |\n  one\n\n  two", ("t",), "1:1-1:2", "1:4-4:6", id="literal"),
        pytest.param("t: |+\n  one\n\n\nb: 1", ("b",), "5:1-5:2", "5:4-5:5", id="after a literal"),
        pytest.param("a: [x, y]\n", ("a",), "1:1-1:2", "1:4-1:10", id="flow list"),
        pytest.param(
            "a: [x, 'y']\n", ("a", 1), "1:8-1:11", "1:8-1:11", id="element of a flow list"
        ),
        pytest.param("a: [x,\n  y\n ]\n", ("a",), "1:1-1:2", "1:4-3:3", id="flow list on lines"),
        pytest.param("p: {s: 1, end: 2}\n", ("p", "end"), "1:11-1:14", "1:16-1:17", id="flow key"),
        pytest.param("p: {s: 1, end: 2}\n", ("p",), "1:1-1:2", "1:4-1:18", id="flow mapping"),
        pytest.param(
            "a:\n- x\n- y\nb: z", ("a",), "1:1-1:2", "2:1-3:4", id="list at its key's column"
        ),
        pytest.param("a:\n- x\n- y\n", ("a", 1), "3:3-3:4", "3:3-3:4", id="element of a list"),
        pytest.param(
            "i:\n  - t: A\n    u: B\n\n  - t: C\n",
            ("i", 0),
            "2:5-3:9",
            "2:5-3:9",
            id="mapping in a list",
        ),
        pytest.param("i:\n  - t: A\n  - t: C\n", ("i", 1, "t"), "3:5-3:6", "3:8-3:9", id="its key"),
        pytest.param(
            "i:\n  j:\n    k: >\n      x\n\n", ("i",), "1:1-1:2", "2:3-4:8", id="nested ends"
        ),
        pytest.param("a:\nb: 1\n", ("a",), "1:1-1:2", "1:3-1:3", id="nothing"),
        pytest.param("标题: 中文\n", ("标题",), "1:1-1:3", "1:5-1:7", id="Chinese"),
        pytest.param("中: [文, 字]\n", ("中", 1), "1:8-1:9", "1:8-1:9", id="behind Chinese"),
        pytest.param("a: [😀, 𠀀x, z]\n", ("a", 2), "1:12-1:13", "1:12-1:13", id="behind astral"),
        pytest.param(
            "a: '😀'\n😀: |\n  😀𠀀\n", ("😀",), "2:1-2:2", "2:4-3:5", id="astral lines before"
        ),
        pytest.param("a: x\r\nb:\r\n  - y\r\n", ("b", 0), "3:5-3:6", "3:5-3:6", id="CR LF"),
        pytest.param(
            "a: |\r\n  x\r\n  y\r\nb: z\r\n", ("a",), "1:1-1:2", "1:4-3:4", id="literal, CR LF"
        ),
        pytest.param(
            "a: >\r\n  中\r\n\r\nb: z\r\n", ("b",), "4:1-4:2", "4:4-4:5", id="folded, CR LF"
        ),
        pytest.param("a: x\rb: y\r", ("b",), "2:1-2:2", "2:4-2:5", id="CR"),
        pytest.param("---\na: x\n...\n", ("a",), "2:1-2:2", "2:4-2:5", id="document marks"),
        pytest.param("# c\n\na: x\n", (), "3:1-3:5", "3:1-3:5", id="root"),
        pytest.param("a: {b: 1}\n", ("a", "c", "d"), "1:1-1:2", "1:4-1:10", id="path ends early"),
    ],
)
def test_places(text: str, path: DataPath, key: str, value: str) -> None:
    document = read(text)
    assert document.problems == ()
    assert (place(document.key_span(path)), place(document.value_span(path))) == (key, value)


def test_offsets_cut_out_what_was_typed() -> None:
    document = read("a: 😀\r\n中: 'it''s'\r\n")
    span = document.value_span(("中",))
    assert (span.start.offset, span.end.offset) == (9, 16)
    assert document.source.text[9:16] == "'it''s'"


TYPED = """NO on off yes true False 12:30 0123 0o17 1_000 1.10 0x1F 1e3 .inf .nan nUlL nil = +49
2024-12-04 2024-12-04T12:30:00Z -x 10% a@b.de"""


@pytest.mark.parametrize("typed", TYPED.split())
def test_text_stays_what_was_typed(typed: str) -> None:
    assert read(f"a: {typed}\n").data == {"a": typed}


@pytest.mark.parametrize("typed", ["", "~", "null", "Null", "NULL", "# comment"])
def test_nothing(typed: str) -> None:
    assert read(f"a: {typed}\n").data == {"a": None}


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ('a: "null"', {"a": "null"}),
        ("a: '~'", {"a": "~"}),
        ("a: ''", {"a": ""}),
        ("a: |\n  null\n", {"a": "null\n"}),
        ("a: >\n  one\n  two\n\n  three\n", {"a": "one two\nthree\n"}),
        ("a: >-\n  one\n  two\n", {"a": "one two"}),
        ("a: |\n  one\n   two\n", {"a": "one\n two\n"}),
        ('a: "x\\ty \\u4e2d"', {"a": "x\ty 中"}),
        ("a: https://example.org/?x=1#y", {"a": "https://example.org/?x=1#y"}),
        ("a: {url: https://example.org/, b: c}", {"a": {"url": "https://example.org/", "b": "c"}}),
        ("- 1\n-\n- {a: }\n- []\n", ["1", None, {"a": None}, []]),
        ("1: a\ntrue: b\n", {"1": "a", "true": "b"}),
        ("just words", "just words"),
    ],
)
def test_data(text: str, data: Data) -> None:
    document = read(text)
    assert (document.data, document.problems) == (data, ())


@pytest.mark.parametrize(
    ("text", "code", "where", "message", "hint"),
    [
        pytest.param("a: &x 1", "BR006", "1:4-1:8", "not read: &x", "begins with &", id="anchor"),
        pytest.param(
            "a: &x\n  b: 1", "BR006", "1:4-1:5", "not read: &x", "quotes", id="anchored block"
        ),
        pytest.param(
            "中: [a, *b]", "BR006", "1:8-1:10", "not read: *b", "begins with *", id="alias"
        ),
        pytest.param(
            "a: !!str 1", "BR007", "1:4-1:11", "tags (!word) are not read", "quotes", id="tag"
        ),
        pytest.param(
            "a: !now", "BR007", "1:4-1:8", "tags (!word) are not read", "quotes", id="own tag"
        ),
        pytest.param(
            "a: ! b", "BR007", "1:4-1:7", "tags (!word) are not read", "quotes", id="bare tag"
        ),
        pytest.param(
            "a: !t\n- b", "BR007", "1:4-1:5", "tags", "exclamation mark", id="tagged list"
        ),
        pytest.param(
            "!now", "BR007", "1:1-1:5", "tags", "exclamation mark", id="nothing but a tag"
        ),
        pytest.param(
            "<<: {a: 1}", "BR008", "1:1-1:3", "merge keys (<<)", "Write the keys", id="merge key"
        ),
        pytest.param(
            "a: 1\n---\nb: 2", "BR009", "2:1-2:4", "second YAML document", "“---”", id="second"
        ),
        pytest.param(
            "[a]: 1", "BR010", "1:1-1:4", "a key must be a word", "quotes", id="list as key"
        ),
        pytest.param(
            "{a: 1}: 2", "BR010", "1:1-1:7", "a key must be a word", "quotes", id="block as key"
        ),
        pytest.param(
            "a: 1\n~: 2", "BR010", "2:1-2:2", "a key must be a word", "missing", id="null as key"
        ),
        pytest.param(
            'a: "x\\u2028y"', "BR003", "1:4-1:14", "U+2028", "“\\”", id="escaped separator"
        ),
        pytest.param('a: "\\0"', "BR003", "1:4-1:8", "U+0000", "“\\”", id="escaped NUL"),
    ],
)
def test_refused(text: str, code: str, where: str, message: str, hint: str) -> None:
    (problem,) = read(text).problems
    assert (problem.kind.code, place(problem.span)) == (code, where)
    assert message in problem.message
    assert hint in (problem.hint or "")


def test_escaped_characters_that_cannot_be_published_are_left_out() -> None:
    assert read('a: "x\\0\\u2028y"').data == {"a": "xy"}


@pytest.mark.parametrize("typed", ["'*b'", "'&b'", '"!now"', "a&b", "a*b", "wow!", "x <<", "--- x"])
def test_quoted_or_inside_text_those_signs_are_text(typed: str) -> None:
    document = read(f"a: {typed}")
    assert (document.data, document.problems) == ({"a": typed.strip("'\"")}, ())


def test_duplicate_key_shows_both_places() -> None:
    document = read("a: 1\nb: {a: 2}\n\na:\n  c: 3\n")
    (problem,) = document.problems
    (first,) = problem.related
    assert problem.kind.code == "BR005"
    assert problem.message == "the key “a” stands here a second time, first in line 1"
    assert (place(problem.span), place(first.span)) == ("4:1-4:2", "1:1-1:2")
    assert document.data == {"a": "1", "b": {"a": "2"}}


def test_duplicate_keys_are_compared_as_text() -> None:
    codes = [problem.kind.code for problem in read("1: a\n'1': b\n\"1\": c\n").problems]
    assert codes == ["BR005", "BR005"]


def test_problems_before_and_behind_a_syntax_error_are_kept() -> None:
    codes = [problem.kind.code for problem in read("a: 1\na: 2\nb: *c\nd: ]\ne: *f\n").problems]
    assert codes == ["BR005", "BR006", "BR023", "BR006"]


def test_file_that_is_not_there() -> None:
    with pytest.raises(MissingFileError, match=r"gone\.yaml can't be read: No such file"):
        read_document(Path("gone.yaml"))


def test_folder_in_place_of_a_file(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError, match="Is a directory"):
        read_document(tmp_path)


def test_unreadable_document_has_no_places() -> None:
    document = read("[" * 60)
    assert document.data is None
    assert place(document.value_span(("a",))) == place(document.key_span(("a",))) == "1:1-1:1"
    assert not document.is_readable(("a",))
    assert not document.is_complete(())
