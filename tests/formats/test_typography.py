"""Words that belong together stay on one line, and nothing but spaces changes."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.formats.typography import (
    NARROW_NO_BREAK_SPACE,
    NO_BREAK_SPACE,
    bind_words,
    typeset,
)
from authoring.languages import PACKS, Language
from authoring.view.markup import Inline, Paragraph, Run, parse_blocks, parse_inline


def bound(text: str, language: Language = "en") -> str:
    """A text, with "_" for spaces that do not break."""
    return bind_words(text, language).replace(NO_BREAK_SPACE, "_")


@pytest.mark.parametrize(
    "text",
    [
        "worth CNY_604_billion in",
        "USD_3.2_trillion or",
        "some 3.2_trillion_yuan were",
        "€_5_million of",
        "20_GW of the",
        "all 42_GW, of which",
        "20_gigawatts (GW) of",
        "5_percent of",
        "10–15_percent of",
        "by 2_percentage_points to",
        "5_% of",
        "8_pages long",
        "on October_30, 2024",
        "by May_3 at the",
        "standard No._4 of",
        "see p._17 and §_5 of it",
        "the 14th_Five-Year Plan",
        "this 21st_century of",
        "after the 20th_Party_Congress in",
        "in Q1_2024 and H2_2023 it",
        "two firms_– one in China_– want",
        "10,000_tons of",
        "a 15_nm chip of 1.5_kg",
        "2024_年 1_月",
    ],
)
def test_words_that_belong_together(text: str) -> None:
    # "percentage points" and "Party Congress" break between themselves.
    wanted = text.replace("percentage_points", "percentage points").replace("Party_C", "Party C")
    assert bound(text.replace("_", " ")) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "den 604_Mrd._Yuan vom",
        "rund 3,2_Millionen_Euro von",
        "am 30._Oktober 2024",
        "nach Nr._4 und §_5 des",
        "z._B. oder d._h., u._a. und",
        "5_% oder 5_Prozent von",
        "20_GW und 3_Monate nach",
        "des 14._Fünfjahresplans von",
        "im 21._Jahrhundert wird",
    ],
)
def test_german_words_that_belong_together(text: str) -> None:
    assert bound(text.replace("_", " "), "de") == text


@pytest.mark.parametrize(
    "text",
    [
        "In 2024 companies of",
        "the A320 in Tianjin",
        "by the MIIT 2024 and",
        "of 100 firms in 30 provinces",
        "It may 2 or 3 times",
        "a march 30 miles long",
        "in version 1.2.3 Beta of",
        "in the U.S. 5 firms",
        "Beijing wants it. No one knows",
        "five percent of",
    ],
)
def test_other_words_part_where_they_can(text: str) -> None:
    assert bound(text) == text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("others might be pressed to join.", "others might be pressed to_join."),
        (
            "in demand from construction and transportation",
            "in demand from construction and_transportation",
        ),
        ("such as construction and transport", "such as construction and_transport"),
        ("To be seen", None),
        ("many words and internationalization", None),
    ],
)
def test_a_short_last_word_is_not_alone_in_its_line(text: str, wanted: str | None) -> None:
    made = bind_words(text, "en", whole=True).replace(NO_BREAK_SPACE, "_")
    assert made == (wanted or text)


def test_words_belong_together_over_the_edges_of_links_and_emphasis() -> None:
    inline = parse_inline("of CNY [604](https://example.org/a) *billion* a year, and so on", "zh")
    assert typeset(inline, "en").runs[:3] == (
        Run("of CNY\u00a0"),
        Run("604", address="https://example.org/a"),
        Run("\u00a0"),
    )


@dataclass(frozen=True)
class Page:
    """Stands for a part of a view."""

    name: str
    texts: tuple[Inline, ...]
    parts: tuple["Page", ...] = ()


def test_all_texts_of_a_view_are_set_and_nothing_else() -> None:
    text = parse_inline("on May 3 it came to 5 percent of something-long-enough", "zh")
    blocks = parse_blocks("- one\n- by May 3 at\n\nIt was 5 percent of long-enough-words", "zh")
    page = Page("May 3", (text,), (Page("5 percent", (text, text)),))
    made = typeset(page, "en")
    assert (made.name, made.parts[0].name) == ("May 3", "5 percent")
    assert str(made.texts[0]) == "on May\u00a03 it came to 5\u00a0percent of something-long-enough"
    assert made.parts[0].texts == (made.texts[0],) * 2
    (points, paragraph) = typeset(blocks, "en")
    assert isinstance(paragraph, Paragraph)
    assert "5\u00a0percent" in str(paragraph.text)
    assert "May\u00a03" in repr(points).replace("\\xa0", "\u00a0")


words = st.sampled_from(
    [
        "«",
        "»",
        "!",
        "000",
        "%",
        "5",
        "percent",
        "No.",
        "CNY",
        "–",
        "Mai",
        "May",
        "30.",
        "z.",
        "B.",
        "年",
    ]
)


@pytest.mark.slow
@given(st.lists(words | st.text(max_size=4)).map(" ".join), st.sampled_from([*PACKS]))
def test_nothing_but_spaces_changes(text: str, language: Language) -> None:
    made = bind_words(text, language)
    assert len(made) == len(text)
    changed = {(a, b) for a, b in zip(text, made, strict=True) if a != b}
    spaces = (NO_BREAK_SPACE, NARROW_NO_BREAK_SPACE)
    assert changed <= {(" ", space) for space in spaces} | {spaces}
    assert bind_words(made, language) == made
