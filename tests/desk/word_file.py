"""Word files: what stands in a DOCX, read from its parts with nothing but ElementTree.

Lists are counted here as ECMA-376-1 (17.9) says, so that numbers can be compared with those meant.
"""

import io
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from posixpath import join, normpath
from typing import Any, Final

from desk.views import read_view

from authoring.formats.docx import render_docx
from authoring.formats.metadata import build_metadata
from authoring.project.resources import Resources

NAMESPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pr": "http://schemas.openxmlformats.org/package/2006/relationships",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
}
DOCUMENT: Final = "word/document.xml"
BREAKS: Final = {"tab": "\t", "br": "\n"}


def make_word(issue: Path, **changes: Any) -> bytes:
    """The Word form of an issue's file; `changes` are made to its view."""
    view = replace(read_view(issue), **changes)
    return render_docx(view, build_metadata(view), Resources(issue.resolve().parents[1]))


def qualified(name: str) -> str:
    """A name with its namespace."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


@dataclass(slots=True)
class WordRun:
    """A run: its text, its properties by their local names, where it leads."""

    text: str
    properties: Mapping[str, Mapping[str, str]]
    address: str | None


@dataclass(slots=True)
class WordParagraph:
    """A paragraph: its style, the sign or number before it, its runs, the text of its bookmarks."""

    style: str
    label: str
    runs: list[WordRun] = field(default_factory=list)
    bookmarks: dict[str, str] = field(default_factory=dict)
    properties: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """Its words, without what stands before it."""
        return "".join(run.text for run in self.runs)


class WordFile:
    """The parts of a document."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self.entries = archive.infolist()
            self.parts = {entry.filename: archive.read(entry) for entry in self.entries}

    def part(self, name: str = DOCUMENT) -> ET.Element:
        """The root of a part."""
        return ET.fromstring(self.parts[name])  # noqa: S314  # a file of our own

    def targets(self, name: str = DOCUMENT) -> dict[str, str]:
        """Where the relationships of a part lead: addresses, or names of parts."""
        folder, _, file = name.rpartition("/")
        links = join(folder, "_rels", f"{file}.rels")
        return {
            each.attrib["Id"]: each.attrib["Target"]
            if each.get("TargetMode") == "External"
            else normpath(join(folder, each.attrib["Target"])).lstrip("/")
            for each in (self.part(links) if links in self.parts else ())
        }

    @cached_property
    def styles(self) -> dict[str, ET.Element]:
        """The styles by their identifiers."""
        found = self.part("word/styles.xml").findall("w:style", NAMESPACES)
        return {style.attrib[qualified("w:styleId")]: style for style in found}

    @cached_property
    def paragraphs(self) -> list[WordParagraph]:
        """All paragraphs in their order, those in tables and fields too."""
        return list(_Reader(self).read())


class _Reader:
    def __init__(self, file: WordFile) -> None:
        self.file = file
        self.targets = file.targets()
        self.numbering = file.part("word/numbering.xml")
        self.counts: dict[tuple[str, str], int] = {}

    def read(self) -> Iterator[WordParagraph]:
        for element in self.file.part().iter(qualified("w:p")):
            properties = element.find("w:pPr", NAMESPACES)
            assert properties is not None
            names = frozenset(each.tag.partition("}")[2] for each in properties)
            style = _value(properties, "w:pStyle")
            made = WordParagraph(style, self.label(style, properties), properties=names)
            self.fill(element, made, None, [])
            yield made

    def fill(
        self, element: ET.Element, made: WordParagraph, address: str | None, marks: list[str]
    ) -> None:
        """Read runs, with the bookmarks that are open around them."""
        names: dict[str, str] = {}
        for part in element:
            if part.tag == qualified("w:bookmarkStart"):
                names[part.attrib[qualified("w:id")]] = part.attrib[qualified("w:name")]
                marks.append(part.attrib[qualified("w:name")])
                made.bookmarks[marks[-1]] = ""
            elif part.tag == qualified("w:bookmarkEnd"):
                marks.remove(names[part.attrib[qualified("w:id")]])
            elif part.tag == qualified("w:hyperlink"):
                link = part.get(qualified("r:id"))
                target = self.targets[link] if link else f"#{part.attrib[qualified('w:anchor')]}"
                self.fill(part, made, target, marks)
            elif part.tag == qualified("w:r"):
                made.runs.append(_run(part, address))
                for mark in marks:
                    made.bookmarks[mark] += made.runs[-1].text

    def label(self, style: str, properties: ET.Element) -> str:
        """The sign or the number of a paragraph in a list."""
        found = properties.find("w:numPr", NAMESPACES)
        if found is None:
            found = self.file.styles[style].find("w:pPr/w:numPr", NAMESPACES)
        if found is None:
            return ""
        number, level = _value(found, "w:numId"), _value(found, "w:ilvl")
        kind = self.numbering.find(f"w:num[@w:numId='{number}']", NAMESPACES)
        assert kind is not None
        place = f"w:abstractNum[@w:abstractNumId='{_value(kind, 'w:abstractNumId')}']"
        form = self.numbering.find(f"{place}/w:lvl[@w:ilvl='{level}']", NAMESPACES)
        assert form is not None
        sign = _value(form, "w:lvlText")
        begin = kind.find(f"w:lvlOverride[@w:ilvl='{level}']", NAMESPACES)
        start = _value(form if begin is None else begin, "w:start", "w:startOverride")
        count = self.counts[number, level] = self.counts.get((number, level), int(start) - 1) + 1
        return sign.replace(f"%{int(level) + 1}", str(count))


def _run(element: ET.Element, address: str | None) -> WordRun:
    text = ""
    for part in element:
        name = part.tag.partition("}")[2]
        text += (part.text or "") if name == "t" else BREAKS.get(name, "")
    found = element.find("w:rPr", NAMESPACES)
    properties = {
        part.tag.partition("}")[2]: {
            name.partition("}")[2]: value for name, value in part.attrib.items()
        }
        for part in (() if found is None else found)
    }
    return WordRun(text, properties, address)


def _value(element: ET.Element, *names: str) -> str:
    """The value of the first of some children that is there."""
    found = [child for name in names for child in element.findall(name, NAMESPACES)]
    return found[0].attrib[qualified("w:val")]
