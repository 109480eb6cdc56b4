"""Attachments: files that travel inside a PDF.

Place in the flow: into the PDF before it is written. They are associated files of the whole
document (PDF/A-3, ISO 19005-3, 6.8; PDF 2.0, 14.13), which viewers list as attachments.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pydyf

YAML = "application/yaml"
"""The media type of YAML (RFC 9512)."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A YAML file as it lies on disk, byte for byte; its name has no folder."""

    name: str
    content: bytes
    description: str


def source_files(
    issue: Path, publication: Path, read: Callable[[Path], bytes]
) -> tuple[Attachment, ...]:
    """What a brief is made from, as its PDF carries it: the issue's file before its series'.

    `read` gives the bytes of a file, or what stands in for them.
    """
    return (
        Attachment(issue.name, read(issue), "The source of this issue"),
        Attachment(publication.name, read(publication), "What all issues have in common"),
    )


def attach_files(pdf: pydyf.PDF, attachments: Sequence[Attachment], date: pydyf.String) -> None:
    """Put source files into a PDF; `date` stands as that of their making and of their change."""
    if not attachments:
        return
    files = {each.name: _add_file(pdf, each, date) for each in attachments}
    names = pydyf.Array()
    for name in sorted(files):
        names += [pydyf.String(name), files[name].reference]
    tree = pydyf.Dictionary({"Names": names})
    pdf.add_object(tree)
    pdf.catalog.setdefault("Names", pydyf.Dictionary())["EmbeddedFiles"] = tree.reference
    pdf.catalog["AF"] = pydyf.Array([file.reference for file in files.values()])


def _add_file(pdf: pydyf.PDF, attachment: Attachment, date: pydyf.String) -> pydyf.Dictionary:
    checksum = hashlib.md5(attachment.content, usedforsecurity=False).hexdigest()
    about = {
        "Type": "/EmbeddedFile",
        "Subtype": pydyf.name(YAML),
        "Params": pydyf.Dictionary(
            {
                "Size": len(attachment.content),
                "CheckSum": f"<{checksum}>",
                "CreationDate": date,
                "ModDate": date,
            }
        ),
    }
    stream = pydyf.Stream([attachment.content], about, compress=True)
    pdf.add_object(stream)
    file = pydyf.Dictionary(
        {
            "Type": "/Filespec",
            "F": pydyf.String(attachment.name),
            "UF": pydyf.String(attachment.name),
            "AFRelationship": "/Source",
            "Desc": pydyf.String(attachment.description),
            "EF": pydyf.Dictionary({"F": stream.reference, "UF": stream.reference}),
        }
    )
    pdf.add_object(file)
    return file
