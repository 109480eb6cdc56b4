"""Lines: what a line of YAML looks like to people: its indentation, dashes, key and value.

Place in the flow: below the recognisers. A line is read by itself, so what it says is a guess: the
line may stand inside a text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from authoring.source.patched import TextPatch

MOST_LINES: Final = 2_000
"""How many lines around a problem are looked at."""
MOST_SHOWN: Final = 90
"""How many characters of a corrected line are shown."""

_SHAPE = re.compile(
    r"(?P<indentation>[ \t]*)(?P<dashes>(?:-[ \t]+)*)"
    r"(?:(?P<key>\"[^\"\n]{1,200}\"|'[^'\n]{1,200}'"
    r"|[^\s\"'\[\]{},&*!|>@%`#?:](?:[^:\n#]|:(?=[^ \t\n])|(?<![ \t])#){0,200}?)"
    r"[ \t]*(?P<colon>:)(?=[ \t\n]|\Z)[ \t]*)?"
)
_IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*")
_COMMENT = re.compile(r"[ \t]#")
_BLOCK_HEADER = re.compile(r"(?:^|[ \t])[|>][-+0-9]{0,2}[ \t]*(?:#.*)?$")
_NOT_BLANK = re.compile(r"[^ \t]")


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line by its offsets.

    `start` and `stop` are its first character and its line end, `end` is behind the last character
    that is no blank. `content` is the first one that is no blank, `body` what stands behind the
    dashes. Where there is a `key`, `colon` is its colon and `value` what stands behind it.
    """

    start: int
    stop: int
    end: int
    content: int
    body: int
    key: str
    colon: int
    value: int

    @property
    def column(self) -> int:
        """How many characters stand before the content."""
        return self.content - self.start

    @property
    def body_column(self) -> int:
        """How many characters stand before what is behind the dashes."""
        return self.body - self.start

    @property
    def has_dash(self) -> bool:
        """Whether it begins as an element of a list."""
        return self.body > self.content

    @property
    def has_value(self) -> bool:
        """Whether something stands behind the key."""
        return bool(self.key) and self.value < self.end

    @property
    def is_key(self) -> bool:
        """Whether it begins like a key of the desk's: a word in small letters, or in quotes."""
        return bool(self.key) and (self.key[0] in "\"'" or bool(_IDENTIFIER.fullmatch(self.key)))


def line_at(text: str, offset: int) -> SourceLine:
    """The line of an offset."""
    start = text.rfind("\n", 0, offset) + 1
    stop = text.find("\n", offset)
    stop = len(text) if stop < 0 else stop
    end = start + len(text[start:stop].rstrip(" \t"))
    shape = _SHAPE.match(text, start, end)
    if shape is None:  # never: every part of it may be empty
        return SourceLine(start, stop, end, start, start, "", -1, end)
    content = shape.end("indentation")
    body = shape.end("dashes")
    if content == body and text[content : content + 1] == "-" and content + 1 == end:
        body = end
    key = shape["key"] or ""
    return SourceLine(
        start, stop, end, content, body, key, shape.start("colon"), shape.end() if key else end
    )


def is_blank(text: str, line: SourceLine) -> bool:
    """Whether a line is empty but for blanks, or a comment."""
    return line.content >= line.end or text[line.content] == "#"


def opens_block(text: str, line: SourceLine) -> bool:
    """Whether a block of text begins below a line, by the sign at its end."""
    return _BLOCK_HEADER.search(text, line.body, line.end) is not None


def line_above(text: str, line: SourceLine) -> SourceLine | None:
    """The line above, if there is one."""
    return line_at(text, line.start - 1) if line.start else None


def written_above(text: str, line: SourceLine) -> SourceLine | None:
    """The next line above that is neither blank nor a comment, if it is not far."""
    for _ in range(MOST_LINES):
        found = line_above(text, line)
        if found is None or not is_blank(text, found):
            return found
        line = found
    return None


def lines_below(text: str, line: SourceLine) -> Iterator[SourceLine]:
    """The lines below, up to a limit."""
    for _ in range(MOST_LINES):
        if line.stop >= len(text):
            return
        line = line_at(text, line.stop + 1)
        yield line


def lines_above(text: str, line: SourceLine) -> Iterator[SourceLine]:
    """The lines above, the nearest first, up to a limit."""
    for _ in range(MOST_LINES):
        if not line.start:
            return
        line = line_at(text, line.start - 1)
        yield line


def written_below(text: str, line: SourceLine) -> Iterator[SourceLine]:
    """The lines below that are neither blank nor comments."""
    return (each for each in lines_below(text, line) if not is_blank(text, each))


def ancestors(text: str, line: SourceLine) -> Iterator[SourceLine]:
    """The lines under which a line seems to stand, by their indentation, the nearest first."""
    column = line.column
    for _ in range(MOST_LINES):
        above = written_above(text, line)
        if above is None or not column:
            return
        line = above
        if line.column < column:
            column = line.column
            yield line


def text_end(text: str, start: int, column: int, least: int = 0) -> int:
    """Where unquoted text ends that begins at an offset, under a key or dash in a column (from 0).

    It goes on over empty lines and lines that are indented further, up to one beyond `least` that
    begins like a key or an element.
    """
    line = line_at(text, start)
    cut = _COMMENT.search(text, start, line.end)
    end = cut.start() if cut else line.end
    if cut:
        return _without_blanks(text, start, end)
    for below in lines_below(text, line):
        if below.content >= below.end:
            continue
        if is_blank(text, below) or below.column <= column:
            break
        if below.start > least and (below.has_dash or below.is_key):
            break
        end = below.end
        cut = _COMMENT.search(text, below.content, below.end)
        if cut:
            return _without_blanks(text, start, cut.start())
    return _without_blanks(text, start, end)


def flow_text_end(text: str, start: int) -> int:
    """Where unquoted text ends between brackets: at the next comma, bracket or line end."""
    line = line_at(text, start)
    found = re.compile(r"[,\[\]{}]").search(text, start, line.end)
    return _without_blanks(text, start, found.start() if found else line.end)


def _without_blanks(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " \t\n":
        end -= 1
    return end


def next_written(text: str, offset: int, end: int) -> int:
    """The offset of the next character that is no blank, or `end`."""
    found = _NOT_BLANK.search(text, offset, end)
    return found.start() if found else end


def quote(text: str, start: int, end: int) -> tuple[TextPatch, ...]:
    """The changes that put a piece of text into quotes, so that it means what is written there."""
    piece = text[start:end]
    if '"' not in piece and "\\" not in piece:
        return TextPatch(start, start, '"'), TextPatch(end, end, '"')
    doubled = [
        TextPatch(start + found.start(), start + found.start(), "'")
        for found in re.finditer("'", piece)
        if found.start()
    ]
    opening = "''" if piece.startswith("'") else "'"
    return TextPatch(start, start, opening), *doubled, TextPatch(end, end, "'")


def show_changed(text: str, line: SourceLine, changes: tuple[TextPatch, ...]) -> str | None:
    """A line as it stands after changes, or nothing where that is too long to be shown."""
    inside = [change for change in changes if line.start <= change.start <= change.end <= line.stop]
    if line.end - line.start > MOST_SHOWN or len(inside) < len(changes):
        return None
    shown = text[line.start : line.stop]
    for start, end, new in sorted(inside, reverse=True):
        shown = shown[: start - line.start] + new + shown[end - line.start :]
    return shown.strip()
