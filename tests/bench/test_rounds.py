"""Programs run in turn, and ratios are taken within rounds."""

from functools import partial

import pytest
from desk.bench.rounds import median_ratio, run_in_turn


def test_programs_run_in_turn() -> None:
    said: list[str] = []

    def say(name: str) -> int:
        said.append(name)
        return len(said)

    results = run_in_turn({name: partial(say, name) for name in "abc"}, 2)
    assert "".join(said) == "abcabcabc"
    # The first round does not count.
    assert results == {"a": [4, 7], "b": [5, 8], "c": [6, 9]}


def test_more_rounds_may_go_before() -> None:
    numbers = iter(range(10))
    assert run_in_turn({"a": lambda: next(numbers)}, 2, before=3) == {"a": [3, 4]}


def test_a_slow_round_slows_both() -> None:
    """Ours takes half as long in each round, whatever the machine does in it."""
    ours, theirs = [1.0, 9.0, 2.0], [2.0, 18.0, 4.0]
    assert median_ratio(ours, theirs) == 0.5
    # By medians alone it would be 2 / 3.
    assert median_ratio([1.0, 9.0, 2.0], [2.0, 3.0, 8.0]) == 0.5


def test_series_of_different_length_have_no_ratio() -> None:
    with pytest.raises(ValueError, match="shorter"):
        median_ratio([1.0, 2.0], [1.0])
