"""Web text: what stands on a web page, read with Python's own parser.

Left out is what helps to find one's way but is no part of the brief: the head, navigation, the link
that skips it, links of places to themselves, how an item is quoted, and the way back to the top.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Final

from desk.words import split_words

VOID: Final = frozenset({"br", "hr", "img", "input", "link", "meta", "source", "wbr"})
INLINE: Final = frozenset({"a", "abbr", "b", "em", "i", "small", "span", "strong", "time"})
UNREAD: Final = frozenset({"head", "nav", "script", "style"})
WAYS: Final = frozenset({"skip", "permalink", "citation", "back-to-top"})


@dataclass(frozen=True, slots=True)
class Element:
    """An element's start tag."""

    tag: str
    attributes: tuple[tuple[str, str], ...]

    def get(self, name: str) -> str | None:
        """An attribute."""
        return dict(self.attributes).get(name)

    @property
    def classes(self) -> frozenset[str]:
        """Its class names."""
        return frozenset((self.get("class") or "").split())


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with the elements around it, the outermost first."""

    text: str
    around: tuple[Element, ...]

    @property
    def language(self) -> str | None:
        """The nearest `lang` (HTML, 3.2.6.2)."""
        said = [each.get("lang") for each in self.around]
        return next((language for language in reversed(said) if language is not None), None)

    def is_in(self, *tags: str) -> bool:
        """Whether it stands in an element of one of these tags."""
        return any(each.tag in tags for each in self.around)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[Element] = []
        self.runs: list[Run] = []
        self.elements: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, tuple((name, value or "") for name, value in attrs))
        self.elements.append(element)
        if tag not in INLINE:
            self.handle_data(" ")
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        # Every element of ours is closed where it should be; a test of the format, in a way.
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()
        if tag not in INLINE:
            self.handle_data(" ")

    def handle_data(self, data: str) -> None:
        self.runs.append(Run(data, tuple(self.open)))


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert not reader.open, f"<{reader.open[-1].tag}> is not closed"
    return reader


def read_elements(html: str) -> list[Element]:
    """The start tags, in their order."""
    return _read(html).elements


def read_runs(html: str) -> list[Run]:
    """All text of a page, in its order."""
    return _read(html).runs


def read_text(runs: Iterable[Run]) -> list[str]:
    """The words of the brief among runs of text."""
    return split_words("".join(_shown(runs)))


def _shown(runs: Iterable[Run]) -> Iterator[str]:
    for run in runs:
        if not any(each.tag in UNREAD or each.classes & WAYS for each in run.around):
            yield run.text
