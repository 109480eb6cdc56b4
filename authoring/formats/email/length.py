"""Length: comments cut to their first paragraph, and the problem of a mail that is still too long.

Place in the flow: view in, view out, before a mail is made of it; text and HTML are then alike. The
problem is found when the mail is made.
"""

from dataclasses import replace
from typing import Final

from authoring.diagnostics.problems import Kind, Problem, Severity
from authoring.source import SourceDocument
from authoring.view.brief import BriefView, ItemView
from authoring.view.markup import Block, BulletList, Inline, Paragraph, Run

CLIPPED_EMAIL: Final = Kind("BR116", "clipped-email", Severity.WARNING)
MOST_BYTES: Final = 102_000
"""How much HTML of a message Gmail shows; it says 102 KB, and senders add bytes of their own."""


def shorten_comments(brief: BriefView) -> BriefView:
    """The brief as its mail shows it; as it is, where comments are to be whole."""
    if not brief.email.shortens or brief.web_address is None:
        return brief
    label, address = brief.labels["read_on"], brief.web_address
    items = (_shorten(item, Run(label, address=f"{address}#{item.anchor}")) for item in brief.items)
    return replace(brief, items=tuple(items))


def _shorten(item: ItemView, link: Run) -> ItemView:
    kept = _beginning(item.comment)
    if len(kept) == len(item.comment):
        return item
    return replace(item, comment=(*kept, Paragraph(Inline((link,)))))


def _beginning(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The first paragraph; with the list that it leads into, if it ends with a colon."""
    match blocks:
        case (Paragraph(text), BulletList(), *_) if str(text).rstrip().endswith((":", "：")):
            return blocks[:2]
    return blocks[:1]


def is_clipped(size: int) -> bool:
    """Whether HTML of that many bytes is cut."""
    return size > MOST_BYTES


def describe_clipping(size: int, issue: SourceDocument, *, shortened: bool) -> Problem:
    """The problem of an issue whose mail has HTML of `size` bytes; with comments shortened or not."""
    hint = (
        "Shorten the issue, or send a mail with fewer items."
        if shortened
        else "In publication.yaml write “email: {comment: first-paragraph}” and “web: …”, "
        "where readers read on."
    )
    return Problem(
        CLIPPED_EMAIL,
        issue.path,
        issue.key_span(("items",)),
        f"the mail has {size / 1000:.0f} KB of HTML; Gmail shows {MOST_BYTES / 1000:.0f} KB "
        "and hides the rest",
        hint,
    )
