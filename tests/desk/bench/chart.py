"""Chart: figures as bars, in a picture that reads on light and on dark pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

WIDTH: Final = 800
MARGIN: Final = 24
START: Final = 316
"""Where bars begin; their names end left of it."""
LONGEST: Final = 388
"""The length of the longest bar; its value stands right of it."""
THICKNESS: Final = 18
STEP: Final = 28
HEAD: Final = 56
"""The height of a panel's heading and note."""
GAP: Final = 28


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure with its name, and its value as it is printed; our own ones stand out."""

    name: str
    figure: float
    value: str
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """Bars of one measure."""

    heading: str
    note: str
    bars: Sequence[Bar]


def draw_chart(title: str, panels: Sequence[Panel]) -> str:
    """The chart as SVG 1.1; the lengths of a panel's bars are to each other as their figures."""
    places: list[dict[str, Any]] = []
    top = MARGIN
    for panel in panels:
        places.append(_place(panel, top))
        top += HEAD + STEP * len(panel.bars) + GAP
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined
    )
    return environment.get_template("chart.svg").render(
        title=title,
        panels=places,
        width=WIDTH,
        height=top - GAP + MARGIN,
        margin=MARGIN,
        start=START,
        thickness=THICKNESS,
    )


def _place(panel: Panel, top: int) -> dict[str, Any]:
    most = max(bar.figure for bar in panel.bars)
    rows = [
        {
            "name": bar.name,
            "value": bar.value,
            "own": " own" if bar.is_own else "",
            "top": HEAD + STEP * number,
            "base": HEAD + STEP * number + THICKNESS - 4,
            "width": round(max(1.0, LONGEST * bar.figure / most), 1),
        }
        for number, bar in enumerate(panel.bars)
    ]
    last = HEAD + STEP * len(rows) - STEP + THICKNESS
    placed = {"top": top, "heading": panel.heading, "note": panel.note, "rows": rows}
    return {**placed, "first": HEAD - 4, "last": last + 4}
