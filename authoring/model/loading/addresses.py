"""Addresses: which link was probably meant by what is none.

Place in the flow: beside the wording, which offers it.
"""

import re

from authoring.model.addresses import is_usable_address

_INSIDE = re.compile(r"https?://[^\s()<>\[\]{}\"'“”]+")
# A scheme with letters or signs too few, too many or swapped: "htps://", "https//", "http:/".
_SCHEME = re.compile(r"(?=[^/]*[:/])[htps]{3,6}[:;.]?/{0,3}(?=[\w-]+\.[\w-])", re.IGNORECASE)
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}(?:[/?#]\S*)?")
_FILE = re.compile(r"[^/]*\.(?:docx?|html?|jpe?g|pdf|png|xlsx?|ya?ml)", re.IGNORECASE)
_MAIL = re.compile(r"[^@\s<>:/]+@[\w-]+(?:\.[\w-]+)+")


def guess_address(typed: str) -> str | None:
    """A usable address that is part of what was typed, or what was typed with its scheme mended."""
    typed = typed.strip()
    found = _INSIDE.findall(typed)
    if len(found) == 1 and not re.search(r"\s\S", typed.partition(found[0])[2]):
        meant = str(found[0])
    elif scheme := _SCHEME.match(typed):
        meant = f"https://{typed[scheme.end() :]}"
    elif _MAIL.fullmatch(typed):
        meant = f"mailto:{typed}"
    elif _HOST.fullmatch(typed) and not _FILE.fullmatch(typed):
        meant = f"https://{typed}"
    else:
        return None
    return meant if meant != typed and is_usable_address(meant) else None
