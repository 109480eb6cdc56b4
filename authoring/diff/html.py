"""HTML: what changed as one self-contained web page, old and new side by side.

Place in the flow: comparison in, HTML out. No script, and nothing is fetched from elsewhere; the
colours and letters are those of the publication's style.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from authoring.diff.changes import Change, ChangeKind, Side
from authoring.diff.excerpts import excerpt, write_breaks
from authoring.diff.revision import (
    RevisionPart,
    list_texts,
    list_values,
    name_field,
    name_origin,
    summarize,
)
from authoring.diff.versions import Comparison
from authoring.diff.words import Kind, WordPiece
from authoring.formats.stylesheets import read_tokens
from authoring.formats.templates import render_template
from authoring.formats.tokens import check_tokens
from authoring.formats.webfonts import characters_of, join_with_fonts
from authoring.view.markup import split_chinese

AROUND: Final = 40
"""Words around each change."""
SHEETS: Final = ("fonts.css", "dark.css", "diff.css")
# The style sheet comes last, when the characters of the page are known. No text holds this sign.
_STYLE_SHEET: Final = "\x00"


@dataclass(frozen=True, slots=True)
class DiffText:
    """Text of one kind, in one script."""

    kind: Kind
    text: str
    chinese: bool


@dataclass(frozen=True, slots=True)
class DiffCell:
    """What one side says: paragraphs, each with a label or none, and the line of the file."""

    paragraphs: tuple[tuple[str, tuple[DiffText, ...]], ...]
    line: int | None


@dataclass(frozen=True, slots=True)
class DiffRow:
    """A change as it stands in the table; a `note` tells all of what only moved."""

    label: str
    state: str
    old: DiffCell | None
    new: DiffCell | None
    note: str = ""


def fill_page(comparison: Comparison, *, only_numbers: bool = False) -> str:
    """The page of a comparison. Raises `StyleError` and `TemplateError`."""
    revision, resources = comparison.revision, comparison.resources
    check_tokens(resources, comparison.style)
    sheets = resources.style_sheets(comparison.style, *SHEETS)
    page = render_template(
        resources.template_folders,
        "diff.html",
        old=revision.old,
        new=revision.new,
        style=comparison.style,
        tokens=read_tokens(sheets[0]),
        summary=summarize(revision),
        parts=[(part, tuple(_rows(part))) for part in revision.parts],
        only_numbers=only_numbers,
        style_sheet=Markup(_STYLE_SHEET),  # noqa: S704  # one sign, ours
    )
    characters = characters_of(page, sheets)
    style_sheet = join_with_fonts(sheets, resources.style_folders, characters)
    return page.replace(_STYLE_SHEET, style_sheet, 1)


def _rows(part: RevisionPart) -> Iterator[DiffRow]:
    """A row for each change; for each value of a part that came or went."""
    for event in part.events:
        if event.kind is ChangeKind.MOVED:
            continue  # told in the heading
        for kind, name, text in list_texts(event):
            cell = _cell(None, [WordPiece(kind, write_breaks(text))])
            yield DiffRow(name, "", *((cell, None) if kind == "old" else (None, cell)))
    yield from map(_row, part.changes)


def _row(change: Change) -> DiffRow:
    label, state = name_field(change), "" if change.kind is ChangeKind.CHANGED else change.kind
    if change.kind is ChangeKind.MOVED:
        return DiffRow(label, state, None, None, f"was {name_origin(change)}")
    if change.pieces:
        pieces = tuple(excerpt(change.pieces, AROUND))
        old = [each for each in pieces if each.kind != "new"]
        new = [each for each in pieces if each.kind != "old"]
        return DiffRow(label, state, _cell(change.old, old), _cell(change.new, new))
    return DiffRow(label, state, _values(change.old, "old"), _values(change.new, "new"))


def _cell(side: Side | None, pieces: Iterable[WordPiece]) -> DiffCell:
    return DiffCell((("", tuple(_stretches(pieces))),), side.line if side else None)


def _values(side: Side | None, kind: Kind) -> DiffCell | None:
    """All texts of a value, each a paragraph."""
    if side is None:
        return None
    paragraphs = (
        (name, tuple(_stretches([WordPiece(kind, write_breaks(text))])))
        for name, text in list_values(side.value)
    )
    return DiffCell(tuple(paragraphs), side.line)


def _stretches(pieces: Iterable[WordPiece]) -> Iterator[DiffText]:
    """Pieces cut where Chinese begins and ends, so that the page can mark its language."""
    for piece in pieces:
        for text, is_chinese in split_chinese(piece.text):
            yield DiffText(piece.kind, text, is_chinese)
