"""Message: a mail as a file that mail programs open: text, HTML, pictures.

Place in the flow: after the page. Headers by RFC 5322, parts by RFC 2045 to 2049 and 2387. The same
brief makes the same bytes: nothing is drawn by chance and no clock is asked. Python's new headers
take off the quotation marks of names that are broken over lines, so that a name could become an
address: names and subject are encoded here instead.
"""

import hashlib
import re
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Final

from authoring.formats.email.page import MailPage
from authoring.formats.metadata import Metadata
from authoring.formats.text import render_text
from authoring.formats.typography import NARROW_NO_BREAK_SPACE
from authoring.view.brief import BriefView

QUOTED: Final = "quoted-printable"
UNKNOWN_HOST: Final = "brief.invalid"
LONGEST_ADDRESS: Final = 254
"""How long an address can be (RFC 5321, 4.5.3.1.3)."""
LINE_END: Final = "\r\n"

_CONTROLS: Final = re.compile("[\x00-\x20\x7f-\x9f\u2028\u2029]+")
_PLAIN_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9 '-]*")


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
    sender = _read_address(brief.email.address or "")
    lines = [_write_subject(brief.email.subject)]
    if sender:
        lines.append(_write_sender(brief.email.sender, sender))
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


def _write_subject(text: str) -> str:
    """The line, or lines, of a subject (RFC 5322, 3.6.5; RFC 2047)."""
    words = _one_line(text)
    # What looks like an encoded word would be decoded.
    is_plain = words.isascii() and "=?" not in words
    return f"Subject: {_encode(words, 'Subject', is_plain=is_plain)}"


def _write_sender(name: str, address: Address) -> str:
    """The line, or lines, that say who a mail is from (RFC 5322, 3.6.2)."""
    words = _one_line(name)
    is_plain = _PLAIN_NAME.fullmatch(words) is not None
    return f"From: {_encode(words, 'From', is_plain=is_plain)}{LINE_END} <{address.addr_spec}>"


def _read_address(text: str) -> Address | None:
    """An address for a header; `None` for one that headers of ASCII can't hold (RFC 5891)."""
    user, _, host = text.rpartition("@")
    try:
        address = Address(username=user, domain=host.encode("idna").decode("ascii"))
    except (UnicodeError, ValueError):
        return None
    fits = user and user.isascii() and len(address.addr_spec) <= LONGEST_ADDRESS
    return address if fits else None


def _encode(words: str, name: str, *, is_plain: bool) -> str:
    charset = "us-ascii" if is_plain else "utf-8"
    return Header(words, charset, header_name=name).encode(linesep=LINE_END)


def _one_line(text: str) -> str:
    """Without line breaks, which would begin the next header, and other controls."""
    return _CONTROLS.sub(" ", text).strip()
