"""Findings: what a check found, file by file; what every report is made of."""

import os.path
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from authoring.diagnostics.checked_file import CheckedFile
from authoring.diagnostics.problems import Problem, Severity


@dataclass(frozen=True)
class Findings:
    """All files of one check, in the order in which they were checked.

    Programs are told paths from `root` on: the folder that the command runs in, or a repository's.
    """

    files: tuple[CheckedFile, ...]
    root: Path = Path()

    @property
    def problems(self) -> Iterator[Problem]:
        """All problems."""
        return (problem for file in self.files for problem in file.problems)

    def count(self, severity: Severity) -> int:
        """How many problems are of a severity."""
        return sum(problem.severity is severity for problem in self.problems)

    def tell_path(self, path: Path) -> str:
        """A path as programs are told it: with slashes, from the root on if it is inside."""
        whole = Path(os.path.abspath(path))  # noqa: PTH100  # links stay as they are written
        root = Path(os.path.abspath(self.root))  # noqa: PTH100
        return (whole.relative_to(root) if whole.is_relative_to(root) else whole).as_posix()
