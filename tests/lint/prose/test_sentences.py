"""Sentences: where they end, and what only looks like an end."""

import pytest

from authoring.lint.prose.sentences import is_abbreviation, split_sentences
from authoring.model import Language


def sentences(words: str, language: Language = "en") -> list[str]:
    return [words[start:end] for start, end in split_sentences(words, language)]


@pytest.mark.parametrize(
    "expected",
    [
        ["One.", "Two, e.g. Three, i.e. four.", "Five"],
        ["No. 5 is red.", "No.", "That is all."],
        ["It is in the U.S.", "The plan of U.S. Steel came."],
        ["So did Tianneng Power Supply Co.", "The plan of Foo Co. Ltd. came."],
        ["J. F. Smith spoke.", "It grew 3.5 percent, to 1.000 tons.", "Why?"],
        [
            "“He said so.”",
            "(It ended.)",
            "[A link.](\x00\x00)",
            "**Next!**",
            "What? yes… and so on.",
        ],
        ["自立自强。", "Next 你好！", "The end."],
    ],
)
def test_english_sentences(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


def test_german_sentences() -> None:
    expected = [
        "Am 7. April kam es, z. B. in Rom, d. h. nie.",
        "Das war 2024.",
        "Es sind 3,5 Mio. Euro.",
    ]
    assert sentences(" ".join(expected), "de") == expected


def test_paragraphs_and_list_items_end_sentences() -> None:
    text = "One\n\nTwo\nlines\n- item\n* item\n1. item\n2) item"
    assert sentences(text) == ["One", "Two\nlines", "- item", "* item", "1. item", "2) item"]


@pytest.mark.parametrize("text", ["", " \n\n ", "...", ". . .", "\n", "”", "\x00"])
def test_nothing_is_no_sentence_but_signs_may_be(text: str) -> None:
    assert "".join(sentences(text)) == "".join(text.split()) or sentences(text) == [text.strip()]


@pytest.mark.parametrize("word", ["etc.", "Co.", "U.S.", "a.m.", "(e.g.", "No."])
def test_abbreviations(word: str) -> None:
    assert is_abbreviation(word, "en")


@pytest.mark.parametrize("word", ["plan.", "2024.", "7.", "R&D."])
def test_words_that_end_sentences(word: str) -> None:
    assert not is_abbreviation(word, "en")


def test_german_ordinals() -> None:
    assert is_abbreviation("7.", "de")
    assert not is_abbreviation("2024.", "de")
