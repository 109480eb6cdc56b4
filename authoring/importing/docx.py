"""DOCX: a document of Word or LibreOffice -> blocks.

Place in the flow: one of the readers. The parts of the package are read within bounds, so that no
bomb goes off; lxml reads their XML (ECMA-376, WordprocessingML). Paragraphs are counted as lines.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Final

from lxml import etree

from authoring.diagnostics.errors import ImportingError
from authoring.importing.blocks import Block, BlockKind
from authoring.languages import PACKS
from authoring.view.markup import HARD_BREAK, Run

MOST_BYTES: Final = 8_000_000
"""Of one part, unpacked."""
MOST_PARTS: Final = 2_000

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_WORDS: Final = tuple(pack.importing for pack in PACKS.values())
_HEADING_WORDS: Final = "|".join(word for words in _WORDS for word in words.word_headings)
_CONTENTS_WORDS: Final = "|".join(word for words in _WORDS for word in words.word_contents)
_HEADING: Final = re.compile(rf"(?i)^(?:{_HEADING_WORDS})")
_CONTENTS: Final = re.compile(rf"(?i)^(?:{_CONTENTS_WORDS})\s*\d")
_SILENT: Final = frozenset(
    f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "rPrChange", "pPrChange")
) | {_FALLBACK}
_FIELD_ADDRESS: Final = re.compile(r'HYPERLINK\s+"([^"]+)"')
_ADDED: Final = re.compile(r"word/(?:header|footer|footnotes|endnotes)\d*\.xml")


def read_docx(content: bytes, name: str) -> Iterator[Block]:
    """The blocks of a document: its body, then notes, headers and footers.

    Raises `ImportingError` where it is damaged, encrypted, no document, or unpacks to too much.
    """
    package = _Package.open(content, name)
    try:
        body = package.read("word/document.xml")
        if body is None:
            raise ImportingError(
                f"{name} is a package, but no DOCX document", "Save it as DOCX, and import that."
            )
        story = _ParagraphReader(
            _styles(package), _numbering(package), _links(package, "document.xml")
        )
        yield from story.read(body)
        for part in sorted(filter(_ADDED.fullmatch, package.names)):
            story.links = _links(package, part.removeprefix("word/"))
            added = package.read(part)
            yield from story.read(added, aside=True) if added is not None else ()
    except (etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
        raise _damaged(name) from error


@dataclass
class _Package:
    """The parts of a DOCX, read one at a time and never more than their bound."""

    archive: zipfile.ZipFile
    name: str

    @classmethod
    def open(cls, content: bytes, name: str) -> "_Package":
        """The package in some bytes."""
        try:
            archive = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise _damaged(name) from error
        if len(archive.infolist()) > MOST_PARTS:
            raise _too_large(name)
        return cls(archive, name)

    @property
    def names(self) -> list[str]:
        """The names of all parts."""
        return self.archive.namelist()

    def read(self, part: str) -> etree._Element | None:
        """The XML of a part, if it is there."""
        try:
            with self.archive.open(part) as file:
                content = file.read(MOST_BYTES + 1)
        except KeyError:
            return None
        except (RuntimeError, NotImplementedError) as error:  # encrypted, or packed as nobody does
            raise _damaged(self.name) from error
        if len(content) > MOST_BYTES:
            raise _too_large(self.name)
        # Entities stay unread: they could be another bomb, or name files.
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        return etree.fromstring(content, parser)


@dataclass
class _ParagraphReader:
    """Paragraphs while they are read; `line` counts them."""

    styles: dict[str, tuple[str, str | None]]
    ordered: dict[str, bool]
    links: dict[str, str]
    line: int = 0
    counts: dict[str, int] = field(default_factory=dict)

    def read(self, root: etree._Element, *, aside: bool = False) -> Iterator[Block]:
        """The paragraphs of a part, those in tables and frames too."""
        for paragraph in root.iter(f"{_W}p"):
            self.line += 1
            if any(above.tag in _SILENT for above in paragraph.iterancestors()):
                continue
            runs = tuple(self._runs(paragraph))
            if not any(run.text.strip() for run in runs):
                continue
            style, number = self._style(paragraph)
            yield Block(runs, self.line, style, number, aside=aside)

    def _style(self, paragraph: etree._Element) -> tuple[BlockKind, int | None]:
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return BlockKind.PARAGRAPH, None
        named = properties.find(f"{_W}pStyle")
        name, list_id = self.styles.get(_value(named), (_value(named), None))
        if _HEADING.match(name) and not _CONTENTS.match(name):
            return BlockKind.HEADING, None
        own = properties.find(f"{_W}numPr/{_W}numId")
        list_id = list_id if own is None else _value(own)
        if list_id in (None, "", "0"):
            return BlockKind.PARAGRAPH, None
        if not self.ordered.get(str(list_id), False):
            return BlockKind.ENTRY, None
        count = self.counts[str(list_id)] = self.counts.get(str(list_id), 0) + 1
        return BlockKind.ENTRY, count

    def _runs(self, paragraph: etree._Element) -> Iterator[Run]:
        """The runs of a paragraph, without those of a paragraph inside it."""
        address: str | None = None
        begun = ""
        for element in paragraph.iter():
            if _nearest(element, f"{_W}p") is not paragraph or _is_silent(element, paragraph):
                if element.tag == f"{_W}instrText" and _nearest(element, f"{_W}p") is paragraph:
                    begun += element.text or ""
                continue
            if element.tag == f"{_W}fldChar":
                kind = element.get(f"{_W}fldCharType")
                match = _FIELD_ADDRESS.search(begun)
                address = match[1] if kind == "separate" and match else None
                begun = "" if kind != "separate" else begun
                continue
            text = _text_of(element)
            if text:
                link = _nearest(element, f"{_W}hyperlink", paragraph)
                yield _look(element, text, address if link is None else self._address(link))

    def _address(self, link: etree._Element) -> str:
        return self.links.get(link.get(f"{_R}id") or "", "#")


def _text_of(element: etree._Element) -> str:
    match etree.QName(element).localname if isinstance(element.tag, str) else "":
        case "t":
            return (element.text or "").replace("\n", " ")
        case "tab" if _is_in_run(element):
            return " "
        case "br" | "cr":
            return HARD_BREAK if element.get(f"{_W}type") in (None, "textWrapping") else " "
        case "noBreakHyphen":
            return "-"
    return ""


def _is_in_run(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == f"{_W}r"


def _look(element: etree._Element, text: str, address: str | None) -> Run:
    run = _nearest(element, f"{_W}r")
    properties = None if run is None else run.find(f"{_W}rPr")
    return Run(text, _is_on(properties, "i"), _is_on(properties, "b"), address)


def _is_on(properties: etree._Element | None, name: str) -> bool:
    """Whether a property is there and not switched off (17.17.4, ST_OnOff)."""
    found = None if properties is None else properties.find(f"{_W}{name}")
    return found is not None and found.get(f"{_W}val") not in ("0", "false", "off")


def _is_silent(element: etree._Element, paragraph: etree._Element) -> bool:
    """Whether an element stands in what was deleted or is no text."""
    above = (element, *element.iterancestors())
    around = takewhile(lambda each: each is not paragraph, above)
    return any(each.tag in _SILENT for each in around)


def _nearest(
    element: etree._Element, tag: str, within: etree._Element | None = None
) -> etree._Element | None:
    """The nearest element of a tag, from the element itself outwards."""
    found: etree._Element | None = element
    while found is not None and found is not within:
        if found.tag == tag:
            return found
        found = found.getparent()
    return None


def _styles(package: _Package) -> dict[str, tuple[str, str | None]]:
    """The name and the list of each style of paragraphs."""
    root = package.read("word/styles.xml")
    found = {}
    for style in () if root is None else root.iter(f"{_W}style"):
        name = _value(style.find(f"{_W}name"))
        listed = style.find(f"{_W}pPr/{_W}numPr/{_W}numId")
        found[style.get(f"{_W}styleId") or ""] = (name, None if listed is None else _value(listed))
    return found


def _numbering(package: _Package) -> dict[str, bool]:
    """Which lists have numbers, by their id."""
    root = package.read("word/numbering.xml")
    if root is None:
        return {}
    bullets = ("bullet", "none")
    ordered = {
        each.get(f"{_W}abstractNumId"): _value(each.find(f"{_W}lvl/{_W}numFmt")) not in bullets
        for each in root.iter(f"{_W}abstractNum")
    }
    return {
        each.get(f"{_W}numId") or "": ordered.get(_value(each.find(f"{_W}abstractNumId")), False)
        for each in root.iter(f"{_W}num")
    }


def _links(package: _Package, part: str) -> dict[str, str]:
    """The addresses that a part's links lead to, by their id."""
    root = package.read(f"word/_rels/{part}.rels")
    return {} if root is None else {each.get("Id") or "": each.get("Target") or "" for each in root}


def _value(element: etree._Element | None) -> str:
    return "" if element is None else element.get(f"{_W}val") or ""


def _damaged(name: str) -> ImportingError:
    return ImportingError(
        f"{name} can't be read as DOCX: it is damaged, or locked with a password",
        "Open it in a word processor, save it anew as DOCX, and import that.",
    )


def _too_large(name: str) -> ImportingError:
    return ImportingError(
        f"{name} unpacks to more than a brief can hold",
        "Is this the right file? If so, save its text alone as DOCX, and import that.",
    )
