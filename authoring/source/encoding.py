"""Encoding: the bytes of a file -> its text, or the problem that keeps them from being text.

Place in the flow: before the reader. What passes here is UTF-8 without a byte order mark, of a
bearable size, and holds only characters that YAML allows (YAML 1.2.2, 5.1) and editors show.
"""

import re
import unicodedata
from itertools import islice
from pathlib import Path

from authoring.problems import START_OF_FILE, Kind, Problem
from authoring.source.text import SourceText

BYTE_ORDER_MARK = "\ufeff"
MAX_BYTES = 5_000_000

FILE_TOO_LARGE = Kind("BR001", "file-too-large")
NOT_UTF8 = Kind("BR002", "not-utf8")
UNUSABLE_CHARACTER = Kind("BR003", "unusable-character")

# YAML's c-printable without the line and paragraph separators and the BOM, which are unseen in an
# editor and which YAML 1.1 parsers take for line ends.
UNUSABLE = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
MOST_CHARACTER_PROBLEMS = 20


def decode_source(path: Path, content: bytes) -> tuple[SourceText, tuple[Problem, ...]]:
    """The text of a file and what is wrong with its bytes; what is no text is U+FFFD in it."""
    if len(content) > MAX_BYTES:
        return SourceText(path, ""), (_too_large(path, len(content)),)
    source = SourceText(path, _decode(content, "replace"))
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        return source, (_not_utf8(source, content, error.start),)
    found = islice(UNUSABLE.finditer(source.text), MOST_CHARACTER_PROBLEMS)
    return source, tuple(_unusable(source, match.start()) for match in found)


def _decode(content: bytes, errors: str = "strict") -> str:
    return content.decode("utf-8", errors).removeprefix(BYTE_ORDER_MARK)


def _too_large(path: Path, size: int) -> Problem:
    return Problem(
        FILE_TOO_LARGE,
        path,
        START_OF_FILE,
        f"the file has {size / 1e6:.1f} MB; an issue may have at most {MAX_BYTES // 1_000_000} MB",
        "Is this the right file? Pictures stand beside an issue, not in it.",
    )


def _not_utf8(source: SourceText, content: bytes, index: int) -> Problem:
    """Point to the first byte that is not UTF-8; what stands before it is, so columns are right."""
    offset = len(_decode(content[:index]))
    return Problem(
        NOT_UTF8,
        source.path,
        source.span(offset, offset + 1),
        f"the file is not UTF-8: byte 0x{content[index]:02X} stands where a character should begin",
        "Open the file in an editor with its true encoding and save it as UTF-8.",
    )


def _unusable(source: SourceText, offset: int) -> Problem:
    character = source.text[offset]
    name = unicodedata.name(character, "control character")
    return Problem(
        UNUSABLE_CHARACTER,
        source.path,
        source.span(offset, offset + 1),
        f"an invisible character, U+{ord(character):04X} ({name.lower()}), can't be published",
        "Delete it; it often comes along when text is pasted from a PDF or a word processor.",
    )
