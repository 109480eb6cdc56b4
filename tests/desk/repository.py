"""Repository: a git repository of a test's own, that knows nothing of whoever runs the tests."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Final

GIT: Final = shutil.which("git")
NO_GIT: Final = "" if GIT else "git is not there"

_IDENTITY: Final = {
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_SYSTEM": "/dev/null",
    "GIT_AUTHOR_NAME": "Desk",
    "GIT_AUTHOR_EMAIL": "desk@example.org",
    "GIT_COMMITTER_NAME": "Desk",
    "GIT_COMMITTER_EMAIL": "desk@example.org",
    "PATH": "/usr/bin:/bin:/usr/local/bin",
}


def run_git(folder: Path, *arguments: str) -> str:
    """What git prints; it must succeed."""
    assert GIT is not None
    done = subprocess.run(
        (GIT, *arguments),
        cwd=folder,
        env=_IDENTITY,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def commit(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write files and commit them; the folder becomes a repository if it is none."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    if not (folder / ".git").exists():
        run_git(folder, "init", "--quiet", "--initial-branch=main")
    run_git(folder, "add", "--all")
    run_git(folder, "commit", "--quiet", "--message", "A round")
