"""Findings: what a check found, file by file; what every report is made of."""

from collections.abc import Iterator
from dataclasses import dataclass

from authoring.problems import Problem, Severity
from authoring.source import SourceText


@dataclass(frozen=True)
class CheckedFile:
    """A file that was checked, with its problems by place."""

    source: SourceText
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Findings:
    """All files of one check, in the order in which they were checked."""

    files: tuple[CheckedFile, ...]

    @property
    def problems(self) -> Iterator[Problem]:
        """All problems."""
        return (problem for file in self.files for problem in file.problems)

    def count(self, severity: Severity) -> int:
        """How many problems are of a severity."""
        return sum(problem.severity is severity for problem in self.problems)
