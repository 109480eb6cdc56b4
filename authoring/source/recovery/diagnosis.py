"""Diagnosis: a mistake that was recognised, its words, and how the reader goes on.

Place in the flow: what a recogniser returns. Offsets are those of the text as it is read then.
"""

from dataclasses import dataclass

from authoring.diagnostics.problems import Kind
from authoring.source.patched import Lost, TextPatch


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A problem from `start` to `end`, and the changes with which the text can be read on.

    The changes are offered as a fix if `mend` says what they do. Values that stand in `unreadable`
    (from, to) are not what the editor meant even with the changes. `lost` is a line left out, by
    its offset and column. `related` are other places, with what is there.
    `alternatives` are other diagnoses that it may be; the one whose changes let the parser come
    furthest is believed.
    """

    kind: Kind
    start: int
    end: int
    message: str
    hint: str | None = None
    changes: tuple[TextPatch, ...] = ()
    mend: str | None = None
    safe: bool = False
    unreadable: tuple[tuple[int, int], ...] = ()
    lost: Lost | None = None
    related: tuple[tuple[int, int, str], ...] = ()
    alternatives: tuple["Diagnosis", ...] = ()
