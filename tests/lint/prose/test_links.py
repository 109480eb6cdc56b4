import pytest

from authoring.lint.prose.links import find_links, page_of
from authoring.lint.rule_context import FieldText
from authoring.model import Prose


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("https://example.org/a", "example.org/a"),
        ("HTTP://Example.ORG/A/#top", "example.org/A"),
        ("https://example.org/", "example.org"),
        ("https://example.org?", "example.org"),
        (" https://example.org/a/?b=C#d ", "example.org/a?b=C"),
        ("https://example.org/#/a/b?c=1", "example.org#/a/b?c=1"),
        ("http://[::1", "[::1"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
        ("", ""),
    ],
)
def test_pages_are_compared_without_what_makes_no_difference(address: str, page: str) -> None:
    assert page_of(address) == page


@pytest.mark.parametrize(
    ("prose", "characters", "found"),
    [
        (Prose.ADDRESS, " https://example.org ", [("https://example.org", None)]),
        (Prose.LINE, "[a](https://example.org)", []),
        (Prose.ORIGINAL, "[a](https://example.org)", []),
        (
            Prose.INLINE,
            "[a b](https://example.org/(1)) <https://example.org/c>",
            [("https://example.org/(1)", "a b"), ("https://example.org/c", None)],
        ),
        (Prose.BLOCKS, "[计划](<https://example.org>)", [("https://example.org", "计划")]),
        (Prose.BLOCKS, "a](https://example.org) and [b](https://example.org", []),
    ],
)
def test_links_are_found_where_they_are_made(
    prose: Prose, characters: str, found: list[tuple[str, str | None]]
) -> None:
    links = find_links([FieldText((), prose, characters)])
    labels = [(link.address, link.label and characters[slice(*link.label)]) for link in links]
    assert labels == found
