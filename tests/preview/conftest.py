"""Fixtures of the preview's tests: a server that runs, and a browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from desk.browser import NO_BROWSER, start_browser
from desk.preview import Server, copy_project, start_preview
from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, for the tests of one module."""
    if NO_BROWSER:
        pytest.skip(NO_BROWSER)
    with start_browser() as started:
        yield started


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A preview of the samples, which a test may change."""
    with start_preview(copy_project(tmp_path / "desk")) as started:
        yield started
