"""Where in the brief a problem is, in words."""

import pytest

from authoring.model.loading.places import name_place
from authoring.source import DataPath


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ((), ""),
        (("date",), "date"),
        (("period", "start"), "period, start"),
        (("items",), "items"),
        (("items", 0), "item 1"),
        (("items", 2, "title"), "item 3, title"),
        (("items", 2, "at_a_glance", "goals", 1), "item 3, at a glance, goal 2"),
        (("items", 2, "at_a_glance", 0, "goals", 1), "item 3, at a glance, goal 2"),
        (("items", 2, "at_a_glance", 1, "goals", 0), "item 3, at a glance, passage 2, goal 1"),
        (("items", 0, "documents", 1, "original_title"), "item 1, document 2, original title"),
        (("items", 0, "documents", 0, "issuing_bodies", 2), "item 1, document 1, issuing body 3"),
        (("noteworthy", 1), "news list 2"),
        (
            ("noteworthy", 0, "entries", 3, "sources", 1, "url"),
            "news list 1, entry 4, source 2, url",
        ),
        (("authors", 0), "author 1"),
        (("editors", 1), "editor 2"),
        (("cover", "alternative_text"), "cover, alternative text"),
        (("labels", "items"), "labels, items"),
        (("people", "brown", "name"), "people, brown, name"),
    ],
)
def test_name_place(path: DataPath, words: str) -> None:
    assert name_place(path) == words
