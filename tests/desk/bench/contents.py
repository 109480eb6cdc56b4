"""Contents: what a PDF has, beside its pages."""

import io
from dataclasses import dataclass
from typing import Final

import page
import pikepdf

STANDARDS: Final = {"ua1": "PDF/UA-1", "3a": "PDF/A-3a"}


@dataclass(frozen=True, slots=True)
class Contents:
    """Pages, bytes, whether it is tagged, the standards that it keeps to, and the files in it."""

    pages: int
    size: int
    is_tagged: bool
    standards: tuple[str, ...]
    files: tuple[str, ...]


def look_into(content: bytes) -> Contents:
    """What a PDF has."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        marks = pdf.Root.get("/MarkInfo")
        return Contents(
            pages=len(pdf.pages),
            size=len(content),
            is_tagged="/StructTreeRoot" in pdf.Root and bool(marks and marks.get("/Marked")),
            standards=tuple(
                name
                for profile, name in STANDARDS.items()
                if page.is_pdf_compliant_bytes(content, profile=profile)
            ),
            files=tuple(sorted(pdf.attachments)),
        )
