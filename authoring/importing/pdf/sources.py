"""Sources: the associated files of a PDF (ISO 32000-2, 14.13) -> the issue and its publication.

Place in the flow: asks the PDF that `opening` opened. A file's name comes from whoever made the PDF;
only one that is a step of a path on any system, and stays in its folder, is handed on.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from authoring.diagnostics.errors import ExtractionError
from authoring.importing.pdf.opening import open_pdf
from authoring.project.discovery import ISSUE_SUFFIXES, PUBLICATION_FILE

if TYPE_CHECKING:
    from pikepdf import Dictionary, Object, Pdf

MOST_SOURCE: Final = 5_000_000
"""Bytes of a file; a YAML file beyond this is not read by the toolkit at all."""
MOST_NAME_BYTES: Final = 200
"""File systems take 255 bytes; a file that is being written has a longer name for a moment."""

NOT_OURS: Final = "Name a PDF that “brief render” wrote: it carries its source."
ALTERED: Final = "Somebody altered it: ask where it comes from."

_VERSION = r"[0-9][0-9A-Za-z.+!-]{0,39}"
_CREATOR = re.compile(rf"brief ({_VERSION})")
_PRODUCER = re.compile(rf"brief {_VERSION} \((WeasyPrint {_VERSION})\)")
_STYLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_DATE = re.compile(r"D:(\d{14})Z")
_PARTING = frozenset("/\\:")
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
# Names of devices on Windows, whatever suffix follows.
_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *\.", re.IGNORECASE)
_SHOWN: Final = 60


@dataclass(frozen=True, slots=True)
class EmbeddedFile:
    """A file that a PDF carries: a name that is safe to write to, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Origin:
    """What a PDF says about how it was made.

    `toolkit` is the version of brief, `engine` is WeasyPrint with its version. A program that
    saved the PDF anew leaves its name in `saved_by`.
    """

    toolkit: str
    engine: str | None = None
    saved_by: str | None = None
    style: str | None = None
    date: datetime | None = None

    @property
    def program(self) -> str:
        """The toolkit with WeasyPrint, as people read it."""
        return f"brief {self.toolkit}" + (f" ({self.engine})" if self.engine else "")


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a PDF was made from, and by what."""

    issue: EmbeddedFile
    publication: EmbeddedFile
    origin: Origin

    @property
    def files(self) -> tuple[EmbeddedFile, ...]:
        """Both files."""
        return (self.issue, self.publication)


def extract_sources(path: Path, content: bytes) -> Extracted:
    """The files that the PDF `content` was made from; `path` is what messages call it.

    Raises `ExtractionError` where it carries none, or where anything about them is not as the
    toolkit writes it.
    """
    with open_pdf(path, content) as pdf:
        origin = _find_origin(path, pdf)
        files = [_read_file(path, spec) for spec in _find_specs(pdf)]
    if not files:
        raise ExtractionError(
            f"{path} was made by {origin.program}, but carries no source",
            "A proof has none, nor has a brief whose publication says embed_source: false; other "
            "programs may take it out. Ask the publisher for the issue's file.",
        )
    names = [fold_name(file.name) for file in files]
    doubled = [file.name for file in files if names.count(fold_name(file.name)) > 1]
    if doubled:
        raise ExtractionError(f"{path} carries several files named “{doubled[0]}”", ALTERED)
    issues = [file for file in files if file.name != PUBLICATION_FILE]
    publications = [file for file in files if file.name == PUBLICATION_FILE]
    if len(issues) != 1 or len(publications) != 1:
        listed = ", ".join(f"“{file.name}”" for file in files[:5])
        raise ExtractionError(
            f"{path} does not carry one issue and its {PUBLICATION_FILE}, but {listed}", ALTERED
        )
    return Extracted(issues[0], publications[0], origin)


def read_origin(path: Path, content: bytes) -> Origin:
    """What made the PDF `content`. Raises `ExtractionError` where that was not the toolkit."""
    with open_pdf(path, content) as pdf:
        return _find_origin(path, pdf)


def is_safe_name(name: str) -> bool:
    """Whether a name is that of a YAML file in its own folder, on Unix and on Windows alike."""
    return (
        len(name.encode("utf-8", "replace")) <= MOST_NAME_BYTES
        and not any(sign in _PARTING or _is_hidden(sign) for sign in name)
        and name.strip(" ") == name
        and not name.startswith(".")
        and not _DEVICE.match(name)
        and any(name.casefold().endswith(suffix) for suffix in ISSUE_SUFFIXES)
    )


def fold_name(name: str) -> str:
    """A name in the form in which file systems that know no case compare it."""
    return unicodedata.normalize("NFKC", name).casefold()


def show(text: str) -> str:
    """A foreign text for a message: short, and nothing in it that a terminal would act upon."""
    shown = "".join(
        f"\\u{ord(sign):04x}" if _is_hidden(sign) else sign for sign in text[: _SHOWN + 1]
    )
    return shown if len(text) <= _SHOWN else f"{shown[:_SHOWN]}…"


def _find_origin(path: Path, pdf: "Pdf") -> Origin:
    creator = _CREATOR.fullmatch(_info(pdf, "/Creator") or "")
    if creator is None:
        raise ExtractionError(f"{path} was not made by brief", NOT_OURS)
    said = _info(pdf, "/Producer")
    producer = _PRODUCER.fullmatch(said or "")
    style = _info(pdf, "/BriefStyle")
    return Origin(
        toolkit=creator[1],
        engine=producer[1] if producer else None,
        saved_by=show(said) if said and not producer else None,
        style=style if style and _STYLE.fullmatch(style) else None,
        date=_read_date(_info(pdf, "/CreationDate")),
    )


def _info(pdf: "Pdf", key: str) -> str | None:
    """A text of the information dictionary (ISO 32000-1, 14.3.3)."""
    import pikepdf

    info = pdf.trailer.get("/Info")
    value = info.get(key) if isinstance(info, pikepdf.Dictionary) else None
    return str(value) if isinstance(value, pikepdf.String) else None


def _read_date(text: str | None) -> datetime | None:
    """A date as the toolkit writes it (ISO 32000-1, 7.9.4, in UTC)."""
    found = _DATE.fullmatch(text or "")
    try:
        return datetime.strptime(found[1], "%Y%m%d%H%M%S").replace(tzinfo=UTC) if found else None
    except ValueError:
        return None


def _find_specs(pdf: "Pdf") -> Iterator["Dictionary"]:
    """The file specifications of sources; what others attached to the PDF is left alone."""
    import pikepdf

    listed = pdf.Root.get("/AF")
    if isinstance(listed, pikepdf.Array):
        for spec in listed:
            if isinstance(spec, pikepdf.Dictionary) and spec.get("/AFRelationship") == "/Source":
                yield spec


def _read_file(path: Path, spec: "Dictionary") -> EmbeddedFile:
    """A file of a PDF, if its name, size and checksum are good."""
    import pikepdf

    name = spec.get("/UF") or spec.get("/F")
    if not isinstance(name, pikepdf.String) or not is_safe_name(str(name)):
        told = show(str(name)) if isinstance(name, pikepdf.String) else ""
        raise ExtractionError(
            f"{path} carries a file under the name “{told}”, which is no name of an issue", ALTERED
        )
    streams = spec.get("/EF")
    stream = streams.get("/F") if isinstance(streams, pikepdf.Dictionary) else None
    if not isinstance(stream, pikepdf.Stream):
        raise ExtractionError(f"{path} names “{name}”, but does not carry it", ALTERED)
    try:
        content = stream.read_bytes()
    except pikepdf.PdfError as error:
        raise ExtractionError(
            f"“{name}” in {path} is damaged, or unpacks to more than any issue has", ALTERED
        ) from error
    if len(content) > MOST_SOURCE:
        size = f"{MOST_SOURCE // 1_000_000} MB"
        raise ExtractionError(f"“{name}” in {path} is larger than {size}, as no issue is", ALTERED)
    if _checksum(stream.get("/Params")) != hashlib.md5(content, usedforsecurity=False).digest():
        raise ExtractionError(
            f"“{name}” in {path} is not as it was put in: its checksum is another",
            "Ask for the PDF as it was published.",
        )
    return EmbeddedFile(str(name), content)


def _checksum(parameters: "Object | None") -> bytes | None:
    """The MD5 of an embedded file (ISO 32000-1, 7.11.4)."""
    import pikepdf

    found = parameters.get("/CheckSum") if isinstance(parameters, pikepdf.Dictionary) else None
    return bytes(found) if isinstance(found, pikepdf.String) else None


def _is_hidden(sign: str) -> bool:
    return unicodedata.category(sign) in _HIDDEN
