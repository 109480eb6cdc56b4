"""The examples of docs/library.md run, one after the other."""

import re
import shutil
import sys
from pathlib import Path

import pytest
from desk.commands import environment, run
from desk.library import example_program
from desk.rendering import ISSUES, ROOT

import authoring


@pytest.mark.whole
def test_the_examples_run(tmp_path: Path) -> None:
    shutil.copytree(ISSUES, tmp_path / "issues")
    result = run(tmp_path, (sys.executable, "-W", "error", "-c", example_program()), environment())
    assert (result.code, result.talk) == (0, ""), result
    assert "unknown-key in line" in result.output
    assert "1 fixed in issues/2024-12.yaml" in result.output
    assert re.search(r"^2024-12 \d{4} words placed, 0 not$", result.output, re.MULTILINE)
    assert result.lines[-2:] == ["changed date", "issues/1999-01.yaml does not exist"]


def test_the_page_tells_every_function() -> None:
    page = (ROOT / "docs/library.md").read_text("utf-8")
    told = re.findall(r"^\| `(\w+)\(", page, re.MULTILINE)
    assert told
    assert set(told) == {name for name in authoring.__all__ if name.endswith(("_brief", "_briefs"))}
