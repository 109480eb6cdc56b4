"""Context: the place at which YAML could not be read on, and what was read before it.

Place in the flow: what the reader tells about an error, for the recognisers. Offsets are those of
the text as it is read then (see `authoring.source.patched`), in which every line ends with LF.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from authoring.source.lines import SourceLine, is_blank, line_above, line_at, written_above


@dataclass(frozen=True, slots=True)
class Level:
    """A list or block of keys that is open: where it begins, and the column of its elements or keys."""

    start: int
    column: int
    mapping: bool
    flow: bool


@dataclass(frozen=True, slots=True)
class Token:
    """The value that was read last. `style` is a scalar's, `[` after brackets, `*` after an alias."""

    start: int
    end: int
    style: str


@dataclass(frozen=True)
class ErrorContext:
    """Where reading ended: the place, the place at which the parser says that it began, what was open.

    `ended` are the levels that ended in the line of the mark; `words` are the keys of
    the file: in which columns they stand, and how often.
    """

    text: str
    mark: int
    begun: int | None = None
    levels: tuple[Level, ...] = ()
    ended: tuple[Level, ...] = ()
    last: Token | None = None
    words: Mapping[str, Mapping[int, int]] = field(default_factory=dict)

    @cached_property
    def line(self) -> SourceLine:
        """The line of the mark; at the end of the file, the last line with something in it."""
        line = line_at(self.text, self.mark)
        if not is_blank(self.text, line) or self.mark < len(self.text.rstrip()):
            return line
        return written_above(self.text, line) or line

    @cached_property
    def culprit(self) -> SourceLine:
        """The line that should have been a key or an element: that of the mark, or one before it."""
        if self.begun is None or self.begun >= self.line.start:
            return self.line
        line = line_at(self.text, self.begun)
        return line if line.body == self.begun and not line.key else self.line

    @cached_property
    def above(self) -> SourceLine | None:
        """The line above the culprit that is neither blank nor a comment."""
        return written_above(self.text, self.culprit)

    @property
    def character(self) -> str:
        """The character at the mark; empty at the end of the file."""
        return self.text[self.mark : self.mark + 1]

    @property
    def flow(self) -> Level | None:
        """The innermost open bracket, if the place is between brackets.

        A pair without braces of its own between brackets is no level of them.
        """
        if not self.levels or not self.levels[-1].flow:
            return None
        brackets = (level for level in reversed(self.levels) if self.text[level.start] in "[{")
        return next(brackets, None)

    @property
    def columns(self) -> tuple[tuple[int, bool], ...]:
        """The columns of the lists and blocks of keys here, with whether it is a block of keys."""
        return tuple(
            (level.column, level.mapping) for level in (*self.levels, *self.ended) if not level.flow
        )

    def is_known(self, line: SourceLine) -> bool:
        """Whether the key of a line stands elsewhere in the file, too."""
        columns = self.words.get(line.key)
        return columns is not None and (not columns or sum(columns.values()) > 1)

    def usual_column(self, line: SourceLine) -> int | None:
        """The column in which the key of a line stands most often; nothing where that is its own."""
        columns = self.words.get(line.key, {})
        most = max(columns.values(), default=0)
        if not columns or columns.get(line.body_column, 0) == most:
            return None
        return max(column for column, count in columns.items() if count == most) - (
            line.body - line.content
        )

    def follows(self, token: Token) -> bool:
        """Whether the mark stands in the line in which a value ends, with only blanks between."""
        between = self.text[token.end : self.mark]
        return token.end <= self.mark and not between.strip(" \t")

    def is_text_in(self, line: SourceLine) -> bool:
        """Whether a line belongs to the block of text that was read last."""
        last = self.last
        return last is not None and last.style in "|>" and last.start < line.start < last.end

    def line_of(self, offset: int) -> SourceLine:
        """The line of an offset."""
        return line_at(self.text, offset)

    def line_above(self, line: SourceLine) -> SourceLine | None:
        """The line above."""
        return line_above(self.text, line)
