"""Encoding: the bytes of a file -> its text, or the problem that keeps them from being text.

Place in the flow: before the reader. What passes here is UTF-8 without a byte order mark, of a
bearable size, and holds only characters that YAML allows (YAML 1.2.2, 5.1) and editors show.
"""

import codecs
import re
import unicodedata
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from authoring.diagnostics.problems import START_OF_FILE, Edit, Fix, Kind, Problem, Severity
from authoring.diagnostics.text import SourceText
from authoring.source.patched import TextPatch

BYTE_ORDER_MARK = "\ufeff"
MAX_BYTES = 5_000_000

FILE_TOO_LARGE = Kind("BR001", "file-too-large")
NOT_UTF8 = Kind("BR002", "not-utf8")
UNUSABLE_CHARACTER = Kind("BR003", "unusable-character")
FILE_WITH_MARK = Kind("BR036", "byte-order-mark", Severity.WARNING)

# What is not YAML's c-printable, and the line and paragraph separators and the BOM, which are unseen
# in an editor and which YAML 1.1 parsers take for line ends.
UNUSABLE = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
)
MOST_CHARACTER_PROBLEMS = 20
_SEPARATORS = frozenset("\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
_MANY_NULS = 0.25
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, what is wrong with its characters, and the changes that leave that out.

    It is not `readable` where the rest would be no text either; what is no text is U+FFFD in it.
    """

    source: SourceText
    problems: tuple[Problem, ...] = ()
    changes: tuple[TextPatch, ...] = ()
    readable: bool = True


def decode_source(path: Path, content: bytes) -> Decoded:
    """The text of a file and what is wrong with its bytes."""
    if len(content) > MAX_BYTES:
        return Decoded(SourceText(path, ""), (_too_large(path, len(content)),), readable=False)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        source = SourceText(path, _decode(content, "replace"))
        return Decoded(source, (_not_utf8(source, content, error.start),), readable=False)
    source = SourceText(path, text.removeprefix(BYTE_ORDER_MARK))
    marks = (_byte_order_mark(path),) if source.text is not text else ()
    if text.count("\0") > len(text) * _MANY_NULS:
        return Decoded(source, (_not_utf8(source, content, text.index("\0")),), readable=False)
    found = tuple(islice(UNUSABLE.finditer(source.text), MOST_CHARACTER_PROBLEMS + 1))
    problems = tuple(_unusable(source, match.start()) for match in found[:MOST_CHARACTER_PROBLEMS])
    changes = tuple(_left_out(source.text, match.start()) for match in found)
    return Decoded(source, (*marks, *problems), changes, len(found) <= MOST_CHARACTER_PROBLEMS)


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


def _byte_order_mark(path: Path) -> Problem:
    return Problem(
        FILE_WITH_MARK,
        path,
        START_OF_FILE,
        "the file begins with an invisible byte order mark",
        "It does no harm here, but other programs show it; save the file as UTF-8 without “BOM”.",
    )


def _not_utf8(source: SourceText, content: bytes, index: int) -> Problem:
    """Point to the first byte that is not UTF-8; what stands before it is, so columns are right."""
    from authoring.source.charset import guess_charset

    offset = len(_decode(content[:index], "replace"))
    message = f"byte 0x{content[index]:02X} stands where a character should begin"
    hint = "Open the file in an editor with its true encoding and save it as UTF-8."
    guess = guess_charset(content)
    if guess is not None:
        shown = _excerpt(guess.decode(content), content, index, guess.codec)
        message = f"{message}; it is probably {guess.name}"
        hint = (
            f"Open the file as {guess.name} and save it as UTF-8. Read so, it goes on here: {shown}"
        )
    return Problem(
        NOT_UTF8,
        source.path,
        source.span(offset, offset + 1),
        f"the file is not UTF-8: {message}",
        hint,
    )


def _excerpt(text: str, content: bytes, index: int, codec: str) -> str:
    """Some words of a text from the place on that a byte has in it."""
    before = content[:index]
    start = len(codecs.getincrementaldecoder(codec)("replace").decode(before))
    line = text[start:].lstrip(BYTE_ORDER_MARK).splitlines() or [""]
    shown = line[0][:_SHOWN]
    # Words are not cut, where there are words.
    return shown if shown == line[0] else f"{shown.rpartition(' ')[0] or shown} …"


def _unusable(source: SourceText, offset: int) -> Problem:
    character = source.text[offset]
    name = unicodedata.name(character, "control character")
    span = source.span(offset, offset + 1)
    change = _left_out(source.text, offset)
    description = "put a space in its place" if change.text else "delete it"
    return Problem(
        UNUSABLE_CHARACTER,
        source.path,
        span,
        f"an invisible character, U+{ord(character):04X} ({name.lower()}), can't be published",
        "Delete it; it often comes along when text is pasted from a PDF or a word processor.",
        fix=Fix(description, (Edit(span, change.text),), safe=not change.text),
    )


def _left_out(text: str, offset: int) -> TextPatch:
    """The change that leaves a character out; what separates lines has a space between words."""
    before, after = text[max(0, offset - 1) : offset], text[offset + 1 : offset + 2]
    parts_words = text[offset] in _SEPARATORS and not before.isspace() and not after.isspace()
    return TextPatch(offset, offset + 1, " " if parts_words and before and after else "")
