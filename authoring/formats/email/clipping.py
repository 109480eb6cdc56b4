"""Clipping: what is too large for a mail.

Place in the flow: beside the mail; the words for the desk, once for all.
"""

from typing import Final

from authoring.diagnostics.problems import Kind, Problem, Severity
from authoring.source import SourceDocument

CLIPPED_EMAIL: Final = Kind("BR116", "clipped-email", Severity.WARNING)
MOST_BYTES: Final = 102_000
"""How much HTML of a message Gmail shows; it says 102 KB, and senders add bytes of their own."""


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
