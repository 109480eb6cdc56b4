"""Editor: opens a file at its line in the program that people write in.

Place in the flow: asked by the server, where somebody clicked. A command is taken apart as a shell
does it, once, and started without one.
"""

import re
import shlex
import shutil
import subprocess
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from authoring.diagnostics.errors import BriefError
from authoring.diagnostics.problems import Position

# How editors with a window of their own are told of a place; those of a terminal have none to open.
_KNOWN: Final[Mapping[str, tuple[str, ...]]] = {
    "code": ("--goto", "{file}:{line}:{column}"),
    "codium": ("--goto", "{file}:{line}:{column}"),
    "cursor": ("--goto", "{file}:{line}:{column}"),
    "gedit": ("{file}", "+{line}:{column}"),
    "gvim": ("--remote-silent", "+{line}", "{file}"),
    "kate": ("--line", "{line}", "--column", "{column}", "{file}"),
    "mate": ("--line", "{line}:{column}", "{file}"),
    "subl": ("{file}:{line}:{column}",),
    "windsurf": ("--goto", "{file}:{line}:{column}"),
    "zed": ("{file}:{line}:{column}",),
}
_SIGN: Final = re.compile(r"\{(?:file|line|column)\}")
_WAITING: Final = frozenset({"-w", "--wait", "-f", "--nofork", "--block"})


@dataclass(frozen=True, slots=True)
class Editor:
    """A command, in parts, with {file}, {line} and {column} where they belong."""

    parts: tuple[str, ...]

    def open(self, path: Path, position: Position) -> bool:
        """Open a file at a position; whether the command could be started."""
        places = {
            "{file}": str(path.resolve()),
            "{line}": str(position.line),
            "{column}": str(position.column),
        }
        try:
            process = subprocess.Popen(  # noqa: S603  # the desk's own command, in parts, without a shell
                [_fill(part, places) for part in self.parts],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        except OSError:
            return False
        # Somebody must take note of its end, whenever that is.
        threading.Thread(target=process.wait, daemon=True).start()
        return True


def read_editor(command: str) -> Editor:
    """The editor that a command names.

    Raises `BriefError` for one that can't be read, is not there, or is not told which file.
    """
    try:
        parts = tuple(shlex.split(command))
    except ValueError as error:
        raise BriefError(f"the editor's command can't be read: {error}") from error
    if not any("{file}" in part for part in parts[1:]):
        raise BriefError(
            f"the editor's command “{command}” does not say where the file's name goes",
            "Write it like this: --editor 'code -g {file}:{line}:{column}'",
        )
    if shutil.which(parts[0]) is None:
        raise BriefError(f"the editor “{parts[0]}” is not there", "Check the command's name.")
    return Editor(parts)


def find_editor(environment: Mapping[str, str]) -> Editor | None:
    """The editor that VISUAL or EDITOR names, if it has a window of its own."""
    for variable in ("VISUAL", "EDITOR"):
        try:
            parts = shlex.split(environment.get(variable, ""))
        except ValueError:
            continue
        place = _KNOWN.get(Path(parts[0]).stem) if parts else None
        if place is not None and shutil.which(parts[0]) is not None:
            own = [part for part in parts[1:] if part not in _WAITING]
            return Editor((parts[0], *own, *place))
    return None


def _fill(part: str, places: Mapping[str, str]) -> str:
    """A part of a command with the place in it; what a file's name holds is not read again."""
    return _SIGN.sub(lambda found: places[found[0]], part)
