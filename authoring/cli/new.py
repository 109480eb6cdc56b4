"""`brief new`: start the next issue, or a new publication."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from authoring.cli.app import app
from authoring.diagnostics.wrapping import wrap
from authoring.project.discovery import find_project
from authoring.project.writing import write_files

if TYPE_CHECKING:
    from authoring.scaffold import PlanRemark

WIDTH: Final = 79


@app.command()
def new(
    month: Annotated[
        str | None,
        typer.Argument(
            metavar="[YYYY-MM]",
            help="The month of the issue, else the one after the last; with --publication, "
            "the folder, else this one.",
        ),
    ] = None,
    publication: Annotated[
        bool,
        typer.Option(
            "--publication", help="Start a publication: an example to be filled with your own."
        ),
    ] = False,
) -> None:
    """Start the next issue, which follows the last one; nothing is ever overwritten."""
    if publication:
        _start_publication(Path(month or "."))
    else:
        _start_issue(month)


def _start_issue(typed: str | None) -> None:
    from authoring.scaffold import read_month, start_issue

    today = _today()
    month = None if typed is None else read_month(typed, today)
    started = start_issue(find_project(Path()), month, today)
    write_files(started.files)
    typer.echo(started.path)
    _tell(started.remarks)
    _say(f"Fill it in. What is left to do is told by: brief check {started.path}")


def _start_publication(folder: Path) -> None:
    from authoring.scaffold import start_publication

    files = start_publication(folder, _today())
    write_files(files)
    for path in files:
        typer.echo(path)
    _say("All of it is an example: put your own names into publication.yaml first.")
    place = "" if folder.resolve() == Path.cwd() else f"cd {folder}, then "
    _say(f"To see it: {place}brief render. To start the next issue: brief new")


def _today() -> date:
    """The day by the desk's own calendar, or that of SOURCE_DATE_EPOCH."""
    from authoring.project.source_date import read_source_date

    moment = read_source_date()
    return moment.date() if moment else date.today()  # noqa: DTZ011  # as the desk counts


def _tell(remarks: Sequence["PlanRemark"]) -> None:
    """Say where the values of an issue were taken from, in two columns."""
    column = max((len(remark.subject) for remark in remarks), default=0) + 2
    for remark in remarks:
        _print(wrap(f"{remark.subject:<{column}}{remark.words}", WIDTH, " " * column))


def _say(words: str) -> None:
    _print(wrap(words, WIDTH))


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        typer.echo(line, err=True)
