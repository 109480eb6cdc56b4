"""Plain text: lines -> blocks.

Place in the flow: one of the readers. Whether a file's lines were wrapped is seen from the file: in
one that was, a line ends where the next word would not have fitted.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from authoring.diagnostics.text import LINE_BREAK
from authoring.diagnostics.wrapping import char_width, width
from authoring.importing.blocks import Block, BlockKind
from authoring.view.markup import CHINESE_RUN, SOFT_BREAK, Run

MOST_COLUMNS: Final = 120
"""Lines that are longer are not wrapped."""
RENDERED_COLUMNS: Final = 72
"""Of the text that render writes, which begins with a line of “=”."""
FEWEST_JOINTS: Final = 3
"""So many lines at least look wrapped in a text that is, or half of those under another."""

_RULE: Final = re.compile(r"\s*([=\-_*~#])\1{2,}\s*")
_BULLET: Final = re.compile(r"\s*[-*+•●▪◦‣]\s+")
_NUMBER: Final = re.compile(r"\s*\d{1,3}[.)]\s")
_NOTE: Final = re.compile(r"\s*\[(\d{1,3})\] ((?:https?://|mailto:)\S+)")
_FIRST_WORD: Final = re.compile(r"\S+(?:\s\[\d+\]\S*|\s·)?")
# Chinese breaks anywhere, but not before what closes.
_FIRST_SIGN: Final = re.compile(r".[，。、；：？！”’）》」』】\])]*(?:\s\[\d+\]\S*|\s·)?")
_LINKS: Final = re.compile(
    r"(?P<marked>[^\s(（\[“\"]\S{0,80})\s\[(?P<number>\d{1,3})\]"
    r"|(?P<words>[^\s(（\[“\"]\S{0,80})\s<(?P<address>(?:https?://|mailto:)[^\s<>]{1,2000})>"
    r"|(?P<bare>https?://[^\s<>]{0,2000}[\w/])"
)


@dataclass
class _GrowingBlock:
    """Lines of one block while it grows; `indent` is where those under its bullet begin."""

    line: int
    lines: list[str]
    style: BlockKind = BlockKind.PARAGRAPH
    close: bool = False
    indent: int = 0
    notes: dict[str, str] = field(default_factory=dict)

    @property
    def last_line(self) -> str:
        """Its last line as it stands in the text, behind the bullet's room."""
        room = "" if self.style is BlockKind.PARAGRAPH else " " * self.indent
        return f"{room}{self.lines[-1]}"


def read_plain_text(text: str) -> Iterator[Block]:
    """The blocks of a plain text; addresses in notes are those of the words before their marks."""
    lines = [line.rstrip() for line in LINE_BREAK.split(text)]
    for each in _Growth(_measure(lines)).read(lines):
        runs = tuple(_link("\r".join(each.lines), each.notes))
        yield Block(runs, each.line, each.style, close=each.close)


