"""Discovery: where a desk's files are.

Place in the flow: before loading. A project is a folder with `issues/` in it, which holds
`publication.yaml` and the issues; its own `templates/` and `styles/` stand beside `issues/`.
"""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from pathlib import Path

from authoring.diagnostics.errors import MissingFileError

PUBLICATION_FILE = "publication.yaml"
ISSUES_FOLDER = "issues"
ISSUE_SUFFIXES = frozenset({".yaml", ".yml"})


@dataclass(frozen=True, slots=True)
class Project:
    """A desk's folder; paths are kept as the caller wrote them, so messages show them that way."""

    issues_folder: Path

    @property
    def root(self) -> Path:
        """The folder that may hold `templates/` and `styles/`."""
        folder = self.issues_folder
        return folder.resolve().parent if folder.name in ("", "..") else folder.parent

    @property
    def publication_path(self) -> Path:
        """The publication's file."""
        return self.issues_folder / PUBLICATION_FILE

    def issue_paths(self) -> tuple[Path, ...]:
        """All issues, by name."""
        found = (path for path in self.issues_folder.iterdir() if _is_issue(path))
        return tuple(sorted(found))


def find_project(start: Path) -> Project:
    """The project of the folder `start`, or of the nearest folder above it."""
    for folder in (start, *start.resolve().parents):
        if (folder / ISSUES_FOLDER / PUBLICATION_FILE).is_file():
            issues = folder / ISSUES_FOLDER if folder != Path() else Path(ISSUES_FOLDER)
            return Project(issues)
    raise MissingFileError(
        f"no {ISSUES_FOLDER}/{PUBLICATION_FILE} in this folder or above it",
        "Go to the project's folder, or name an issue's file.",
    )


def find_issues(
    paths: Iterable[Path], given: Container[Path] = ()
) -> tuple[tuple[Project, Path], ...]:
    """The issues that paths name, each with its project.

    A folder, which is a project or a folder of issues, stands for all in it. Without any path, the
    project around the current folder. The same file is returned once. Files in `given` (resolved)
    need not be there yet.
    """
    found: dict[Path, tuple[Project, Path]] = {}
    for path in tuple(paths) or (None,):
        project = _project_named(path, given)
        issues = project.issue_paths() if path is None or path.is_dir() else (path,)
        if project.publication_path in issues:
            raise MissingFileError(
                f"{path} is the publication, not an issue", "Name an issue, or the folder."
            )
        if not issues:
            raise MissingFileError(
                f"no issue in {project.issues_folder}", "Issues are .yaml files."
            )
        for issue in issues:
            found.setdefault(issue.resolve(), (project, issue))
    return tuple(found.values())


def find_files(
    paths: Iterable[Path], given: Container[Path] = ()
) -> tuple[tuple[Project, Path], ...]:
    """The files that paths name, as `find_issues`, and before a project's first its publication.

    The publication may be named itself, and may stand without issues.
    """
    found: dict[Path, tuple[Project, Path]] = {}
    for path in tuple(paths) or (None,):
        project = _project_named(path, given)
        issues = project.issue_paths() if path is None or path.is_dir() else (path,)
        for file in (project.publication_path, *issues):
            found.setdefault(file.resolve(), (project, file))
    return tuple(found.values())


def _project_named(path: Path | None, given: Container[Path]) -> Project:
    if path is None:
        return find_project(Path())
    return project_of(path.parent if path.resolve() in given else path)


def project_of(path: Path) -> Project:
    """The project of a file or folder: the file's folder, the folder, or its `issues/`."""
    if not _exists(path):
        raise MissingFileError(
            f"{path} does not exist", "Check the name; an issue is a .yaml file."
        )
    folder = path if path.is_dir() else path.parent
    for issues in (folder, folder / ISSUES_FOLDER):
        if (issues / PUBLICATION_FILE).is_file():
            return Project(issues)
    raise MissingFileError(
        f"no {PUBLICATION_FILE} in {folder}",
        f"The publication's file stands beside its issues, as {ISSUES_FOLDER}/{PUBLICATION_FILE}.",
    )


def read_file(path: Path) -> bytes:
    """The bytes of a file. Raises `MissingFileError` where it can't be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise MissingFileError(f"{path} can't be read: {reason}") from error


def _exists(path: Path) -> bool:
    """Whether there is such a file; a name that the system can't take names none."""
    try:
        return path.exists()
    except OSError:
        return False


def _is_issue(path: Path) -> bool:
    hidden = path.name.startswith((".", "_"))
    return (
        path.suffix in ISSUE_SUFFIXES
        and path.name != PUBLICATION_FILE
        and not hidden
        and path.is_file()
    )
