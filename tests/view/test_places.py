"""Each text of the view knows the field it came from; published forms print nothing of it."""

import dataclasses
import re
from collections.abc import Iterator
from typing import Any

import pytest
from desk.rendering import ISSUES, SAMPLES

from authoring.lint.checker import Checker
from authoring.project.discovery import project_of
from authoring.source import SourceDocument
from authoring.source.nodes import ScalarNode, find_node
from authoring.source.places import Place
from authoring.view.brief import BriefView
from authoring.view.build import build_view
from authoring.view.markup import Inline, parse_blocks, parse_inline

SIGNS = re.compile(r"[\s\[\]*]|\([^()\s]*://[^()\s]*\)")


def load(name: str) -> tuple[BriefView, SourceDocument]:
    path = ISSUES / f"{name}.yaml"
    checked = Checker().check(project_of(path), path)
    assert checked.issue.value is not None
    assert checked.publication.value is not None
    view = build_view(checked.issue.value, checked.publication.value, path)
    return view, checked.issue.document


def walk(part: Any) -> Iterator[Any]:
    """A part of a view and all in it."""
    yield part
    if isinstance(part, tuple):
        for each in part:
            yield from walk(each)
    elif dataclasses.is_dataclass(part) and not isinstance(part, Place):
        for field in dataclasses.fields(part):
            yield from walk(getattr(part, field.name))


def texts_below(part: Any) -> list[Inline]:
    return [each for each in walk(part) if isinstance(each, Inline)]


@pytest.mark.parametrize("name", SAMPLES)
def test_every_text_comes_from_the_field_that_it_names(name: str) -> None:
    view, document = load(name)
    parts = (view.headline, view.cover, view.items, view.news_lists)
    texts = texts_below(parts)
    assert len(texts) >= 50
    for text in texts:
        assert text.place is not None, text
        assert document.root is not None
        node, _ = find_node(document.root, text.place.path)
        assert isinstance(node, ScalarNode)
        lines = node.text.strip().split("\n")
        typed = SIGNS.sub("", "".join(lines[text.place.line :]))
        assert typed.startswith(SIGNS.sub("", str(text))), text


@pytest.mark.parametrize("name", SAMPLES)
def test_parts_name_what_they_show(name: str) -> None:
    view, _ = load(name)
    for number, item in enumerate(view.items):
        assert item.place == Place(("items", number))
        for count, document in enumerate(item.documents):
            assert document.place == Place(("items", number, "documents", count))
    for index, news in enumerate(view.news_lists):
        for number, entry in enumerate(news.entries):
            path = ("noteworthy", index, "entries", number)
            assert entry.place == Place(path)
            assert entry.date.place == Place((*path, "date"))
            assert entry.text.place == Place((*path, "text"))
    assert view.date.place == Place(("date",))
    people = {group.label: group.place for group in view.people}
    expected = {"Authors": Place(("authors",)), "Editors": Place(("editors",))}
    assert people == {label: expected[label] for label in people}


def test_paragraphs_and_points_name_their_line() -> None:
    text = "One\nparagraph.\n\nAnother.\n\n- a point\n- a second\n  - inside it\n"
    blocks = parse_blocks(text, "zh", ("comment",))
    places = [text.place for text in texts_below(_unrolled(blocks))]
    assert places == [Place(("comment",), line) for line in (0, 3, 5, 6, 7)]


def _unrolled(blocks: Any) -> tuple[Any, ...]:
    return tuple(walk(blocks))[:1]


def test_a_place_makes_no_two_texts_different() -> None:
    assert parse_inline("Text", "zh", ("title",)) == parse_inline("Text", "zh")
