"""`brief explain`: what a code means, why it matters, and what to write instead."""

import os
import sys
from typing import Annotated

import typer

from authoring.cli.app import app
from authoring.report import describe_terminal


@app.command()
def explain(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[CODE]", help="A code such as BR203, or a name; without, all."),
    ] = None,
) -> None:
    """Say what a rule wants and why, with an example of each; without a code, list all."""
    from authoring.report.explain import explain as explain_kind
    from authoring.report.explain import list_rules

    terminal = describe_terminal(sys.stdout, os.environ)
    text = list_rules(terminal) if name is None else explain_kind(name, terminal)
    typer.echo(text, nl=not text.endswith("\n"), color=terminal.colour)
