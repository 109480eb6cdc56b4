"""Places: from the view to the file and from the file to the words, whatever the style of a value."""

from pathlib import Path

import pytest
from desk.rendering import ISSUES, SAMPLES

from authoring.source import SourceDocument, read_document, walk_scalars
from authoring.source.places import Place, find_position, find_words, line_of, read_place
from authoring.source.scalars import place_characters

TEXT = """\
title: Plain
quoted: "A \\"quoted\\" text"
comment: |

  First paragraph
  goes on.

  - a point
    of two lines
folded: >

  One line
  and the next

  A second one
items:
  - at_a_glance: Short.
  - at_a_glance: {text: Longer.}
"""


def read(text: str = TEXT) -> SourceDocument:
    return read_document(Path("a.yaml"), text.encode())


@pytest.mark.parametrize(
    "place",
    [Place(("title",)), Place(("items", 12, "comment"), 3), Place(("items", 0)), Place(())],
)
def test_a_place_is_read_as_it_was_written(place: Place) -> None:
    assert read_place(str(place)) == place


def test_a_place_in_short() -> None:
    assert str(Place(("items", 2, "comment"), 3)) == "items.2.comment:3"
    assert str(Place(("items", 2, "title"))) == "items.2.title"


@pytest.mark.parametrize(
    ("path", "line", "position"),
    [
        (("title",), 0, (1, 8)),
        (("quoted",), 0, (2, 10)),
        (("comment",), 0, (5, 3)),
        (("comment",), 1, (6, 3)),
        (("comment",), 3, (8, 3)),
        (("comment",), 4, (9, 5)),
        (("folded",), 0, (12, 3)),
        (("folded",), 1, (15, 3)),
        (("items", 0, "at_a_glance", 0, "text"), 0, (17, 18)),
        (("items", 1, "at_a_glance", 0, "text"), 0, (18, 25)),
        (("items", 1), 0, (18, 5)),
        (("nowhere",), 0, (1, 1)),
    ],
)
def test_a_place_has_a_line_and_a_column(
    path: tuple[str | int, ...], line: int, position: tuple[int, int]
) -> None:
    found = find_position(read(), Place(path, line))
    assert (found.line, found.column) == position


@pytest.mark.slow
@pytest.mark.parametrize("name", SAMPLES)
def test_every_character_of_a_sample_is_found_at_its_value(name: str) -> None:
    document = read_document(ISSUES / f"{name}.yaml")
    assert document.root is not None
    checked = 0
    for path, scalar in walk_scalars(document.root):
        places = place_characters(document.source, scalar)
        for index in range(0, len(places), 7):
            if scalar.text[index].isspace():
                continue
            words = find_words(document, document.source.span(*places[index]))
            assert words is not None
            assert (words.path, words.start, words.end) == (path, index, index + 1)
            assert words.text[words.start] == scalar.text[index]
            checked += 1
    assert checked > 1000


def test_words_know_their_line() -> None:
    document = read()
    start = document.source.text.index("of two")
    words = find_words(document, document.source.span(start, start + 2))
    assert words is not None
    assert (words.path, words.text[words.start : words.end], line_of(words)) == (
        ("comment",),
        "of",
        4,
    )


def test_a_key_stands_for_its_value() -> None:
    document = read()
    start = document.source.text.index("quoted")
    words = find_words(document, document.source.span(start, start + 6))
    assert words is not None
    assert (words.path, words.start, words.end) == (("quoted",), 0, 0)


def test_what_spans_several_values_is_what_holds_them() -> None:
    document = read()
    start, end = (document.source.text.index(word) for word in ("Short", "Longer"))
    words = find_words(document, document.source.span(start, end))
    assert words is not None
    assert words.path == ("items",)


def test_a_file_that_cannot_be_read_has_no_places() -> None:
    document = read("")
    assert find_words(document, document.source.span(0, 0)) is None
    assert find_position(document, Place(("title",))).line == 1
