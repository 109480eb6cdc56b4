"""Email: the brief as a mail, to be opened in a mail program and sent, and as a page to be pasted.

Place in the flow: view in, bytes and HTML out. Nothing is fetched and nothing is sent.
"""

from dataclasses import dataclass

from authoring.formats.email.length import describe_clipping, is_clipped, shorten_comments
from authoring.formats.email.message import build_message
from authoring.formats.email.page import render_page
from authoring.formats.metadata import Metadata
from authoring.project.resources import Resources
from authoring.view.brief import BriefView

__all__ = ["Email", "describe_clipping", "is_clipped", "render_email"]


@dataclass(frozen=True, slots=True)
class Email:
    """A mail as a file that mail programs open (RFC 5322), and its HTML for mail services.

    `size` is that of the mail's HTML in bytes.
    """

    message: bytes
    html: str
    size: int


def render_email(brief: BriefView, metadata: Metadata, resources: Resources) -> Email:
    """The mail of a brief.

    Raises `StyleError` and `TemplateError`, and `BriefError` for a picture that can't be used.
    """
    shown = shorten_comments(brief)
    page = render_page(shown, metadata, resources)
    return Email(build_message(shown, metadata, page), page.standalone(), len(page.html.encode()))
