"""`brief render`: check issues, then publish them."""

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from authoring import pipeline
from authoring.checking import Checker
from authoring.cli.app import CONTENT_HAS_PROBLEMS, COULD_NOT_RUN, app, tell_failure
from authoring.cli.progress import show_progress
from authoring.errors import BriefError
from authoring.formats.links import Links
from authoring.ledger import Ledger
from authoring.problems import Problem, has_errors
from authoring.project import find_issues
from authoring.report import Terminal, describe_terminal
from authoring.report.text import write_problem, write_summary
from authoring.store import find_store

if TYPE_CHECKING:
    from authoring.crews import Crew

USUAL_FORMATS: Final = "pdf,html"


def _read_formats(text: str) -> tuple[pipeline.Format, ...]:
    names = [name.strip() for name in text.split(",") if name.strip()]
    known = [form.value for form in pipeline.Format]
    unknown = [name for name in names if name not in known]
    if unknown or not names:
        wrong = f"“{unknown[0]}” is no format" if unknown else "no format is named"
        raise typer.BadParameter(f"{wrong}; there are {', '.join(known)}", param_hint="--to")
    return tuple(form for form in pipeline.Format if form.value in names)


@app.command()
def render(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH]...", help="Issues or folders; without any, all of the project."
        ),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="FORMAT,…",
            help=f"{', '.join(form.value for form in pipeline.Format)}.",
            show_default=USUAL_FORMATS,
        ),
    ] = None,
    out: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="Where the files are written.")
    ] = Path("build"),
    style: Annotated[
        str | None,
        typer.Option("--style", metavar="NAME", help="A style other than the publication's."),
    ] = None,
    assets: Annotated[
        bool,
        typer.Option("--assets", help="Web pages share style sheets, fonts and pictures."),
    ] = False,
    links: Annotated[
        Links | None,
        typer.Option(
            "--links",
            help="Where Markdown and text have the addresses of links; usually inline in Markdown, "
            "as footnotes in text.",
        ),
    ] = None,
    proof: Annotated[
        bool,
        typer.Option(
            "--proof",
            help="Write a PDF for the review round instead: with line numbers, addresses of links "
            "and all problems at their places.",
        ),
    ] = False,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs", "-j", metavar="N", min=1, help="How many processes work; usually one a core."
        ),
    ] = None,
    cluster: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help="Let the workers of a Dask cluster work; the address is its scheduler's.",
        ),
    ] = None,
    cache: Annotated[
        bool,
        typer.Option(
            " /--no-cache", help="Make anew what did not change since an earlier run, too."
        ),
    ] = True,
) -> None:
    """Check issues, then write them as PDF, as web page and in other forms."""
    from authoring.renditions import Renditions

    started = time.perf_counter()
    formats = _read_formats(to or USUAL_FORMATS)
    if proof and to is not None and formats != (pipeline.Format.PDF,):
        raise typer.BadParameter("a proof is a PDF; leave --to out", param_hint="--proof")
    if cluster is not None and jobs is not None:
        raise typer.BadParameter(
            "a cluster has its own workers; leave --jobs out", param_hint="--jobs"
        )
    choice = pipeline.Choice(formats, style, assets, links)
    order = pipeline.Order(tuple(paths or ()), choice, out, proof=proof)
    store = find_store(os.environ) if cache else None
    count = len(find_issues(order.paths))
    told = _Told(describe_terminal(sys.stdout, os.environ))
    with (
        _gather(count, jobs, cluster) as crew,
        show_progress(count, sys.stderr) as progress,
    ):
        checker = Checker(ledger=Ledger(store) if store else None)
        renditions = Renditions(store) if store else None
        for outcome in pipeline.render(order, checker, crew, renditions):
            with progress.paused():
                told.tell(outcome, proof=proof)
            progress.advance()
    typer.echo(told.summary(time.perf_counter() - started), err=True)
    if told.failures:
        raise typer.Exit(COULD_NOT_RUN)
    if has_errors(told.problems):
        raise typer.Exit(CONTENT_HAS_PROBLEMS)


@contextlib.contextmanager
def _gather(count: int, jobs: int | None, cluster: str | None) -> Iterator["Crew"]:
    """Who renders so many issues."""
    from authoring.crews import Alone, count_cores

    if cluster is not None:
        from authoring.cluster import join_cluster

        with join_cluster(cluster) as workers:
            yield workers
    elif jobs == 1 or count_cores() == 1:
        yield Alone()
    elif count == 1:
        from authoring.printer import start_printer

        with start_printer() as printer:
            yield printer
    else:
        from authoring.processes import gather_processes

        with gather_processes(min(count, jobs or count_cores())) as processes:
            yield processes


class _Told:
    """What was said of the issues so far."""

    def __init__(self, terminal: Terminal) -> None:
        self.problems: dict[Problem, None] = {}
        self.failures: dict[str, list[Path]] = {}
        self._terminal = terminal
        self._written = 0
        self._kept = 0

    def tell(self, outcome: pipeline.Outcome, *, proof: bool) -> None:
        """Say what became of an issue."""
        for file in outcome.findings.files:
            for problem in file.problems:
                # What is wrong with the publication is wrong in all its issues, but said once.
                if problem not in self.problems:
                    text = write_problem(problem, file.source, self._terminal)
                    typer.echo(f"{text}\n", color=self._terminal.colour)
                self.problems[problem] = None
        for written in outcome.written:
            typer.echo(_written_line(written))
        if proof and has_errors(outcome.problems):
            typer.echo(f"{outcome.issue} has errors; the proof shows what it can", err=True)
        self._written += len(outcome.written)
        self._kept += len(outcome.kept)
        if outcome.failure is not None:
            self._tell_failure(outcome.issue, outcome.failure)
        elif not outcome.is_published:
            typer.echo(f"{outcome.issue} was not rendered; see the problems", err=True)

    def _tell_failure(self, issue: Path, failure: BriefError) -> None:
        if failure.message not in self.failures:
            tell_failure(failure)
        self.failures.setdefault(failure.message, []).append(issue)

    def summary(self, seconds: float) -> str:
        """All of it in a line, and which issues failed."""
        written = _count_files(self._written)
        kept = f", {self._kept} unchanged" if self._kept else ""
        problems = f"; {write_summary(tuple(self.problems))}" if self.problems else ""
        failed = [str(issue) for issues in self.failures.values() for issue in issues]
        lines = [f"{written}{kept} in {seconds:.1f} s{problems}"]
        if failed:
            lines.append(f"not rendered: {', '.join(failed)}")
        return "\n".join(lines)


def _count_files(count: int) -> str:
    return "1 file" if count == 1 else f"{count} files"


def _written_line(written: pipeline.Written) -> str:
    if written.pages is None:
        extent = f"{written.size / 1000:.0f} KB"
    else:
        extent = f"{written.pages} page" if written.pages == 1 else f"{written.pages} pages"
    time_taken = "stored" if written.seconds is None else f"{written.seconds:.2f} s"
    return f"{written.path!s:<32} {extent:>9} {time_taken:>8}"
