"""Measure everything, in turn, and write the page: `python -m desk.bench --rounds 9 --issues 240`."""

import argparse
import math
import os
import sys
import tempfile
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from desk.bench.archives import Archive, measure_changes, measure_checks, measure_passes
from desk.bench.clusters import measure_cluster
from desk.bench.machine import describe_machine
from desk.bench.peers import ENGINE, OURS, Peer, Workshop, find_peers
from desk.bench.previews import MANY, Previews, measure_previews
from desk.bench.report import write_report
from desk.bench.results import Beside, Results, look_into
from desk.bench.runs import RunError, run_command, run_in_turn, weigh_command
from desk.bench.warm import time_warm
from desk.browser import NO_BROWSER
from desk.commands import environment

FEW = 10
"""Memory is compared with that of an archive so many times smaller."""
WEIGHINGS = 3


def main() -> int:
    """Measure, and write the page; nothing is written where a program fails. The exit code."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=9, help="rounds that count")
    parser.add_argument("--issues", type=int, default=240, help="issues of the larger archive")
    parser.add_argument("--saves", type=int, default=MANY, help="saves in the preview")
    parser.add_argument("--out", type=Path, default=Path("docs"), help="folder of the page")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="brief-bench-") as folder:
        try:
            results = measure(Path(folder), given.rounds, given.issues, given.saves)
        except RunError as error:
            tell(str(error))
            return 1
    given.out.mkdir(parents=True, exist_ok=True)
    tell(f"wrote {write_report(results, given.out)}")
    return 0


def measure(folder: Path, rounds: int, issues: int, saves: int) -> Results:
    """All figures of the page."""
    (folder / "brief").mkdir()
    shop = Workshop(folder / "brief")
    present, absent = find_peers(shop)
    for each in absent:
        tell(f"{each.name} is left out: {each.reason}")
    tell(f"one issue, {len(present)} programs")
    beside = measure_beside(present, rounds)
    tell("one issue, processes that go on")
    warm = measure_warm(shop, present, rounds)
    archives = [Archive(folder / str(count), count) for count in (max(1, issues // FEW), issues)]
    fewer = math.ceil(rounds / 3)
    passes, checks = [], []
    for archive in archives:
        tell(f"an archive of {archive.count} issues")
        passes.append(measure_passes(archive, fewer))
    changes = measure_changes(archives[-1], rounds)
    tell("a cluster of two workers")
    (folder / "dask").mkdir()
    clustered = measure_cluster(archives[0], folder / "dask")
    for archive in archives:
        tell(f"a check of {archive.count} issues")
        checks.append(measure_checks(archive, fewer))
    return Results(
        machine=describe_machine(),
        rounds=rounds,
        beside=beside,
        absent=absent,
        warm=warm,
        passes=passes,
        changes=changes,
        clustered=clustered,
        checks=checks,
        previews=preview(saves),
    )


def measure_beside(peers: list[Peer], rounds: int) -> list[Beside]:
    """The programs beside each other: time first, then memory, for taking samples takes time."""
    runs = run_in_turn({peer.name: partial(run_command, peer.command) for peer in peers}, rounds)
    weighed = run_in_turn(
        {peer.name: partial(weigh_command, peer.command) for peer in peers}, WEIGHINGS, before=0
    )
    return [
        Beside(
            peer,
            tuple(runs[peer.name]),
            tuple(weighed[peer.name]),
            look_into(peer.output.read_bytes()),
        )
        for peer in peers
    ]


def measure_warm(shop: Workshop, peers: list[Peer], rounds: int) -> Mapping[str, list[float]]:
    """Later renders of those programs that have an interface for Python."""
    sources = {OURS: ("brief", shop.issue), ENGINE: ("weasyprint", shop.page)}
    if any(peer.name == "Typst" for peer in peers):
        sources["Typst"] = ("typst", shop.typst)
    folders = os.pathsep.join(path for path in sys.path if path)
    variables = environment(**shop.fonts, PYTHONPATH=folders)
    return time_warm(sources, shop.folder, variables, rounds)


def preview(saves: int) -> Previews | None:
    """The figures of the preview, where there is a browser."""
    if NO_BROWSER:
        tell(f"the preview is left out: {NO_BROWSER}")
        return None
    tell(f"the preview, {saves} saves")
    return measure_previews(saves)


def tell(line: str) -> None:
    """Say how far it is."""
    sys.stderr.write(f"bench: {line}\n")


if __name__ == "__main__":
    sys.exit(main())
