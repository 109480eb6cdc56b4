"""No field can bring tags of its own into the HTML, and no word gets lost on the way."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from authoring.model.addresses import is_usable_address
from authoring.view.markup import (
    Block,
    Inline,
    Paragraph,
    parse_blocks,
    parse_inline,
    parse_line,
    parse_original,
)

ATTRIBUTES = {"a": {"href", "lang"}, "em": set(), "strong": set(), "span": {"lang"}, "br": set()}
EMPTY_ELEMENTS = {"br"}


class StrictReader(HTMLParser):
    """Reads HTML: its text, its tags; anything but the known tags, well nested, fails the test."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.tags: list[str] = []
        self.addresses: list[str | None] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert {name for name, _ in attrs} <= ATTRIBUTES[tag]
        self.tags.append(tag)
        self.addresses += [value for name, value in attrs if name == "href"]
        if tag not in EMPTY_ELEMENTS:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(data)


def read_html(html: str) -> StrictReader:
    reader = StrictReader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    assert all(is_usable_address(address or "") for address in reader.addresses)
    return reader


def inlines_of(blocks: tuple[Block, ...]) -> Iterator[Inline]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            for item in block.items:
                yield from inlines_of(item)


INJECTIONS = {
    "script": "<script>alert(1)</script>",
    "script in capitals": "<SCRIPT SRC=//example.org/x.js></SCRIPT>",
    "picture that runs": "<img src=x onerror=alert(1)>",
    "frame": '"><iframe src="https://example.org">',
    "comment": "<!-- x --> <!DOCTYPE html> <?php x ?> <![CDATA[x]]>",
    "ampersand": "R&D & C",
    "quotes": "\"double\" 'single' “curly”",
    "template": "{{ config }} {% include 'x' %} {# c #} ${x}",
    "Markdown picture": "![x](file:///etc/passwd)",
    "javascript link": "[a](javascript:alert(1))",
    "javascript link in capitals": "[a](JAVASCRIPT:alert(1))",
    "data link": "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "javascript in pointed brackets": "<javascript:alert(1)>",
    "link definition": "[a]: javascript:alert(1)",
    "entities": "&lt;script&gt; &amp; &#60;b&#62; &nbsp; &notanentity;",
    "closing tags": "</p></em></a></body>",
    "attribute": "' onmouseover='alert(1)",
    "styles": "<style>*{display:none}</style>",
}


@pytest.mark.parametrize("text", INJECTIONS.values(), ids=INJECTIONS)
def test_markdown_shows_what_was_typed(text: str) -> None:
    reader = read_html(parse_inline(text, "zh-Hans").__html__())
    assert (reader.tags, reader.text) == ([], text)


@pytest.mark.parametrize("text", INJECTIONS.values(), ids=INJECTIONS)
def test_paragraph_shows_what_was_typed(text: str) -> None:
    (inline,) = inlines_of(parse_blocks(text, "zh-Hans"))
    reader = read_html(inline.__html__())
    assert (reader.tags, reader.text) == ([], text)


@pytest.mark.parametrize("text", INJECTIONS.values(), ids=INJECTIONS)
def test_plain_line_shows_what_was_typed(text: str) -> None:
    reader = read_html(parse_line(text, "zh-Hans").__html__())
    assert (reader.tags, reader.text) == ([], text)


@pytest.mark.parametrize("text", [text for text in INJECTIONS.values() if "[" not in text])
def test_text_of_links_and_emphasis_shows_what_was_typed(text: str) -> None:
    reader = read_html(parse_inline(f"**[{text}](https://example.org)**", "zh-Hans").__html__())
    assert reader.text == text
    assert reader.addresses == ["https://example.org"]


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ('https://example.org/"onclick="x', "https://example.org/%22onclick=%22x"),
        ("https://example.org/<script>", "https://example.org/%3Cscript%3E"),
        ("https://example.org/'x'", "https://example.org/'x'"),
        ("https://example.org/?a=1&b=2", "https://example.org/?a=1&b=2"),
        ("https://example.org/中", "https://example.org/%E4%B8%AD"),
    ],
)
def test_addresses_stay_inside_their_attribute(typed: str, address: str) -> None:
    reader = read_html(parse_inline(f"[a]({typed})", "zh-Hans").__html__())
    assert (reader.tags, reader.addresses) == (["a"], [address])


