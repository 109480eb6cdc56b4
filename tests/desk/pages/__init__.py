"""Pages: what stands in pages of the documentation and comes from the code or its settings.

Such a part of a page is marked, and everything else in the page is typed:

    <!-- made by make pages: NAME -->
    …
    <!-- end of NAME -->
"""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from desk.pages.commands import write_commands
from desk.pages.rooms import write_picture, write_table
from desk.rendering import ROOT

from authoring.report.rules_page import write_page as write_rules_page

RULES: Final = ROOT / "docs/rules.md"
PAGES: Final = (
    RULES,
    ROOT / "CONTRIBUTING.md",
    ROOT / "docs/architecture.md",
    ROOT / "docs/commands.md",
)
PARTS: Final[Mapping[str, Callable[[], str]]] = {
    "commands": write_commands,
    "picture of the rooms": write_picture,
    "table of the rooms": write_table,
}
_MARKED: Final = re.compile(
    r"(?<=<!-- made by make pages: )(?P<name>[\w ]+) -->\n.*?(?=\n<!-- end of (?P=name) -->)",
    re.DOTALL,
)


def write_page(path: Path) -> str:
    """The page as it should be, with its made parts made anew."""
    if path == RULES:
        return write_rules_page()
    text, count = _MARKED.subn(_write_part, path.read_text("utf-8"))
    assert count, f"{path} has no part that is made"
    return text


def _write_part(found: re.Match[str]) -> str:
    name = found["name"]
    return f"{name} -->\n\n{PARTS[name]()}\n"
