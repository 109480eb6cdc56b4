"""Commands that pages show are there, with their options; so are the targets of `make`."""

import re
import shlex
from pathlib import Path
from typing import Final

import pytest
from desk.pages.commands import list_commands
from desk.rendering import ROOT

PAGES: Final = (*(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md"))
_SHELL: Final = re.compile(r"^ *```sh\n(.*?)^ *```", re.MULTILINE | re.DOTALL)


def shown_commands(page: Path, program: str) -> list[list[str]]:
    """The words of each line of a page's shell examples that calls a program."""
    lines = "\n".join(_SHELL.findall(page.read_text("utf-8"))).splitlines()
    words = [shlex.split(line, comments=True) for line in lines]
    return [each for each in words if each and each[0].removeprefix(".venv/bin/") == program]


def test_pages_show_commands() -> None:
    assert sum(len(shown_commands(page, "brief")) for page in PAGES) > 30


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_commands_and_options_are_there(page: Path) -> None:
    commands = list_commands()
    for _, name, *rest in shown_commands(page, "brief"):
        options = {
            each for one in commands[name].params for each in (*one.opts, *one.secondary_opts)
        }
        used = {word.partition("=")[0] for word in rest if word.startswith("--")}
        assert used <= options, f"brief {name} {' '.join(rest)}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_targets_of_make_are_there(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    text = page.read_text("utf-8")
    inline = re.findall(r"`make (\w+)[^`]*`", text)
    assert {*inline, *(words[1] for words in shown_commands(page, "make"))} <= targets
