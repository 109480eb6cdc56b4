"""Builder: a changed file -> its page and its problems.

Place in the flow: the steps of the pipeline, one issue at a time, in one thread and with all that
stays the same kept. It knows nothing of who looks on.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from authoring.cache.store import digest
from authoring.diagnostics.errors import BriefError, MissingFileError
from authoring.diagnostics.problems import Problem, has_errors
from authoring.formats.figures import place_pictures
from authoring.formats.metadata import build_metadata
from authoring.formats.web import fill_web_page
from authoring.lint.checker import CheckedIssue, Checker
from authoring.model.loading.completion import complete
from authoring.preview.files import ServedFiles
from authoring.preview.theme import PLAIN_STYLE, Themes
from authoring.preview.watcher import State
from authoring.project.discovery import ISSUE_SUFFIXES, Project
from authoring.project.resources import Resources
from authoring.view.brief import BriefView
from authoring.view.build import build_view

if TYPE_CHECKING:
    from authoring.source import SourceDocument


@dataclass(frozen=True, slots=True)
class Build:
    """What became of one issue: its page if there is one, its problems, and what kept the tool.

    `patched` is a page in which something stands for what could not be read. `stamp` differs where
    anything differs that the issue is made from.
    """

    path: Path
    stamp: str
    view: BriefView | None = None
    page: str | None = None
    patched: bool = False
    problems: tuple[Problem, ...] = ()
    documents: "tuple[SourceDocument, ...]" = ()
    failure: BriefError | None = None

    @property
    def printable(self) -> bool:
        """Whether `brief render` would write it."""
        usable = self.page is not None and not self.patched and self.failure is None
        return usable and not has_errors(self.problems)


class Builder:
    """Makes the pages of one project."""

    def __init__(self, project: Project, files: ServedFiles, style: str | None = None) -> None:
        """Make pages in a style, else in the publication's; what they name goes to `files`."""
        self.project = project
        self._style = style
        self._resources = Resources(project.root)
        self._files = files
        self._themes = Themes(self._resources, files)
        self._checker = Checker()
        self._state: State = {}
        self._root = project.root.resolve()

    def take_state(self, state: State) -> None:
        """Forget what was read of files that changed."""
        known = self._state
        for path in state.keys() | known.keys():
            if state.get(path) != known.get(path):
                self._checker.forget(path)
        self._state = state

    def issues(self) -> tuple[Path, ...]:
        """The issues that are there, without links that lead out of the project."""
        try:
            paths = self.project.issue_paths()
        except OSError:
            return ()
        return tuple(path for path in paths if path.resolve().is_relative_to(self._root))

    def stamp(self, path: Path) -> str:
        """A digest of the state of every file but the other issues."""
        own, folder = path.resolve(), self.project.issues_folder.resolve()
        publication = self.project.publication_path.resolve()
        return digest(
            f"{file} {state}"
            for file, state in sorted(self._state.items())
            if file in (own, publication)
            or file.parent != folder
            or file.suffix not in ISSUE_SUFFIXES
        )

    def build(self, path: Path, *, patch: bool) -> Build:
        """An issue as it is now; with `patch`, something stands for what can't be read."""
        try:
            return self._build(path, patch=patch)
        except Exception as error:  # noqa: BLE001  # a mistake of ours must not end the preview
            words = f"a mistake in the toolkit itself: {error!r}"
            hint = "Please report it, with what BRIEF_DEBUG=1 brief check prints."
            return Build(path, self.stamp(path), failure=BriefError(words, hint))

    def _build(self, path: Path, *, patch: bool) -> Build:
        stamp = self.stamp(path)
        if path not in self.issues():
            gone = MissingFileError(f"{path} is not there", "It was deleted, moved or renamed.")
            return Build(path, stamp, failure=gone)
        try:
            self._refuse_strays()
            checked = self._checker.check(self.project, path)
        except BriefError as error:
            return Build(path, stamp, failure=error)
        problems = (*checked.publication.problems, *checked.problems)
        documents = (checked.publication.document, checked.issue.document)
        view, page, patched, failure = None, None, False, None
        try:
            view, patched = self._view(checked, path, patch=patch)
            page = None if view is None else self._write_page(view)
        except BriefError as error:
            failure = error
        return Build(path, stamp, view, page, patched, problems, documents, failure)

    def preview_style(self) -> str:
        """The address of the publication's colours and letters, for the preview's own pages."""
        publication = self._publication_style()
        state = self._style_state()
        for style in (self._style, publication, PLAIN_STYLE):
            try:
                if style is not None:
                    return self._themes.tokens(style, state)
            except BriefError:
                continue
        return ""

    def _refuse_strays(self) -> None:
        """Refuse links by which a file from outside of the project would come into a page."""
        root = self.project.root
        own = (root / "templates", root / "styles")
        below = (path for folder in own for path in folder.rglob("*"))
        for path in (self.project.publication_path, *own, *below):
            if path.is_symlink() and not path.resolve().is_relative_to(self._root):
                raise BriefError(
                    f"{path} is a link that leads out of the project",
                    "The preview shows files of the project only; put a copy in its place.",
                )

    def _publication_style(self) -> str | None:
        try:
            value = self._checker.publication(self.project).value
        except BriefError:
            return None
        return value.style if value else None

    def _view(
        self, checked: CheckedIssue, path: Path, *, patch: bool
    ) -> tuple[BriefView | None, bool]:
        """The view of an issue, and whether something in it stands for what can't be read."""
        from authoring.formats.proof import proof_day
        from authoring.model import Issue, Publication

        issue, publication = checked.issue.value, checked.publication.value
        patched = issue is None or publication is None
        if patched and patch:
            day = proof_day()
            issue = issue or complete(checked.issue.document, Issue, day)
            publication = publication or complete(checked.publication.document, Publication, day)
        if issue is None or publication is None:
            return None, patched
        return build_view(issue, publication, path, self._style), patched

    def _write_page(self, view: BriefView) -> str:
        resources, files = self._resources, self._files
        sheet = self._themes.sheets(view.style, self._style_state())
        pictures = place_pictures(view, files.add)
        metadata = build_metadata(view)
        return fill_web_page(view, metadata, resources, pictures, (sheet,), places=True)

    def _style_state(self) -> str:
        folders = self._resources.style_folders
        found = (
            f"{file} {state}"
            for file, state in sorted(self._state.items())
            if any(file.is_relative_to(folder) for folder in folders)
        )
        return digest(found)
