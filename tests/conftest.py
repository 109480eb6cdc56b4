"""Fixtures of all tests: a small project on disk, with the least that makes an issue."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from authoring.cache.store import FOLDER_VARIABLE
from authoring.project.discovery import Project

# The same examples in every run; time limits are set where time is tested.
settings.register_profile("desk", derandomize=True, deadline=None)
settings.load_profile("desk")

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
