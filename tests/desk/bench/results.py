"""Results: everything that one run of the benchmark measured."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desk.bench.archives import Changes, Checks, Passes
from desk.bench.clusters import Clustered
from desk.bench.contents import Contents
from desk.bench.peers import Absent, Peer
from desk.bench.previews import Previews
from desk.bench.runs import Run


@dataclass(frozen=True, slots=True)
class Beside:
    """A program, its runs in the order of the rounds, runs whose memory was sampled, and its PDF."""

    peer: Peer
    runs: tuple[Run, ...]
    weighed: tuple[Run, ...]
    contents: Contents


@dataclass(frozen=True, slots=True)
class Results:
    """What was measured; `passes` and `checks` are of archives that grow."""

    machine: Mapping[str, str]
    rounds: int
    beside: Sequence[Beside]
    absent: Sequence[Absent]
    warm: Mapping[str, Sequence[float]]
    passes: Sequence[Passes]
    changes: Changes
    clustered: Clustered
    checks: Sequence[Checks]
    previews: Previews | None
