"""`brief import`: turn old briefs into issues, and say where each word is."""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from authoring.cli.app import CONTENT_HAS_PROBLEMS, app
from authoring.diagnostics.errors import ImportingError, MissingFileError, WriteError
from authoring.diagnostics.problems import Severity
from authoring.diagnostics.terminal import describe_terminal
from authoring.lint.checker import Checker
from authoring.project.discovery import PUBLICATION_FILE, Project, find_project
from authoring.project.writing import write_files
from authoring.report import REPORTS, Findings

if TYPE_CHECKING:
    from authoring.importing import Imported
    from authoring.model import Publication

LONGEST_SHOWN: Final = 300


@app.command("import")
def import_briefs(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="Old briefs: Markdown, plain text, HTML or DOCX."),
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="Where the issues are written; else the project's issues/."
        ),
    ] = None,
) -> None:
    """Turn old briefs into issues, and say where each word is; nothing is ever overwritten."""
    from authoring.importing import import_brief

    project = _find_project(out)
    publication = _load_publication(project) if project else None
    imported = [import_brief(file, publication) for file in files]
    folder = out or (project.issues_folder if project else Path())
    targets = _name_files(folder, imported)
    write_files({path: each.text.encode() for path, each in targets.items()})

    findings = _check(project, folder, targets)
    for path, each in targets.items():
        for line in _tell(path, each, project):
            typer.echo(line)
    terminal = describe_terminal(sys.stdout, os.environ)
    typer.echo(REPORTS["text"](findings, terminal), nl=False, color=terminal.colour)
    missing = sum(each.account.missing for each in imported)
    if missing or findings.count(Severity.ERROR):
        raise typer.Exit(CONTENT_HAS_PROBLEMS)


def _find_project(out: Path | None) -> Project | None:
    """The project that the issues will belong to, or else the one around, if there is any."""
    if out is not None and (out / PUBLICATION_FILE).is_file():
        return Project(out)
    try:
        return find_project(Path())
    except MissingFileError:
        return None


def _load_publication(project: Project) -> "Publication":
    from authoring.model.loading import load_publication

    publication = load_publication(project).value
    if publication is None:
        raise ImportingError(
            f"{project.publication_path} has errors, so that its names can't be looked up",
            f"See them with: brief check {project.publication_path}",
        )
    return publication


def _name_files(folder: Path, imported: "Sequence[Imported]") -> "dict[Path, Imported]":
    """The file of each issue, none of which is there yet."""
    found: dict[Path, Imported] = {}
    for each in imported:
        path = folder / f"{each.name}.yaml"
        if path in found:
            raise WriteError(
                f"{found[path].source} and {each.source} would both be written as {path}",
                "Import them apart, each with an --out of its own.",
            )
        if os.path.lexists(path):
            raise WriteError(
                f"{path} is there already, and is never overwritten",
                "Choose another folder with --out, or move that file away.",
            )
        found[path] = each
    return found


def _check(project: Project | None, folder: Path, targets: "dict[Path, Imported]") -> Findings:
    """All problems of the issues; without a project, what is proposed stands in for one."""
    files = []
    for path, each in targets.items():
        checker = Checker()
        own = project
        if own is None:
            own = Project(folder)
            checker.replace(own.publication_path, each.proposal.encode())
        files.append(checker.check_file(own, path))
    return Findings(tuple(files))


def _tell(path: Path, imported: "Imported", project: Project | None) -> Iterator[str]:
    """Where the issue is, how many words are where, and what is left to do."""
    account = imported.account
    yield str(path)
    placed = account.total - account.missing
    yield f"{account.total:,} words: {placed:,} placed, {account.missing:,} not placed"
    parts = [f"{account.placed:,} in the issue", f"{account.said:,} that a brief writes itself"]
    if account.proposed:
        parts.append(f"{account.proposed:,} for {PUBLICATION_FILE}")
    yield f"  placed: {', '.join(parts)}"
    if account.strays:
        yield "not placed:"
    unit = "paragraph " if imported.source.suffix.lower() == ".docx" else ""
    for stray in account.strays:
        shown = stray.words[:LONGEST_SHOWN] + ("…" if stray.words[LONGEST_SHOWN:] else "")
        yield f"  {imported.source}:{unit}{stray.line}: {shown}"
    if imported.remarks:
        count = len(imported.remarks)
        places = "1 place is" if count == 1 else f"{count} places are"
        yield f"unsure: {places} marked with “#” in {path}"
    if imported.proposal:
        file = project.publication_path if project else path.parent / PUBLICATION_FILE
        yield f"proposed for {file}:"
        yield from (f"  {line}".rstrip() for line in imported.proposal.splitlines())
