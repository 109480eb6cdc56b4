"""libyaml's parser and PyYAML's own give the same trees; desks have one or the other."""

from pathlib import Path

import pytest
import yaml

from authoring.source import Node, SourceText, parser
from authoring.source.reader import read_nodes

ISSUES = sorted((Path(__file__).parents[2] / "issues").glob("20*.yaml"))

pytestmark = pytest.mark.skipif(not hasattr(yaml, "CSafeLoader"), reason="PyYAML without libyaml")


def read_with(
    loader: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> tuple[Node | None, list[str]]:
    """The tree and the places of the problems, in the form `code line:column`."""
    monkeypatch.setattr(parser, "_LOADER", getattr(yaml, loader))
    root, problems = read_nodes(SourceText(Path("issue.yaml"), text))
    starts = [(problem.kind.code, problem.span.start) for problem in problems]
    return root, [f"{code} {start.line}:{start.column}" for code, start in starts]


def test_both_issues_are_there() -> None:
    assert [path.name for path in ISSUES] == ["2021-04.yaml", "2024-12.yaml"]


@pytest.mark.parametrize("path", ISSUES, ids=lambda path: path.name)
def test_issues_are_the_same_tree(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = path.read_bytes().decode()
    root, problems = read_with("CSafeLoader", text, monkeypatch)
    assert (root, problems) == read_with("SafeLoader", text, monkeypatch)
    assert root is not None
    assert problems == []


@pytest.mark.parametrize(
    "text",
    [
        "a: |\n  x\n\n# c\nb: y\n",
        "a: >-\n  x\n  y\n\n  # no comment\nb: 1\n",
        "a: >\n  中文\n  😀x\n\n\nb:\n- 1\n- 2\n",
        "a: |2\n   x\n  y\n",
        "a: >+\n  x\n\n\n",
        "a: |\n",
        "a: >\n\nb: c",
        "a: |\r\n  x\r\n  y\r\nb: c\r\n",
        "a: x\rb: y\r",
        "a: \"q 😀\\n\" # c\nb: 'it''s'\n",
        'a: "multi\n  line\n\n  two"\n',
        "a: 'x\n\n  y'",
        "a: plain\n  multi\n  line   # c\nb: c\r\nd: e\r\n",
        "a:\n- x\n-\n- y: z\nb:\n",
        "a: [x , {y: z} , k: v  , ]\n",
        "a: {b, c: d}\n",
        '{"a":b, c:d}',
        "? a\n: b\n",
        "a: #x\nb: x#y\nc: ?x\nd: :x\ne: -x",
        "a: NO\nb: 12:30\nc: 0123\nd: ~\ne:\n",
        "%YAML 1.2\n---\na: b\n...\n",
        "--- |\n x\n",
        "𠀀中: [😀, 'é', \"\\u4e2d\"]",
        "key: &x\n  b: c\nd: *x\n",
        "a: !t\n  b: c\ne: !!str f",
        "<<: {a: b}\na: 1\na: 2",
        "[a]: b\n~: c\n*d : e",
        "a: b\n---\nc: d\n",
        'a: "\\0 \\u2028"',
        # Errors: the words differ, the places don't.
        "a: b: c\n",
        "- a\n b: c",
        "a: 'x",
        "a: [x\nb: c",
        "a: {x: y\n",
        "a: @x",
        "a: 1\n\tb: 2",
        "a:\n    b: 1\n  c: 2\n",
        "a: - b",
        "",
        "# c\n",
    ],
)
def test_tricky_texts_are_the_same_tree(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = read_with("CSafeLoader", text, monkeypatch)
    assert read_with("SafeLoader", text, monkeypatch) == expected


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("a:\tb", "BR026 1:3", id="tab behind a colon"),
        pytest.param("a: [https://example.org/?b=c]", "BR004 1:25", id="? between brackets"),
        pytest.param('a: "\\UFFFFFFFF"', "BR035 1:5", id="escape beyond Unicode"),
        pytest.param('a: "\\U00110000"', "BR035 1:5", id="escape just beyond Unicode"),
        pytest.param('a: "\\uD800"', "BR003 1:4", id="escaped half of a pair"),
    ],
)
def test_what_only_pyyaml_refuses_is_a_problem(
    text: str, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PyYAML's own parser is stricter, or has no place to tell; it never raises."""
    assert read_with("SafeLoader", text, monkeypatch)[1] == [place]
