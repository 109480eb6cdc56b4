"""Finding: what a rule found in a value, and what would mend it.

Place in the flow: rules give findings, which know values; `rule_runner` makes problems of them, which
know places in the file.
"""

from dataclasses import dataclass

from authoring.source import DataPath


@dataclass(frozen=True, slots=True)
class ValueChange:
    """Characters `start` to `end` of the value at `path`, and what is to stand there."""

    path: DataPath
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Repair:
    """What mends a finding. It is safe where no editor could want it otherwise."""

    description: str
    changes: tuple[ValueChange, ...]
    safe: bool = True


@dataclass(frozen=True, slots=True)
class RelatedPlace:
    """Another place that a finding speaks of."""

    path: DataPath
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found.

    It is the value at `path`, of it the characters `start` to `end` (all, if not given) or, with
    `on_key`, the key it stands under.
    """

    path: DataPath
    message: str
    hint: str | None = None
    start: int | None = None
    end: int | None = None
    on_key: bool = False
    repair: Repair | None = None
    mentions: tuple[RelatedPlace, ...] = ()
