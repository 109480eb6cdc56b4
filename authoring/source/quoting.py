"""Quoting: text -> how YAML writes it, so that it is read back as what it was.

Place in the flow: beside the reader, for what writes new files.
"""

import re
from collections.abc import Iterable
from typing import Final

# Words and figures after a letter mean nothing to YAML, but for these, which some programs read
# as a truth value or as nothing (YAML 1.1's types, YAML 1.2.2, 10.3.2).
_PLAIN: Final = re.compile(r"[^\W\d_]\w*(?:[ -]\w+)*")
_MEANT: Final = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null"])


def write_scalar(text: str) -> str:
    """A text as a value, in double quotes if it needs any (YAML 1.2.2, 7.3.1)."""
    if _PLAIN.fullmatch(text) and text.lower() not in _MEANT:
        return text
    return f'"{"".join(map(_escape, text))}"'


def write_list(texts: Iterable[str]) -> str:
    """Texts as a list between brackets (YAML 1.2.2, 7.4.1)."""
    return f"[{', '.join(map(write_scalar, texts))}]"


def _escape(char: str) -> str:
    if char in '"\\':
        return f"\\{char}"
    if char.isprintable():
        return char
    code = ord(char)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
