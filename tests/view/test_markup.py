"""Markdown of a field becomes runs: paragraphs, lists, emphasis, links, breaks, Chinese."""

from collections.abc import Sequence
from typing import Any

import pytest
from jinja2 import Environment

from authoring.model.addresses import find_refused_links
from authoring.view.markup import (
    Block,
    BulletList,
    Inline,
    Paragraph,
    Run,
    parse_blocks,
    parse_inline,
    parse_line,
    parse_original,
    plain_text,
)

ZH = "zh-Hans"


def outline(blocks: Sequence[Block]) -> list[Any]:
    """Paragraphs as their text, lists as (start, items)."""
    return [
        str(block.text)
        if isinstance(block, Paragraph)
        else (block.start, [outline(item) for item in block.items])
        for block in blocks
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("one", ["one"], id="paragraph"),
        pytest.param("one\n\ntwo\n\n\nthree", ["one", "two", "three"], id="paragraphs"),
        pytest.param("one\ntwo", ["one two"], id="lines of one paragraph"),
        pytest.param("- a\n- b", [(None, [["a"], ["b"]])], id="list"),
        pytest.param("* a\n\n* b", [(None, [["a"], ["b"]])], id="loose list"),
        pytest.param("one:\n- a", ["one:", (None, [["a"]])], id="list right after a paragraph"),
        pytest.param("- a\n\none", [(None, [["a"]]), "one"], id="paragraph after a list"),
        pytest.param("1. a\n2. b", [(1, [["a"], ["b"]])], id="numbered list"),
        pytest.param("3. a\n4. b", [(3, [["a"], ["b"]])], id="numbered from three"),
        pytest.param("0. a", [(0, [["a"]])], id="numbered from nought"),
        pytest.param(
            "- a\n  - b\n    - c\n- d",
            [(None, [["a", (None, [["b", (None, [["c"]])]])], ["d"]])],
            id="lists in lists",
        ),
        pytest.param(
            "- a\n\n  more\n  1. b",
            [(None, [["a", "more", (1, [["b"]])]])],
            id="paragraphs in a list",
        ),
        pytest.param("-\n- a", [(None, [[], ["a"]])], id="empty element"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_blocks(text: str, expected: list[Any]) -> None:
    assert outline(parse_blocks(text, ZH)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "# no heading", "> no quotation", "`no code`", "~~not struck~~", "| no | table |", "***",
        "&amp; &lt; &#65;", "<b>no HTML</b>", "<!-- no comment -->", "https://example.org", "a | b",
        "2 * 3 * 4", "snake_case_name", "[no link]", "[no](link", "(no) [link] (x)",
        "{{ x }} {% y %}",
    ],
)  # fmt: skip
def test_other_markup_stays_as_typed(text: str) -> None:
    (paragraph,) = parse_blocks(text, ZH)
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text.runs == (Run(text),)


@pytest.mark.parametrize("levels", [9, 10, 11, 40, 2000])
def test_lists_in_lists_lose_no_word(levels: int) -> None:
    assert plain_text(parse_blocks("- " * levels + "word", ZH)).endswith("word")


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        pytest.param("*a* b", (Run("a", emphasis=True), Run(" b")), id="emphasis"),
        pytest.param("_a_ b", (Run("a", emphasis=True), Run(" b")), id="emphasis by underscores"),
        pytest.param("**a**b", (Run("a", strong=True), Run("b")), id="strong"),
        pytest.param("***a***", (Run("a", emphasis=True, strong=True),), id="both"),
        pytest.param(
            "*a **b***",
            (Run("a ", emphasis=True), Run("b", emphasis=True, strong=True)),
            id="nested",
        ),
        pytest.param(r"\*a\*", (Run("*a*"),), id="escaped"),
        pytest.param(
            "see [a](https://example.org/b).",
            (Run("see "), Run("a", address="https://example.org/b"), Run(".")),
            id="link",
        ),
        pytest.param(
            "[a *b*](https://example.org)",
            (
                Run("a ", address="https://example.org"),
                Run("b", emphasis=True, address="https://example.org"),
            ),
            id="emphasis in a link",
        ),
        pytest.param(
            "<https://example.org>",
            (Run("https://example.org", address="https://example.org"),),
            id="address in pointed brackets",
        ),
        pytest.param(
            "<a@example.org>",
            (Run("a@example.org", address="mailto:a@example.org"),),
            id="mail address in pointed brackets",
        ),
        pytest.param("[a]()", (Run("a"),), id="link to nowhere"),
        pytest.param("a\nb", (Run("a b"),), id="soft break"),
        pytest.param("a  \nb", (Run("a"), Run("\n"), Run("b")), id="hard break by spaces"),
        pytest.param("a\\\nb", (Run("a"), Run("\n"), Run("b")), id="hard break by backslash"),
        pytest.param(
            "*a*\n*b*", (Run("a", emphasis=True), Run(" "), Run("b", emphasis=True)), id="alone"
        ),
    ],
)
def test_runs(text: str, runs: tuple[Run, ...]) -> None:
    (paragraph,) = parse_blocks(text, ZH)
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text.runs == runs


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("中文\n中文", "中文中文"),
        ("句，\n“中”", "句， “中”"),
        ("中文。\n中文", "中文。中文"),
        ("中文\nlatin", "中文 latin"),
        ("latin\n中文", "latin 中文"),
        ("*中文*\n中文", "中文中文"),
        ("中文\n**中文**", "中文中文"),
        ("[中文](https://example.org)\n中文", "中文中文"),
        ("𠀀\n𠀀", "𠀀𠀀"),
        ("中 文", "中 文"),
        ("中文\\\n中文", "中文\n中文"),
    ],
)
def test_no_space_between_chinese_lines(text: str, written: str) -> None:
    assert plain_text(parse_blocks(text, ZH)) == written


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("no Chinese", [("no Chinese", None)]),
        ("strength (自立自强).", [("strength (", None), ("自立自强", ZH), (").", None)]),
        ("中", [("中", ZH)]),
        ("“十四五”规划", [("“", None), ("十四五”规划", ZH)]),
        ("《新材料》and 5G", [("《新材料》", ZH), ("and 5G", None)]),
        ("十三 14 五 and", [("十三 14 五", ZH), (" and", None)]),
        ("a 中 b 文", [("a ", None), ("中", ZH), (" b ", None), ("文", ZH)]),
        ("𠀀😀", [("𠀀", ZH), ("😀", None)]),
        ("", []),
    ],
)
def test_chinese_is_marked(text: str, runs: list[tuple[str, str | None]]) -> None:
    assert [(run.text, run.language) for run in parse_line(text, ZH).runs] == runs


