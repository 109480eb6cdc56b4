"""`brief schema`: the JSON Schemas of what editors write, and of a brief as data."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from authoring.cli.app import app
from authoring.diagnostics.errors import MissingFileError
from authoring.project.discovery import find_project
from authoring.project.writing import write_files

if TYPE_CHECKING:
    from authoring.model import Publication


class Subject(StrEnum):
    """What a schema describes."""

    ISSUE = "issue"
    PUBLICATION = "publication"
    BRIEF = "brief"


WRITTEN_BY_EDITORS: Final = (Subject.ISSUE, Subject.PUBLICATION)


@app.command()
def schema(
    of: Annotated[Subject, typer.Argument(metavar="[issue|publication|brief]")] = Subject.ISSUE,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="Write those of issue and publication, as issue.schema.json and "
            "publication.schema.json.",
        ),
    ] = None,
) -> None:
    """Print a JSON Schema; that of an issue knows the people and bodies of the project.

    That of a brief describes what render writes with --to json.
    """
    if out is None:
        typer.echo(_text(of), nl=False)
        return
    files = {out / f"{subject}.schema.json": _text(subject) for subject in WRITTEN_BY_EDITORS}
    write_files({path: text.encode("utf-8") for path, text in files.items()})
    for path in files:
        typer.echo(path)


def _text(subject: Subject) -> str:
    from authoring.report.schema import (
        brief_schema,
        issue_schema,
        publication_schema,
        write_schema,
    )

    match subject:
        case Subject.ISSUE:
            found = issue_schema(_publication())
        case Subject.PUBLICATION:
            found = publication_schema()
        case Subject.BRIEF:
            found = brief_schema()
    return write_schema(found)


def _publication() -> "Publication | None":
    """The publication around the current folder, if there is one that can be read."""
    from authoring.model.loading import load_publication

    try:
        return load_publication(find_project(Path())).value
    except MissingFileError:
        return None
