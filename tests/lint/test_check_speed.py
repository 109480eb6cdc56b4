"""A check is quick: beside other checkers of YAML, on a long issue, and over an archive."""

import gc
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk.archive import make_archive
from desk.commands import environment
from desk.pace import measure_pace
from desk.rendering import ISSUES

from authoring.cache.check_cache import CheckCache
from authoring.cache.store import Store
from authoring.lint.checker import Checker
from authoring.project.discovery import Project
from authoring.render.pipeline import check

pytestmark = [pytest.mark.slow, pytest.mark.timing]

PAIRS = 7
ARCHIVE = 60
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
        started = time.process_time()
        Checker().check(project, path)
        times.append(time.process_time() - started)
    pace = measure_pace()
    assert statistics.median(times[2:]) / lines <= 0.005 * pace, (times, pace)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project(make_archive(tmp_path_factory.mktemp("archive"), ARCHIVE))


@pytest.fixture
def _no_collection() -> Iterator[None]:
    """No search for garbage, as `brief` has it: among a test run's objects it takes a while."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("_no_collection")
def test_an_archive_takes_little_time_an_issue(archive: Project) -> None:
    times = []
    for _ in range(4):
        started = time.process_time()
        check([archive.issues_folder], Checker())
        times.append((time.process_time() - started) / ARCHIVE)
    pace = measure_pace()  # seen: 0.90 to 0.97 of it
    assert min(times[1:]) <= 1.25 * pace, (times, pace)


def test_an_archive_without_change_takes_a_moment(archive: Project, tmp_path: Path) -> None:
    times = []
    for _ in range(3):
        started = time.process_time()
        check([archive.issues_folder], Checker(cache=CheckCache(Store(tmp_path))))
        times.append((time.process_time() - started) / ARCHIVE)
    pace = measure_pace()
    assert min(times[1:]) <= 0.08 * pace, (times, pace)