def test_chinese_keeps_its_emphasis_and_link() -> None:
    assert parse_inline("**[a 中](https://example.org)**", ZH).runs == (
        Run("a ", strong=True, address="https://example.org"),
        Run("中", strong=True, address="https://example.org", language=ZH),
    )


def test_plain_line_knows_no_markdown() -> None:
    assert parse_line("*a* [b](https://example.org)", ZH).runs == (
        Run("*a* [b](https://example.org)"),
    )


def test_original_is_one_run_in_its_language() -> None:
    assert parse_original("关于 5G 的通知 (draft)", ZH).runs == (
        Run("关于 5G 的通知 (draft)", language=ZH),
    )


def test_markdown_of_one_line_knows_no_lists() -> None:
    assert str(parse_inline("- a *b*", ZH)) == "- a b"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a *b* **c**", "a <em>b</em> <strong>c</strong>"),
        ("***a***", "<em><strong>a</strong></em>"),
        ("a\\\nb", "a<br>b"),
        ("see 中文", 'see <span lang="zh-Hans">中文</span>'),
        ("*中*", '<em><span lang="zh-Hans">中</span></em>'),
        ("[a](https://example.org/?b=c&d=e)", '<a href="https://example.org/?b=c&amp;d=e">a</a>'),
        ("[中](https://example.org)", '<a href="https://example.org" lang="zh-Hans">中</a>'),
        ("*[a](https://example.org)*", '<em><a href="https://example.org">a</a></em>'),
        ("[*a*](https://example.org)", '<em><a href="https://example.org">a</a></em>'),
        (
            "[a **b**](https://example.org)",
            '<a href="https://example.org">a <strong>b</strong></a>',
        ),
        ("[*a* b](https://example.org)", '<a href="https://example.org"><em>a</em> b</a>'),
        (
            "[a 中](https://example.org)",
            '<a href="https://example.org">a <span lang="zh-Hans">中</span></a>',
        ),
        (
            "[a](https://example.org/1)[b](https://example.org/2)",
            '<a href="https://example.org/1">a</a><a href="https://example.org/2">b</a>',
        ),
        ("[a\\\nb](https://example.org)", '<a href="https://example.org">a<br>b</a>'),
    ],
)
def test_html(text: str, html: str) -> None:
    (paragraph,) = parse_blocks(text, ZH)
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text.__html__() == html


def test_template_shows_the_html_of_an_inline_unescaped_and_text_escaped() -> None:
    template = Environment(autoescape=True).from_string("{{ inline }} {{ inline|string }}")
    assert template.render(inline=parse_inline("*a* <b>", ZH)) == "<em>a</em> &lt;b&gt; a &lt;b&gt;"


def test_plain_text() -> None:
    blocks = parse_blocks("See [*this*](https://example.org):\n- a\n  1. b\n- c\\\nd\n\nend", ZH)
    assert plain_text(blocks) == "See this:\na\nb\nc\nd\nend"
    assert plain_text(()) == ""


def test_values_are_compared_by_what_they_hold() -> None:
    assert Paragraph(Inline((Run("a"),))) == Paragraph(Inline((Run("a"),)))
    assert BulletList((), 1) != BulletList(())


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("no link", ()),
        ("[a](https://example.org)", ()),
        ("[a](javascript:alert(1))", ("javascript:alert(1)",)),
        ("[a](javascript:alert%281%29) [b](data:x)", ("javascript:alert%281%29", "data:x")),
        ("![x](file:///etc/passwd)", ("file:///etc/passwd",)),
        ("[a](/relative) [b](#c) [d](www.example.org)", ("/relative", "#c", "www.example.org")),
        ("[a](https://)", ("https://",)),
        ("[a]()", ("",)),
        ("[a](https://example.org/wiki/A_(b))", ()),
    ],
)
def test_find_refused_links(text: str, refused: tuple[str, ...]) -> None:
    assert find_refused_links(text) == refused
