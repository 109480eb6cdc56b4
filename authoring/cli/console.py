"""Console: what `brief render` says while it goes through the issues, and at the end.

Place in the flow: beside the command. Problems and files go to standard output, talk about them to
standard error.
"""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import typer

from authoring.cli.app import tell_failure
from authoring.diagnostics.errors import BriefError
from authoring.diagnostics.problems import Problem, has_errors
from authoring.render import pipeline
from authoring.report import Terminal
from authoring.report.text import write_problem, write_summary

MOST_NAMED: Final = 12


class RenderConsole:
    """What was said so far."""

    def __init__(self, request: pipeline.RenderRequest, terminal: Terminal) -> None:
        """Speak of a request, in a terminal."""
        self.problems: dict[Problem, None] = {}
        self.failures: dict[str, list[Path]] = {}
        self._request = request
        self._terminal = terminal
        self._started = time.perf_counter()
        self._written = 0
        self._kept = 0

    def tell(self, result: pipeline.RenderResult) -> None:
        """Say what became of an issue."""
        for file in result.findings.files:
            for problem in file.problems:
                # What is wrong with the publication is wrong in all its issues, but said once.
                if problem not in self.problems:
                    text = write_problem(problem, file.source, self._terminal)
                    typer.echo(f"{text}\n", color=self._terminal.colour)
                self.problems[problem] = None
        for written in result.written:
            typer.echo(_written_line(written))
        if self._request.proof and has_errors(result.problems):
            typer.echo(f"{result.issue} has errors; the proof shows what it can", err=True)
        self._written += len(result.written)
        self._kept += len(result.kept)
        if result.failure is not None:
            self._tell_failure(result.issue, result.failure)
        elif not result.is_published:
            older = self._name_older_files(result.issue)
            typer.echo(f"{result.issue} was not rendered; see the problems{older}", err=True)

    def tell_end(self, *, stopped: bool = False) -> None:
        """Say how much there was, and which issues failed."""
        if stopped and not self._written and not self._kept:
            return
        written = _count_files(self._written)
        kept = f", {self._kept} unchanged" if self._kept else ""
        seconds = time.perf_counter() - self._started
        problems = f"; {write_summary(tuple(self.problems))}" if self.problems else ""
        typer.echo(f"{'stopped; ' * stopped}{written}{kept} in {seconds:.1f} s{problems}", err=True)
        for message, issues in self.failures.items():
            reason = f" ({message})" if len(self.failures) > 1 else ""
            typer.echo(f"not rendered: {_name(issues)}{reason}", err=True)

    def _tell_failure(self, issue: Path, failure: BriefError) -> None:
        if failure.message not in self.failures:
            tell_failure(failure)
        self.failures.setdefault(failure.message, []).append(issue)

    def _name_older_files(self, issue: Path) -> str:
        """A word on files that an earlier run wrote for an issue, which are not of its state now."""
        out, forms = self._request.out, self._request.choice.formats
        older = [out / f"{issue.stem}{form.suffix}" for form in forms]
        found = [str(path) for path in older if path.exists()]
        return f"; {', '.join(found)} {'is' if len(found) == 1 else 'are'} older" if found else ""


def _name(issues: Sequence[Path]) -> str:
    named = ", ".join(str(issue) for issue in issues[:MOST_NAMED])
    more = len(issues) - MOST_NAMED
    return f"{named} and {more} more" if more > 0 else named


def _count_files(count: int) -> str:
    return "1 file" if count == 1 else f"{count} files"


def _written_line(written: pipeline.WrittenFile) -> str:
    if written.pages is None:
        extent = f"{written.size / 1000:.0f} KB"
    else:
        extent = f"{written.pages} page" if written.pages == 1 else f"{written.pages} pages"
    time_taken = "stored" if written.seconds is None else f"{written.seconds:.2f} s"
    return f"{written.path!s:<32} {extent:>9} {time_taken:>8}"
