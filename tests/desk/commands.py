"""Commands: the command line in a process of its own, as its users start it."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desk.rendering import ROOT

BRIEF: Final = (sys.executable, "-m", "authoring")


HEADLINE: Final = re.compile(r"^(.+:\d+:\d+) (error|warning) (BR\d{3} [a-z0-9-]+)$", re.MULTILINE)
"""The first line of a problem as people read it: place, severity, code and name."""


@dataclass(frozen=True, slots=True)
class Result:
    """How a command ended, and what it said on standard output and on standard error."""

    code: int
    output: str
    talk: str

    @property
    def lines(self) -> list[str]:
        """The lines of its standard output."""
        return self.output.splitlines()

    @property
    def errors(self) -> list[tuple[str, str]]:
        """Place, and code with name, of the errors it told, without the warnings."""
        found = HEADLINE.findall(self.output)
        return [(place, kind) for place, severity, kind in found if severity == "error"]


def environment(**changes: str) -> dict[str, str]:
    """This process's environment with changes; the package is found from any folder.

    What a test before it made the font library see is left out, and that Python is not to keep what
    it compiled: a desk's does, and where time is compared, it counts.
    """
    left_out = ("FONTCONFIG_FILE", "PYTHONDONTWRITEBYTECODE")
    own = {name: value for name, value in os.environ.items() if name not in left_out}
    return {**own, "PYTHONPATH": str(ROOT), **changes}


def run_brief(folder: Path, *arguments: str | Path, **changes: str) -> Result:
    """Run `brief` in a folder; `changes` are of the environment."""
    return run(folder, (*BRIEF, *map(str, arguments)), environment(**changes))


def run(folder: Path, command: tuple[str, ...], env: Mapping[str, str]) -> Result:
    """Run any command in a folder."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=env,
        capture_output=True,
        encoding="utf-8",
        timeout=100,
        check=False,
    )
    assert "Traceback" not in done.stdout + done.stderr, done.stderr
    return Result(done.returncode, done.stdout, done.stderr)
