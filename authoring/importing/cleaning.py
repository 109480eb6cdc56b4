"""Cleaning: blocks as they were read -> blocks as their authors meant them.

Place in the flow: between the readers and the recogniser. Labels and bullets begin a block wherever a
line begins with them; what a page cut in two is one again; page numbers stand apart. No word is
added or lost.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from authoring.importing.blocks import Block, BlockKind, join_lines, make_key, slice_runs, tidy_runs
from authoring.importing.vocabulary import PEOPLE, Term, Vocabulary
from authoring.languages import PACKS
from authoring.view.markup import HARD_BREAK, SOFT_BREAK, Run

LEADERS: Final = re.compile(r"\s?(?:\.{4,200}|…{2,99}|(?:\s\.){3,99}|_{3,200}|·{3,200})\s*\d{1,3}$")
"""The end of a line of contents."""
LONGEST_BROKEN: Final = 5_000
"""What is longer is no paragraph that a page cut in two."""

_BULLET: Final = re.compile(r"[•●▪◦‣·]\s*|[-–*+]\s+")
_SURE_BULLET: Final = re.compile(r"[•●▪◦‣]\s")
_PAGE: Final = "|".join(word for pack in PACKS.values() for word in pack.importing.page_words)
_OF: Final = "|".join(pack.importing.page_of for pack in PACKS.values())
_PAGE_NUMBER: Final = re.compile(
    rf"[-–|\s]*(?:(?:{_PAGE})\s*)?\d{{1,3}}(?:\s*(?:/|{_OF})\s*\d{{1,3}})?[-–|\s]*",
    re.IGNORECASE,
)
_EDGE_NUMBERS: Final = re.compile(r"^\d{1,3}\s*[|·]?\s+|\s+[|·]?\s*\d{1,3}$")
_ENDS: Final = (".", "!", "?", ":", ";", ")", "]", "。", "）", ".”", "?”", "!”", '."')
_ADDRESS: Final = re.compile(r"\S*[@/]|\S+\.\w|https?:")
_LABELS_OF_LINES: Final = frozenset(Term) - {
    Term.OTHERS,
    Term.DRAFT,
    Term.NUMBER,
    Term.CONTENTS,
    Term.READING_TIME,
    Term.NOTEWORTHY,
}


@dataclass
class _CleanLine:
    """A line of a block; `broken`: its author wanted it to begin, `parted`: after an empty line."""

    runs: list[Run]
    broken: bool = False
    parted: bool = False


def clean_blocks(
    blocks: Iterable[Block], vocabulary: Vocabulary
) -> tuple[list[Block], list[Block]]:
    """The blocks of a brief, and those that only say on which page of which brief they stand."""
    kept: list[Block] = []
    noise: list[Block] = []
    heads = vocabulary.names
    in_colophon = False
    for block in blocks:
        in_colophon = in_colophon or _begins_colophon(block, vocabulary)
        for piece in _split(block, vocabulary, in_colophon=in_colophon):
            is_page_number = _PAGE_NUMBER.fullmatch(piece.text) and not piece.broken
            if is_page_number or _is_running_head(piece, heads):
                noise.append(piece)
            elif kept and _is_rest_of(kept[-1], piece):
                kept[-1] = _join(kept[-1], piece)
            elif any(char.isalnum() for char in piece.text):
                kept.append(piece)
    return kept, noise


def _is_running_head(piece: Block, names: frozenset[str]) -> bool:
    """Whether a line is the publication's name, with the number of the page or without."""
    return make_key(_EDGE_NUMBERS.sub("", piece.text)) in names


def _begins_colophon(block: Block, vocabulary: Vocabulary) -> bool:
    label = vocabulary.find_heading(block)
    return label is not None and label.term in (*PEOPLE, Term.PUBLISHER)


def _split(block: Block, vocabulary: Vocabulary, *, in_colophon: bool) -> Iterator[Block]:
    """The blocks that one block is; names and addresses stand in lines that nobody joins."""
    pieces: list[_CleanLine] = []
    starts: list[int] = []
    for offset, line in enumerate(_lines(block)):
        line.broken = line.broken or (in_colophon and offset > 0)
        text = "".join(run.text for run in line.runs).strip()
        before = "".join(run.text for run in pieces[-1].runs).strip() if pieces else ""
        if not pieces or _begins(block, line, text, before, vocabulary):
            pieces.append(line)
            starts.append(block.line + offset)
        else:
            pieces[-1].runs += [Run(SOFT_BREAK), *line.runs]
    for index, (piece, line_number) in enumerate(zip(pieces, starts, strict=True)):
        yield _make_piece(block, piece, line_number, is_first=index == 0)


def _lines(block: Block) -> Iterator[_CleanLine]:
    line = _CleanLine([])
    for run in block.runs:
        if run.text == SOFT_BREAK:
            yield line
            line = _CleanLine([])
        elif run.text == HARD_BREAK:
            yield line
            is_empty = not any(each.text.strip() for each in line.runs)
            line = _CleanLine([], broken=True, parted=is_empty)
        else:
            line.runs.append(run)
    yield line


def _begins(block: Block, line: _CleanLine, text: str, before: str, vocabulary: Vocabulary) -> bool:
    """Whether a line begins a block of its own."""
    if not text or not before:
        return False
    if line.broken and block.style is not BlockKind.HEADING:
        return True
    if _SURE_BULLET.match(text) or LEADERS.search(text) or LEADERS.search(before):
        return True
    label = vocabulary.find_run_in(text)
    return label is not None and label.term in _LABELS_OF_LINES


def _make_piece(block: Block, piece: _CleanLine, line: int, *, is_first: bool) -> Block:
    runs = join_lines(piece.runs)
    text = "".join(run.text for run in runs)
    style, number = (block.style, block.number) if is_first else (BlockKind.PARAGRAPH, None)
    if block.style is BlockKind.HEADING:
        style = BlockKind.HEADING
    bullet = _BULLET.match(text) if style is not BlockKind.HEADING else None
    if bullet is not None and text[bullet.end() :].strip():
        runs = tidy_runs(slice_runs(runs, bullet.end(), len(text)))
        style = BlockKind.ENTRY
    return replace(
        block,
        runs=runs,
        line=line,
        style=style,
        number=number,
        close=block.close if is_first else not piece.parted,
        broken=piece.broken and not piece.parted and not is_first,
    )


def _is_rest_of(block: Block, piece: Block) -> bool:
    """Whether a paragraph goes on what a page cut off: it begins small, and that ends nowhere."""
    return (
        piece.style is BlockKind.PARAGRAPH
        and block.style is not BlockKind.HEADING
        and block.aside == piece.aside
        and piece.text[:1].islower()
        and not _ADDRESS.match(piece.text)
        and not block.text.endswith(_ENDS)
        and len(block.text) <= LONGEST_BROKEN
        and not (piece.broken and block.text.endswith(","))
    )


def _join(block: Block, rest: Block) -> Block:
    return replace(block, runs=tidy_runs((*block.runs, Run(" "), *rest.runs)))
