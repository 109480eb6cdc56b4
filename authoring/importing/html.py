"""HTML: a web page -> blocks.

Place in the flow: one of the readers. lxml reads it and knows lines. What runs, what looks and what
the head says is no text; navigation, forms and notices are marked as standing aside.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import urljoin

from lxml import etree, html

from authoring.importing.blocks import Block, BlockKind
from authoring.view.markup import HARD_BREAK, Run

_BLANKS: Final = re.compile(r"\s+")
_SILENT: Final = frozenset({"script", "style", "template", "head", "svg", "math", "iframe"})
_ASIDE: Final = frozenset(
    {"nav", "aside", "form", "dialog", "button", "select", "menu", "details", "noscript"}
)
_ASIDE_ROLES: Final = frozenset({"navigation", "dialog", "alertdialog", "search", "complementary"})
_ASIDE_NAME: Final = re.compile(
    r"(?i)(?:^|[\s_-])(?:cookies?|consent|navigation|navbar|breadcrumbs?|share|sharing|newsletter"
    r"|permalink|skip)(?:$|[\s_-])"
)
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS: Final = _HEADINGS | frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset "  # noqa: SIM905  # a list of thirty would fill the screen
    "figcaption figure footer form header hr html legend li main menu nav ol option p pre section "
    "summary table tbody tfoot thead tr ul".split()
)
_STRONG: Final = frozenset({"b", "strong"})
_EMPHASIS: Final = frozenset({"em", "i", "cite"})
_LONGEST_CELL: Final = 40


@dataclass(frozen=True, slots=True)
class _InlineStyle:
    """What the elements around a text make of it."""

    emphasis: bool = False
    strong: bool = False
    address: str | None = None
    aside: bool = False
    silent: bool = False
    heading: bool = False


def read_html(text: str) -> Iterator[Block]:
    """The blocks of a web page."""
    # Without “huge”, what is nested deeper than 256 elements would be lost.
    parser = html.HTMLParser(
        remove_comments=True, remove_pis=True, huge_tree=True, encoding="utf-8"
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return
    if root is None:
        return
    page = _PageReader(_base_of(root))
    looks = [_InlineStyle()]
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            looks.append(page.open(element, looks[-1]))
        else:
            looks.pop()
            page.close(element, looks[-1])
        yield from page.found
        page.found.clear()
    page.end_block()
    yield from page.found


def _base_of(root: etree._Element) -> str:
    """The address that relative ones begin with."""
    found = root.xpath("//base/@href | //link[@rel='canonical']/@href")
    return str(found[0]) if isinstance(found, list) and found else ""


@dataclass
class _PageReader:
    """A page while it is read: the blocks found, and the runs of the one that grows."""

    base: str = ""
    found: list[Block] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    line: int = 1
    look: _InlineStyle = field(default_factory=_InlineStyle)
    bullet: bool = False
    number: int | None = None
    counts: list[int | None] = field(default_factory=list)

    def open(self, element: etree._Element, around: _InlineStyle) -> _InlineStyle:
        """Begin an element; gives how its text looks."""
        tag = str(element.tag).lower()
        look = self._look_of(tag, element, around)
        if tag in _BLOCKS and not (tag == "dd" and self._is_term()):
            self.end_block()
        if tag in ("ol", "ul"):
            self.counts.append(_start_of(element))
        if tag == "li":
            self._begin_entry()
        if tag == "br" and not look.silent:
            self._add(HARD_BREAK, element, look)
        elif tag == "img" and not look.silent:
            self._show_picture(element, look)
        self._add(_BLANKS.sub(" ", element.text or ""), element, look)
        return look

    def close(self, element: etree._Element, around: _InlineStyle) -> None:
        """End an element, and take the text behind it."""
        tag = str(element.tag).lower()
        if tag == "dt":
            self._add(": ", element, around)
        elif tag in ("td", "th") and element.getnext() is not None:
            is_label = len("".join(run.text for run in self.runs)) <= _LONGEST_CELL
            self._add(": " if is_label and self.runs else " ", element, around)
        elif tag in _BLOCKS:
            self.end_block()
        if tag in ("ol", "ul") and self.counts:
            self.counts.pop()
        if tag == "li":
            self.bullet = False
        self._add(_BLANKS.sub(" ", element.tail or ""), element, around)

    def end_block(self) -> None:
        """Keep the block that grew, if it has words."""
        if any(run.text.strip() for run in self.runs):
            is_entry = self.bullet and not self.look.heading
            style = BlockKind.ENTRY if is_entry else BlockKind.PARAGRAPH
            self.found.append(
                Block(
                    tuple(self.runs),
                    self.line,
                    BlockKind.HEADING if self.look.heading else style,
                    self.number if is_entry else None,
                    aside=self.look.aside,
                )
            )
            self.bullet = False
        self.runs = []

    def _look_of(self, tag: str, element: etree._Element, around: _InlineStyle) -> _InlineStyle:
        name = f"{element.get('class') or ''} {element.get('id') or ''}"
        hidden = "hidden" in element.attrib or element.get("aria-hidden") == "true"
        aside = tag in _ASIDE or element.get("role") in _ASIDE_ROLES or hidden
        look = replace(
            around,
            aside=around.aside or aside or bool(_ASIDE_NAME.search(name)),
            silent=around.silent or tag in _SILENT,
            heading=around.heading or tag in _HEADINGS,
            strong=around.strong or tag in _STRONG,
            emphasis=around.emphasis or tag in _EMPHASIS,
        )
        if tag == "a" and element.get("href") is not None:
            look = replace(look, address=self._resolve(str(element.get("href")).strip()))
        return look

    def _resolve(self, address: str) -> str:
        if not self.base or address.startswith("#"):
            return address or "#"
        try:
            return urljoin(self.base, address)
        except ValueError:
            return address

    def _add(self, text: str, element: etree._Element, look: _InlineStyle) -> None:
        if look.silent or not text or (not text.strip(" ") and not self.runs):
            return
        if not self.runs:
            self.line, self.look = int(element.sourceline or 1), look
        elif look.aside and not self.look.aside:
            # A sign that leads to its own place, say, stands in a paragraph and is no part of it.
            self._set_aside(text, element, look)
            return
        self.runs.append(Run(text, look.emphasis, look.strong, look.address))

    def _set_aside(self, text: str, element: etree._Element, look: _InlineStyle) -> None:
        if text.strip():
            line = int(element.sourceline or 1)
            self.found.append(Block((Run(text, address=look.address),), line, aside=True))

    def _show_picture(self, element: etree._Element, look: _InlineStyle) -> None:
        words = (element.get("alt") or "").strip()
        if words:
            self.end_block()
            self._add(f"Picture: {words}", element, look)
            self.end_block()

    def _is_term(self) -> bool:
        """Whether what grows is the term of a list of definitions."""
        return bool(self.runs) and self.runs[-1].text == ": "

    def _begin_entry(self) -> None:
        self.bullet, self.number = True, None
        if self.counts and (count := self.counts[-1]) is not None:
            self.number, self.counts[-1] = count, count + 1


def _start_of(element: etree._Element) -> int | None:
    """The number that a list begins with; None where it has bullets."""
    if element.tag != "ol":
        return None
    start = str(element.get("start") or "1")
    return int(start) if start.isascii() and start.isdecimal() else 1
