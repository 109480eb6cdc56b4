"""Checked file: what a check found in one file.

Place in the flow: from the checker or its cache to the reports; a value that names no room above it.
"""

from dataclasses import dataclass

from authoring.diagnostics.problems import Problem
from authoring.diagnostics.text import SourceText


@dataclass(frozen=True)
class CheckedFile:
    """A file that was checked: its text, and the problems in it by place."""

    source: SourceText
    problems: tuple[Problem, ...]
