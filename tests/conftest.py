"""Fixtures of all tests: a small project on disk, with the least that makes an issue."""

import gc
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from authoring.cache.store import FOLDER_VARIABLE
from authoring.project.discovery import Project

# The same examples in every run; time limits are set where time is tested.
settings.register_profile("desk", derandomize=True, deadline=None)
settings.load_profile("desk")

SLOW_MARKS = ("whole", "slow", "timing")
"""What `--quick` leaves out."""
STARTS = frozenset({"subprocess.Popen", "os.posix_spawn", "os.fork", "os.forkpty"})
"""The audit events of starting another process (Python's own names for them)."""

PUBLICATION = """\
brand: ACME
series: Monthly Notes
people:
  brown: {name: Alexander Brown, role: Analyst}
  mischer: {name: Andreas Mischer}
  wessling: {name: Claudia Wessling}
bodies:
  MIIT: {name: Ministry of Industry and Information Technology, original_name: 工业和信息化部}
"""

# Five lines; tests append their own from line 6 on.
ISSUE = """\
date: 2024-12-04
period: {start: 2024-10-29, end: 2024-11-25}
items:
  - title: First
    at_a_glance: Something happened.
"""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--quick`, which `make quick` gives."""
    parser.addoption(
        "--quick",
        action="store_true",
        help="only tests that need no browser, no second program and no whole PDF",
    )


def pytest_collection_finish(session: pytest.Session) -> None:
    """With `--quick`, let a test fail that does what only a test marked `whole` may do."""
    if session.config.getoption("--quick"):
        sys.modules["weasyprint"] = None  # type: ignore[assignment]
        sys.addaudithook(_refuse_processes)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what takes long, with `--quick`."""
    if not config.getoption("--quick"):
        return
    slow = [item for item in items if any(map(item.get_closest_marker, SLOW_MARKS))]
    config.hook.pytest_deselected(items=slow)
    items[:] = [item for item in items if item not in slow]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Say while a test runs, its fixtures included, that one does."""
    _running.append(item)
    try:
        return (yield)
    finally:
        _running.clear()


_running: list[pytest.Item] = []


def _refuse_processes(event: str, _: object) -> None:
    if event in STARTS and _running:
        pytest.fail("this test starts a process: mark it `whole`", pytrace=False)


@pytest.fixture(scope="session", autouse=True)
def _store_of_all_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what commands find in a folder of the tests', not of whoever runs them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FOLDER_VARIABLE, str(tmp_path_factory.mktemp("store")))
        yield


@pytest.fixture(autouse=True)
def _store_of_the_test(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Begin each test with nothing in store."""
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path_factory.mktemp("store")))


@pytest.fixture(autouse=True)
def _garbage_is_collected() -> None:
    """The command line turns that off where it is imported; tests go on for longer than a command."""
    gc.enable()


@pytest.fixture
def issue_text() -> str:
    """The least that makes an issue, in five lines; the fifth belongs to its only item."""
    return ISSUE


@pytest.fixture
def make_project(tmp_path: Path) -> Callable[..., Project]:
    """Write a project into a temporary folder: the publication, and other files by their names."""

    def make(
        files: dict[str, str | bytes] | None = None, publication: str = PUBLICATION
    ) -> Project:
        issues = tmp_path / "desk" / "issues"
        contents: dict[str, str | bytes] = {"publication.yaml": publication, **(files or {})}
        for name, content in contents.items():
            path = issues / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return Project(issues)

    return make
