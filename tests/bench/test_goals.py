"""What the toolkit is held to is reckoned from the right figures."""

from dataclasses import replace

import pytest
from desk.bench.goals import Goal, find_goals
from desk.bench.peers import CHROME
from desk.benched import make_results, passes


def goals_of(**changes: object) -> dict[str, Goal]:
    goals = find_goals(replace(make_results(), **changes))  # type: ignore[arg-type]
    return {goal.what: goal for goal in goals}


def find(words: str, **changes: object) -> Goal:
    (goal,) = [goal for what, goal in goals_of(**changes).items() if words in what]
    return goal


@pytest.mark.parametrize(
    ("words", "most", "seen"),
    [
        # 0.6 / 1.2, 0.7 / 1.0, 0.8 / 1.0
        ("new process: time relative to WeasyPrint’s", 0.80, 0.70),
        ("new process: time relative to Chromium’s", 1.00, 1.40),
        # 0.3 / 0.4, 0.4 / 0.5, 0.5 / 0.5
        ("goes on: time relative to WeasyPrint’s", 0.95, 0.80),
        ("render of an archive, nothing changed", 1.0, 0.5),
        ("one issue changed", 1.7, 1.2),
        ("another style", 0.60, 0.55),
        ("one process: 240 issues relative to 24", 1.3, 1.1),
        ("two processes: 240 issues relative to 24", 1.3, 1.1),
        ("check of an archive, an issue", 15, 10),
        ("check of an archive, nothing changed", 1.0, 0.3),
    ],
)
def test_goals(words: str, most: float, seen: float) -> None:
    goal = find(words)
    assert goal.most == pytest.approx(most)
    assert goal.seen == pytest.approx(seen)
    assert goal.is_kept is ("Chromium" not in words)


def test_the_limit_itself_keeps_to_it() -> None:
    assert Goal("x", 0.80, 0.804).is_kept, "it is printed as 0.80"
    assert not Goal("x", 0.80, 0.806).is_kept


def test_no_goal_for_a_program_that_is_not_there() -> None:
    results = make_results()
    without = [each for each in results.beside if each.peer.name != CHROME]
    assert not any(CHROME in what for what in goals_of(beside=without))
    assert len(goals_of(beside=without)) == len(goals_of()) - 1


def test_an_archive_that_fills_the_memory_breaks_its_goal() -> None:
    grown = [passes(24, 20.0, 11.0, 200), passes(240, 200.0, 110.0, 300)]
    assert not find("one process: 240", passes=grown).is_kept
