"""Source date: the moment that the environment dates briefs by, in place of their own day.

Place in the flow: below all that writes a date (reproducible-builds.org/specs/source-date-epoch).
"""

import contextlib
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from authoring.diagnostics.errors import BriefError

SOURCE_DATE: Final = "SOURCE_DATE_EPOCH"
LAST_SECOND: Final = 253402300799
"""The end of the year 9999, the last that a date in a PDF can have."""


def read_source_date() -> datetime | None:
    """What SOURCE_DATE_EPOCH says, if it is set. Raises `BriefError` where it is no date."""
    seconds = os.environ.get(SOURCE_DATE)
    if not seconds:
        return None
    if not seconds.isdecimal() or int(seconds) > LAST_SECOND:
        raise BriefError(
            f"the environment variable {SOURCE_DATE} is “{seconds}”, which is no date",
            "It counts the seconds since 1970-01-01 00:00 UTC, such as 1733270400; or unset it.",
        )
    return datetime.fromtimestamp(int(seconds), UTC)


@contextlib.contextmanager
def dated_by(seconds: str | None) -> Iterator[None]:
    """Let the environment date briefs by that, or by nothing, inside this."""
    before = os.environ.pop(SOURCE_DATE, None)
    if seconds:
        os.environ[SOURCE_DATE] = seconds
    try:
        yield
    finally:
        os.environ.pop(SOURCE_DATE, None)
        if before is not None:
            os.environ[SOURCE_DATE] = before
