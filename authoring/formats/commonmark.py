"""CommonMark: headings, paragraphs and lists -> Markdown that reads as exactly their words.

Place in the flow: below the Markdown form and the data, which give text in Markdown too. It follows
CommonMark 0.31.2; what GitHub's dialect (GFM 0.29) takes for strike-through, tables or boxes to
tick is escaped as well. A sign that no reader could take for markup is left alone.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from html.entities import html5
from itertools import pairwise, takewhile
from typing import Final, TypeAlias

from authoring.formats.flow import Heading
from authoring.view.markup import (
    HARD_BREAK,
    Block,
    BulletList,
    Inline,
    Paragraph,
    Run,
    group_by_link,
)

MOST_IN_A_NUMBER: Final = 999_999_999
"""The number of a list's element has nine digits at most (CommonMark, 5.2)."""

Target: TypeAlias = Callable[[str, str], str]
"""What stands behind the words of a link, for these words and the address."""

STRONG: Final = "strong"
EMPHASIS: Final = "emphasis"
LINE_BREAK: Final = "\\\n"
"""A break that the author asked for (CommonMark, 6.7)."""

_PUNCTUATION: Final = r"!-/:-@\[-`{-~"
# Signs that begin markup wherever they stand, but for what stands beside them.
_SIGNS: Final = re.compile(
    rf"\\(?=[{_PUNCTUATION}]|$)"
    r"|[`\[]"
    r"|(?<!\s)\*|\*(?!\s)"
    r"|(?<!\s)_|_(?!\s)"
    r"|(?<=\S)~|~(?=~)"
    r"|<(?=[A-Za-z/!?]|$)"
    r"|&(?=(#?\w+;))"
)
# Signs that begin a block at the start of a line; what follows the match takes the backslash.
_LINE_START: Final = re.compile(
    r"(?=#{1,6}(?:\s|$)|>|[-+*](?:\s|$))"
    r"|\d{1,9}(?=[.)](?:\s|$))"
    r"|(?==+\s*$|-[-\s]*$)"
    r"|(?=\|?\s*:?-+:?\s*(?:\|\s*:?-*:?\s*)*$)"
)
_CLOSING_HASHES: Final = re.compile(r"(?<!\S)#+\s*$")
_TARGET_SIGNS: Final = re.compile(rf"\\(?=[{_PUNCTUATION}]|$)|&(?=(#?\w+;))")
_BLANKS: Final = re.compile(r"[\t\r\n]+")


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Markdown of one appearance: a set of `STRONG` and `EMPHASIS`."""

    text: str
    styles: frozenset[str] = frozenset()


def write_target(_words: str, address: str) -> str:
    """An address in brackets behind the words that lead to it (CommonMark, 6.3)."""
    written = _TARGET_SIGNS.sub(_escape, address)
    if not _has_pairs(address):
        written = re.sub(r"[()]", r"\\\g<0>", written)
    return f"({written})"


def write_inline(inline: Inline, target: Target = write_target) -> str:
    """The text of one paragraph, in one line but for the breaks that its author asked for."""
    lines = _write_runs(inline.runs, target).split("\n")
    return "\n".join(_guard(line.strip(" ")) for line in lines)


def write_blocks(blocks: Sequence[Heading | Block], target: Target = write_target) -> str:
    """Blocks with an empty line between them, without a line end behind the last.

    A paragraph is one line: forms on the web and mail programs keep a line end inside it as such,
    others make a space of it even between Chinese characters.
    """
    return "\n\n".join(_write_each(blocks, target))


def _write_each(blocks: Sequence[Heading | Block], target: Target) -> Iterator[str]:
    other_mark, last = False, None
    for block in blocks:
        if isinstance(block, Heading):
            yield f"{'#' * block.level} {_heading(block.text, target)}"
        elif isinstance(block, Paragraph):
            yield write_inline(block.text, target)
        else:
            # Two lists in a row are one, unless their marks differ (CommonMark, 5.3).
            follows = isinstance(last, BulletList) and _is_numbered(last) == _is_numbered(block)
            other_mark = follows and not other_mark
            yield _list(block, target, other_mark=other_mark)
        last = block


def _heading(text: Inline, target: Target) -> str:
    runs = [replace(run, text=" ") if run.text == HARD_BREAK else run for run in text.runs]
    written = _write_runs(runs, target).strip(" ")
    return _CLOSING_HASHES.sub(r"\\\g<0>", written)


def _list(block: BulletList, target: Target, *, other_mark: bool) -> str:
    lines = []
    for index, item in enumerate(block.items):
        mark = "*" if other_mark else "-"
        if block.start is not None:
            number = min(block.start + index, MOST_IN_A_NUMBER)
            mark = f"{number})" if other_mark else f"{number}."
        indent = "\n" + " " * (len(mark) + 1)
        content = re.sub(r"\n(?!\n)", indent, _item(item, target))
        lines.append(f"{mark} {content}".rstrip())
    return "\n".join(lines)


def _item(blocks: Sequence[Block], target: Target) -> str:
    """The blocks of a list's element; a list stands right under its paragraph, where it can."""
    written = ""
    for block, text in zip(blocks, _write_each(blocks, target), strict=True):
        close = isinstance(block, BulletList) and block.start in (None, 1) and any(block.items[:1])
        gap = "\n" if close else "\n\n"
        written += gap + text if written else text
    return written