@pytest.mark.parametrize("text", ["<b>&amp;</b>", '"><script>', "{{ x }}"])
def test_original_title_shows_what_was_typed(text: str) -> None:
    reader = read_html(parse_original(text, "zh-Hans").__html__())
    assert (reader.tags, reader.text) == (["span"], text)


SIGNS = "ab中 文\n\n *_[]()<>&\"'`!\\-#.1{}:/|~+&;😀"
PIECES = [
    "https://example.org",
    "](https://example.org)",
    "<script>",
    "javascript:",
    "&lt;",
    "- ",
    "\n\n",
]
markdown_like = st.lists(st.one_of(st.sampled_from(SIGNS), st.sampled_from(PIECES)), max_size=40)


@pytest.mark.slow
@settings(max_examples=400)
@given(st.one_of(markdown_like.map("".join), st.text()))
def test_any_text_gives_well_formed_html_of_known_tags(text: str) -> None:
    for inline in (*inlines_of(parse_blocks(text, "zh-Hans")), parse_inline(text, "zh-Hans")):
        reader = read_html(inline.__html__())
        assert reader.text == str(inline).replace("\n", "")


# Without a colon there is no usable address, so nothing may be hidden in one.
words_and_signs = st.lists(
    st.sampled_from(
        ["alpha", "beta", "中文", "γάμμα", "x", *"*_[]()<>&\"'`!\\-#.1{}/ \n", "- ", "\n\n", "  "]
    ),
    max_size=40,
).map("".join)


@pytest.mark.slow
@settings(max_examples=400)
@given(words_and_signs)
def test_every_word_is_in_the_text_in_its_order(text: str) -> None:
    inlines = inlines_of(parse_blocks(text, "zh-Hans"))
    written = " ".join(read_html(inline.__html__()).text for inline in inlines)
    assert re.findall(r"[^\W\d_]", written) == re.findall(r"[^\W\d_]", text)


@settings(max_examples=300)
@given(st.text(st.sampled_from("ab中文《》12 ,.-“”%😀"), max_size=30))
def test_marking_languages_changes_no_character(text: str) -> None:
    assert str(parse_line(text, "zh-Hans")) == text


@pytest.mark.parametrize(
    "address",
    [
        "tel:123",
        "ftp://example.org/a",
        "data:image/png;base64,AAAA",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "/etc/passwd",
        "../secret.html",
        "#top",
        "//example.org/a",
        "https://",
        "mailto:",
    ],
)
@pytest.mark.parametrize("form", ["[x]({})", "[x](<{}>)", "<{}>"])
def test_what_nobody_should_follow_becomes_no_link(address: str, form: str) -> None:
    """Proofs and the preview show issues with errors, so the check's refusal is not enough."""
    typed = form.format(address)
    inline = parse_inline(typed, "zh-Hans")
    (block,) = parse_blocks(typed, "zh-Hans")
    assert isinstance(block, Paragraph)
    for shown in (inline, block.text):
        assert [run.address for run in shown.runs if run.address is not None] == []
        assert "<a" not in shown.__html__()


@pytest.mark.parametrize("form", ["[x]({})", "[x](<{}>)", "<{}>"])
def test_what_can_be_followed_becomes_a_link(form: str) -> None:
    for address in ("https://example.org/a", "http://example.org", "mailto:a@example.org"):
        runs = parse_inline(form.format(address), "zh-Hans").runs
        assert [run.address for run in runs] == [address]
