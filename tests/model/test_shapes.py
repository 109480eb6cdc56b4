"""Shapes say what the models say, at every place."""

from datetime import date

import pytest

from authoring.model import Issue, Prose, Publication
from authoring.model.shapes import keys_at, shape_at, shape_of, walk_shapes

ISSUE, PUBLICATION = shape_of(Issue), shape_of(Publication)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("date",), ("value", date, True)),
        (("number",), ("value", int, False)),
        (("status",), ("choice", str, False)),
        (("items",), ("list", tuple, True)),
        (("items", 0, "title"), ("prose", str, True)),
        (("items", 3, "at_a_glance", 0, "goals", 1), ("prose", str, True)),
        (("items", 0, "documents", 0, "date"), ("value", date, False)),
        (("authors", 0), ("value", str, True)),
    ],
)
def test_a_place_of_an_issue(path: tuple[str | int, ...], expected: tuple[str, type, bool]) -> None:
    shape = shape_at(ISSUE, path)
    assert shape is not None
    assert (shape.form, shape.type, shape.required) == expected


def test_a_place_of_a_publication() -> None:
    name = shape_at(PUBLICATION, ("people", "brown", "name"))
    assert name is not None
    assert (name.prose, name.required) == (Prose.LINE, True)
    severity = shape_at(PUBLICATION, ("rules", "severity", "BR101"))
    assert severity is not None
    assert (severity.words, severity.required) == (("error", "warning"), False)
    flag = shape_at(PUBLICATION, ("embed_source",))
    assert flag is not None
    assert (flag.type, flag.usual) == (bool, "true")


@pytest.mark.parametrize("path", [("item",), ("items", "title"), ("date", 0), ("title", "x")])
def test_there_is_nothing_at_other_places(path: tuple[str | int, ...]) -> None:
    assert shape_at(ISSUE, path) is None
    assert keys_at(ISSUE, path) == ()


def test_keys_are_those_of_a_block_or_of_the_blocks_in_it() -> None:
    assert keys_at(ISSUE, ("period",)) == ("start", "end")
    assert keys_at(ISSUE, ("noteworthy",)) == keys_at(ISSUE, ("noteworthy", 2))
    assert keys_at(PUBLICATION, ("bodies",)) == ("name", "original_name")
    assert keys_at(ISSUE, ("authors",)) == ()


def test_the_short_form_of_a_glance_is_widened() -> None:
    glance = shape_at(ISSUE, ("items", 0, "at_a_glance"))
    assert glance is not None
    assert glance.widen is not None
    assert glance.widen("Something.") == [{"text": "Something."}]


def test_a_walk_comes_to_every_value_once() -> None:
    paths = [path for path, _ in walk_shapes(ISSUE)]
    assert len(paths) == len(set(paths))
    assert ("items", "*", "documents", "*", "issuing_bodies", "*") in paths
    assert ("labels", "pages", "one") in paths
    assert not any(shape.fields or shape.element for _, shape in walk_shapes(ISSUE))
