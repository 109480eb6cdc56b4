"""Elements are recognised by what they say; the fewest that explain a new order have moved."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.diff.matching import Profile, find_moved, likeness, match_elements
from authoring.model import Issue
from authoring.model.shapes import shape_at, shape_of

GOALS = shape_at(shape_of(Issue), ("items", 0, "at_a_glance", 0, "goals", 0))


def match(old: list[Any], new: list[Any]) -> list[tuple[int, int]]:
    assert GOALS is not None
    return match_elements(old, new, GOALS)


def test_an_edited_element_is_known_among_others() -> None:
    old = ["one register for all provinces by 2026", "a licence for pilots of heavy drones"]
    new = ["licences for pilots of all heavy drones", "a single register for all provinces by 2027"]
    assert match(old, new) == [(0, 1), (1, 0)]


def test_another_text_at_the_same_place_is_another() -> None:
    assert match(["fines of up to CNY 5,000"], ["a school for pilots in each city"]) == []


def test_a_field_that_one_of_them_lacks_counts_half() -> None:
    words = frozenset({("word", "drones"), ("word", "pilots")})
    title, text = {"title": (2.0, words)}, {"text": (3.0, words)}
    both = Profile({**title, **text})
    assert likeness(both, both) == 1
    # Of the title's weight of 2 and half of the text's 3, the title is shared.
    for one, other in ((both, Profile(title)), (Profile(title), both)):
        assert likeness(one, other) == pytest.approx(2 / (2 + 3 / 2))
    assert likeness(Profile(title), Profile(text)) == 0


def test_of_equal_ones_the_nearest_are_the_same() -> None:
    assert match(["same", "same"], ["same", "other words", "same"]) == [(0, 0), (1, 2)]


def test_long_lists_are_matched_too() -> None:
    """More pairs than are all looked at."""
    old = [f"The town of number {number} gets a railway station" for number in range(120)]
    new = [f"{text} in spring" for text in reversed(old)]
    assert match(old, new) == [(number, 119 - number) for number in range(120)]


@pytest.mark.parametrize(
    ("order", "moved"),
    [
        ([0, 1, 2, 3], []),
        ([3, 0, 1, 2], [3]),
        ([1, 2, 3, 0], [0]),
        ([0, 2, 1, 3], [1, 2]),
    ],
)
def test_the_fewest_have_moved(order: list[int], moved: list[int]) -> None:
    found = {old for old, _ in find_moved([(old, new) for new, old in enumerate(order)])}
    assert found <= set(moved)
    assert len(found) == min(1, len(moved))


@given(st.permutations(range(8)))
def test_those_that_stayed_keep_their_order(order: list[int]) -> None:
    matches = [(old, new) for new, old in enumerate(order)]
    moved = find_moved(matches)
    stayed = sorted(set(matches) - moved)
    assert all(first[1] < second[1] for first, second in pairwise(stayed))
    back = find_moved([(new, old) for old, new in matches])
    assert len(back) == len(moved)
