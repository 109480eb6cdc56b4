"""Text: what changed, as people read it in a terminal.

Place in the flow: revision in, text out. Without colours, old words stand in [-…-] and new ones in
{+…+}, as git has them; with colours the old are red and struck out, the new green and underlined.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Final

from authoring.diagnostics.cells import clean
from authoring.diagnostics.terminal import PLAIN, Terminal
from authoring.diagnostics.wrapping import width, wrap
from authoring.diff.changes import Change, ChangeKind
from authoring.diff.excerpts import excerpt, space_words, write_breaks
from authoring.diff.revision import (
    Revision,
    RevisionPart,
    list_texts,
    name_field,
    name_origin,
    summarize,
)
from authoring.diff.words import WordPiece

AROUND: Final = 12
"""Words around each change."""
WIDEST: Final = 120
"""In a wider terminal, lines still break here."""
INDENT: Final = "  "
_MARKS: Final = {"old": ("[-", "-]"), "new": ("{+", "+}")}


def write_text(
    revision: Revision, terminal: Terminal = PLAIN, *, only_numbers: bool = False
) -> str:
    """The parts with their changes, or a line for each, then all in numbers."""
    heading = f"{revision.old.name} → {revision.new.name}"
    blocks = [terminal.paint("place", clean(heading))]
    blocks += [clean(each.remark) for each in (revision.old, revision.new) if each.remark]
    if only_numbers:
        blocks += _write_numbers(revision, terminal)
    else:
        blocks += ["\n".join(["", *_write_part(part, terminal)]) for part in revision.parts]
        blocks.append("")
    return "\n".join([*blocks, *wrap(summarize(revision), _limit(terminal))]) + "\n"


def _write_numbers(revision: Revision, terminal: Terminal) -> Iterator[str]:
    """A line for each part: how many changes, words that came, words that went."""
    rows = [
        (
            part.headline,
            str(len(part.all_changes)),
            f"+{part.count.added}",
            f"-{part.count.dropped}",
        )
        for part in revision.parts
    ]
    figures = [max(map(len, column)) for column in list(zip(*rows, strict=True))[1:]]
    room = _limit(terminal) - sum(figures) - len(INDENT) * len(figures)
    names = [_cut(clean(row[0]), room) for row in rows]
    widest = max(map(width, names), default=0)
    for name, (_, *cells) in zip(names, rows, strict=True):
        padded = [cell.rjust(size) for cell, size in zip(cells, figures, strict=True)]
        padded[1:] = [
            terminal.paint(style, cell)
            for style, cell in zip(("came", "went"), padded[1:], strict=True)
        ]
        yield INDENT.join([name + " " * (widest - width(name)), *padded])


def _cut(text: str, room: int) -> str:
    """A text of at most so many cells."""
    if width(text) <= room:
        return text
    while text and width(text) >= room:
        text = text[:-1]
    return f"{text}…"


def _write_part(part: RevisionPart, terminal: Terminal) -> Iterator[str]:
    lines = wrap(clean(part.headline), _limit(terminal))
    yield from (terminal.paint("place", line) for line in lines)
    for event in part.events:
        if event.kind is not ChangeKind.MOVED:
            yield from _write_values(event, terminal)
    for change in part.changes:
        yield from _write_change(change, terminal)


def _write_change(change: Change, terminal: Terminal) -> Iterator[str]:
    """What a change is about with its line, and below that what it was and is."""
    label = name_field(change)
    told = "" if change.kind is ChangeKind.CHANGED else f" {change.kind}"
    if change.kind is ChangeKind.MOVED:
        told += f", was {name_origin(change)}"
    line = change.sides[-1].line
    where = "" if line is None else f" (line {line})" if change.new else f" (old line {line})"
    yield INDENT + terminal.paint("label", clean(label)) + clean(told) + where
    if change.kind is ChangeKind.MOVED:
        return
    if change.pieces:
        yield from _write_pieces(excerpt(change.pieces, AROUND), terminal)
    else:
        yield from _write_values(change, terminal)


def _write_values(change: Change, terminal: Terminal) -> Iterator[str]:
    """All texts of what was and of what is."""
    for kind, name, text in list_texts(change):
        label = [WordPiece("same", f"{name}: ")] if name else []
        yield from _write_pieces([*label, WordPiece(kind, write_breaks(text))], terminal)


def _write_pieces(pieces: Iterable[WordPiece], terminal: Terminal) -> Iterator[str]:
    """Pieces in lines, each piece in its colours or between its marks."""
    indent = INDENT * 2
    styled: list[tuple[str, str]] = []
    for piece in space_words(pieces) if terminal.colour else pieces:
        before, after = ("", "") if terminal.colour else _MARKS.get(piece.kind, ("", ""))
        styled.append((piece.kind, f"{before}{clean(piece.text)}{after}"))
    plain = "".join(text for _, text in styled)
    kinds = [kind for kind, text in styled for _ in text]
    place = 0
    for line in wrap(plain, _limit(terminal) - len(indent)):
        # Spaces at which a line ended are in no line.
        while plain[place : place + 1] == " " and not line.startswith(" "):
            place += 1
        yield indent + _paint_line(line, kinds[place : place + len(line)], terminal)
        place += len(line)


def _paint_line(line: str, kinds: Sequence[str], terminal: Terminal) -> str:
    painted = ""
    for kind, signs in groupby(zip(kinds, line, strict=True), key=itemgetter(0)):
        text = "".join(sign for _, sign in signs)
        painted += text if kind == "same" else terminal.paint(kind, text)
    return painted


def _limit(terminal: Terminal) -> int:
    return min(terminal.width, WIDEST)
