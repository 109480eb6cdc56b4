"""`brief extract`: give back what a PDF was made from, or say whether the PDF is what that gives."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from authoring.cli.app import CONTENT_HAS_PROBLEMS, app
from authoring.diagnostics.errors import WriteError
from authoring.project.writing import write_files


@app.command()
def extract(
    pdf: Annotated[Path, typer.Argument(metavar="FILE.pdf", help="A PDF that render wrote.")],
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="Where the files are written; else a folder named after the PDF."
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Overwrite files that have other content.")
    ] = False,
    verify: Annotated[
        bool,
        typer.Option(
            "--verify",
            help="Render the source again and say whether that gives the PDF; write nothing "
            "without --out.",
        ),
    ] = False,
    project: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="With --verify: the project whose styles, templates and pictures are used.",
        ),
    ] = None,
) -> None:
    """Give back the issue and the publication that a PDF was made from, byte for byte."""
    from authoring.importing.pdf import extract_sources, read_pdf

    if project is not None and not verify:
        raise typer.BadParameter("belongs to --verify", param_hint="--project")
    content = read_pdf(pdf)
    extracted = extract_sources(pdf, content)
    if out is not None or not verify:
        folder = out or _folder_for(pdf)
        _write({folder / file.name: file.content for file in extracted.files}, force=force)
    origin = extracted.origin
    again = f", and saved anew by {origin.saved_by}" if origin.saved_by else ""
    typer.echo(f"{pdf} was made by {origin.program}{again}", err=True)
    if verify:
        from authoring.render.verification import verify_pdf

        verified = verify_pdf(pdf, content, extracted, project)
        typer.echo(f"{pdf} {verified.words}")
        for difference in verified.differences:
            typer.echo(f"  {difference}")
        if not verified.same:
            raise typer.Exit(CONTENT_HAS_PROBLEMS)


def _folder_for(pdf: Path) -> Path:
    """A folder below the current one, named as the PDF is."""
    return Path(pdf.stem.strip(". ") or "brief")


def _write(contents: Mapping[Path, bytes], *, force: bool) -> None:
    """Write files that are not there yet, all or none, and print where they are."""
    missing = {path: content for path, content in contents.items() if not _holds(path, content)}
    for path in missing:
        if path.exists() and not force:
            raise WriteError(
                f"{path} is there already, with other content",
                "Choose another folder with --out, or overwrite it with --force.",
            )
    write_files(missing)
    for path in contents:
        typer.echo(path)


def _holds(path: Path, content: bytes) -> bool:
    """Whether a file has just this content."""
    return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content
