"""Markdown that reads as exactly the words it was made of, with no more backslashes than needed."""

import pytest
from desk.markdown_text import Line, Piece, join_pieces, normalise_address, read_markdown
from hypothesis import given, settings
from hypothesis import strategies as st

from authoring.formats.commonmark import write_blocks, write_inline
from authoring.formats.flow import Heading
from authoring.view.markup import (
    Block,
    BulletList,
    Inline,
    Paragraph,
    Run,
    parse_blocks,
    parse_line,
)

SIGNS = "\\`*_{}[]()<>#+-.!|~=:&;\"'/@^$%,? "
WORDS = (
    "a",
    "b1",
    "制造",
    "（强）",
    "“x”",
    "1.",
    "12)",
    "€",
    "é",
    "amp;",
    "#35;",
    "https://x.org",
    "\xa0",
)
ADDRESSES = ("https://example.org/a", "https://example.org/(b", "https://x.org/?a=1&copy;=\\)2")

texts = st.lists(st.sampled_from([*SIGNS, *WORDS]), min_size=1, max_size=6).map("".join)
runs = st.builds(
    Run,
    text=st.one_of(texts, st.just("\n")),
    emphasis=st.booleans(),
    strong=st.booleans(),
    address=st.sampled_from([None, None, *ADDRESSES]),
)
inlines = st.lists(runs, min_size=1, max_size=5).map(lambda each: Inline(tuple(each)))


def pieces_of(inline: Inline) -> tuple[Piece, ...]:
    """What a reader should see: blanks at the ends of lines go; a break looks like nothing."""
    found: list[Piece] = []
    for run in inline.runs:
        if run.text == "\n":
            found.append(Piece("\n"))
        else:
            address = run.address and normalise_address(run.address)
            found.append(Piece(run.text, run.emphasis, run.strong, address))
    return join_pieces(found)


def shown(pieces: tuple[Piece, ...]) -> list[tuple[str, bool, bool, str | None]]:
    """Each character with its look; blanks and line breaks look like nothing."""
    return [
        (char, piece.emphasis, piece.strong, piece.address)
        for piece in pieces
        for char in piece.text
        if not char.isspace()
    ]


@pytest.mark.slow
@given(inlines)
@settings(max_examples=800)
def test_a_line_reads_as_its_words(inline: Inline) -> None:
    written = write_inline(inline)
    lines = read_markdown(written)
    wanted = pieces_of(inline)
    if not shown(wanted):
        return
    assert [line.around for line in lines] == [("p",)], written
    assert shown(lines[0].pieces) == shown(wanted), written


@pytest.mark.slow
@given(inlines)
@settings(max_examples=200)
def test_a_heading_reads_as_its_words(inline: Inline) -> None:
    written = write_blocks((Heading(3, inline),))
    if shown(pieces_of(inline)):
        (line,) = read_markdown(written)
        assert (line.around, shown(line.pieces)) == (("h3",), shown(pieces_of(inline))), written


marks = st.sampled_from(["- ", "* ", "1. ", "7) ", "  - ", "   1. ", "", "", "\n", "    "])
fields = st.lists(st.tuples(marks, texts), min_size=1, max_size=6).map(
    lambda lines: "\n".join("".join(line) for line in lines)
)


def lines_of(blocks: tuple[Block, ...], around: tuple[str, ...] = ()) -> list[Line]:
    """What a reader should see of some blocks."""
    found: list[Line] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            if shown(pieces_of(block.text)):
                found.append(Line((*around, "p"), pieces_of(block.text)))
        else:
            tag = "ul" if block.start is None else "ol"
            for item in block.items:
                found += lines_of(item, (*around, tag, "li"))
    return found


