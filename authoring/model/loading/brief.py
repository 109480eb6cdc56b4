"""Brief: an issue and its publication as one value, for programs that use the toolkit as a library.

Place in the flow: beside the checks, which keep the places of all values, too.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from authoring.diagnostics.errors import MissingFileError
from authoring.diagnostics.problems import Problem, has_errors
from authoring.model import Issue, Publication
from authoring.model.loading import load_issue, load_publication
from authoring.project.discovery import find_issues

__all__ = ["Brief", "read_brief"]


@dataclass(frozen=True, slots=True)
class Brief:
    """An issue with its publication, and what is wrong with their YAML and their values.

    A value is `None` where the file does not make one; a problem then says why. The house style is
    not looked at.
    """

    path: Path
    issue: Issue | None
    publication: Publication | None
    problems: tuple[Problem, ...]

    @property
    def has_errors(self) -> bool:
        """Whether a problem keeps the issue from being rendered."""
        return has_errors(self.problems)


def read_brief(path: Path, contents: Mapping[Path, bytes]) -> Brief:
    """The issue of a file; `contents` stand in for files, by resolved path.

    Raises `MissingFileError` where there is no such file, or no publication beside it.
    """
    if path.is_dir():
        raise MissingFileError(f"{path} is a folder", "Name the file of one issue.")
    ((project, path),) = find_issues((path,), contents)
    publication = load_publication(project, contents.get(project.publication_path.resolve()))
    issue = load_issue(project, path, publication.value, contents.get(path.resolve()))
    return Brief(path, issue.value, publication.value, (*publication.problems, *issue.problems))
