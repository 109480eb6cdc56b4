"""News: the blocks under Noteworthy -> lists of dated entries with their sources.

Place in the flow: one of the placing steps.
"""

import re
from collections.abc import Sequence
from typing import Final, get_args

from authoring.importing.blocks import Block, BlockKind, Cut
from authoring.importing.days import Day, read_day
from authoring.importing.draft import (
    FieldKind,
    InlineMapping,
    Leaf,
    PlacementContext,
    Tree,
    make_inline,
    make_line,
)
from authoring.importing.inline import find_address
from authoring.importing.outline import LONGEST_HEADING
from authoring.languages import PACKS
from authoring.languages.sources import MARKS
from authoring.model.fields import SourceLanguage

MOST_BRACKETS: Final = 24
"""So many brackets from the end on are tried as the beginning of the sources."""
MOST_CHARACTERS: Final = 1_000
LONGEST_SOURCE: Final = 100

_MARKS: Final = {mark: code for code, mark in MARKS.items()} | {
    code.upper(): code for code in get_args(SourceLanguage)
}
_MARK: Final = re.compile(
    rf"[\s,]*[(（]?\s*(?<![A-Za-z])({'|'.join(_MARKS)})\s*[)）]?\s*[)）]?\s*\.?$"
)
_SOURCE_WORDS: Final = "|".join(
    word for pack in PACKS.values() for word in pack.importing.source_words
)
_SOURCE_WORD: Final = re.compile(rf"(?i)\b(?:{_SOURCE_WORDS})s?$")
_COLON: Final = re.compile(r"\s*[:：]\s*|\s+[–—-]\s+")
_NO_ADDRESS: Final = "no address in the source"


def place_news(placing: PlacementContext, blocks: Sequence[Block]) -> list[Tree]:
    """The lists of news; a heading without entries and lines without a date are left out."""
    lists: list[Tree] = []
    heading: Block | None = None
    entries: list[Tree] = []
    for block in blocks:
        entry = _place_entry(placing, block)
        if entry is not None:
            if heading is not None or not lists:
                entries = []
                lists.append(_make_list(heading, entries))
                heading = None
            entries.append(entry)
        elif block.style is not BlockKind.ENTRY and len(block.text) <= LONGEST_HEADING:
            heading = block
    return lists


def _make_list(heading: Block | None, entries: list[Tree]) -> dict[str, Tree]:
    if heading is None:
        remark = "the source has no name for this list"
        title = Leaf("News", (), FieldKind.DERIVED, (remark,))
    else:
        title = make_line(heading.whole.part(0, len(heading.text.rstrip(":： "))))
    return {"title": title, "entries": entries}


def read_entry_day(block: Block) -> Day | None:
    """The day that a line of news begins with."""
    day = read_day(block.text)
    if day is None or day.end >= len(block.text):
        return None
    is_set_off = _COLON.match(block.text, day.end) is not None
    looks = {(run.emphasis, run.strong) for run in Cut(block, day.start, day.end).runs}
    rest = {(run.emphasis, run.strong) for run in Cut(block, day.end + 1, len(block.text)).runs}
    return day if is_set_off or block.style is BlockKind.ENTRY or not looks & rest else None


def _place_entry(placing: PlacementContext, block: Block) -> dict[str, Tree] | None:
    day = read_entry_day(block)
    if day is None:
        return None
    date = day.near(placing.first, placing.last) if placing.first and placing.last else None
    if day.year:
        date = day.on(day.year)
    colon = _COLON.match(block.text, day.end)
    rest = block.whole.part(colon.end() if colon else day.end)
    text, sources = _split_sources(rest)
    made: dict[str, Tree] = {}
    if date is not None:
        made["date"] = Leaf(date.isoformat(), (Cut(block, 0, day.end),), FieldKind.DERIVED)
    if text.text:
        made["text"] = make_inline(placing, text)
    if sources:
        made["sources"] = [_place_source(source) for source in sources]
    return made


def _split_sources(cut: Cut) -> tuple[Cut, list[Cut]]:
    """The text of an entry, and the sources in the brackets at its end, however these are closed."""
    text = cut.text
    brackets = [match.start() for match in re.finditer(r"[(（\[]", text)][-MOST_BRACKETS:]
    pair = _find_opening(text)
    for start in (*pair, *reversed(brackets)):
        sources = _read_sources(cut, start + 1)
        if sources:
            return cut.part(0, start), sources
    return cut, []


def _find_opening(text: str) -> tuple[int, ...]:
    """Where the bracket is opened that the end of a text closes."""
    if not text.endswith((")", "）")):
        return ()
    depth = 0
    for place in range(len(text) - 1, max(-1, len(text) - MOST_CHARACTERS), -1):
        depth += (text[place] in ")）") - (text[place] in "(（")
        if not depth:
            return (place,)
    return ()


def _read_sources(cut: Cut, start: int) -> list[Cut]:
    """The sources that stand from a place on to the end, if that is what stands there."""
    offset, sources = start, []
    pieces = re.split(r"([;；])", cut.text[start:])
    for piece in pieces:
        if piece.strip() and piece not in ";；":
            sources.append(cut.part(offset, offset + len(piece)))
        offset += len(piece)
    if sources and all(map(_looks_like_source, sources)):
        is_told = any(map(_is_told, sources)) or cut.text[:start].rstrip("([（ ").endswith(".")
        return sources if is_told and _bare_title(sources[0]).text else []
    return []


def _looks_like_source(cut: Cut) -> bool:
    inner = _bare_title(cut).text
    closes = inner.count(")") + inner.count("）") - inner.count("(") - inner.count("（")
    return bool(inner) and len(inner) <= LONGEST_SOURCE and closes <= 0


def _is_told(cut: Cut) -> bool:
    """Whether something says that it is a source: a link, a language, or a word for one."""
    has_link = any(run.address is not None for run in cut.runs)
    return (
        has_link or bool(_MARK.search(cut.text)) or bool(_SOURCE_WORD.search(_bare_title(cut).text))
    )


def _bare_title(cut: Cut) -> Cut:
    """A source without its language and the brackets that close behind it."""
    mark = _MARK.search(cut.text)
    if mark is not None:
        return cut.part(0, mark.start())
    text = cut.text.rstrip(" .")
    while text.endswith((")", "）", "]")) and text.count("(") + text.count("（") < text.count(
        ")"
    ) + text.count("）") + text.count("]"):
        text = text[:-1].rstrip()
    return cut.part(0, len(text))


def _place_source(cut: Cut) -> InlineMapping:
    title = _bare_title(cut)
    mark = _MARK.search(cut.text)
    address = find_address([cut])
    remarks = () if address else (_NO_ADDRESS,)
    made = InlineMapping({"title": make_line(title)})
    made["url"] = Leaf(address, (), FieldKind.DERIVED, remarks)
    if mark is not None:
        code = cut.part(*mark.span(1))
        made["language"] = Leaf(_MARKS[mark[1]], (code,), FieldKind.DERIVED)
    return made
