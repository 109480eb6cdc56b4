"""The index of all stories finds what a comparison of each with each finds, and no more."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.lint.prose.likeness import likeness, longest_shared
from authoring.lint.prose.stories import Stories, Story, read_stories
from authoring.lint.prose.story_index import StoryIndex
from authoring.lint.repetition import Repetition, read_repetitions, write_repetitions

# Few words and pages, so that much is alike.
TEXTS = st.lists(st.sampled_from("abcdef"), max_size=9).map(" ".join)
PAGES = st.lists(st.sampled_from(["a.org/1", "a.org/2", "a.org/3"]), max_size=2)
DAYS = st.one_of(st.none(), st.integers(1, 4).map(lambda day: f"2024-12-0{day}"))


@st.composite
def issues(draw: st.DrawFn) -> Stories:
    """What an issue tells: items with pages, entries with texts, too."""
    told = []
    for number in range(draw(st.integers(0, 4))):
        path = ["items", number]
        pages = [[page, [*path, "url", place]] for place, page in enumerate(draw(PAGES))]
        text = draw(TEXTS)
        told.append([path, draw(st.booleans()), pages, text if len(text) > len("a b c d") else ""])
    return read_stories({"day": draw(DAYS), "all": told})


def find_plainly(story: Story, day: date | None, others: dict[str, Stories], limit: int) -> object:
    """The first repetition, by a look at each story of each other issue in turn."""
    for name, other in others.items():
        if day is not None and other.day is not None and other.day > day:
            continue
        for page, url in story.pages:
            for theirs in other.all:
                if page in [each for each, _ in theirs.pages]:
                    return Repetition(story.path, name, theirs.path, url)
        for theirs in other.all:
            if story.pairs and theirs.pairs and likeness(story.pairs, theirs.pairs) >= limit:
                run = longest_shared(story.text, theirs.pairs)
                percent = likeness(story.pairs, theirs.pairs)
                place = (*story.path, "text")
                return Repetition(story.path, name, theirs.path, place, percent, *run)
    return None


@given(st.lists(issues(), min_size=1, max_size=6), st.sampled_from([1, 30, 50, 67, 100]))
def test_repetitions_are_those_of_a_comparison_of_each_with_each(
    archive: list[Stories], limit: int
) -> None:
    named = {f"{number}.yaml": stories for number, stories in enumerate(archive)}
    index = StoryIndex(named)
    for name, own in named.items():
        others = {other: stories for other, stories in named.items() if other != name}
        plain = [find_plainly(story, own.day, others, limit) for story in own.all]
        found = index.find_repetitions(name, own, limit)
        assert list(found) == [repetition for repetition in plain if repetition is not None]
        assert read_repetitions(json.loads(json.dumps(write_repetitions(found)))) == found


@pytest.mark.parametrize("limit", [0, -1, 101, 1000])
def test_a_limit_that_is_no_share_finds_no_texts(limit: int) -> None:
    told = read_stories({"day": None, "all": [[["items", 0], False, [], "one two three four"]]})
    index = StoryIndex({"a.yaml": told, "b.yaml": told})
    assert index.find_repetitions("b.yaml", told, 100)
    assert not index.find_repetitions("b.yaml", told, limit)


def test_an_issue_that_is_not_indexed_is_compared_with_all() -> None:
    told = read_stories({"day": None, "all": [[["items", 0], True, [["a.org/1", ["url"]]], ""]]})
    (repetition,) = StoryIndex({"a.yaml": told}).find_repetitions("_draft.yaml", told, 50)
    assert (repetition.issue, repetition.place, repetition.percent) == ("a.yaml", ("url",), 0)
