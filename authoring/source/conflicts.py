"""Conflicts: the marks that Git leaves where two versions of a file could not be joined.

Place in the flow: before the reader. Which of the two versions holds is for people to say, so the
file is not read.
"""

import re
from collections.abc import Iterator

from authoring.diagnostics.problems import Kind, Problem, Related
from authoring.diagnostics.text import SourceText

MERGE_CONFLICT = Kind("BR013", "merge-conflict")

_BEGIN = "<<<<<<<"
_CONFLICT = re.compile(
    r"^(?P<begin><{7}(?: [^\r\n]*)?)\r?\n(?:(?!<{7}|>{7})[^\n]*\n)*?={7}\r?\n"
    r"(?:(?!<{7}|>{7})[^\n]*\n)*?(?P<end>>{7}[^\r\n]*)",
    re.MULTILINE,
)


def find_conflicts(source: SourceText) -> Iterator[Problem]:
    """The places of both versions, in the order of the file."""
    if _BEGIN not in source.text:
        return
    for found in _CONFLICT.finditer(source.text):
        end = source.span(*found.span("end"))
        yield Problem(
            MERGE_CONFLICT,
            source.path,
            source.span(*found.span("begin")),
            f"two versions stand here, down to line {end.start.line}; they could not be joined",
            "Keep what is right of both, and delete the lines of <<<<<<<, ======= and >>>>>>>.",
            related=(Related(end, "the end of the second version"),),
        )
