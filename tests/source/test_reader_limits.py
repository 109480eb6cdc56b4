"""Whatever stands in a file, reading it ends soon, with a document."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from authoring.diagnostics.problems import Position, Span
from authoring.source import (
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    SourceDocument,
    read_document,
)

pytestmark = pytest.mark.slow

FIVE_MEGABYTES = 5_000_000
SECONDS = 2.0


def read(content: bytes) -> SourceDocument:
    return read_document(Path("issue.yaml"), content)


def filled(piece: bytes) -> bytes:
    """A file of the greatest size, made of one piece again and again."""
    return piece * (FIVE_MEGABYTES // len(piece))


@pytest.mark.parametrize(
    ("opening", "closing"),
    [pytest.param("[", "]", id="lists"), pytest.param("{a: ", "}", id="mappings")],
)
@pytest.mark.parametrize(("levels", "codes"), [(50, []), (51, ["BR011"])])
def test_fifty_levels_between_brackets(
    opening: str, closing: str, levels: int, codes: list[str]
) -> None:
    document = read((opening * levels + closing * levels).encode())
    assert [problem.kind.code for problem in document.problems] == codes


@pytest.mark.parametrize(("levels", "codes"), [(50, []), (51, ["BR011"])])
def test_fifty_levels_of_indentation(levels: int, codes: list[str]) -> None:
    lines = [f"{' ' * level}a:" for level in range(levels)]
    document = read("\n".join(lines).encode())
    assert [problem.kind.code for problem in document.problems] == codes


def test_too_deep_is_shown_at_the_first_level_too_many() -> None:
    document = read(("[" * 60 + "]" * 60).encode())
    (problem,) = document.problems
    assert document.root is None
    assert problem.message == "the file is nested more than 50 levels deep"
    assert (problem.span.start.line, problem.span.start.column) == (1, 51)


@pytest.mark.timing
@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(filled(b"["), "BR011", id="brackets"),
        pytest.param(filled(b"- "), "BR011", id="dashes"),
        pytest.param(filled(b"{a: "), "BR011", id="braces"),
        pytest.param(filled(b"? "), "BR011", id="question marks"),
        pytest.param(b"[" * 100_000 + b"]" * 100_000, "BR011", id="100,000 lists"),
        pytest.param(b"{a: " * 100_000 + b"}" * 100_000, "BR011", id="100,000 mappings"),
        pytest.param(filled(b"a: "), "BR020", id="colons"),
        pytest.param(filled(b'"'), "BR025", id="quotes"),
        pytest.param(filled(b"*"), "BR037", id="stars"),
        pytest.param(filled(b"%"), "BR023", id="percent signs"),
        pytest.param(filled(b"\t"), "BR026", id="tabs"),
        pytest.param(b"a: '" + b"x" * 4_999_000, "BR030", id="quote that never ends"),
        pytest.param(filled(b"\n"), "BR012", id="empty lines"),
        pytest.param(filled(b"#\n"), "BR012", id="comments"),
        pytest.param(filled(b"!"), "BR007", id="exclamation marks"),
        pytest.param(filled(b"- *a\n"), "BR006", id="a million aliases"),
        pytest.param(filled(b"a:\n"), "BR005", id="a million equal keys"),
        pytest.param(
            b"".join(b"k%d:\n" % key for key in range(400_000)), "BR001", id="400,000 keys"
        ),
        pytest.param(filled(b"- a\n"), "BR001", id="a million elements"),
        pytest.param(b"[" + filled(b"[],")[:-6] + b"]", "BR001", id="a million lists"),
        pytest.param(filled(b"\x01"), "BR003", id="control characters"),
        pytest.param(filled(b"\xff"), "BR002", id="bytes that are no text"),
        pytest.param(filled(b"[") + b"[", "BR001", id="one byte too many"),
    ],
)
def test_hostile_file_ends_in_a_problem(content: bytes, code: str) -> None:
    start = time.process_time()
    document = read(content)
    assert time.process_time() - start < SECONDS
    assert code in [problem.kind.code for problem in document.problems]
    assert len(document.problems) <= 10_001


@pytest.mark.timing
@pytest.mark.parametrize(
    "content",
    [
        pytest.param(filled(b"a: b: c\n"), id="colons in text"),
        pytest.param(filled(b"k%d: 'x\n"), id="quotes that are not closed"),
        pytest.param(filled(b"a: [x\nb: c\n"), id="brackets that are not closed"),
        pytest.param(filled(b"a:\n\tb: c\n"), id="tabs"),
        pytest.param(filled("a:\n\u00a0b: c\n".encode()), id="no-break spaces"),
        pytest.param(filled(b"a: b\n    c: d\n  e: f\n"), id="indentation"),
        pytest.param(b"".join(b" " * n + b"a: b\n" for n in range(3000)), id="further right"),
        pytest.param(b"".join(b" " * n + b"a: b\n" for n in range(3000, 0, -1)), id="further left"),
        pytest.param(b"\n" * 4_900_000 + b"a: b: c\n", id="behind empty lines"),
        pytest.param(b"# c\n" * 1_200_000 + b"a: b: c\n", id="behind comments"),
        pytest.param(b" " * 4_900_000 + b"a: b: c\n", id="behind spaces"),
        pytest.param(b"a: |\n    x\n" + b"  z\n" * 1_200_000, id="text too far left"),
        pytest.param(b'a: "' + b"\\q" * 2_400_000 + b'"', id="backslashes"),
        pytest.param(b"a: '" + b"'x" * 2_400_000, id="quotes in one line"),
        pytest.param(b"{" + filled(b"a: b: c,")[:-9] + b"}", id="colons between braces"),
        pytest.param(b"{" + filled(b"a b,")[:-9] + b"}", id="keys without values"),
        pytest.param(b"- title: a\n   topic: b\n" * 8000, id="misplaced keys, 200 KB"),
        pytest.param(
            b"".join(b"k%d: v\n" % n for n in range(4900)) + b" x: y\n" * 100,
            id="as many values as are read",
        ),
        pytest.param(filled("• a\n".encode()), id="bullets"),
        pytest.param(filled("- a：b\n  c: d\n".encode()), id="full-width colons"),
        pytest.param(filled(b"- a: b\n  c: d\n  a: b\n  c: d\n"), id="missing dashes"),
        pytest.param(filled(b"---\na: b\n"), id="documents"),
    ],
)
def test_reading_on_behind_many_mistakes_ends_soon(content: bytes) -> None:
    start = time.process_time()
    document = read(content)
    assert time.process_time() - start < SECONDS
    assert document.problems
    size = len(document.source.text)
    assert all(each.span.end.offset <= size for each in document.problems)


@pytest.mark.timing
@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"title: " + b"x" * 4_999_993, id="one word"),
        pytest.param(b"title: " + b"x " * 2_499_996, id="many words"),
        pytest.param(b"title: >\n" + b" x\n" * 1_666_663, id="many lines"),
        pytest.param(b"title: " + "中".encode() * 1_666_664, id="Chinese"),
    ],
)
def test_long_text_is_read_soon(content: bytes) -> None:
    start = time.process_time()
    document = read(content)
    assert time.process_time() - start < SECONDS
    assert document.problems == ()
    assert isinstance(document.root, MappingNode)


def test_file_of_ten_thousand_nodes_is_read() -> None:
    # The list itself is one, its elements are the others.
    assert read(b"- a\n" * 9_999).problems == ()
    (problem,) = read(b"- a\n" * 10_000).problems
    assert problem.kind.code == "BR001"
    assert "more than 10,000 keys and values" in problem.message
    assert (problem.span.start.line, problem.span.start.column) == (10_000, 3)


YAML_SIGNS = "ab:-[]{},&*!|>'\"#%@`?~<= \n\n  \t\r\\u20中😀\u2028\ufeff"
yaml_like = st.text(st.sampled_from(YAML_SIGNS), max_size=60)


def nodes_of(node: Node | None) -> Iterator[Node]:
    match node:
        case ScalarNode():
            yield node
        case SequenceNode():
            yield node
            for item in node.items:
                yield from nodes_of(item)
        case MappingNode():
            yield node
            for entry in node.entries:
                yield entry.key
                yield from nodes_of(entry.value)


def assert_inside(document: SourceDocument, span: Span) -> None:
    assert 0 <= span.start.offset <= span.end.offset <= len(document.source.text)
    for position in (span.start, span.end):
        line_start = document.source.line_offset(position.line)
        assert position == Position(
            position.line, position.offset - line_start + 1, position.offset
        )
        assert position.column <= len(document.source.lines[position.line - 1]) + 2


def assert_spans_inside(document: SourceDocument) -> None:
    for problem in document.problems:
        assert_inside(document, problem.span)
        for related in problem.related:
            assert_inside(document, related.span)
    for node in nodes_of(document.root):
        assert 0 <= node.start <= node.end <= len(document.source.text)


@settings(max_examples=400)
@given(yaml_like)
def test_any_text_like_yaml_gives_a_document(text: str) -> None:
    assert_spans_inside(read(text.encode()))


@settings(max_examples=150)
@given(st.text())
def test_any_text_gives_a_document(text: str) -> None:
    assert_spans_inside(read(text.encode()))


@settings(max_examples=150)
@given(st.binary())
def test_any_bytes_give_a_document(content: bytes) -> None:
    assert_spans_inside(read(content))


@settings(max_examples=400)
@given(yaml_like)
def test_plain_values_stand_where_they_are_said_to(text: str) -> None:
    document = read(text.encode())
    if document.problems:
        return
    for node in nodes_of(document.root):
        typed = document.source.text[node.start : node.end]
        if isinstance(node, ScalarNode) and node.style == "plain" and not {*"\r\n"} & {*typed}:
            assert typed == node.text


@settings(max_examples=400)
@given(yaml_like)
def test_parts_stand_inside_what_holds_them_and_in_order(text: str) -> None:
    document = read(text.encode())
    if document.problems:
        return
    for node in nodes_of(document.root):
        match node:
            case SequenceNode():
                parts: list[Node] = list(node.items)
            case MappingNode():
                parts = [part for entry in node.entries for part in (entry.key, entry.value)]
            case ScalarNode():
                parts = []
        offsets = [node.start, *(at for part in parts for at in (part.start, part.end)), node.end]
        assert offsets == sorted(offsets)


indented = st.lists(
    st.tuples(
        st.integers(0, 3),
        st.sampled_from(["- ", "", "a: ", "b: ", "- a: ", "中: "]),
        st.sampled_from(
            ["", "x", "'y'", "|", ">", "[p, q]", "{r: s}", "# c", "中文", "*z", '"\\n"']
        ),
    ),
    max_size=12,
).map(lambda lines: "\n".join("  " * depth + lead + value for depth, lead, value in lines))


@settings(max_examples=300)
@given(indented, st.sampled_from(["\n", "\r\n", "\r"]))
def test_line_ends_change_no_place(text: str, line_end: str) -> None:
    """The same lines with other ends: the same data, and problems in the same lines and columns."""
    usual, other = read(text.encode()), read(text.replace("\n", line_end).encode())
    places = [
        (problem.kind, problem.span.start.line, problem.span.start.column)
        for problem in usual.problems
    ]
    assert other.data == usual.data
    assert places == [
        (problem.kind, problem.span.start.line, problem.span.start.column)
        for problem in other.problems
    ]
    assert_spans_inside(other)
