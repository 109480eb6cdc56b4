"""Runs: commands as processes, with their time and their memory; rounds of them, in turn."""

import json
import os
import statistics
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeVar

import psutil

Result = TypeVar("Result")

STOPWATCH: Final = Path(__file__).with_name("stopwatch.py")
SAMPLES_A_SECOND: Final = 20
DONT_KEEP: Final = "PYTHONDONTWRITEBYTECODE"


class RunError(Exception):
    """A command failed; the message has the end of what it said."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command, where it runs, and what it finds in its environment beside what is there."""

    words: tuple[str, ...]
    folder: Path
    variables: Mapping[str, str] = field(default_factory=dict)

    def start(self) -> subprocess.Popen[str]:
        """Start it under the stopwatch."""
        return subprocess.Popen(
            (sys.executable, "-IS", str(STOPWATCH), *self.words),
            cwd=self.folder,
            env={**_surroundings(), **self.variables},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
        )


def _surroundings() -> dict[str, str]:
    """This process's environment, but that each program keeps what it compiled, as on any desk."""
    return {name: value for name, value in os.environ.items() if name != DONT_KEEP}


@dataclass(frozen=True, slots=True)
class Run:
    """What a run of a command took: seconds by the clock, seconds of processors, peak memory in bytes.

    The memory is that of the largest process, or where samples were taken, of all together.
    """

    wall: float
    cpu: float
    memory: int


def run_command(command: Command, *, codes: tuple[int, ...] = (0,)) -> Run:
    """Run a command. Raises `RunError` where it ends with another exit code."""
    return _end(command, command.start(), codes)


def weigh_command(command: Command, *, codes: tuple[int, ...] = (0,)) -> Run:
    """Run a command, and take samples of the memory of all its processes meanwhile."""
    process = command.start()
    peak = 0
    done = threading.Event()

    def sample() -> None:
        nonlocal peak
        while not done.wait(1 / SAMPLES_A_SECOND):
            peak = max(peak, _memory_below(process.pid))

    sampling = threading.Thread(target=sample)
    sampling.start()
    try:
        run = _end(command, process, codes)
    finally:
        done.set()
        sampling.join()
    return Run(run.wall, run.cpu, max(run.memory, peak))


def run_in_turn(
    tasks: Mapping[str, Callable[[], Result]], rounds: int, *, before: int = 1
) -> dict[str, list[Result]]:
    """Do each task once a round, in their order; the results by name, in the order of the rounds.

    The rounds `before` don't count: caches are filled in them.
    """
    results: dict[str, list[Result]] = {name: [] for name in tasks}
    for number in range(-before, rounds):
        for name, task in tasks.items():
            result = task()
            if number >= 0:
                results[name].append(result)
    return results


def median_ratio(values: Sequence[float], others: Sequence[float]) -> float:
    """The median of the ratios of two series, round by round."""
    return statistics.median(one / other for one, other in zip(values, others, strict=True))


def _end(command: Command, process: subprocess.Popen[str], codes: tuple[int, ...]) -> Run:
    output, talk = process.communicate()
    told = json.loads(output) if output else {"code": process.returncode}
    if told["code"] not in codes:
        last = "\n".join(talk.splitlines()[-8:])
        raise RunError(f"{' '.join(command.words)} ended with code {told['code']}\n{last}")
    return Run(told["wall"], told["cpu"], int(told["memory"]))


def _memory_below(pid: int) -> int:
    """The memory of all processes that one started, in bytes; what several share counts once."""
    try:
        return sum(map(_memory_of, psutil.Process(pid).children(recursive=True)))
    except psutil.Error:
        return 0


def _memory_of(process: psutil.Process) -> int:
    try:
        told = process.memory_full_info()
    except psutil.Error:  # it has just ended, or is another user's
        return 0
    return int(getattr(told, "pss", told.rss))
