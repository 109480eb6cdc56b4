"""How something is typed is no difference; what it says is."""

from typing import Any

import pytest
import yaml
from desk.rendering import ISSUES, SAMPLES
from desk.revising import ISSUE, changes_of, copy_issue, told
from hypothesis import given, settings
from hypothesis import strategies as st

from authoring.diff import read_content
from authoring.model import Issue, Publication
from authoring.model.shapes import shape_of
from authoring.source import read_document

SHORT = """\
date: 2024-12-04
period: {start: 2024-10-29, end: 2024-11-25}
items:
  - title: First story
    at_a_glance: Something happened in the north.
    comment: |
      One line that goes on
      and on.

      - a point
      - another
"""
# The same: quotes, folded text, order, comments, long forms, defaults, empty fields.
LONG = """\
# A comment.
items:
  - comment: >
      One line that goes
      on and on.


      - a point

      - another
    at_a_glance:
      - goals: []
        text: "Something happened
          in the north."
    documents:
    topic: ""
    title: 'First story'
status: final
period:
  end: "2024-11-25"
  start: 2024-10-29
date: '2024-12-04'
"""


def read(text: str) -> Any:
    from pathlib import Path

    document = read_document(Path("issue.yaml"), text.encode())
    assert not document.problems
    return document.data


def test_another_way_to_type_the_same_is_no_difference() -> None:
    tight = LONG.replace("- a point\n\n", "- a point\n")
    assert told(read(SHORT), read(LONG)) == []
    # Folded text makes one line of these two.
    assert told(read(SHORT), read(tight)) == [("changed", "items.0.comment")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "comment: |\n      One line that goes on\n      and on.",
            "comment: One line that goes on and on.",
        ),
        (
            "at_a_glance: Something happened in the north.",
            "at_a_glance: {text: Something happened in the north.}",
        ),
        ("title: First story", "title: >-\n      First\n      story"),
        ("title: First story", '"title": "First story"   # a comment'),
        ("date: 2024-12-04", "status: final\ndate: '2024-12-04'"),
        ("date: 2024-12-04", "date: 2024-12-04\nauthors: []\ncover:"),
    ],
)
def test_formatting_alone_is_no_difference(old: str, new: str) -> None:
    base = SHORT.replace("\n\n      - a point\n      - another", "")
    text = base.replace(old, new)
    assert text != base
    assert told(read(base), read(text)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("and on.\n", "and on.\n\n      And more.\n"),
        ("      - a point\n      - another", "      - a point - another"),
        ("goes on\n", "goes on  \n"),
        ("First story", "First  Story"),
        ("north.", "north!"),
    ],
)
def test_what_readers_see_is_a_difference(old: str, new: str) -> None:
    assert old in SHORT
    assert len(told(read(SHORT), read(SHORT.replace(old, new)))) == 1


def test_what_is_left_out_says_what_it_usually_says() -> None:
    draft = copy_issue() | {"status": "draft"}
    (change,) = changes_of(ISSUE, draft)
    assert change.old is not None
    assert (change.old.value, change.path) == ("final", ("status",))
    assert read_content({"embed_source": "True"}, shape_of(Publication)) == read_content(
        {}, shape_of(Publication)
    )


@pytest.mark.slow
@pytest.mark.parametrize("name", SAMPLES)
@settings(max_examples=20)
@given(width=st.integers(20, 300), style=st.sampled_from(['"', "'", "|", ">", None]))
def test_a_sample_written_anew_by_a_program_is_the_same(
    name: str, width: int, style: str | None
) -> None:
    data = read((ISSUES / f"{name}.yaml").read_text(encoding="utf-8"))
    text = yaml.dump(data, width=width, default_style=style, allow_unicode=True, sort_keys=True)
    shape = shape_of(Issue)
    assert read_content(read(text), shape) == read_content(data, shape)
