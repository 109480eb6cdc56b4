"""Benched: results of a benchmark that nobody ran, with figures that are easy to reckon with."""

from pathlib import Path
from typing import Final

from desk.bench.archives import Changes, Checks, Passes
from desk.bench.clusters import Clustered
from desk.bench.peers import CHROME, ENGINE, OURS, Absent, Peer
from desk.bench.previews import Previews, Times
from desk.bench.results import Beside, Contents, Results
from desk.bench.runs import Command, Run

MEGABYTE: Final = 1_000_000
HOME: Final = Path("/home/someone/brief")


def runs(*seconds: float, memory: int = 100) -> tuple[Run, ...]:
    """Runs of so many seconds; processors took half of them; the memory is in megabytes."""
    return tuple(Run(each, each / 2, memory * MEGABYTE) for each in seconds)


def beside(name: str, *seconds: float, memory: int = 100) -> Beside:
    """A program whose runs took so many seconds."""
    peer = Peer(name, "print HTML", "70.0", Command(("x",), HOME), HOME / "x.pdf")
    contents = Contents(8, 97_000, name == OURS, ("PDF/UA-1",) * (name == OURS), ())
    return Beside(peer, runs(*seconds), runs(1.0, memory=memory), contents)


def passes(issues: int, one: float, two: float, memory: int) -> Passes:
    """An archive that took so many seconds in one process and in two."""
    (first,), (second,) = runs(one, memory=memory), runs(two, memory=2 * memory)
    restyled = {1: runs(one, one * 2, one * 4), 2: runs(two, two * 2, two * 8)}
    return Passes(issues, {1: first, 2: second}, restyled)


def make_results() -> Results:
    """All goals are kept but one: beside Chromium the toolkit is slow."""
    return Results(
        machine={"Processor": "Abacus 9", "Cores": "2"},
        rounds=3,
        beside=[
            beside(OURS, 0.6, 0.7, 0.8, memory=120),
            beside(ENGINE, 1.2, 1.0, 1.0, memory=105),
            beside(CHROME, 0.5, 0.5, 0.5, memory=450),
        ],
        absent=[Absent("Paged.js", "node is not installed")],
        warm={OURS: [0.3, 0.4, 0.5], ENGINE: [0.4, 0.5, 0.5]},
        passes=[passes(24, 20.0, 11.0, 200), passes(240, 200.0, 110.0, 220)],
        changes=Changes(runs(0.5, 0.4, 0.6), runs(1.2, 1.1, 1.3), runs(0.7, 0.7, 0.7)),
        clustered=Clustered(24, *runs(11.0, 12.0, 18.0)),
        checks=[Checks(24, runs(0.36), runs(0.2)), Checks(240, runs(2.4), runs(0.3))],
        previews=Previews(Times((50.0, 60.0, 90.0)), Times((600.0, 700.0)), 1000, 0.02, 0),
    )
