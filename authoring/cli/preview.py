"""`brief preview`: a page in the browser that follows every save."""

import importlib.util
import os
import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from authoring.cli.app import app
from authoring.diagnostics.errors import BriefError, MissingFileError
from authoring.project.discovery import Project, find_project, project_of

NEEDED: Final = ("pypdfium2", "starlette", "uvicorn", "watchfiles")
DISPLAYS: Final = ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME")


def _require_packages() -> None:
    missing = [name for name in NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        raise BriefError(
            f"the preview needs {', '.join(missing)}, which a usual installation leaves out",
            "Install it with: pip install 'brief-authoring[preview]'",
        )


def _find_target(path: Path | None) -> tuple[Project, Path | None]:
    """The project, and the issue to begin with, if one is named or there is only one."""
    project = find_project(Path()) if path is None else project_of(path)
    if path is not None and not path.is_dir():
        issue = next((each for each in project.issue_paths() if each.name == path.name), None)
        if issue is None:
            raise MissingFileError(f"{path} is not an issue", "Name an issue, or the folder.")
        return project, issue
    issues = project.issue_paths()
    return project, issues[0] if len(issues) == 1 else None


def _has_display() -> bool:
    """Whether a browser can open; without, Python would start one in the terminal."""
    return sys.platform in ("win32", "darwin") or any(map(os.environ.get, DISPLAYS))


@app.command()
def preview(
    path: Annotated[
        Path | None,
        typer.Argument(metavar="[PATH]", help="An issue or a folder; without, all of the project."),
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, max=65535, help="The port; else one that is free."),
    ] = None,
    editor: Annotated[
        str | None,
        typer.Option(
            metavar="COMMAND",
            help="What opens a file that is clicked: 'code -g {file}:{line}:{column}'. Else VISUAL "
            "or EDITOR, if it has a window; else the place is copied.",
        ),
    ] = None,
    style: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="A style other than the publication's."),
    ] = None,
    browser: Annotated[
        bool, typer.Option(" /--no-open", help="Print the address, and open no browser.")
    ] = True,
) -> None:
    """Show issues in the browser, and follow every save; Ctrl-C ends it."""
    _require_packages()
    from authoring.preview import Settings, serve
    from authoring.preview.editor import find_editor, read_editor

    project, issue = _find_target(path)
    opener = read_editor(editor) if editor else find_editor(os.environ)
    opens_browser = browser and _has_display()
    settings = Settings(project, issue, port, style, opener, opens_browser)
    serve(settings, typer.echo)
