"""Archives: what a whole series costs, at first and after a change."""

import shutil
import statistics
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desk.archive import make_archive
from desk.bench.peers import PROGRAMS
from desk.bench.runs import Command, Run, run_command, weigh_command

JOBS: Final = (1, 2)
STYLE: Final = "styles/merics/print.css"
WORD: Final = "comment: |\n      "
"""Where a comment begins."""


@dataclass(frozen=True, slots=True)
class Passes:
    """An archive, rendered as a whole; runs by how many processes worked.

    It is rendered for the first time once, and in another look in rounds.
    """

    issues: int
    first: dict[int, Run]
    restyled: dict[int, tuple[Run, ...]]


@dataclass(frozen=True, slots=True)
class Changes:
    """Runs over an archive that is rendered already."""

    nothing: tuple[Run, ...]
    one: tuple[Run, ...]
    alone: tuple[Run, ...]
    """One issue of it, rendered by itself."""


@dataclass(frozen=True, slots=True)
class Checks:
    """`brief check` over an archive: for the first time, and again."""

    issues: int
    first: tuple[Run, ...]
    again: tuple[Run, ...]

    @property
    def milliseconds_an_issue(self) -> float:
        """What an issue costs that is checked for the first time."""
        return statistics.median(run.wall for run in self.first) * 1000 / self.issues


class Archive:
    """A project of many issues, what was made of it, and a store of its own."""

    def __init__(self, folder: Path, count: int) -> None:
        self.folder = folder
        self.count = count
        self.issues = make_archive(folder, count)
        self._changes = 0

    def forget(self) -> None:
        """Delete the store, and what was rendered."""
        for name in ("store", "build"):
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def change_one(self) -> Path:
        """Write another word into the last issue; its path."""
        path = max(self.issues.glob("20*.yaml"))
        text = path.read_text(encoding="utf-8")
        before, mark, after = text.partition(WORD)
        assert mark, path
        self._changes += 1
        path.write_text(f"{before}{mark}Change {self._changes}. {after}", encoding="utf-8")
        return path

    def change_style(self) -> None:
        """Give the project's style another accent."""
        self._changes += 1
        path = self.folder / STYLE
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f":root {{ --accent: #b5{self._changes:04x}; }}\n", encoding="utf-8")

    def render(self, *options: str | Path, jobs: int = JOBS[-1]) -> Command:
        """The command that renders it, or the paths among the options."""
        return self._brief("render", "--to", "pdf", "--jobs", str(jobs), *options)

    def render_on(self, address: str, out: str) -> Command:
        """The command that lets a cluster render it."""
        cluster = ("--cluster", address, "--no-cache", "--out", out)
        return self._brief("render", "--to", "pdf", *cluster)

    def check(self) -> Command:
        """The command that checks it."""
        return self._brief("check")

    def _brief(self, *words: str | Path) -> Command:
        program = str(PROGRAMS / "brief")
        store = {"BRIEF_CACHE": str(self.folder / "store")}
        return Command((program, *map(str, words)), self.folder, store)


def measure_passes(archive: Archive, rounds: int) -> Passes:
    """Render all of it, at first and in another look, with one process and with two."""
    first: dict[int, Run] = {}
    restyled: dict[int, list[Run]] = {jobs: [] for jobs in JOBS}
    for jobs in JOBS:
        archive.forget()
        first[jobs] = weigh_command(archive.render(jobs=jobs))
    for _ in range(rounds):
        for jobs in JOBS:
            archive.change_style()
            restyled[jobs].append(run_command(archive.render(jobs=jobs)))
    return Passes(archive.count, first, {jobs: tuple(runs) for jobs, runs in restyled.items()})


def measure_changes(archive: Archive, rounds: int) -> Changes:
    """Render an archive again that is rendered already: as it is, and with one change."""
    nothing, one, alone = [], [], []
    run_command(archive.render())
    for _ in range(rounds):
        nothing.append(run_command(archive.render()))
        path = archive.change_one()
        one.append(run_command(archive.render()))
        alone.append(run_command(archive.render("--no-cache", path, jobs=1)))
    return Changes(tuple(nothing), tuple(one), tuple(alone))


def measure_checks(archive: Archive, rounds: int) -> Checks:
    """Check all of it for the first time, and again."""
    first, again = [], []
    for _ in range(rounds):
        archive.forget()
        first.append(run_command(archive.check()))
        again.append(run_command(archive.check()))
    return Checks(archive.count, tuple(first), tuple(again))
