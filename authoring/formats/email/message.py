"""Message: a mail as a file that mail programs open: text, HTML, pictures.

Place in the flow: after the page. Headers by RFC 5322, parts by RFC 2045 to 2049 and 2387. The same
brief makes the same bytes: nothing is drawn by chance and no clock is asked.
"""

import hashlib
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Final

from authoring.formats.email.headers import LINE_END, read_address, write_sender, write_subject
from authoring.formats.email.page import MailPage
from authoring.formats.metadata import Metadata
from authoring.formats.text import render_text
from authoring.formats.typography import NARROW_NO_BREAK_SPACE
from authoring.view.brief import BriefView

QUOTED: Final = "quoted-printable"
UNKNOWN_HOST: Final = "brief.invalid"


def build_message(brief: BriefView, metadata: Metadata, page: MailPage) -> bytes:
    """The bytes of a mail: its HTML with the pictures, and text for programs without HTML.

    It is a draft without recipients: programs that know X-Unsent open it for sending. A sender is
    named if the publication has a mail address.
    """
    message = EmailMessage(SMTP)
    message["Date"] = format_datetime(metadata.moment)
    message["X-Unsent"] = "1"
    message.set_content(_text(brief), cte=QUOTED)
    message.add_alternative(page.html, subtype="html", cte=QUOTED)
    message["Content-Language"] = brief.language_tag
    _carry(page, message)
    sender = read_address(brief.email.address or "")
    lines = [write_subject(brief.email.subject)]
    if sender:
        lines.append(write_sender(brief.email.sender, sender))
    head = "".join(f"{line}{LINE_END}" for line in lines).encode("ascii")
    digest = hashlib.sha256(b"".join((head, *_contents(message)))).hexdigest()
    message["Message-ID"] = f"<{digest[:32]}@{sender.domain if sender else UNKNOWN_HOST}>"
    # An equals sign stands in no line of either encoding but before two figures or an end.
    multiparts = [part for part in message.walk() if part.is_multipart()]
    for number, part in enumerate(multiparts, 1):
        part.set_boundary(f"=_{digest[:32]}_{number}")
    return head + message.as_bytes()


def _text(brief: BriefView) -> str:
    """The plain text, after a line that leads to the web edition, where there is one."""
    text = render_text(brief)
    if brief.web_address is None:
        return text
    colon = brief.colon.replace(NARROW_NO_BREAK_SPACE, " ")
    return f"{brief.labels['read_on_web']}{colon} {brief.web_address}\n\n{text}"


def _carry(page: MailPage, message: EmailMessage) -> None:
    """Put the pictures beside the HTML, which shows them where it names them."""
    html = message.get_body(("html",))
    if html is None:
        return
    for number, (name, picture) in enumerate(page.pictures.items(), 1):
        kind, _, subtype = picture.media_type.partition("/")
        html.add_related(
            picture.content,
            kind,
            subtype,
            cid=f"<{name}>",
            disposition="inline",
            filename=f"picture-{number}.{subtype}",
        )


def _contents(message: EmailMessage) -> list[bytes]:
    """All that makes one mail differ from another."""
    heads = [f"{name}: {value}\n".encode() for name, value in message.items()]
    parts = [part for part in message.walk() if not part.is_multipart()]
    return heads + [bytes(part.get_payload(decode=True) or b"") for part in parts]
