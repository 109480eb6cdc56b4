"""Inputs: a name on the command line -> the file it stands for.

Place in the flow: first step of comparing. A version is a file, a PDF that carries its source, or
REV:PATH from git.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from authoring.diagnostics.cells import clean
from authoring.diagnostics.errors import ComparisonError, MissingFileError
from authoring.diagnostics.problems import Severity
from authoring.model import Issue, Publication
from authoring.project.discovery import PUBLICATION_FILE
from authoring.project.revisions import MOST_BYTES, read_revision
from authoring.source import Data, SourceDocument, read_document

_PDF_HEADER: Final = b"%PDF-"
_HEADER_PLACE: Final = 1024


@dataclass(frozen=True, slots=True)
class Version:
    """What people call it, the file, and the publication where a PDF brought it along."""

    name: str
    document: SourceDocument
    publication: SourceDocument | None = None

    @property
    def is_publication(self) -> bool:
        """Whether it is a publication rather than an issue."""
        return self.document.path.name == PUBLICATION_FILE

    @property
    def remark(self) -> str | None:
        """What is to be said of a file that is broken: what can't be read is not compared."""
        errors = [each for each in self.document.problems if each.severity is Severity.ERROR]
        if not errors:
            return None
        count = "an error" if len(errors) == 1 else f"{len(errors)} errors"
        return (
            f"{self.name} has {count}, and what can’t be read is not compared: "
            f"line {errors[0].span.start.line}: {errors[0].message}"
        )


def read_version(name: str) -> Version:
    """What a name stands for; a file that is there comes before git.

    Raises `BriefError` where it can't be read, or holds neither an issue nor a publication.
    """
    path, shown = Path(name), clean(name)
    if _exists(path):
        return _read_file(path, shown)
    if ":" in name:
        content = read_revision(name)
        return _read_content(Path(name.partition(":")[2]), shown, content)
    raise MissingFileError(
        f"{shown} does not exist",
        "Name a file, a PDF, or what git has, such as HEAD:issues/2024-12.yaml.",
    )


def _read_file(path: Path, shown: str) -> Version:
    if path.is_dir():
        raise MissingFileError(f"{shown} is a folder", "Name an issue's file in it.")
    if path.suffix.lower() == ".pdf":
        from authoring.importing.pdf import read_pdf

        return _read_carrier(path, shown, read_pdf(path))
    try:
        # Once: what a shell hands over as /dev/fd/63 can't be read again.
        with path.open("rb") as file:
            content = file.read(MOST_BYTES)
    except OSError as error:
        raise MissingFileError(f"{shown} can't be read: {error.strerror}") from error
    return _read_content(path, shown, content)


def _read_content(path: Path, shown: str, content: bytes) -> Version:
    if _PDF_HEADER in content[:_HEADER_PLACE]:
        return _read_carrier(path, shown, content)
    return _check(Version(shown, read_document(path, content)))


def _read_carrier(path: Path, shown: str, content: bytes) -> Version:
    """The issue inside a PDF, and its publication."""
    from authoring.importing.pdf import extract_sources

    sources = extract_sources(path, content)
    publication = read_document(Path(sources.publication.name), sources.publication.content)
    issue = read_document(Path(sources.issue.name), sources.issue.content)
    return _check(Version(shown, issue, publication))


def _check(version: Version) -> Version:
    """The version, if there is anything in it to compare. Raises `ComparisonError`."""
    data: Data = version.document.data
    model = Publication if version.is_publication else Issue
    if isinstance(data, dict) and data.keys() & model.model_fields.keys():
        return version
    kind = "publication" if version.is_publication else "issue"
    problem = next(iter(version.document.problems), None)
    if problem is None:
        hint = f"Its keys are none of an {kind}." if isinstance(data, dict) else None
        raise ComparisonError(f"{version.name} holds no {kind}", hint)
    place = f"{version.name}:{problem.span.start.line}:{problem.span.start.column}"
    raise ComparisonError(f"{place}: {problem.message}", problem.hint)


def _exists(path: Path) -> bool:
    """Whether there is such a file; a name that the system can't take names none."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
