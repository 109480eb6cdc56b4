"""Checker: everything that is wrong with an issue, in one run.

Place in the flow: the first steps of `pipeline`, shared by `brief check` and `brief render`: load,
then run the rules. Publications are loaded once; of other issues only their stories count, which
`archive` knows. A file that is what it was when it was checked before is not even loaded, nor are the
modules for that.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from authoring.cache.check_cache import CheckCache
from authoring.diagnostics.checked_file import CheckedFile
from authoring.diagnostics.errors import MissingFileError
from authoring.diagnostics.problems import Problem, sort_problems
from authoring.lint.archive import Archive, StoryReader
from authoring.lint.keys import CheckKeys
from authoring.lint.loaded_files import LoadedFiles
from authoring.lint.repetition import Repetitions
from authoring.lint.rule_choice import RuleChoice, read_limits
from authoring.project.discovery import Project
from authoring.project.resources import Resources
from authoring.project.workspace import Workspace

if TYPE_CHECKING:
    from authoring.model import Issue, Publication
    from authoring.model.loading import Loaded


@dataclass(frozen=True)
class CheckedIssue:
    """An issue with its publication and all its problems; the publication's are kept apart."""

    project: Project
    issue: "Loaded[Issue]"
    publication: "Loaded[Publication]"
    problems: tuple[Problem, ...]

    @property
    def files(self) -> tuple[CheckedFile, CheckedFile]:
        """The publication and the issue, each with its own problems."""
        publication = self.publication
        return (
            CheckedFile(publication.document.source, publication.problems),
            CheckedFile(self.issue.document.source, self.problems),
        )


class Checker:
    """Checks the issues of one run.

    `select` and `ignore` name rules, beside what each publication says. `contents` stand in for
    files, by resolved path. A `cache` is asked for what earlier runs found. The `latest` issue that
    was not only looked up is kept, for whoever goes on with it.
    """

    def __init__(
        self,
        select: tuple[str, ...] = (),
        ignore: tuple[str, ...] = (),
        contents: Mapping[Path, bytes] | None = None,
        cache: CheckCache | None = None,
    ) -> None:
        self.workspace = Workspace(contents)
        self.latest: CheckedIssue | None = None
        self._cache = cache
        self._store = cache.store if cache else None
        self._choice = RuleChoice(select, ignore)
        self._keys = CheckKeys(self.workspace, self._choice)
        self._files = LoadedFiles(self.workspace, self._choice)
        self._stories = StoryReader(self._files, self._keys, self._store)
        self._archives: dict[Path, Archive] = {}

    def check_file(self, project: Project, path: Path) -> CheckedFile:
        """All problems of an issue, or of the publication, from the cache if it knows them.

        Raises `MissingFileError` where a file can't be read.
        """
        key = self.key(project, path) if self._cache else None
        if self._cache is None or key is None:
            return self._check_file(project, path)[0]
        content = self.workspace.read(path)
        known = self._cache.find(key, path, content, project.root)
        if known is not None:
            return known
        checked, pictures = self._check_file(project, path)
        self._cache.record(key, content, checked, pictures, project.root)
        return checked

    def check(self, project: Project, path: Path) -> CheckedIssue:
        """All problems of an issue, with what it is read as.

        Raises `MissingFileError` where a file can't be read.
        """
        from authoring.model.loading import look_up_names

        publication = self.publication(project)
        issue = look_up_names(project, self._files.issue(path), publication.value)
        problems = self._run_rules(project, issue, publication.value)
        self._files.drop_issue(path)
        self.latest = CheckedIssue(project, issue, publication, problems)
        return self.latest

    def publication(self, project: Project) -> "Loaded[Publication]":
        """The publication of a project, with the problems of its choice of rules."""
        return self._files.publication(project)

    def key(self, project: Project, path: Path) -> str | None:
        """What the problems of a file are kept under; `None` if a file can't be read."""
        try:
            if path == project.publication_path:
                return self._keys.of_publication(project)
            return self._keys.of_issue(project, path, self.find_repetitions(project, path))
        except (MissingFileError, OSError):
            return None

    def find_repetitions(self, project: Project, path: Path) -> Repetitions:
        """What of an issue another issue of its project told before.

        Raises `MissingFileError` where a file can't be read.
        """
        folder = project.issues_folder
        if folder not in self._archives:
            self._archives[folder] = Archive(
                project, self._files, self._choice, self._keys, self._stories, self._store
            )
        return self._archives[folder].find_repetitions(path)

    def replace(self, path: Path, content: bytes) -> None:
        """Let `content` stand in for a file from now on."""
        self.forget(path)
        self.workspace.replace(path, content)

    def forget(self, path: Path) -> None:
        """Read a file anew, where it is asked for next."""
        self.latest = None
        self.workspace.forget(path)
        self._files.forget(path)
        self._stories.forget(path)
        self._archives.clear()
        self._keys.forget_fonts()

    def _check_file(self, project: Project, path: Path) -> tuple[CheckedFile, tuple[str, ...]]:
        """A file with its problems, and the pictures it names."""
        if path == project.publication_path:
            publication = self.publication(project)
            return CheckedFile(publication.document.source, publication.problems), ()
        from authoring.model.loading.references import picture_files

        checked = self.check(project, path)
        return checked.files[1], picture_files(checked.issue.document)

    def _run_rules(
        self, project: Project, issue: "Loaded[Issue]", publication: "Publication | None"
    ) -> tuple[Problem, ...]:
        """The issue's problems and what the rules find, without what is silenced."""
        from authoring.lint.glyphs import find_missing_glyphs
        from authoring.lint.rule_context import RuleContext
        from authoring.lint.rule_runner import run_rules
        from authoring.lint.rules import RULES

        document = issue.document
        if document.root is None:
            return issue.problems
        context = RuleContext(
            document=document,
            root=document.root,
            publication=publication,
            limits=read_limits(publication),
            repetitions=self.find_repetitions(project, document.path),
        )
        found = run_rules(context, RULES, self._choice.within(publication), issue.problems)
        unprintable = find_missing_glyphs(document, Resources(project.root))
        return sort_problems((*found, *unprintable))
