"""`brief schema`: the JSON Schema that editors' programs complete from."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from authoring.cli.app import app
from authoring.errors import MissingFileError
from authoring.loading import load_publication
from authoring.model import Publication
from authoring.project import find_project
from authoring.writing import write_files


class Subject(StrEnum):
    """What a schema describes."""

    ISSUE = "issue"
    PUBLICATION = "publication"


@app.command()
def schema(
    of: Annotated[Subject, typer.Argument(metavar="[issue|publication]")] = Subject.ISSUE,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="Write both, as issue.schema.json and publication.schema.json."
        ),
    ] = None,
) -> None:
    """Print the JSON Schema of an issue, which knows the people and bodies of the project."""
    import json

    from authoring.schema import issue_schema, publication_schema

    schemas = {
        Subject.ISSUE: issue_schema(_publication()),
        Subject.PUBLICATION: publication_schema(),
    }
    texts = {
        subject: json.dumps(each, ensure_ascii=False, indent=2) + "\n"
        for subject, each in schemas.items()
    }
    if out is None:
        typer.echo(texts[of], nl=False)
        return
    files = {out / f"{subject}.schema.json": text for subject, text in texts.items()}
    write_files({path: text.encode("utf-8") for path, text in files.items()})
    for path in files:
        typer.echo(path)


def _publication() -> Publication | None:
    """The publication around the current folder, if there is one that can be read."""
    try:
        return load_publication(find_project(Path())).value
    except MissingFileError:
        return None