def _is_numbered(block: BulletList) -> bool:
    return block.start is not None


def _write_runs(runs: Sequence[Run], target: Target) -> str:
    groups = list(group_by_link(_simplify(runs)))
    stretches: list[_Stretch] = []
    for index, group in enumerate(groups):
        before_link = index + 1 < len(groups) and groups[index + 1][0].address is not None
        stretches += _stretches(group, target, before_link=before_link)
    return _join_stretches(stretches)


def _simplify(runs: Sequence[Run]) -> list[Run]:
    """Runs as Markdown can tell them apart, which knows of no language.

    No line break or blank stands at the end, no line break at the edge of a link.
    """
    found = [replace(run, language=None) for run in runs if run.text]
    while found and (found[-1].text == HARD_BREAK or _is_blank(found[-1])):
        found.pop()
    joined: list[Run] = []
    for index, run in enumerate(found):
        last = joined[-1] if joined else None
        if run.text == HARD_BREAK:
            if last is not None:
                after = next(each for each in found[index:] if each.text != HARD_BREAK)
                address = last.address if last.address == after.address else None
                joined.append(Run(HARD_BREAK, address=address))
        elif last is not None and last.text != HARD_BREAK and replace(last, text=run.text) == run:
            joined[-1] = replace(last, text=last.text + run.text)
        else:
            joined.append(run)
    return joined


def _is_blank(run: Run) -> bool:
    return run.text.isspace() and run.address is None


def _stretches(group: Sequence[Run], target: Target, *, before_link: bool) -> Iterator[_Stretch]:
    """A link as one stretch, with its own emphasis inside it unless all of it has the same."""
    address = group[0].address
    if address is None:
        for run in group:
            text = LINE_BREAK if run.text == HARD_BREAK else escape_text(run.text)
            text = f"{text[:-1]}\\!" if before_link and text.endswith("!") else text
            yield _Stretch(text, _styles(run))
        return
    styles = {_styles(run) for run in group if run.text != HARD_BREAK}
    common = styles.pop() if len(styles) == 1 else frozenset()
    inside = (
        _Stretch(
            LINE_BREAK if run.text == HARD_BREAK else escape_text(run.text).replace("]", r"\]"),
            _styles(run) - common,
        )
        for run in group
    )
    words = _join_stretches(list(inside))
    yield _Stretch(f"[{words}]{target(''.join(run.text for run in group), address)}", common)


def escape_text(text: str) -> str:
    """Text whose signs of markup stand for themselves; see `write_inline` for starts of lines."""
    return _SIGNS.sub(_escape, _BLANKS.sub(" ", text))


