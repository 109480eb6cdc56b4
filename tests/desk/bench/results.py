"""Results: everything that one run of the benchmark measured, and what the PDFs have in them."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import page
import pikepdf
from desk.bench.archives import Changes, Checks, Passes
from desk.bench.clusters import Clustered
from desk.bench.peers import Absent, Peer
from desk.bench.previews import Previews
from desk.bench.runs import Run

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


@dataclass(frozen=True, slots=True)
class Beside:
    """A program, its runs in the order of the rounds, runs whose memory was sampled, and its PDF."""

    peer: Peer
    runs: tuple[Run, ...]
    weighed: tuple[Run, ...]
    contents: Contents


@dataclass(frozen=True, slots=True)
class Results:
    """What was measured; `passes` and `checks` are of archives that grow."""

    machine: Mapping[str, str]
    rounds: int
    beside: Sequence[Beside]
    absent: Sequence[Absent]
    warm: Mapping[str, Sequence[float]]
    passes: Sequence[Passes]
    changes: Changes
    clustered: Clustered
    checks: Sequence[Checks]
    previews: Previews | None
