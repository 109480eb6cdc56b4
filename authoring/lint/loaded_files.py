"""Loaded files: the publications and issues of one run, each loaded once.

Place in the flow: between the bytes of a `Workspace` and the rules. The modules that load are
imported when there is something to load, so that a check which is looked up does without them.
"""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from authoring.lint.rule_choice import RuleChoice
from authoring.project.discovery import Project
from authoring.project.workspace import Workspace

if TYPE_CHECKING:
    from authoring.model import Issue, Publication
    from authoring.model.loading import Loaded

MOST_ISSUES: Final = 32
"""So many issues that were read for a comparison are kept until they are checked themselves."""


class LoadedFiles:
    """What files are read as; publications with the problems of their choice of rules."""

    def __init__(self, workspace: Workspace, choice: RuleChoice) -> None:
        self._workspace = workspace
        self._choice = choice
        self._publications: dict[Path, Loaded[Publication]] = {}
        self._issues: dict[Path, Loaded[Issue]] = {}

    def publication(self, project: Project) -> "Loaded[Publication]":
        """The publication of a project. Raises `MissingFileError` where it can't be read."""
        key = project.publication_path.resolve()
        if key not in self._publications:
            self._publications[key] = self._load_publication(project)
        return self._publications[key]

    def issue(self, path: Path) -> "Loaded[Issue]":
        """An issue as its file alone has it. Raises `MissingFileError` where it can't be read."""
        from authoring.model.loading import read_issue

        issue = self._issues.get(path) or read_issue(path, self._workspace.read(path))
        if len(self._issues) < MOST_ISSUES:
            self._issues[path] = issue
        return issue

    def drop_issue(self, path: Path) -> None:
        """Make room: the issue was checked, and is not asked for again."""
        self._issues.pop(path, None)

    def forget(self, path: Path) -> None:
        """Load a file anew, where it is asked for next."""
        self._publications.pop(path.resolve(), None)
        self._issues.clear()  # they are known by the paths that they were asked for with

    def _load_publication(self, project: Project) -> "Loaded[Publication]":
        from authoring.lint.rule_runner import check_comments, check_rule_names
        from authoring.lint.rules import RULES
        from authoring.model.loading import load_publication

        loaded = load_publication(project, self._workspace.read(project.publication_path))
        found = (*loaded.problems, *check_rule_names(loaded.document, RULES))
        choice = self._choice.within(loaded.value)
        return replace(loaded, problems=check_comments(loaded.document, RULES, choice, found))
