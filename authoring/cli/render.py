"""`brief render`: check issues, then publish them."""

import os
import sys
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from authoring.cache.check_cache import CheckCache
from authoring.cache.store import find_store
from authoring.cli.app import CONTENT_HAS_PROBLEMS, COULD_NOT_RUN, app, tell_trouble
from authoring.cli.console import RenderConsole
from authoring.cli.progress import show_progress
from authoring.diagnostics.errors import BriefError
from authoring.diagnostics.problems import has_errors
from authoring.formats.links import Links
from authoring.lint.checker import Checker
from authoring.project.discovery import find_issues
from authoring.render import pipeline
from authoring.report import describe_terminal

if TYPE_CHECKING:
    from authoring.render.executors.base import Executor

USUAL_FORMATS: Final = "pdf,html"
FEW: Final = 12
"""Issues that one process renders by itself; of more, memory stays flat in one that is renewed."""


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
    from authoring.render.render_cache import RenderCache

    formats = _read_formats(to or USUAL_FORMATS)
    if proof and to is not None and formats != (pipeline.Format.PDF,):
        raise typer.BadParameter("a proof is a PDF; leave --to out", param_hint="--proof")
    if cluster is not None and jobs is not None:
        raise typer.BadParameter("a cluster has its own workers; leave it out", param_hint="--jobs")
    if proof and (jobs is not None or cluster is not None):
        raise typer.BadParameter("proofs are made one by one, here", param_hint="--proof")
    choice = pipeline.RenderOptions(formats, style, assets, links)
    request = pipeline.RenderRequest(tuple(paths or ()), choice, out, proof=proof)
    store = find_store(os.environ) if cache else None
    count = len(find_issues(request.paths))
    console = RenderConsole(request, describe_terminal(sys.stdout, os.environ))
    try:
        with (
            _choose_executor(count, jobs, cluster) as executor,
            show_progress(count, sys.stderr) as progress,
        ):
            checker = Checker(cache=CheckCache(store) if store else None)
            known = RenderCache(store) if store else None
            for result in pipeline.render(request, checker, executor, known):
                with progress.paused():
                    console.tell(result)
                progress.advance()
    except (BriefError, KeyboardInterrupt):
        console.tell_end(stopped=True)
        raise
    console.tell_end()
    tell_trouble(store)
    if console.failures:
        raise typer.Exit(COULD_NOT_RUN)
    if has_errors(console.problems):
        raise typer.Exit(CONTENT_HAS_PROBLEMS)


def _choose_executor(
    count: int, jobs: int | None, cluster: str | None
) -> "AbstractContextManager[Executor]":
    """Who renders so many issues."""
    from authoring.render.executors.base import InProcess, count_cores

    if cluster is not None:
        from authoring.render.executors.cluster import join_cluster

        return join_cluster(cluster)
    if count == 1 or ((jobs == 1 or count_cores() == 1) and count <= FEW):
        return InProcess()
    from authoring.render.executors.processes import LocalProcesses

    return LocalProcesses(min(count, jobs or count_cores()))
