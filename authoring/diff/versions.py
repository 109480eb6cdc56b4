"""Versions: two names -> what changed between the files they stand for.

Place in the flow: between the inputs and the formats.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from authoring.diagnostics.errors import ComparisonError, MissingFileError
from authoring.diff import (
    Compared,
    ComparedFile,
    Revision,
    RevisionPart,
    compare,
    group_changes,
    read_content,
)
from authoring.diff.comparison import LineOf
from authoring.diff.inputs import Version, read_version
from authoring.model import Issue, Publication
from authoring.model.shapes import shape_of
from authoring.project.discovery import Project, find_project, project_of
from authoring.project.resources import Resources
from authoring.source import DataPath as Place
from authoring.source import SourceDocument, read_document

USUAL_STYLE: Final = "plain"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed, and the style in which its publication shows it."""

    revision: Revision
    resources: Resources
    style: str


def compare_versions(old: str, new: str) -> Comparison:
    """What changed from one version of an issue, or of a publication, to another.

    Each is a file, a PDF, or REV:PATH from git. Publications that come along are compared where both
    sides bring one, as PDFs do. Raises `BriefError` where a side can't be read at all, or where one
    is an issue and the other a publication.
    """
    mine, theirs = read_version(old), read_version(new)
    if mine.is_publication != theirs.is_publication:
        issue, publication = (theirs, mine) if mine.is_publication else (mine, theirs)
        raise ComparisonError(
            f"{issue.name} is an issue, {publication.name} a publication",
            "Name two versions of the same kind of file.",
        )
    parts = _compare(mine.document, theirs.document, is_publication=mine.is_publication)
    if mine.publication and theirs.publication:
        parts += _compare(mine.publication, theirs.publication, is_publication=True)
    sides = [Compared(each.name, each.remark) for each in (mine, theirs)]
    revision = Revision(sides[0], sides[1], parts)
    resources, style = _find_look(theirs)
    return Comparison(revision, resources, style)


def _compare(
    old: SourceDocument, new: SourceDocument, *, is_publication: bool
) -> tuple[RevisionPart, ...]:
    shape = shape_of(Publication if is_publication else Issue)
    mine, theirs = read_content(old.data, shape), read_content(new.data, shape)
    changes = compare(ComparedFile(mine, _lines(old)), ComparedFile(theirs, _lines(new)), shape)
    noun = "publication" if is_publication else "issue"
    return group_changes(changes, mine, theirs, noun)


def _lines(document: SourceDocument) -> LineOf:
    """The lines of a file, for the paths of what stands in it."""

    def line_of(path: Place) -> int | None:
        return document.key_span(path).start.line

    return line_of


def _find_look(version: Version) -> tuple[Resources, str]:
    """Where styles are looked for, and the style of the publication, if it is there."""
    project = _project_of(version)
    resources = Resources(project.root if project else Path())
    publication = version.publication
    if version.is_publication:
        publication = version.document
    elif publication is None and project is not None:
        publication = read_document(project.publication_path)
    data = publication.data if publication else None
    style = data.get("style") if isinstance(data, dict) else None
    usable = isinstance(style, str) and style in resources.styles()
    return resources, style if usable and isinstance(style, str) else USUAL_STYLE


def _project_of(version: Version) -> Project | None:
    for find, path in ((project_of, version.document.path), (find_project, Path())):
        try:
            return find(path)
        except MissingFileError:
            continue
    return None
