"""Report: what was measured, as a page of Markdown and a chart."""

from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Final

from desk.bench.chart import Bar, Panel, draw_chart
from desk.bench.goals import find_goals, walls
from desk.bench.peers import NAME, OURS
from desk.bench.results import Beside, Results
from desk.bench.runs import Run, median_ratio
from jinja2 import Environment, FileSystemLoader, StrictUndefined

PAGE: Final = "benchmarks.md"
CHART: Final = "benchmarks.svg"


def write_report(results: Results, folder: Path) -> Path:
    """Write the page and its chart into a folder; the page's path."""
    (folder / CHART).write_text(draw_results(results), encoding="utf-8")
    page = folder / PAGE
    page.write_text(write_page(results), encoding="utf-8")
    return page


def write_page(results: Results) -> str:
    """The page."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=False,  # noqa: S701  # it is Markdown
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "cpu": lambda each: write_seconds(median(run.cpu for run in each.runs)),
        "figure": write_figure,
        "kilobytes": lambda size: f"{size / 1000:.0f} KB",
        "median": median,
        "megabytes": write_megabytes,
        "memory": lambda each: write_megabytes(median(run.memory for run in each.weighed)),
        "ratio": lambda each, own: write_figure(median_ratio(walls(each.runs), walls(own.runs))),
        "ratio_of": lambda seconds, own: write_figure(median_ratio(seconds, own)),
        "ratio_of_runs": lambda runs, own: write_figure(median_ratio(walls(runs), walls(own))),
        "seconds": write_seconds,
        "wall": lambda each: write_seconds(median(walls(each.runs))),
        "wall_of": lambda runs: write_seconds(median(walls(runs))),
    }
    return environment.get_template("report.md").render(
        name=NAME,
        chart=CHART,
        goals=find_goals(results),
        own=next(each for each in results.beside if each.peer.name == OURS),
        own_name=OURS,
        many=results.passes[-1],
        **{name: getattr(results, name) for name in Results.__dataclass_fields__},
    )


def draw_results(results: Results) -> str:
    """The chart: one issue beside other programs, and an archive after changes."""
    many, changes = results.passes[-1], results.changes
    archive = (
        _bar("all, one process", many.restyled[1]),
        _bar("all, two processes", many.restyled[2]),
        _bar("one issue changed", changes.one),
        _bar("nothing changed", changes.nothing),
    )
    return draw_chart(
        "How long a render takes, beside other programs and after changes",
        (
            Panel(
                "One issue, a new process",
                f"Seconds from the start of the program to the PDF; medians of {results.rounds} rounds",
                [
                    _bar(each.peer.name, each.runs, is_own=each.peer.name == OURS)
                    for each in sorted(results.beside, key=_median)
                ],
            ),
            Panel(
                f"An archive of {many.issues} issues",
                "Seconds of brief render, after a change of the style, of one issue, and of nothing",
                archive,
            ),
        ),
    )


def write_seconds(seconds: float) -> str:
    """Seconds, with as many places as they are worth."""
    places = 2 if seconds < 10 else 1 if seconds < 100 else 0
    return f"{seconds:.{places}f} s"


def write_megabytes(size: float) -> str:
    """An amount of memory."""
    return f"{size / 1e6:.0f} MB"


def write_figure(figure: float, unit: str = "") -> str:
    """A ratio, or a figure with its unit."""
    return f"{figure:.2f} {unit}".strip()


def _bar(name: str, runs: Sequence[Run], *, is_own: bool = True) -> Bar:
    seconds = median(walls(runs))
    return Bar(name, seconds, write_seconds(seconds), is_own)


def _median(each: Beside) -> float:
    return median(walls(each.runs))
