"""Headers: the lines of a mail that hold words of the desk, and can't hold more than those.

Place in the flow: beside the message. Python's new headers take off the quotation marks of names
that are broken over lines, so that a name could become an address: here names are encoded instead.
"""

import re
from email.header import Header
from email.headerregistry import Address
from typing import Final

LONGEST_ADDRESS: Final = 254
"""How long an address can be (RFC 5321, 4.5.3.1.3)."""
LINE_END: Final = "\r\n"

_CONTROLS: Final = re.compile("[\x00-\x20\x7f-\x9f\u2028\u2029]+")
_PLAIN_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9 '-]*")


def write_subject(text: str) -> str:
    """The line, or lines, of a subject (RFC 5322, 3.6.5; RFC 2047)."""
    words = _one_line(text)
    # What looks like an encoded word would be decoded.
    is_plain = words.isascii() and "=?" not in words
    return f"Subject: {_encode(words, 'Subject', is_plain=is_plain)}"


def write_sender(name: str, address: Address) -> str:
    """The line, or lines, that say who a mail is from (RFC 5322, 3.6.2)."""
    words = _one_line(name)
    is_plain = _PLAIN_NAME.fullmatch(words) is not None
    return f"From: {_encode(words, 'From', is_plain=is_plain)}{LINE_END} <{address.addr_spec}>"


def read_address(text: str) -> Address | None:
    """An address for a header; nothing for one that headers of ASCII can't hold (RFC 5891)."""
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
