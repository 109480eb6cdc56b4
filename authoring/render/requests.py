"""Requests: what is to be published, and what became of it.

Place in the flow: the words that `pipeline` and the command line have in common.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from authoring.diagnostics.errors import BriefError
from authoring.diagnostics.problems import Problem
from authoring.render.registry import DEFAULT_OPTIONS, RenderOptions
from authoring.report import Findings

NO_FINDINGS: Final = Findings(())


@dataclass(frozen=True, slots=True)
class RenderRequest:
    """What to publish: issues (files, folders, or none for the whole project), forms, where to.

    A `proof` is made in place of all forms.
    """

    paths: tuple[Path, ...]
    choice: RenderOptions = DEFAULT_OPTIONS
    out: Path = Path("build")
    proof: bool = False


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file that was written: its pages, where it has any, its bytes and how long it took to make.

    What was made in an earlier run took no time in this one.
    """

    path: Path
    pages: int | None
    size: int
    seconds: float | None


@dataclass(frozen=True, slots=True)
class RenderResult:
    """What became of one issue: nothing is written where a problem is an error, but for a proof.

    `kept` are files that were there already, the same to the byte. A `failure` is the tool's.
    """

    issue: Path
    findings: Findings = NO_FINDINGS
    written: tuple[WrittenFile, ...] = ()
    kept: tuple[Path, ...] = ()
    failure: BriefError | None = None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems of the issue and of its publication."""
        return tuple(self.findings.problems)

    @property
    def is_published(self) -> bool:
        """Whether its files are there."""
        return bool(self.written or self.kept)
