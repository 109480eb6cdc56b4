"""Library: the examples of docs/library.md as one program."""

import re
from typing import Final

from desk.rendering import ROOT

PAGE: Final = ROOT / "docs/library.md"


def example_program() -> str:
    """The examples of the page, in their order."""
    return "\n".join(
        re.findall(r"^```python\n(.*?)^```", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    )
