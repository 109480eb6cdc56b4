"""Goals: what the toolkit is held to, and what was seen."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from desk.bench.archives import Changes, Checks, Passes
from desk.bench.peers import CHROME, ENGINE, OURS
from desk.bench.results import Beside, Results
from desk.bench.runs import Run, median_ratio


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure that is to stay at or below another one."""

    what: str
    most: float
    seen: float
    unit: str = ""

    @property
    def is_kept(self) -> bool:
        """Whether what was seen, as it is printed, is no more than it may be."""
        return round(self.seen, 2) <= round(self.most, 2)


def find_goals(results: Results) -> list[Goal]:
    """All goals whose figures were measured."""
    return [
        *_of_one_issue(results.beside),
        *_of_warm_renders(results.warm),
        *_of_changes(results.changes),
        *_of_passes(results.passes),
        *_of_checks(results.checks[-1]),
    ]


def walls(runs: Iterable[Run]) -> list[float]:
    """The seconds by the clock."""
    return [run.wall for run in runs]


def _of_one_issue(beside: Sequence[Beside]) -> Iterator[Goal]:
    runs = {each.peer.name: walls(each.runs) for each in beside}
    for name, most in ((ENGINE, 0.80), (CHROME, 1.0)):
        if name in runs:
            ratio = median_ratio(runs[OURS], runs[name])
            yield Goal(f"one issue, a new process: time relative to {name}’s", most, ratio)


def _of_warm_renders(warm: Mapping[str, Sequence[float]]) -> Iterator[Goal]:
    ratio = median_ratio(warm[OURS], warm[ENGINE])
    yield Goal(f"one issue, a process that goes on: time relative to {ENGINE}’s", 0.95, ratio)


def _of_changes(changes: Changes) -> Iterator[Goal]:
    nothing, one, alone = (
        median(walls(runs)) for runs in (changes.nothing, changes.one, changes.alone)
    )
    yield Goal("a render of an archive, nothing changed", 1.0, nothing, "s")
    yield Goal(
        "a render of an archive, one issue changed: a second and one render", 1.0 + alone, one, "s"
    )


def _of_passes(passes: Sequence[Passes]) -> Iterator[Goal]:
    few, many = passes[0], passes[-1]
    one, two = (walls(many.restyled[jobs]) for jobs in (1, 2))
    yield Goal(
        "a render of an archive in another style: time of two processes relative to one’s",
        0.60,
        median_ratio(two, one),
    )
    for jobs, name in ((1, "one process"), (2, "two processes")):
        ratio = many.first[jobs].memory / few.first[jobs].memory
        what = f"peak memory, {name}: {many.issues} issues relative to {few.issues}"
        yield Goal(what, 1.3, ratio)


def _of_checks(checks: Checks) -> Iterator[Goal]:
    yield Goal("a check of an archive, an issue", 15, checks.milliseconds_an_issue, "ms")
    yield Goal("a check of an archive, nothing changed", 1.0, median(walls(checks.again)), "s")
