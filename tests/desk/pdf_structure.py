"""PDF structure: what a screen reader is told, read from a PDF's structure tree (PDF 1.7, 14.7).

The text of a marked piece is decoded by the maps to Unicode that its fonts bring along.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, TypeAlias

import pikepdf

Texts: TypeAlias = dict[int, str]

MAPPED: Final = re.compile(r"<([0-9a-f]{4})> <([0-9a-f]+)>")


@dataclass(frozen=True, slots=True)
class Tag:
    """A structure element: its role, its language, its kids; texts and links are among them."""

    role: str
    language: str
    kids: tuple["Tag | str | Target", ...]
    alternative: str | None
    numbering: str | None

    def walk(self) -> Iterator["Tag"]:
        """This element and all in it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Tag):
                yield from kid.walk()

    def all(self, *roles: str) -> list["Tag"]:
        """The elements of these roles, in reading order."""
        return [tag for tag in self.walk() if tag.role in roles]

    def runs(self) -> Iterator[tuple[str, str]]:
        """All texts with their languages."""
        for kid in self.kids:
            if isinstance(kid, Tag):
                yield from kid.runs()
            elif isinstance(kid, str):
                yield kid, self.language

    @property
    def text(self) -> str:
        """All text, with a space where one piece ends and the next begins."""
        return " ".join(" ".join(text for text, _ in self.runs()).split())

    @property
    def targets(self) -> list["Target"]:
        """The links that belong to this element itself."""
        return [kid for kid in self.kids if isinstance(kid, Target)]

    @property
    def shape(self) -> str:
        """The roles below, such as "LI(Lbl LBody)"."""
        inner = " ".join(kid.shape for kid in self.kids if isinstance(kid, Tag))
        return f"{self.role}({inner})" if inner else self.role


@dataclass(frozen=True, slots=True)
class Target:
    """Where a click leads: an address or a name in the PDF; and what the link is called."""

    address: str
    name: str


@cache
def read_structure(content: bytes) -> Tag:
    """The structure of a PDF, from its root element."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        texts = {page.objgen: _read_page(page)[0] for page in pdf.pages}
        root = pdf.Root.StructTreeRoot.K
        return _read_tag(root, texts, str(pdf.Root.Lang), None)


@cache
def read_artifacts(content: bytes) -> list[list[str]]:
    """The text on each page that no one is read."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return [_read_page(page)[1] for page in pdf.pages]


def read_bookmarks(content: bytes) -> list[tuple[int, str, int]]:
    """The bookmarks: level, words, page, both counted from 1."""
    with pikepdf.open(io.BytesIO(content)) as pdf, pdf.open_outline() as outline:
        pages = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}

        def walk(items: Any, level: int) -> Iterator[tuple[int, str, int]]:
            for item in items:
                yield level, item.title, pages[item.destination[0].objgen]
                yield from walk(item.children, level + 1)

        return list(walk(outline.root, 1))


def _read_tag(tag: Any, texts: dict[Any, Texts], language: str, page: Any) -> Tag:
    language = str(tag.get("/Lang", language))
    page = tag.get("/Pg", page)
    inside = tag.K if isinstance(tag.K, pikepdf.Array) else [tag.K]
    attributes = {key: value for each in tag.get("/A", []) for key, value in each.items()}
    return Tag(
        role=str(tag.S).removeprefix("/"),
        language=language,
        kids=tuple(_read_kid(kid, texts, language, page) for kid in inside),
        alternative=str(tag.Alt) if "/Alt" in tag else None,
        numbering=str(attributes["/ListNumbering"]) if "/ListNumbering" in attributes else None,
    )


def _read_kid(kid: Any, texts: dict[Any, Texts], language: str, page: Any) -> Tag | str | Target:
    if isinstance(kid, int):
        return texts[page.objgen][kid]
    if kid.get("/Type") == "/MCR":
        return texts[kid.Pg.objgen][int(kid.MCID)]
    if kid.get("/Type") == "/OBJR":
        link = kid.Obj
        target = link.Dest if "/Dest" in link else link.A.URI
        return Target(str(target), str(link.Contents))
    return _read_tag(kid, texts, language, page)


def _read_page(page: pikepdf.Page) -> tuple[Texts, list[str]]:
    """The texts of a page's marked pieces by their numbers, and those of artifacts."""
    maps = {name: _read_map(font) for name, font in page.Resources.Font.items()}
    pieces: Texts = {}
    artifacts: list[str] = []
    marks: list[int | None] = []
    font = ""
    for operands, operator in pikepdf.parse_content_stream(page):  # type: ignore[misc]
        match str(operator):
            case "BMC" | "BDC":
                about = operands[1] if len(operands) > 1 else {}
                marks.append(int(about["/MCID"]) if "/MCID" in about else None)
                assert marks[-1] is not None or operands[0] == "/Artifact", operands
            case "EMC":
                marks.pop()
            case "Tf":
                font = str(operands[0])
            case "TJ":
                text = _decode(operands[0], maps[font])
                assert marks, f"{text!r} is not marked"
                if marks[-1] is None:
                    artifacts.append(text)
                else:
                    pieces[marks[-1]] = pieces.get(marks[-1], "") + text
        if marks and marks[-1] is not None:
            pieces.setdefault(marks[-1], "")
    return pieces, artifacts


def _read_map(font: Any) -> dict[int, str]:
    found = MAPPED.findall(font.ToUnicode.read_bytes().decode())
    return {int(glyph, 16): bytes.fromhex(text).decode("utf-16-be") for glyph, text in found}


def _decode(shown: Any, known: dict[int, str]) -> str:
    strings = [bytes(each) for each in shown if isinstance(each, pikepdf.String)]
    glyphs = (glyph for string in strings for glyph in zip(string[::2], string[1::2], strict=True))
    return "".join(known[high * 256 + low] for high, low in glyphs)
