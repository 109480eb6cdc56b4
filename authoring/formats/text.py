"""Text: the brief as plain text, to be read in a mail and to be pasted.

Place in the flow: view in, text out.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeAlias

from authoring.diagnostics.wrapping import NO_BREAK, width, wrap
from authoring.formats.flow import BETWEEN, Heading
from authoring.formats.links import Links, names_address
from authoring.formats.plain_flow import PlainPart, lay_out, lay_out_contents
from authoring.formats.typography import NARROW_NO_BREAK_SPACE
from authoring.view.brief import BriefView
from authoring.view.markup import Block, BulletList, Inline, Paragraph, group_by_link

COLUMNS: Final = 72
"""What fits into a mail, and into one that quotes it."""

_UNDERLINES: Final = {1: "=", 2: "=", 3: "-"}

_Mark: TypeAlias = Callable[[str], str]


def render_text(brief: BriefView, links: Links = Links.FOOTNOTES) -> str:
    """The text of a brief in lines of 72 columns, in which a Chinese character takes two.

    An address is never cut: one that is too long stands alone in its line. Footnotes are counted
    part by part, and stand at the end of theirs.
    """
    parts = list(lay_out(brief))
    first = next(index for index, part in enumerate(parts) if part.name == "items")
    parts.insert(first, lay_out_contents(brief))
    written = ""
    for part in parts:
        written += _gap(written, part) + _part(part, links)
    return written.replace(NO_BREAK, " ").replace(NARROW_NO_BREAK_SPACE, " ") + "\n"


def _gap(written: str, part: PlainPart) -> str:
    """Two empty lines before a heading, one between two of them, and between others."""
    if not written:
        return ""
    under_heading = written.endswith("=")
    return "\n\n\n" if isinstance(part.blocks[0], Heading) and not under_heading else "\n\n"


def _part(part: PlainPart, links: Links) -> str:
    notes: dict[str, int] = {}

    def refer(address: str) -> str:
        if links is Links.INLINE:
            return f" <{address}>"
        return f"{NO_BREAK}[{notes.setdefault(address, len(notes) + 1)}]"

    lines = list(_blocks(part.blocks, refer, COLUMNS))
    if notes:
        lines.append("")
    for address, number in notes.items():
        lines += wrap(f"[{number}] {address}", COLUMNS)
    return "\n".join(lines)


def _blocks(blocks: Sequence[Heading | Block], mark: _Mark, columns: int) -> Iterator[str]:
    """The lines of blocks; between two an empty one, but not between a paragraph and its list."""
    last: Heading | Block | None = None
    for block in blocks:
        if last is not None:
            yield ""
        if isinstance(block, Heading):
            yield from _heading(block, mark)
        elif isinstance(block, Paragraph):
            yield from _lines(block.text, mark, columns)
        else:
            yield from _list(block, mark, columns)
        last = block


def _heading(heading: Heading, mark: _Mark) -> Iterator[str]:
    lines = _lines(heading.text, mark, COLUMNS)
    line = _UNDERLINES[heading.level] * max(map(width, lines))
    yield from (line, *lines, line) if heading.level == 1 else (*lines, line)


def _list(block: BulletList, mark: _Mark, columns: int) -> Iterator[str]:
    for index, item in enumerate(block.items):
        bullet = "- " if block.start is None else f"{block.start + index}. "
        indent = " " * len(bullet)
        for count, line in enumerate(_item(item, mark, columns - len(bullet))):
            yield f"{indent if count else bullet}{line}".rstrip()


def _item(blocks: Sequence[Block], mark: _Mark, columns: int) -> list[str]:
    """The lines of a list's element; a list stands right under its paragraph."""
    lines: list[str] = []
    for block in blocks:
        if lines and isinstance(block, Paragraph):
            lines.append("")
        lines += _blocks((block,), mark, columns)
    return lines or [""]


def _lines(text: Inline, mark: _Mark, columns: int) -> list[str]:
    """The lines of a paragraph."""
    written = ""
    for group in group_by_link(text.runs):
        words = "".join(run.text for run in group)
        address = group[0].address
        written += words
        if address is not None and not names_address(words, address):
            written += mark(address)
    return [line for paragraph in written.split("\n") for line in wrap(_bind(paragraph), columns)]


def _bind(text: str) -> str:
    """A line of several parts breaks behind the dots between them, not in a short part."""
    if BETWEEN not in text:
        return text
    parts = text.split(BETWEEN)
    whole = (part.replace(" ", NO_BREAK) if width(part) < COLUMNS / 2 else part for part in parts)
    return (NO_BREAK + BETWEEN.lstrip()).join(whole)
