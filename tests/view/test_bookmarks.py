"""A bookmark names a place, so that it is found again, in what Word takes for a name."""

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from desk.rendering import ISSUES, SAMPLES
from desk.torture import write_torture_issue
from desk.views import read_view
from hypothesis import given
from hypothesis import strategies as st

from authoring.source.places import Place
from authoring.view.bookmarks import read_bookmark, write_bookmark

# ECMA-376-1, 17.13.6.2, and what Word's own dialogue takes.
NAME = re.compile(r"_[A-Za-z0-9_]{1,39}")

NAMES = {
    "_b_date": Place(("date",)),
    "_b_items2comment": Place(("items", 2, "comment")),
    "_b_items2comment__3": Place(("items", 2, "comment"), 3),
    "_b_cover__caption": Place(("cover", "caption")),
    "_b_items0at_a_glance1goals2": Place(("items", 0, "at_a_glance", 1, "goals", 2)),
    "_b_items0at_a_glance1text__12": Place(("items", 0, "at_a_glance", 1, "text"), 12),
    "_b_items12documents10original_title": Place(("items", 12, "documents", 10, "original_title")),
    "_b_authors1": Place(("authors", 1)),
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_written_and_read(name: str) -> None:
    assert write_bookmark(NAMES[name]) == name
    assert read_bookmark(name) == NAMES[name]


def places_below(part: Any) -> Iterator[Place]:
    """All places of a part of a view."""
    if isinstance(part, Place):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from places_below(each)
    elif dataclasses.is_dataclass(part):
        for field in dataclasses.fields(part):
            yield from places_below(getattr(part, field.name))


@pytest.mark.slow
def test_every_place_of_a_view_has_a_name_of_its_own(tmp_path: Path) -> None:
    issues = [*(ISSUES / f"{name}.yaml" for name in SAMPLES), write_torture_issue(tmp_path)]
    for issue in issues:
        places = set(places_below(read_view(issue)))
        names = {write_bookmark(place): place for place in places}
        assert len(names) == len(places) > 100
        assert [name for name in names if name is None or not NAME.fullmatch(name)] == []
        assert {name: read_bookmark(str(name)) for name in names} == names


FIELDS = st.sampled_from(["items", "at_a_glance", "title", "noteworthy", "sources", "x"])
STEPS = st.one_of(FIELDS, st.integers(0, 300))


@given(st.lists(STEPS, max_size=7), st.integers(0, 99))
def test_a_name_means_one_place(path: list[str | int], line: int) -> None:
    place = Place(tuple(path), line)
    name = write_bookmark(place)
    if name is not None:
        assert NAME.fullmatch(name)
        assert read_bookmark(name) == place


@pytest.mark.parametrize(
    "place",
    [
        Place(("noteworthy", 1000, "entries", 1000, "sources", 1000, "title")),
        Place(("labels", "a__b")),
        Place(("a2", "title")),
        Place(("Überschrift",)),
        Place(("2", "title")),
        Place(()),
    ],
    ids=str,
)
def test_a_place_that_no_name_can_say_has_none(place: Place) -> None:
    assert write_bookmark(place) is None


@pytest.mark.parametrize(
    "name",
    [
        *("", "_b_", "_GoBack", "_Toc00000001", "_b_items02title", "_b_items2comment__0"),
        *("_b_a___b", "b_items2title", "_b_items 2", "_b_items2title_", "_b_items2comment__03"),
        "_B_date",
    ],
)
def test_a_name_that_is_not_ours_means_nothing(name: str) -> None:
    assert read_bookmark(name) is None
