"""`brief render`: check issues, then publish them."""

import os
import sys
import time
from pathlib import Path
from typing import Annotated, Final

import typer

from authoring import pipeline
from authoring.cli.app import CONTENT_HAS_PROBLEMS, app
from authoring.formats.links import Links
from authoring.problems import Problem, has_errors
from authoring.report import describe_terminal
from authoring.report.text import write_problem, write_summary

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
) -> None:
    """Check issues, then write them as PDF, as web page and in other forms."""
    started = time.perf_counter()
    formats = _read_formats(to or USUAL_FORMATS)
    if proof and to is not None and formats != (pipeline.Format.PDF,):
        raise typer.BadParameter("a proof is a PDF; leave --to out", param_hint="--proof")
    choice = pipeline.Choice(formats, style, assets, links)
    order = pipeline.Order(tuple(paths or ()), choice, out, proof=proof)
    terminal = describe_terminal(sys.stdout, os.environ)
    told: dict[Problem, None] = {}
    count = 0
    for outcome in pipeline.render(order):
        # What is wrong with the publication is wrong in all its issues, but said once.
        for file in outcome.findings.files:
            for problem in file.problems:
                if problem not in told:
                    text = write_problem(problem, file.source, terminal)
                    typer.echo(f"{text}\n", color=terminal.colour)
                told[problem] = None
        for written in outcome.written:
            typer.echo(_written_line(written))
        if proof and has_errors(outcome.problems):
            typer.echo(f"{outcome.issue} has errors; the proof shows what it can", err=True)
        if not outcome.written:
            typer.echo(f"{outcome.issue} was not rendered; see the problems", err=True)
        count += len(outcome.written)
    files = "1 file" if count == 1 else f"{count} files"
    summary = f"; {write_summary(tuple(told))}" if told else ""
    typer.echo(f"{files} in {time.perf_counter() - started:.1f} s{summary}", err=True)
    if has_errors(told):
        raise typer.Exit(CONTENT_HAS_PROBLEMS)


def _written_line(written: pipeline.Written) -> str:
    if written.pages is None:
        extent = f"{written.size / 1000:.0f} KB"
    else:
        extent = f"{written.pages} page" if written.pages == 1 else f"{written.pages} pages"
    return f"{written.path!s:<32} {extent:>9} {written.seconds:>6.2f} s"
