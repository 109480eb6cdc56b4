"""Keys: the digests by which the results of checks are found again.

Place in the flow: between a `Workspace` and the cache. All keys of checks are made here. A key is the
same wherever the project stands, and another one where anything changed that the result depends on;
pictures are left out, for what they were is part of an entry.
"""

import json
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from authoring.cache.fingerprint import identify_toolkit
from authoring.cache.store import digest
from authoring.lint.repetition import Repetitions, write_repetitions
from authoring.lint.rule_choice import RuleChoice
from authoring.project.discovery import Project
from authoring.project.resources import Resources
from authoring.project.workspace import Workspace


class CheckKeys:
    """The keys of one run. All raise `MissingFileError` where a file can't be read."""

    def __init__(self, workspace: Workspace, choice: RuleChoice) -> None:
        self._workspace = workspace
        self._choice = choice
        self._fonts: dict[Path, str] = {}

    def of_publication(self, project: Project) -> str:
        """The key of what a check finds in a publication."""
        path = project.publication_path
        return digest((*self._common(project), "file", path.name, self._workspace.digest(path)))

    def of_issue(self, project: Project, path: Path, repetitions: Repetitions) -> str:
        """The key of what a check finds in an issue that repeats these stories of others."""
        own = ("file", path.name, self._workspace.digest(path), self._digest_fonts(project))
        told = json.dumps(write_repetitions(repetitions))
        return digest((*self._common(project), *own, told))

    def of_stories(self, path: Path) -> str:
        """The key of the stories in an issue."""
        return digest((identify_toolkit(), "stories", self._workspace.digest(path)))

    def of_repetitions(self, project: Project, paths: Iterable[Path]) -> str:
        """The key of all repetitions among the issues at `paths`."""
        issues = chain.from_iterable((path.name, self._workspace.digest(path)) for path in paths)
        return digest((*self._common(project), "repetitions", *issues))

    def forget_fonts(self) -> None:
        """Look at fonts anew."""
        self._fonts.clear()

    def _common(self, project: Project) -> tuple[str, ...]:
        """What every check of a project's files depends on."""
        return (
            identify_toolkit(),
            *("select", *self._choice.select, "ignore", *self._choice.ignore),
            *("publication", self._workspace.digest(project.publication_path)),
        )

    def _digest_fonts(self, project: Project) -> str:
        """A digest of the fonts that a project's issues may be set in."""
        if project.root not in self._fonts:
            resources = Resources(project.root)
            own = resources.own_font_files()
            parts = [part for file in own for part in (file.name, self._workspace.digest(file))]
            parts += [f"{font.name} {font.stat().st_size}" for font in resources.font_files()]
            self._fonts[project.root] = digest(parts)
        return self._fonts[project.root]
