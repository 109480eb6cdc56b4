"""`brief` itself: its version, its help, and the net under all commands."""

import os
import sys
from pathlib import Path

import pytest
from desk.commands import BRIEF, environment, run, run_brief
from desk.rendering import ROOT

import authoring

pytestmark = pytest.mark.whole


def test_the_version_is_the_packages(tmp_path: Path) -> None:
    result = run_brief(tmp_path, "--version")
    assert (result.code, result.output, result.talk) == (0, f"brief {authoring.__version__}\n", "")


def test_the_module_and_the_command_are_the_same(tmp_path: Path) -> None:
    """`python -m authoring` is what pyproject's script `brief` calls."""
    code = "import sys; from authoring.cli import main; sys.argv = ['brief', *sys.argv[1:]]; main()"
    script = run(tmp_path, (sys.executable, "-c", code, "render"), environment())
    assert script == run_brief(tmp_path, "render")
    pyproject = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert 'brief = "authoring.cli:main"' in pyproject


@pytest.mark.parametrize("arguments", [(), ("--help",), ("render", "--help")])
def test_help_is_given(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    result = run_brief(tmp_path, *arguments)
    assert result.code == (0 if arguments else 2)
    assert "Usage: " in result.output + result.talk


@pytest.mark.parametrize("arguments", [("nonsense",), ("--nonsense",), ("render", "--out")])
def test_what_is_not_known_ends_with_2(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    result = run_brief(tmp_path, *arguments)
    assert (result.code, result.output) == (2, "")
    assert "Error: " in result.talk


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_a_file_name_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.yaml")).write_bytes(b"")
    done = run(tmp_path, (*BRIEF, "render", os.fsdecode(b"caf\xe9.yaml")), environment())
    assert (done.code, done.output) == (2, "")
