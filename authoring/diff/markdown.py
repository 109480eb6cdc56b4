"""Markdown: what changed, for a pull request.

Place in the flow: revision in, text out. Old and new words are `del` and `ins`, which GitHub and
GitLab let through: ~~ and ** do not hold beside Chinese characters and quotation marks.
"""

import re
from collections.abc import Iterator
from typing import Final

from authoring.diagnostics.cells import clean
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

AROUND: Final = 20
"""Words around each change."""

_SIGNS: Final = re.compile(r"[\\`*_\[\]<>&~#|!$]")
# The forge would call people by such names, and make links of issues' numbers.
_MENTION: Final = re.compile(r"(?<!\w)@(?=\w)")
_ELEMENTS: Final = {"old": "del", "new": "ins"}


def write_markdown(revision: Revision, *, only_numbers: bool = False) -> str:
    """A heading, all in numbers, then the parts with their changes or a table of them."""
    lines = [
        f"### {escape(revision.old.name)} → {escape(revision.new.name)}",
        "",
        *(f"> {escape(each.remark)}\n" for each in (revision.old, revision.new) if each.remark),
        f"{summarize(revision).capitalize()}.",
    ]
    if only_numbers and revision.parts:
        lines += ["", *_write_table(revision)]
    elif not only_numbers:
        for part in revision.parts:
            lines += ["", *_write_part(part)]
    return "\n".join(lines) + "\n"


def escape(text: str) -> str:
    """A text that Markdown shows as it is, in one line."""
    escaped = _SIGNS.sub(lambda sign: f"&#{ord(sign[0])};", clean(write_breaks(text)))
    return _MENTION.sub("@\u2060", escaped)


def _write_table(revision: Revision) -> Iterator[str]:
    yield "| part | changes | words added | words dropped |"
    yield "| --- | ---: | ---: | ---: |"
    for part in revision.parts:
        count = part.count
        yield f"| {escape(part.headline)} | {len(part.all_changes)} | {count.added} | {count.dropped} |"


def _write_part(part: RevisionPart) -> Iterator[str]:
    title = escape(part.title[:1].upper() + part.title[1:])
    yield f"#### {title}" + (f" ({escape(part.fate)})" if part.fate else "")
    yield ""
    for event in part.events:
        if event.kind is ChangeKind.DROPPED:
            yield from ("<details><summary>What it said</summary>", "")
            yield from _write_values(event, "")
            yield from ("", "</details>")
        elif event.kind is not ChangeKind.MOVED:
            yield from _write_values(event, "")
    for change in part.changes:
        yield from _write_change(change)


def _write_change(change: Change) -> Iterator[str]:
    label = f"**{escape(name_field(change))}**"
    if change.kind is ChangeKind.MOVED:
        yield f"- {label} moved, was {escape(name_origin(change))}"
    elif change.pieces:
        pieces = space_words(excerpt(change.pieces, AROUND))
        told = "".join(_mark(piece.kind, piece.text) for piece in pieces)
        yield f"- {label}: {told}"
    elif change.kind in (ChangeKind.ADDED, ChangeKind.DROPPED):
        yield f"- {label} {change.kind}"
        yield from _write_values(change, "  ")
    else:
        old, new = (side.value if side else "" for side in (change.old, change.new))
        if isinstance(old, str) and isinstance(new, str):
            yield f"- {label}: {_mark('old', old)} {_mark('new', new)}"
            return
        yield f"- {label}"
        yield from _write_values(change, "  ")


def _write_values(change: Change, indent: str) -> Iterator[str]:
    for kind, name, text in list_texts(change):
        label = f"{escape(name)}: " if name else ""
        yield f"{indent}- {label}{_mark(kind, text)}"


def _mark(kind: str, text: str) -> str:
    """A piece between its tags; white space stands outside, where it can be seen."""
    name = _ELEMENTS.get(kind)
    if name is None:
        return escape(text)
    words = text.strip(" ")
    if not words:
        return f"<{name}>&nbsp;</{name}>"
    before, after = text[: len(text) - len(text.lstrip(" "))], text[len(text.rstrip(" ")) :]
    return f"{before}<{name}>{escape(words)}</{name}>{after}"
