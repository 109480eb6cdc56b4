"""Rounds: runs in turn, and what they come to."""

import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

Result = TypeVar("Result")


def run_in_turn(
    tasks: Mapping[str, Callable[[], Result]], rounds: int, *, before: int = 1
) -> dict[str, list[Result]]:
    """Do each task once a round, in their order; the results by name, in the order of the rounds.

    The rounds `before` don't count: caches are filled in them.
    """
    results: dict[str, list[Result]] = {name: [] for name in tasks}
    for number in range(-before, rounds):
        for name, task in tasks.items():
            result = task()
            if number >= 0:
                results[name].append(result)
    return results


def median_ratio(values: Sequence[float], others: Sequence[float]) -> float:
    """The median of the ratios of two series, round by round."""
    return statistics.median(_ratios(values, others))


def _ratios(values: Sequence[float], others: Sequence[float]) -> Iterator[float]:
    return (value / other for value, other in zip(values, others, strict=True))
