"""What stands in pages and comes from elsewhere is up to date, and says all there is."""

import re
from pathlib import Path

import pytest
from desk.pages import PAGES, write_page
from desk.pages.commands import list_commands
from desk.pages.rooms import read_floors
from desk.rendering import ROOT
from typer.testing import CliRunner

from authoring.cli.app import app


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_is_up_to_date(page: Path) -> None:
    assert page.read_text("utf-8") == write_page(page), "write it anew: make pages"


@pytest.mark.parametrize("name", list_commands())
def test_every_option_of_a_commands_help_is_told(name: str) -> None:
    section = (ROOT / "docs/commands.md").read_text("utf-8").partition(f"\n## brief {name}\n")[2]
    told = set(re.findall(r"`(--?[a-z][a-z-]*)", section.partition("\n## ")[0]))
    printed = CliRunner().invoke(app, [name, "--help"]).output.partition("Options:\n")[2]
    names = " ".join(re.findall(r"^  ( ?/? ?-\S.*?)(?:  |$)", printed, re.MULTILINE))
    assert told == set(re.findall(r"--?[a-z][a-z-]*", names)) - {"--help"}


def test_every_room_is_told() -> None:
    rooms = {path.parent.name for path in (ROOT / "authoring").glob("*/__init__.py")}
    assert {room for floor in read_floors() for room in floor} == rooms
