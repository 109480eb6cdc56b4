"""Markdown text: what a reader of CommonMark makes of Markdown, by a parser of its own.

Raw HTML, which forms of a brief never write, is an error; so is what only GitHub's dialect knows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

KNOWN: Final = frozenset(
    f"{kind}_{end}"
    for kind in ("heading", "paragraph", "bullet_list", "ordered_list", "list_item")
    for end in ("open", "close")
)


@dataclass(frozen=True, slots=True)
class Piece:
    r"""Words of one appearance; a line break is a piece of "\n"."""

    text: str
    emphasis: bool = False
    strong: bool = False
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """The text of one heading or paragraph, and the kinds of block around it, outermost first."""

    around: tuple[str, ...]
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(piece.text for piece in self.pieces)


@cache
def reader() -> MarkdownIt:
    """CommonMark with what GitHub adds to it."""
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def normalise_address(address: str) -> str:
    """An address as the reader gives it back."""
    return reader().normalizeLink(address)


def read_markdown(text: str) -> list[Line]:
    """The lines of a text, in their order."""
    lines, around = [], list[str]()
    for token in reader().parse(text):
        if token.type == "inline":
            lines.append(Line(tuple(around), tuple(_join(_pieces(token.children or ())))))
            continue
        assert token.type in KNOWN, f"{token.type}: {token.content}"
        if token.nesting == 1:
            around.append(token.tag)
        else:
            around.pop()
    return lines


def _pieces(tokens: Sequence[Token]) -> Iterator[Piece]:
    emphasis = strong = 0
    address: str | None = None
    for token in tokens:
        match token.type:
            case "em_open" | "em_close":
                emphasis += token.nesting
            case "strong_open" | "strong_close":
                strong += token.nesting
            case "link_open":
                address = str(token.attrGet("href"))
            case "link_close":
                address = None
            case "hardbreak":
                yield Piece("\n")
            case "text" | "text_special":
                yield Piece(token.content, emphasis > 0, strong > 0, address)
            case _:
                raise AssertionError(f"{token.type}: {token.content}")


def _join(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Without empty pieces; neighbours that look alike as one."""
    last: Piece | None = None
    for piece in pieces:
        if not piece.text:
            continue
        alike = (
            last is not None and "\n" not in (last.text, piece.text) and _look(last) == _look(piece)
        )
        if last is not None and not alike:
            yield last
        last = Piece(last.text + piece.text, *_look(piece)) if last and alike else piece
    if last is not None:
        yield last


def _look(piece: Piece) -> tuple[bool, bool, str | None]:
    return piece.emphasis, piece.strong, piece.address


def join_pieces(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Pieces as `read_markdown` tells them."""
    return tuple(_join(iter(pieces)))
