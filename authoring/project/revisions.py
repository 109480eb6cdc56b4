"""Revisions: files as git keeps them.

Place in the flow: beside the project; whoever compares versions asks here. Git is run without a
shell, told nothing but what is asked for, and given a limit of time.
"""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

from authoring.diagnostics.errors import MissingFileError, RevisionError

SECONDS: Final = 20
MOST_BYTES: Final = 200_000_000
"""As much as a PDF may have."""

_ENVIRONMENT: Final = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    # What a partial clone lacks is told as missing; a comparison is no reason to ask the network.
    "GIT_NO_LAZY_FETCH": "1",
}


def read_revision(name: str, folder: Path = Path()) -> bytes:
    """The content of a file that git keeps, named REV:PATH as gitrevisions(7) has it.

    PATH counts from the top of the repository, with ./ or ../ from `folder`; without REV, the file
    as it is staged. Raises `RevisionError` where there is no git, no repository or no such revision,
    `MissingFileError` where the revision has no such file.
    """
    git = shutil.which("git")
    if git is None:
        raise RevisionError(
            f"{name} can't be read: git is not there", "Install git, or name two files."
        )
    repository = _Repository(git, folder)
    repository.open(name)
    found = repository.ask("rev-parse", "--verify", "--quiet", "--end-of-options", name)
    if found.returncode:
        raise repository.describe_missing(name)
    object_name = found.stdout.decode("ascii", "replace").strip()
    kind = repository.ask("cat-file", "-t", object_name).stdout.strip()
    if kind == b"tree":
        raise MissingFileError(f"{name} is a folder", "Name an issue's file in it.")
    size = repository.ask("cat-file", "-s", object_name).stdout.strip()
    if kind != b"blob" or not size.isdigit():
        raise RevisionError(
            f"{name} can't be read: git has its name, but not its content",
            "In a clone that is not whole, fetch it first: git fetch",
        )
    if int(size) > MOST_BYTES:
        raise MissingFileError(
            f"{name} is larger than {MOST_BYTES // 1_000_000} MB, as no brief is"
        )
    return repository.ask("cat-file", "blob", object_name).stdout


class _Repository:
    """What git says of the repository around a folder."""

    def __init__(self, git: str, folder: Path) -> None:
        self.git = git
        self.folder = folder

    def ask(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        """Run git to its end. Raises `RevisionError` where that takes too long."""
        try:
            return subprocess.run(  # noqa: S603  # no shell; what users typed is one argument
                (self.git, *arguments),
                cwd=self.folder,
                env={**os.environ, **_ENVIRONMENT},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise RevisionError(
                f"git did not answer within {SECONDS} seconds",
                "Look at the repository with: git status",
            ) from error
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise RevisionError(f"git can't be run: {reason}") from error

    def open(self, name: str) -> None:
        """See that there is a repository. Raises `RevisionError` where there is none."""
        asked = self.ask("rev-parse", "--git-dir")
        if asked.returncode == 0:
            return
        said = asked.stderr.decode("utf-8", "replace").strip().splitlines()
        reason = said[0].removeprefix("fatal: ") if said else "git gave no reason"
        if "not a git repository" in reason:
            raise RevisionError(
                f"{name} can't be read: there is no git repository around this folder",
                "Go to the project's folder, or name a file that is there.",
            )
        raise RevisionError(f"{name} can't be read: git says “{reason}”")

    def describe_missing(self, name: str) -> RevisionError | MissingFileError:
        """Why a file can't be found: no such revision, or no such path in it."""
        revision, _, path = name.partition(":")
        if revision and not self.knows(f"{revision}^{{tree}}"):
            return RevisionError(
                f"git knows no revision “{revision}”",
                "It takes a commit, a branch or a tag, such as HEAD~1. Where only the last commits "
                "were fetched, as in CI, fetch the others: git fetch --unshallow",
            )
        where = f"in the revision “{revision}”" if revision else "among what is staged"
        hint = "Paths count from the top of the repository; with ./ from this folder."
        if path and not path.startswith("./") and self.knows(f"{revision}:./{path}"):
            hint = f"Did you mean {revision}:./{path}? Without ./ paths count from the top."
        return MissingFileError(f"there is no “{path}” {where}", hint)

    def knows(self, name: str) -> bool:
        """Whether something has that name."""
        asked = self.ask("rev-parse", "--verify", "--quiet", "--end-of-options", name)
        return asked.returncode == 0
