"""A check is quick: beside other checkers of YAML, and on a long issue."""

import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest
from desk.commands import environment
from desk.rendering import ISSUES

from authoring.checking import Checker
from authoring.project import Project

pytestmark = [pytest.mark.slow, pytest.mark.timing]

PAIRS = 7
ISSUE = ISSUES / "2024-12.yaml"
SCRIPTS = Path(sys.executable).parent


def seconds(*command: str | Path) -> float:
    started = time.perf_counter()
    subprocess.run(command, env=environment(), capture_output=True, check=False)
    return time.perf_counter() - started


OTHERS: dict[str, tuple[float, float, tuple[str | Path, ...]]] = {
    # The program: at most so many times its time for a file that is what it was, and for a new one.
    "yamllint": (1.6, 3.5, (SCRIPTS / "yamllint", ISSUE)),
    "check-jsonschema": (
        0.6,
        1.4,
        (
            SCRIPTS / "check-jsonschema",
            "--schemafile",
            ISSUES / "schema/issue.schema.json",
            ISSUE,
        ),
    ),
}


@pytest.mark.parametrize("other", OTHERS)
def test_a_command_takes_little_time_beside_another_checker(other: str) -> None:
    known_limit, new_limit, command = OTHERS[other]
    check = (sys.executable, "-m", "authoring", "check", ISSUE)
    seconds(*check)
    known, new = [], []
    for _ in range(PAIRS):
        theirs = seconds(*command)
        known.append(seconds(*check) / theirs)
        new.append(seconds(*check, "--no-cache") / theirs)
    figures = f"{statistics.median(known):.2f} unchanged, {statistics.median(new):.2f} new"
    assert statistics.median(known) <= known_limit, figures
    assert statistics.median(new) <= new_limit, figures


def test_a_thousand_lines_take_little_time(tmp_path: Path) -> None:
    shutil.copytree(ISSUES, tmp_path / "issues", ignore=shutil.ignore_patterns("20*.yaml"))
    text = ISSUE.read_text(encoding="utf-8")
    start, end = text.index("items:\n") + len("items:\n"), text.index("\nnoteworthy:")
    items, rest = text[start:end], text[end:]
    long = text[:start] + "\n".join([items] * 5) + rest
    path = tmp_path / "issues/2024-12.yaml"
    path.write_text(long, encoding="utf-8")
    lines = len(long.splitlines())
    assert lines > 1000
    project = Project(tmp_path / "issues")
    times = []
    for _ in range(7):
        started = time.perf_counter()
        Checker().check(project, path)
        times.append(time.perf_counter() - started)
    assert statistics.median(times[2:]) * 1000 / lines <= 0.060, times
