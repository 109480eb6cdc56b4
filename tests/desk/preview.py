"""Preview: the live server in a process of its own, with a project that tests may write into."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from desk.commands import BRIEF, environment
from desk.rendering import ISSUES

PATIENCE: Final = 60.0
"""Seconds after which something that should happen did not; no test waits that long."""
SAMPLE: Final = "2024-12.yaml"


def save(path: Path, text: str) -> None:
    """Save as editors do: write a new file, then let it take the other's place."""
    new = path.with_name(f".{path.name}.new")
    new.write_text(text, encoding="utf-8")
    new.replace(path)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server answered."""

    status: int
    headers: Mapping[str, str]
    content: bytes

    @property
    def text(self) -> str:
        """The content as text."""
        return self.content.decode("utf-8")


@dataclass
class Server:
    """A preview that runs, and its project."""

    root: Path
    process: subprocess.Popen[str]
    address: str

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.address.split(":")[2].partition("/")[0])

    @property
    def base(self) -> str:
        """Its address without a path."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def issue(self) -> Path:
        """The sample that it shows."""
        return self.root / "issues" / SAMPLE

    def ask(self, path: str, data: Any = None, **headers: str) -> Answer:
        """Ask for a path; with data, by POST."""
        body = None if data is None else json.dumps(data).encode()
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(f"{self.base}{path}", body, names)  # noqa: S310  # ours
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
                return Answer(answer.status, dict(answer.headers), answer.read())
        except urllib.error.HTTPError as error:
            with error:
                return Answer(error.code, dict(error.headers), error.read())

    @contextlib.contextmanager
    def follow(self, path: str) -> Iterator["Stream"]:
        """Follow its events as a browser does."""
        with urllib.request.urlopen(f"{self.base}{path}", timeout=PATIENCE) as answer:  # noqa: S310
            yield Stream(answer)

    def end(self, sign: signal.Signals = signal.SIGINT) -> int:
        """End it as Ctrl-C does; its exit code."""
        self.process.send_signal(sign)
        return self.process.wait(PATIENCE)


class Stream:
    """Server-sent events, and the last state of each part."""

    def __init__(self, answer: Any) -> None:
        self._answer = answer
        self.parts: dict[str, str] = {}

    def read(self) -> tuple[str, dict[str, str]]:
        """The next event: its name and its value."""
        name = ""
        while True:
            line = self._answer.readline().decode("utf-8")
            assert line, "the server closed the stream"
            if line.startswith("event: "):
                name = line.removeprefix("event: ").strip()
            elif line.startswith("data: "):
                value = json.loads(line.removeprefix("data: "))
                if name == "parts":
                    self.parts.update(value)
                return name, value

    def wait_for(self, part: str, text: str) -> None:
        """Read on until a part holds a text."""
        while text not in self.parts.get(part, ""):
            self.read()


def copy_project(root: Path) -> Path:
    """A project with the samples, in a folder of the test's."""
    shutil.copytree(ISSUES, root / "issues")
    return root


@contextlib.contextmanager
def start_preview(root: Path, *arguments: str, **changes: str) -> Iterator[Server]:
    """Start the preview of a project, and end it."""
    command = (*BRIEF, "preview", "--no-open", *arguments)
    with (root / "preview.log").open("w", encoding="utf-8") as log:
        process = subprocess.Popen(
            command,
            cwd=root,
            env=environment(**changes),
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
    assert process.stdout is not None
    try:
        address = process.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:"), (root / "preview.log").read_text()
        yield Server(root, process, address)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        process.stdout.close()
    assert "Traceback" not in (root / "preview.log").read_text(encoding="utf-8")


def memory_of(process: subprocess.Popen[str]) -> int:
    """The bytes that a process holds of the machine's memory."""
    pages = int(Path(f"/proc/{process.pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


HAS_MEMORY: Final = sys.platform == "linux"
