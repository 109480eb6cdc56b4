"""Reading: the bytes of an old brief -> blocks.

Place in the flow: the first step of an import. Which form a file has is said by its name, and by how
its bytes begin where the name says nothing; the readers are imported when they are needed.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final, Literal, TypeAlias

from authoring.diagnostics.errors import ImportingError, MissingFileError
from authoring.importing.blocks import Block

MOST_BYTES: Final = 40_000_000
"""Of any file: a document may come with its pictures."""
MOST_BYTES_OF_TEXT: Final = 1_500_000
MOST_BLOCKS: Final = 20_000
MOST_LINES: Final = 40_000
"""With words in them."""
MOST_SIGNS: Final = 100_000
MOST_WORK: Final = 1_000_000_000
"""Of signs of Markdown by the length of their paragraphs, which is how long reading them takes."""

_Form: TypeAlias = Literal["markdown", "text", "html", "docx"]
_SUFFIXES: Final[dict[str, _Form]] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
}
_PACKAGE: Final = b"PK\x03\x04"
_PAGE: Final = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET: Final = re.compile(rb"<meta[^>]{1,200}charset=[\"']?([\w-]{2,40})", re.IGNORECASE)
_OTHERS: Final = {
    b"%PDF": (
        "a PDF",
        "Import the document it was made from. If render wrote it, extract gives back its source.",
    ),
    b"\xd0\xcf\x11\xe0": (
        "a document of an old Word",
        "Open it in a word processor and save it as DOCX.",
    ),
    b"{\\rtf": ("RTF", "Open it in a word processor and save it as DOCX."),
}
_PICTURE: Final = re.compile(rb"data:[\w/+.;=-]{3,60},[\w+/=%-]{100,}")
_LINE: Final = re.compile(r"^.*\S", re.MULTILINE)
_PARAGRAPH_END: Final = re.compile(r"\n[ \t]*\n")
_SIGNS: Final = re.compile(r"[\[\]*_<\\]")
_STRANGE: Final = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
_MANY: Final = 0.01


def read_blocks(path: Path) -> tuple[Block, ...]:
    """The blocks of a file.

    Raises `MissingFileError` where it can't be read, `ImportingError` where it is none of the forms
    or larger than a brief can be.
    """
    content = _read_bytes(path)
    form = _form_of(path, content)
    if form == "docx":
        from authoring.importing.docx import read_docx

        return _bound(path, read_docx(content, str(path)))
    if form == "html":
        content = _PICTURE.sub(b"", content)
    if len(content) > MOST_BYTES_OF_TEXT:
        raise _too_large(path, len(content), MOST_BYTES_OF_TEXT)
    text = _decode(path, content, form)
    if form != "html" and len(_LINE.findall(text)) > MOST_LINES:
        raise _too_long(path, MOST_LINES, "lines")
    if form == "markdown":
        is_tangled = _work(_PARAGRAPH_END.split(text)) > MOST_WORK
        if is_tangled or len(_SIGNS.findall(text)) > MOST_SIGNS:
            raise _too_tangled(path)
    return _bound(path, _read_text(form, text))


def _bound(path: Path, blocks: Iterator[Block]) -> tuple[Block, ...]:
    """Blocks, as many and as tangled as those of a brief can be."""
    found = tuple(islice(blocks, MOST_BLOCKS + 1))
    if len(found) > MOST_BLOCKS:
        raise _too_long(path, MOST_BLOCKS, "paragraphs")
    if _work(block.text for block in found) > MOST_WORK:
        raise _too_tangled(path)
    return found


def _work(paragraphs: Iterable[str]) -> int:
    return sum(len(text) * len(_SIGNS.findall(text)) for text in paragraphs)


def _too_long(path: Path, most: int, what: str) -> ImportingError:
    return ImportingError(f"{path} has more than {most:,} {what}", "Is this the right file?")


def _too_tangled(path: Path) -> ImportingError:
    return ImportingError(
        f"{path} has too many brackets and asterisks for a brief", "Is this the right file?"
    )


def _read_text(form: _Form, text: str) -> Iterator[Block]:
    if form == "markdown":
        from authoring.importing.markdown import read_markdown

        return read_markdown(text)
    if form == "html":
        from authoring.importing.html import read_html

        return read_html(text)
    from authoring.importing.plain_text import read_plain_text

    return read_plain_text(text)


def _read_bytes(path: Path) -> bytes:
    """The bytes of a file that is not larger than any brief."""
    try:
        if path.is_dir():
            raise MissingFileError(f"{path} is a folder", "Name the files in it.")
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise MissingFileError(f"{path} can't be read: {reason}") from error
    if not content.strip():
        raise ImportingError(f"{path} is empty", "Is this the right file?")
    if len(content) > MOST_BYTES:
        raise _too_large(path, len(content), MOST_BYTES)
    return content


def _form_of(path: Path, content: bytes) -> _Form:
    for mark, (what, hint) in _OTHERS.items():
        if content.startswith(mark):
            raise ImportingError(f"{path} is {what}", hint)
    if content.startswith(_PACKAGE):
        return "docx"
    named = _SUFFIXES.get(path.suffix.lower())
    if named == "docx":
        raise ImportingError(
            f"{path} is named as DOCX, but is none", "Open it in a word processor and save it anew."
        )
    return "html" if _PAGE.match(content[:4096]) else named or "text"


def _decode(path: Path, content: bytes, form: _Form) -> str:
    """The text of a file: UTF-8, or what it says it is, or what it probably is."""
    from authoring.source.charset import guess_charset

    text = None
    for codec in ("utf-8-sig", _charset_of(content) if form == "html" else None):
        if codec is not None and text is None:
            try:
                text = content.decode(codec)
            except (UnicodeDecodeError, LookupError):
                continue
    if text is None:
        guess = guess_charset(content)
        text = guess.decode(content) if guess else content.decode("utf-8", "replace")
    if len(_STRANGE.findall(text)) > len(text) * _MANY:
        raise ImportingError(
            f"{path} is no text", "Markdown, plain text, HTML and DOCX can be imported."
        )
    return text


def _charset_of(content: bytes) -> str | None:
    match = _CHARSET.search(content[:4096])
    return match[1].decode("ascii", "replace") if match else None


def _too_large(path: Path, size: int, most: int) -> ImportingError:
    more = "more than " if size > MOST_BYTES else ""
    shown = (size - 1 if more else size) / 1e6
    return ImportingError(
        f"{path} has {more}{shown:.1f} MB; a brief of this form has at most {most / 1e6:g} MB",
        "Is this the right file? Leave out what is no part of the brief, pictures for instance.",
    )


def guesses_links(path: Path) -> bool:
    """Whether a file's form does not say which words lead to an address."""
    return _SUFFIXES.get(path.suffix.lower()) == "text"
