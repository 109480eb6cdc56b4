"""Writer: a draft -> YAML that a person would have written.

Place in the flow: draft in, text out. Block style, lines of 100 columns, long text folded after “>”,
paragraphs after “|”, quotes only where YAML needs them, and comments where something is unsure.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from authoring.diagnostics.wrapping import width
from authoring.importing.draft import FieldKind, InlineMapping, Leaf, Tree
from authoring.source.quoting import write_scalar

COLUMNS: Final = 100

_STEP: Final = "  "
# YAML 1.2.2, 7.3.3: what a plain scalar must not begin with or hold.
_NOT_FIRST: Final = re.compile(r"[-?:,\[\]{}#&*!|>'\"%@`~=<]|\.\.\.")
_NOT_INSIDE: Final = re.compile(r":(?:\s|$)|\s#")
_NOT_BETWEEN_BRACKETS: Final = re.compile(r"[,\[\]{}?]")
_OTHER_KIND: Final = re.compile(
    r"(?i)y|n|yes|no|on|off|true|false|null|~|[-+.]?[\d.][\d_,.:eExXa-f+-]*(?:inf|nan)?"
)
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_LIST_MARK: Final = re.compile(r"(?:[-+*]|\d{1,9}[.)])$")


def write_draft(tree: Mapping[str, Tree], head: str = "") -> str:
    """The YAML of a draft, with `head` (lines of comments) before it."""
    return head + "".join(f"{line}\n" for line in _mapping(tree, ""))


def _mapping(tree: Mapping[str, Tree], indent: str) -> Iterator[str]:
    for key, value in tree.items():
        yield from _remarks(value, indent)
        if not (isinstance(value, Leaf) and value.value is None):
            yield from _entry(key, value, indent)


def _entry(key: str, value: Tree, indent: str) -> Iterator[str]:
    """A key with its value."""
    head = f"{indent}{_scalar(key, in_flow=False)}:"
    if isinstance(value, Leaf):
        yield from _leaf(head, value, indent + _STEP)
    elif (
        isinstance(value, InlineMapping)
        and (line := _flow(value))
        and width(head) + width(line) < COLUMNS
    ):
        yield f"{head} {line}"
    elif isinstance(value, dict):
        yield head
        yield from _mapping(value, indent + _STEP)
    elif all(isinstance(each, Leaf) and each.kind is not FieldKind.INLINE for each in value):
        yield from _short_list(head, value, indent + _STEP)
    else:
        yield head
        yield from _list(value, indent + _STEP)


def _short_list(head: str, value: list[Tree], indent: str) -> Iterator[str]:
    texts = [each.value or "" for each in value if isinstance(each, Leaf)]
    line = f"{head} [{', '.join(_scalar(text, in_flow=True) for text in texts)}]"
    if width(line) <= COLUMNS:
        yield line
        return
    yield head
    yield from _list(value, indent)


def _list(value: list[Tree], indent: str) -> Iterator[str]:
    for each in value:
        if isinstance(each, Leaf):
            yield from _remarks(each, indent)
            yield from _leaf(f"{indent}-", each, indent + _STEP)
        elif isinstance(each, InlineMapping):
            yield from _row(each, indent)
        elif isinstance(each, dict):
            yield from _dashed(list(_mapping(each, indent + _STEP)), indent)


def _dashed(lines: list[str], indent: str) -> Iterator[str]:
    """The lines of a mapping, with the dash before its first key."""
    first = next((i for i, line in enumerate(lines) if not line.lstrip().startswith("#")), None)
    if first is None:
        return
    place = len(indent)
    yield from (line.removeprefix(_STEP) for line in lines[:first])
    yield f"{indent}- {lines[first][place + len(_STEP) :]}"
    yield from lines[first + 1 :]


def _row(row: InlineMapping, indent: str) -> Iterator[str]:
    """A short mapping in one line, with what is to be said of it behind it."""
    line = f"{indent}- {_flow(row)}"
    remarks = [remark for each in row.values() if isinstance(each, Leaf) for remark in each.remarks]
    comment = f"  # {'; '.join(remarks)}" if remarks else ""
    if width(line) > COLUMNS:
        yield from _dashed(list(_mapping(row, indent + _STEP)), indent)
    elif width(line) + width(comment) > COLUMNS:
        yield from _comment("; ".join(remarks), indent)
        yield line
    else:
        yield f"{line}{comment}"


def _flow(row: InlineMapping) -> str:
    parts = (
        f"{key}: {_scalar(each.value, in_flow=True)}"
        for key, each in row.items()
        if isinstance(each, Leaf) and each.value is not None
    )
    return f"{{{', '.join(parts)}}}"


def _leaf(head: str, leaf: Leaf, indent: str) -> Iterator[str]:
    """A value behind its key or dash."""
    text = leaf.value or ""
    if leaf.kind is FieldKind.BLOCKS and ("\n" in text or leaf.keeps_lines):
        yield f"{head} |"
        for line in text.split("\n"):
            yield from _fill(line, indent, in_markdown=True)
        return
    if leaf.kind is FieldKind.DERIVED and text.isdecimal():
        yield f"{head} {text}"
        return
    line = f"{head} {_scalar(text, in_flow=False)}"
    # A character that does not print would be no one's to read after “>”.
    can_fold = text == " ".join(text.split()) and text.isprintable()
    if width(line) <= COLUMNS or not can_fold:
        yield line
    else:
        yield f"{head} {'>-' if leaf.kind is FieldKind.LINE else '>'}"
        yield from _fill(text, indent, in_markdown=False)


def _fill(text: str, indent: str, *, in_markdown: bool) -> Iterator[str]:
    """A line of text in lines that fit; one never ends where that would mean something."""
    line = ""
    for word in text.split(" "):
        fits = width(indent) + width(line) + 1 + width(word) <= COLUMNS
        if not line:
            line = word
        elif fits or (in_markdown and not _may_break(line, word)):
            line += f" {word}"
        else:
            yield f"{indent}{line}"
            line = word
    yield f"{indent}{line}".rstrip()


def _may_break(line: str, word: str) -> bool:
    """Whether a line of Markdown may end before a word."""
    is_chinese = ord(line[-1]) > 0x2E7F and ord(word[:1] or " ") > 0x2E7F
    return not (is_chinese or _LIST_MARK.match(word) or line.endswith(("\\", "-")))


def _scalar(text: str | None, *, in_flow: bool) -> str:
    """A text as a value of one line: as it stands, where YAML reads it so."""
    text = text or ""
    if _DATE.fullmatch(text):
        return text
    is_plain = (
        text == text.strip()
        and text.isprintable()
        and not _NOT_FIRST.match(text)
        and not _NOT_INSIDE.search(text)
        and not _OTHER_KIND.fullmatch(text)
        and not (in_flow and _NOT_BETWEEN_BRACKETS.search(text))
    )
    return text if text and is_plain else write_scalar(text)


def _remarks(value: Tree, indent: str) -> Iterator[str]:
    if isinstance(value, Leaf):
        for remark in value.remarks:
            yield from _comment(remark, indent)


def _comment(text: str, indent: str) -> Iterator[str]:
    yield from _fill(" ".join(text.split()), f"{indent}# ", in_markdown=False)
