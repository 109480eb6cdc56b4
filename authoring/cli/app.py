"""App: the command `brief`, without its subcommands, and the net under all of them."""

import os
import sys
from typing import Annotated, Final, NoReturn

import typer

import authoring
from authoring.cache.store import FOLDER_VARIABLE, Store
from authoring.diagnostics.errors import BriefError

CONTENT_HAS_PROBLEMS: Final = 1
COULD_NOT_RUN: Final = 2
INTERRUPTED: Final = 130

app = typer.Typer(
    name="brief",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Write, check and publish a monthly policy brief.",
)


def _show_version(wanted: bool) -> None:  # noqa: FBT001  # typer's callback
    if wanted:
        typer.echo(f"brief {authoring.__version__}")
        raise typer.Exit


@app.callback()
def _brief(
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    pass


def main() -> NoReturn:
    """Run the command of this process's arguments; never end in a traceback."""
    code = _run()
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:  # as it is where the shell closed it
                stream.flush()
    except OSError:
        # The reader of our output has gone, or the disk is full.
        code = COULD_NOT_RUN
    # All files are written; taking the interpreter apart would cost a seventh of a check.
    os._exit(code)


def _run() -> int:
    """The exit code of the command; what kept it from running is said on standard error."""
    try:
        app()
    except SystemExit as ended:
        # typer makes 1 of a reader of our output that has gone; that is no problem of the content.
        if isinstance(ended.__context__, BrokenPipeError):
            return COULD_NOT_RUN
        return ended.code if isinstance(ended.code, int) else 0
    except BriefError as error:
        tell_failure(error)
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        typer.echo(f"brief: {error}", err=True)
    except Exception as error:  # the last net: a mistake of ours
        if "BRIEF_DEBUG" in os.environ:
            raise
        typer.echo(f"brief: a mistake in the toolkit itself: {error!r}", err=True)
        typer.echo("  Please report it, with the output under BRIEF_DEBUG=1.", err=True)
    return COULD_NOT_RUN


def tell_trouble(store: Store | None) -> None:
    """Say on standard error that nothing could be kept where somebody wants it to be."""
    if store is not None and store.trouble and FOLDER_VARIABLE in os.environ:
        typer.echo(f"nothing was kept in {store.folder}: {store.trouble}", err=True)


def tell_failure(error: BriefError) -> None:
    """Say on standard error what could not be done, and what to do about it."""
    typer.echo(f"brief: {error.message}", err=True)
    if error.hint:
        typer.echo(f"  {error.hint}", err=True)
