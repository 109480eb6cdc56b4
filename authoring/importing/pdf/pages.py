"""Pages: what a reader has on each page of a PDF, so that two PDFs can be told apart in words.

Place in the flow: beside `sources`. Text is what the fonts say that their glyphs mean (ISO 32000-1,
9.10), in the order of drawing; that is the same for two PDFs of one WeasyPrint, which is all it is for.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from authoring.importing.pdf.opening import open_pdf

if TYPE_CHECKING:
    from pikepdf import Object

UNKNOWN: Final = "\N{REPLACEMENT CHARACTER}"
SHOWING: Final = frozenset({"Tj", "TJ", "'", '"'})
MOVING: Final = frozenset({"BT", "Tm", "Td", "TD", "T*", "'", '"'})

_MEANINGS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page: its words, where its links lead to, what draws it, and digests of its pictures."""

    words: tuple[str, ...]
    links: tuple[str, ...]
    drawing: bytes
    pictures: tuple[bytes, ...]


def read_pages(path: Path, content: bytes) -> tuple[PdfPage, ...]:
    """The pages of a PDF; `path` is what messages call it. Raises `ExtractionError`."""
    with open_pdf(path, content) as pdf:
        return tuple(_read_page(page.obj) for page in pdf.pages)


def read_info(path: Path, content: bytes) -> dict[str, str]:
    """The information dictionary of a PDF, such as Title and Author. Raises `ExtractionError`."""
    import pikepdf

    with open_pdf(path, content) as pdf:
        info = pdf.trailer.get("/Info")
        pairs = info.items() if isinstance(info, pikepdf.Dictionary) else ()
        return {key.removeprefix("/"): str(value) for key, value in pairs}


def _read_page(page: "Object") -> PdfPage:
    reading = _Reading()
    reading.follow(page, {})
    words = "".join(reading.text).split()
    pictures = tuple(reading.pictures)
    return PdfPage(tuple(words), tuple(_read_links(page)), _read_drawing(page), pictures)


def _read_drawing(page: "Object") -> bytes:
    """The commands of a page, which stand in one stream or in several (7.8.2)."""
    import pikepdf

    contents = page.get("/Contents")
    streams = contents if isinstance(contents, pikepdf.Array) else (contents,)
    return b"\n".join(each.read_bytes() for each in streams if isinstance(each, pikepdf.Stream))


def _read_links(page: "Object") -> Iterator[str]:
    import pikepdf

    annotations = page.get("/Annots")
    for annotation in annotations if isinstance(annotations, pikepdf.Array) else ():
        action = annotation.get("/A") if isinstance(annotation, pikepdf.Dictionary) else None
        address = action.get("/URI") if isinstance(action, pikepdf.Dictionary) else None
        if isinstance(address, pikepdf.String):
            yield str(address)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a page shows, in the order of drawing: pieces of text, digests of pictures.

    A drawing that is shown again and again is followed once, so that none is endless.
    """

    text: list[str] = field(default_factory=list)
    pictures: list[bytes] = field(default_factory=list)
    followed: set[tuple[int, int]] = field(default_factory=set)

    def follow(self, drawing: "Object", fonts: dict[str, "_Font"]) -> None:
        """Follow a page, or a drawing on it; a step to another place is a blank in the text."""
        import pikepdf

        own = {name: _Font(font) for name, font in _resources(drawing, "/Font").items()}
        known, drawings = {**fonts, **own}, _resources(drawing, "/XObject")
        font = None
        for step in pikepdf.parse_content_stream(drawing):
            name, operands = str(step.operator), step.operands
            if name in MOVING:
                self.text.append(" ")
            if name == "Tf":
                font = known.get(str(operands[0]))
            elif name in SHOWING and font is not None:
                shown = operands[-1]
                strings = shown if isinstance(shown, pikepdf.Array) else (shown,)
                texts = (each for each in strings if isinstance(each, pikepdf.String))
                self.text.extend(font.read(bytes(each)) for each in texts)
            elif name == "Do":
                self.enter(drawings.get(str(operands[0])), known)

    def enter(self, drawn: "Object | None", fonts: dict[str, "_Font"]) -> None:
        """Take in a picture, or follow the drawing that a drawing shows (8.8, 8.10)."""
        import pikepdf

        kind = drawn.get("/Subtype") if isinstance(drawn, pikepdf.Stream) else None
        if drawn is not None and kind == "/Image":
            self.pictures.append(hashlib.sha256(drawn.read_raw_bytes()).digest())
        elif drawn is not None and kind == "/Form" and drawn.objgen not in self.followed:
            self.followed.add(drawn.objgen)
            self.follow(drawn, fonts)


def _resources(drawing: "Object", kind: str) -> dict[str, "Object"]:
    """The fonts, or what else of a kind a drawing names (7.8.3)."""
    import pikepdf

    resources = drawing.get("/Resources")
    found = resources.get(kind) if isinstance(resources, pikepdf.Dictionary) else None
    named = found.items() if isinstance(found, pikepdf.Dictionary) else ()
    objects = (pikepdf.Dictionary, pikepdf.Stream)
    return {name: each for name, each in named if isinstance(each, objects)}


class _Font:
    """What the codes of a font mean, as its ToUnicode map says."""

    def __init__(self, font: "Object") -> None:
        import pikepdf

        self.width = 2 if font.get("/Subtype") == "/Type0" else 1
        stream = font.get("/ToUnicode")
        content = stream.read_bytes() if isinstance(stream, pikepdf.Stream) else b""
        self.meanings = {
            int(code, 16): bytes.fromhex(meaning.decode()).decode("utf-16-be", "replace")
            for section in _MEANINGS.findall(content)
            for code, meaning in _PAIR.findall(section)
        }

    def read(self, codes: bytes) -> str:
        """The text of a string of codes."""
        numbers = (
            int.from_bytes(codes[start : start + self.width])
            for start in range(0, len(codes), self.width)
        )
        return "".join(self.meanings.get(number, UNKNOWN) for number in numbers)
