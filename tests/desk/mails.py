"""Mails: how an issue's mail is made in tests, and read back by parsers that are not the toolkit's."""

import email
import re
from collections.abc import Iterator
from dataclasses import replace
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr
from functools import cache
from pathlib import Path
from typing import Any, Final

from desk.rendering import ISSUES, ROOT
from desk.views import read_view
from desk.web_text import Run, read_runs

from authoring.formats.email import Email, render_email
from authoring.formats.metadata import build_metadata
from authoring.project.resources import Resources
from authoring.view.brief import BriefView

HEAD: Final = frozenset({"masthead", "cover", "contents", "caption"})
UNREAD: Final = frozenset({"preheader"})


def make_mail(brief: BriefView, root: Path = ROOT) -> Email:
    """The mail of a view."""
    return render_email(brief, build_metadata(brief), Resources(root))


@cache
def sample_mail(name: str) -> Email:
    """The mail of a sample issue."""
    return make_mail(sample_view(name))


def sample_view(name: str, **settings: Any) -> BriefView:
    """The view of a sample issue, with some of what is said about its mail said otherwise."""
    view = read_view(ISSUES / f"{name}.yaml")
    return replace(view, email=replace(view.email, **settings))


def parse(mail: Email) -> EmailMessage:
    """A mail, read by Python's parser."""
    return email.message_from_bytes(mail.message, policy=default)


def sender_of(mail: bytes) -> tuple[str, str]:
    """Name and address of a mail's sender, both decoded; empty where it has none."""
    # The older of Python's readers: the new one puts spaces between the encoded words of a name.
    name, address = parseaddr(str(email.message_from_bytes(mail)["From"] or ""))
    user, _, host = address.rpartition("@")
    if user.startswith('"'):
        user = re.sub(r"\\(.)", r"\1", user[1:-1])
    return str(make_header(decode_header(name))), f"{user}@{host}" if address else ""


def body(message: EmailMessage, kind: str) -> str:
    """The text of a mail, "plain" or "html"."""
    part = message.get_body((kind,))
    assert part is not None, kind
    text: str = part.get_content()
    return text.replace("\r\n", "\n")


def make_message(issue: Path) -> bytes:
    """The mail of an issue's file."""
    return make_mail(read_view(issue), issue.parent.parent).message


def html_of(mail: Email) -> str:
    """The HTML of a mail."""
    return body(parse(mail), "html")


def read_mail(html: str) -> Iterator[tuple[bool, Run]]:
    """What readers see of a mail, and of each piece whether it stands before the first section."""
    for run in read_runs(html):
        classes = {name for element in run.around for name in element.classes}
        if not run.is_in("head") and not classes & UNREAD:
            yield bool(classes & HEAD), run