@pytest.mark.slow
@given(fields)
@settings(max_examples=400)
def test_blocks_read_as_they_were_typed(field: str) -> None:
    blocks = parse_blocks(field, "zh-Hans")
    written = write_blocks(blocks)
    found = [(line.around, shown(line.pieces)) for line in read_markdown(written)]
    assert found == [(line.around, shown(line.pieces)) for line in lines_of(blocks)], written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        # What begins a block at the start of a line.
        ("1. January", "1\\. January"),
        ("12) items", "12\\) items"),
        ("- item", "\\- item"),
        ("+ item", "\\+ item"),
        ("* item", "\\* item"),
        ("# one", "\\# one"),
        ("> quote", "\\> quote"),
        ("---", "\\---"),
        ("| --- | --- |", "\\| --- | --- |"),
        ("~~~ sh", "\\~\\~\\~ sh"),
        # What is markup anywhere.
        ("*a* _b_ `c` ~~d~~", "\\*a\\* \\_b\\_ \\`c\\` \\~\\~d\\~\\~"),
        ("[x](https://a.org) ![i](j)", "\\[x](https://a.org) !\\[i](j)"),
        ("<b>x</b> <https://a.org> <!-- -->", "\\<b>x\\</b> \\<https://a.org> \\<!-- -->"),
        ("&amp; &#35; &copy", "\\&amp; \\&#35; &copy"),
        ("\\* \\a \\", "\\\\\\* \\a \\\\"),
    ],
)
def test_what_could_be_markup_is_escaped(text: str, written: str) -> None:
    made = write_inline(Inline((Run(text),)))
    assert read_markdown(made) == [Line(("p",), (Piece(text),))]
    assert made == written


@pytest.mark.parametrize(
    "text",
    [
        "R&D, 5 * 3, a_b_c, 1.5 (x) see] 100% #1",
        "In 2024 it rose – 3 > 2 < 4; a | b; ~5 percent; US$ 5; R&D; &nothing;",
        "-5 degrees, +3 points, #1, 1.1 times",
        "C:\\new “quoted” 《关于》（印发）",
        "https://example.org/a_b",
    ],
)
def test_what_is_no_markup_is_left_alone(text: str) -> None:
    assert write_inline(parse_line(text, "zh-Hans")) == text


def test_a_heading_ends_with_the_signs_that_were_typed() -> None:
    assert write_blocks((Heading(2, Inline((Run("C #"),))),)) == "## C \\#"
    assert write_blocks((Heading(2, Inline((Run("1. C#"),))),)) == "## 1. C#"


def test_emphasis_between_chinese_characters() -> None:
    runs = (Run("中"), Run("（强）", strong=True), Run("文"), Run("字", emphasis=True), Run("。"))
    written = write_inline(Inline(runs))
    assert written == "&#20013;**（强）**&#25991;*字*。"
    (line,) = read_markdown(written)
    assert [(piece.text, piece.strong) for piece in line.pieces if piece.strong] == [
        ("（强）", True)
    ]
    assert line.text == "中（强）文字。"


def test_lists_in_a_row_stay_apart() -> None:
    bullets = BulletList(((Paragraph(Inline((Run("a"),))),),))
    numbers = BulletList(((Paragraph(Inline((Run("b"),))),),), 3)
    written = write_blocks((bullets, bullets, bullets, numbers, numbers))
    assert written == "- a\n\n* a\n\n- a\n\n3. b\n\n3) b"


def test_a_list_inside_a_list_is_indented_by_its_mark() -> None:
    blocks = parse_blocks("9. a\n10. b\n    - c\n\n      d\n11. e", "zh-Hans")
    assert write_blocks(blocks) == "9. a\n10. b\n    - c\n\n      d\n11. e"


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("https://example.org/a_(b)", "[x](https://example.org/a_(b))"),
        ("https://example.org/a(b", "[x](https://example.org/a\\(b)"),
        ("https://example.org/?a=1&lt;=2", "[x](https://example.org/?a=1\\&lt;=2)"),
        ("mailto:a@example.org", "[x](mailto:a@example.org)"),
    ],
)
def test_addresses_lead_where_they_did(address: str, written: str) -> None:
    made = write_inline(Inline((Run("x", address=address),)))
    assert made == written
    (line,) = read_markdown(made)
    assert [piece.address for piece in line.pieces] == [normalise_address(address)]
