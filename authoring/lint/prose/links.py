"""Links: every address of an issue with its place, and which page it leads to.

Place in the flow: beside the rule context, for the rules that look at links. A link is the value of
a `url` key, a Markdown link or an address in angle brackets inside a text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from authoring.lint.rule_context import FieldText
from authoring.model import Prose
from authoring.model.addresses import LINK_TARGET

_TARGET = re.compile(rf"{LINK_TARGET.pattern}(?=[\s>)])")
_BARE = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*)>")
# A fragment that begins like a path names a page of its own, in sites that are programs.
_PAGE = re.compile(
    r"(?:https?:)?//(?P<host>[^/?#]*)(?P<path>[^?#]*)(?P<query>\?[^#]+)?\??(?P<route>#[/!].*)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PlacedLink:
    """A link: its text, the characters of its address and, in Markdown, of its words."""

    text: FieldText
    start: int
    end: int
    label: tuple[int, int] | None = None

    @property
    def address(self) -> str:
        """Where it leads."""
        return self.text.characters[self.start : self.end]


def find_links(texts: Iterable[FieldText]) -> Iterator[PlacedLink]:
    """The links of some texts, in their order."""
    for text in texts:
        if text.prose is Prose.ADDRESS:
            address = text.characters.strip()
            start = text.characters.find(address)
            yield PlacedLink(text, start, start + len(address))
        elif text.prose in (Prose.INLINE, Prose.BLOCKS) and _may_link(text.characters):
            found = (*_markdown_links(text), *_bare_links(text))
            yield from sorted(found, key=lambda link: link.start)


def _may_link(characters: str) -> bool:
    return "](" in characters or "<" in characters


def page_of(address: str) -> str:
    """The page that an address leads to, in a form to compare.

    It has no scheme, fragment or last slash, and the host in small letters.
    """
    parts = _PAGE.match(address.strip())
    if parts is None:
        return address.strip()
    route = parts["route"] or ""
    return f"{parts['host'].lower()}{parts['path'].rstrip('/')}{parts['query'] or ''}{route}"


def _markdown_links(text: FieldText) -> Iterator[PlacedLink]:
    behind_last = 0
    for match in _TARGET.finditer(text.characters):
        opening = text.characters.rfind("[", behind_last, match.start())
        if opening >= 0:
            yield PlacedLink(text, *match.span(1), (opening + 1, match.start()))
        behind_last = match.end()


def _bare_links(text: FieldText) -> Iterator[PlacedLink]:
    for match in _BARE.finditer(text.characters):
        if not text.characters.endswith("](", 0, match.start()):
            yield PlacedLink(text, *match.span(1))