def _escape(match: re.Match[str]) -> str:
    text, start, sign = match.string, match.start(), match[0]
    if sign == "_" and text[start - 1 : start].isalnum() and text[match.end() :][:1].isalnum():
        return sign
    name = match[1]  # what would be a character's, R&D; not being one
    return sign if name and name[0] != "#" and name not in html5 else f"\\{sign}"


def _guard(line: str) -> str:
    match = _LINE_START.match(line)
    return line if match is None else f"{line[: match.end()]}\\{line[match.end() :]}"


def _styles(run: Run) -> frozenset[str]:
    marked = ((run.strong, STRONG), (run.emphasis, EMPHASIS))
    return frozenset(style for is_set, style in marked if is_set)


def _has_pairs(address: str) -> bool:
    """Whether each round bracket of an address has its other half."""
    depth = 0
    for char in address:
        depth += (char == "(") - (char == ")")
        if depth < 0:
            return False
    return depth == 0


def _join_stretches(stretches: Sequence[_Stretch]) -> str:
    """Stretches, none of them empty, as Markdown of one paragraph; no break begins or ends it.

    Whether stars open or close emphasis depends on the characters on both sides (CommonMark, 6.2):
    where those forbid it, as they often do between Chinese characters and brackets, one of them is
    written by its number.
    """
    stretches = _settle_breaks(stretches)
    marks = {STRONG: "**", EMPHASIS: "_" if _touch(stretches) else "*"}
    written, stack = "", list[str]()
    for index, stretch in enumerate((*stretches, _Stretch(""))):
        text, closing, opening = stretch.text, "", ""
        while not stretch.styles.issuperset(stack):
            closing += marks[stack.pop()]
        # What lasts longest is opened first, so that it need not be closed in between.
        new = sorted(stretch.styles.difference(stack))
        for style in sorted(new, key=lambda style: -_lasting(stretches[index:], style)):
            opening += marks[style]
            stack.append(style)
        if closing:
            written = _with_number_at_end(written) if written[-1].isspace() else written
            if not opening and text and _repels(text[0], closing, written[-1]):
                text = _number(text[0]) + text[1:]
        if opening:
            text = _number(text[0]) + text[1:] if text[0].isspace() else text
            if not closing and written and _repels(written[-1], opening, text[0]):
                written = _with_number_at_end(written)
        written += closing + opening + text
    return written


def _settle_breaks(stretches: Sequence[_Stretch]) -> list[_Stretch]:
    """Line breaks with the styles that go on behind them: none begins or ends with a break."""
    settled: list[_Stretch] = []
    for index, stretch in enumerate(stretches):
        if stretch.text == LINE_BREAK:
            after = next(each for each in stretches[index:] if each.text != LINE_BREAK)
            settled.append(_Stretch(LINE_BREAK, settled[-1].styles & after.styles))
        else:
            settled.append(stretch)
    return settled


def _touch(stretches: Sequence[_Stretch]) -> bool:
    """Whether a style ends where another one goes on, so that their marks stand together."""
    return any(one.styles - other.styles and other.styles for one, other in pairwise(stretches))


def _lasting(stretches: Sequence[_Stretch], style: str) -> int:
    return sum(1 for _ in takewhile(lambda each: style in each.styles, stretches))


def _repels(outside: str, marks: str, inside: str) -> bool:
    """Whether marks between two characters would not be read as marks."""
    soft = (
        outside.isspace() or unicodedata.category(outside).startswith("P") or outside in "$+<=>^`|~"
    )
    hard = unicodedata.category(inside)[0] in "PS"
    return not soft and (hard or "_" in marks)


def _with_number_at_end(written: str) -> str:
    """The last character by its number; a backslash before it must stay one."""
    before, last = written[:-1], written[-1]
    backslashes = len(before) - len(before.rstrip("\\"))
    return before + "\\" * (backslashes % 2) + _number(last)


def _number(character: str) -> str:
    return f"&#{ord(character)};"
