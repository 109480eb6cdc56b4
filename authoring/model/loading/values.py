"""Values: what stands in a file, as a message repeats it.

Place in the flow: beside the checks, as the places are.
"""

from typing import Final

MOST_SHOWN: Final = 60
"""How many characters of a refused value a message repeats."""


def name_value(value: object) -> str:
    """A value in words, or in quotation marks where it is one."""
    if isinstance(value, dict):
        return "a key with a value"
    if isinstance(value, list):
        return "a list"
    return quote_value(value)


def quote_value(value: object) -> str:
    """A value in quotation marks, on one line and not all of it where it is long."""
    text = " ".join(str(value).split())
    return f"“{text}”" if len(text) <= MOST_SHOWN else f"“{text[: MOST_SHOWN - 1]}…”"