@dataclass
class _Growth:
    """The paragraphs of a text of so many columns, or of lines that were not wrapped (0)."""

    columns: int
    found: list[_GrowingBlock] = field(default_factory=list)
    group: int = 0
    """Where the paragraphs since the last empty line begin."""
    unnoted: int = 0
    """Where those begin that no note was read for."""
    in_notes: bool = False

    def read(self, lines: Sequence[str]) -> Sequence[_GrowingBlock]:
        """The paragraphs of some lines."""
        for number, line in enumerate(lines, 1):
            self._take(number, line)
        return self.found

    def _take(self, number: int, line: str) -> None:
        note = _NOTE.fullmatch(line)
        if note is not None:
            self._note(note)
            return
        if not line.strip():
            self.group = len(self.found)
        elif _RULE.fullmatch(line):
            self._underline()
        else:
            if self.in_notes:
                self.in_notes, self.unnoted = False, len(self.found)
            self._grow(number, line)

    def _note(self, note: re.Match[str]) -> None:
        self.in_notes = True
        self.group = len(self.found)
        for paragraph in self.found[self.unnoted :]:
            paragraph.notes[note[1]] = note[2]

    def _underline(self) -> None:
        """What stands over a line of signs is a heading."""
        group = self.found[self.group :]
        if group and all(each.style is BlockKind.PARAGRAPH for each in group):
            lines = [line for each in group for line in each.lines]
            heading = _GrowingBlock(group[0].line, lines, BlockKind.HEADING)
            self.found[self.group :] = [heading]
        self.group = len(self.found)

    def _grow(self, number: int, line: str) -> None:
        close = len(self.found) > self.group
        last = self.found[-1] if close else None
        bullet = _BULLET.match(line)
        if last is not None and self._continues(last, line, is_bullet=bullet is not None):
            last.lines.append(f"{self._lost_space(last, line)}{line.strip()}")
        elif bullet is not None:
            paragraph = _GrowingBlock(
                number, [line[bullet.end() :]], BlockKind.ENTRY, indent=bullet.end()
            )
            self.found.append(paragraph)
        else:
            mark = _NUMBER.match(line)
            indent = mark.end() if mark else 0
            self.found.append(_GrowingBlock(number, [line.strip()], close=close, indent=indent))

    def _continues(self, last: _GrowingBlock, line: str, *, is_bullet: bool) -> bool:
        """Whether a line goes on with what the one before it says."""
        before = last.lines[-1]
        if last.style is BlockKind.HEADING:
            return False
        if before.endswith(" ·") and not is_bullet:
            return True
        is_full = bool(self.columns) and not _fits(last.last_line, line, self.columns)
        is_under = last.indent and len(line) - len(line.lstrip()) >= last.indent
        if is_under:
            return is_full or not (is_bullet or _NUMBER.match(line))
        if last.style is BlockKind.PARAGRAPH and last.indent and _NUMBER.match(line):
            return False
        # A line may begin with a dash that is no bullet, where the one before it had no room.
        leads_in = before.endswith(":") and self.columns != RENDERED_COLUMNS
        return is_full and not (is_bullet and (last.style is BlockKind.ENTRY or leads_in))

    def _lost_space(self, last: _GrowingBlock, line: str) -> str:
        """The space at which a line ended between Chinese, where it did not end for want of room."""
        before, after = last.lines[-1][-1:], line.strip()[:1]
        if not (before and after and CHINESE_RUN.fullmatch(before + after)):
            return ""
        return " " if _fits(last.last_line, line, self.columns) else ""


def _measure(lines: Sequence[str]) -> int:
    """The columns that a text was wrapped in; none where it was not."""
    prose = [line for line in lines if not _NOTE.fullmatch(line)]
    columns = max(map(len, prose), default=0)
    if columns > MOST_COLUMNS:
        return 0
    columns = max(map(width, prose), default=0)
    first = next((line for line in lines if line.strip()), "")
    if _RULE.fullmatch(first) and first.startswith("=") and columns <= RENDERED_COLUMNS:
        return RENDERED_COLUMNS
    joints = pairs = 0
    for line, follower in pairwise(prose):
        starts = _BULLET.match(follower) or _NUMBER.match(follower) or _RULE.fullmatch(follower)
        if line.strip() and follower.strip() and not starts:
            pairs += 1
            joints += not _fits(line, follower, columns)
    return columns if joints >= FEWEST_JOINTS or 0 < pairs <= 2 * joints else 0


def _fits(before: str, line: str, columns: int) -> bool:
    """Whether the first piece of a line would have had room on the one before."""
    line = line.strip()
    is_chinese = bool(line) and char_width(line[0]) > 1
    piece = (_FIRST_SIGN if is_chinese else _FIRST_WORD).match(line)
    gap = 0 if is_chinese and before and char_width(before[-1]) > 1 else 1
    return width(before) + gap + width(piece[0] if piece else "") <= columns


def _link(text: str, notes: dict[str, str]) -> Iterator[Run]:
    """Runs of a text: the last word before an address, or before the mark of a note, leads there."""
    offset = 0
    has_links = "://" in text or "mailto:" in text or bool(notes)
    for match in _LINKS.finditer(text) if has_links else ():
        if match["number"] is not None and match["number"] not in notes:
            continue
        words = match["marked"] or match["words"] or match["bare"]
        address = notes.get(match["number"] or "") or match["address"] or match["bare"]
        yield from _split(text[offset : match.start()])
        yield Run(words, address=address)
        offset = match.end()
    yield from _split(text[offset:])


def _split(text: str) -> Iterator[Run]:
    for index, line in enumerate(text.split("\r")):
        if index:
            yield Run(SOFT_BREAK)
        if line:
            yield Run(line)
