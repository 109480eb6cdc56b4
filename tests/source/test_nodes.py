"""Nodes: data, finding by path, walking."""

import pytest

from authoring.source import Data, DataPath, MappingNode, ScalarNode, SequenceNode, walk_scalars
from authoring.source.nodes import MappingEntry, find_node


def plain(text: str, start: int = 0) -> ScalarNode:
    return ScalarNode(text, "plain", start, start + len(text))


# {items: [{title: A, at_a_glance: B}], date: C}, with made-up offsets that tell the nodes apart.
ITEM = MappingNode(
    (
        MappingEntry(plain("title", 20), plain("A", 27)),
        MappingEntry(plain("at_a_glance", 33), plain("B", 46)),
    ),
    20,
    47,
)
ITEMS = SequenceNode((ITEM,), 15, 47)
ROOT = MappingNode(
    (MappingEntry(plain("items"), ITEMS), MappingEntry(plain("date", 50), plain("C", 56))), 0, 57
)


@pytest.mark.parametrize(
    ("scalar", "data"),
    [
        (plain("~"), None),
        (plain("null"), None),
        (plain(""), None),
        (plain("nil"), "nil"),
        (ScalarNode("null", '"', 0, 6), "null"),
        (ScalarNode("", "'", 0, 2), ""),
        (ScalarNode("~", "|", 0, 4), "~"),
    ],
)
def test_only_plain_nulls_are_nothing(scalar: ScalarNode, data: Data) -> None:
    assert scalar.data == data


def test_data_of_a_tree() -> None:
    assert ROOT.data == {"items": [{"title": "A", "at_a_glance": "B"}], "date": "C"}


@pytest.mark.parametrize(
    ("path", "start", "key"),
    [
        pytest.param((), 0, None, id="the root"),
        pytest.param(("date",), 56, "date", id="a value under its key"),
        pytest.param(("items",), 15, "items", id="a list"),
        pytest.param(("items", 0), 20, None, id="an element has no key"),
        pytest.param(("items", 0, "title"), 27, "title", id="a key inside a list"),
        pytest.param(("items", 0, "topic"), 20, None, id="a missing key ends at its mapping"),
        pytest.param(("items", 7), 15, "items", id="an element too far ends at the list"),
        pytest.param(("items", "x"), 15, "items", id="a key of a list ends at the list"),
        pytest.param(
            ("items", 0, "at_a_glance", 0, "text"), 46, "at_a_glance", id="text for a list"
        ),
        pytest.param((0, "date"), 56, "date", id="a mapping for a list"),
    ],
)
def test_find_node(path: DataPath, start: int, key: str | None) -> None:
    node, found_key = find_node(ROOT, path)
    assert (node.start, found_key.text if found_key else None) == (start, key)


def test_walk_scalars_in_the_order_of_the_file() -> None:
    found = [(path, scalar.text) for path, scalar in walk_scalars(ROOT)]
    assert found == [
        (("items", 0, "title"), "A"),
        (("items", 0, "at_a_glance"), "B"),
        (("date",), "C"),
    ]
