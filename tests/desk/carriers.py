"""Carriers: small PDFs that carry files as a brief does, and whatever a hostile hand makes of them.

pikepdf writes them, so that what reads them is tested without what renders.
"""

import hashlib
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from pikepdf import (
    Array,
    Dictionary,
    Name,
    ObjectStreamMode,
    Pdf,
    Stream,
    StreamDecodeLevel,
    String,
)

ISSUE: Final = "date: 2024-12-04\ntitle: 自立自强\n".encode()
PUBLICATION: Final = b"\xef\xbb\xbfbrand: ACME\r\nseries: Notes\r\n"


@dataclass(frozen=True, slots=True)
class Carried:
    """A file to be carried; a `checksum` of its own is a wrong one."""

    name: str
    content: bytes
    checksum: bytes | None = None
    relationship: str = "/Source"


BOTH: Final = (Carried("2024-12.yaml", ISSUE), Carried("publication.yaml", PUBLICATION))


def make_carrier(
    files: Sequence[Carried] = BOTH,
    *,
    creator: str | None = "brief 0.1.0",
    producer: str = "brief 0.1.0 (WeasyPrint 70.0)",
    change: Callable[[Pdf], None] | None = None,
) -> bytes:
    """A PDF of one empty page, uncompressed; `change` alters it before it is saved."""
    pdf = Pdf.new()
    pdf.add_blank_page()
    if creator is not None:
        pdf.docinfo["/Creator"] = String(creator)
    pdf.docinfo["/Producer"] = String(producer)
    if files:
        pdf.Root.AF = Array([pdf.make_indirect(_spec(pdf, file)) for file in files])
    if change is not None:
        change(pdf)
    out = io.BytesIO()
    pdf.save(
        out,
        object_stream_mode=ObjectStreamMode.disable,
        stream_decode_level=StreamDecodeLevel.none,
        compress_streams=False,
        deterministic_id=True,
    )
    return out.getvalue()


def draw_page(pdf: Pdf, *lines: str, link: str = "https://example.org/a", before: str = "") -> None:
    """Put lines of Latin text and a link on the page of a carrier."""
    codes = b"".join(b"<%04x> <%04x>\n" % (code, code) for code in range(32, 127))
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        ToUnicode=pdf.make_stream(b"95 beginbfchar\n" + codes + b"endbfchar"),
    )
    texts = (
        f"1 0 0 1 0 {number} Tm [<{line.encode('utf-16-be').hex()}> 3 <0021>] TJ"
        for number, line in enumerate(lines)
    )
    page = pdf.pages[0].obj
    page.Resources = Dictionary(Font=Dictionary(F=font))
    page.Contents = pdf.make_stream(f"{before}BT /F 10 Tf {' '.join(texts)} ET".encode())
    page.Annots = Array([Dictionary(A=Dictionary(S=Name.URI, URI=String(link)))])


def _spec(pdf: Pdf, file: Carried) -> Dictionary:
    checksum = hashlib.md5(file.content, usedforsecurity=False).digest()
    stream = Stream(pdf, file.content)
    stream.Type = Name.EmbeddedFile
    stream.Subtype = Name("/application/yaml")
    stream.Params = Dictionary(Size=len(file.content), CheckSum=String(file.checksum or checksum))
    return Dictionary(
        Type=Name.Filespec,
        F=String(file.name),
        UF=String(file.name),
        AFRelationship=Name(file.relationship),
        EF=Dictionary(F=stream, UF=stream),
    )
