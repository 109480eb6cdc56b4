"""`brief diff`: what changed from one version of an issue to another."""

import os
import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from authoring.cli.app import CONTENT_HAS_PROBLEMS, app
from authoring.diagnostics.terminal import PLAIN, describe_terminal
from authoring.project.writing import write_files

FORMS: Final = ("text", "markdown", "html", "json")


@app.command()
def diff(
    old: Annotated[
        str, typer.Argument(help="A file, a PDF that render wrote, or REV:PATH from git.")
    ],
    new: Annotated[str, typer.Argument(help="Likewise.")],
    form: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help=f"{', '.join(FORMS)}.")
    ] = "text",
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", metavar="FILE", help="Write it to a file; missing folders are made."
        ),
    ] = None,
    stat: Annotated[
        bool, typer.Option("--stat", help="Only numbers: changes and words of each part.")
    ] = False,
) -> None:
    """Say what changed from one version of an issue to another, by meaning and by word."""
    if form not in FORMS:
        raise typer.BadParameter(
            f"“{form}” is none; there are {', '.join(FORMS)}", param_hint="--format"
        )
    from authoring.diff.formats import DiffFormat, write_comparison
    from authoring.diff.versions import compare_versions

    comparison = compare_versions(old, new)
    terminal = PLAIN if output else describe_terminal(sys.stdout, os.environ)
    text = write_comparison(comparison, DiffFormat(form), terminal, only_numbers=stat)
    if output is None:
        typer.echo(text, nl=False, color=terminal.colour)
    else:
        write_files({output: text.encode("utf-8")})
    if comparison.revision.parts:
        raise typer.Exit(CONTENT_HAS_PROBLEMS)
