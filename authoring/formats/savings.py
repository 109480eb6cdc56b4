"""Savings: the shortcuts by which a brief is rendered faster, and the switch that turns them off.

Place in the flow: beside the formats, which ask it. A saving never changes a byte of what is made;
one that can't be had costs time and nothing else. docs/pdf.md has the table of them for people.
"""

import os
from enum import StrEnum
from typing import Final

SWITCH: Final = "BRIEF_PLAIN"
"""The environment variable that names savings to do without, between commas, or all of them."""
ALL: Final = "all"


class Saving(StrEnum):
    """What can be turned off; each is described where it is made."""

    LIBRARIES = "libraries"
    MODULES = "modules"
    DECLARATIONS = "declarations"
    AGENT_SHEETS = "agent-sheets"
    TEMPLATES = "templates"
    FONTS = "fonts"
    PAGE_SHEETS = "page-sheets"
    VALUES = "values"


def is_wanted(saving: Saving) -> bool:
    """Whether nobody turned it off."""
    named = {name.strip() for name in os.environ.get(SWITCH, "").split(",")}
    return not named & {saving.value, ALL}
