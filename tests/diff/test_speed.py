"""A difference is there at once, also of an issue with very many items."""

import random
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from desk.expected import read_yaml
from desk.long_issue import write_long_issue
from desk.rendering import ISSUES, SAMPLES

from authoring.diff.formats import DiffFormat, write_comparison
from authoring.diff.versions import compare_versions

pytestmark = pytest.mark.timing

SECONDS = 0.3
SECONDS_OF_MANY = 6.0


def time_diff(old: Path, new: Path) -> tuple[float, int]:
    """The seconds of the second run, and how many changes it told."""
    seconds, changes = 0.0, 0
    for _ in range(2):
        started = time.process_time()
        comparison = compare_versions(str(old), str(new))
        write_comparison(comparison, DiffFormat.TEXT)
        seconds = time.process_time() - started
        changes = len(comparison.revision.changes)
    return seconds, changes


def test_two_full_issues() -> None:
    seconds, changes = time_diff(*(ISSUES / f"{name}.yaml" for name in SAMPLES))
    assert changes > 20
    assert seconds < SECONDS


def edit(value: Any, chance: random.Random) -> Any:
    """The same with one word in twelve replaced."""
    if isinstance(value, dict):
        return {name: edit(each, chance) for name, each in value.items()}
    if isinstance(value, list):
        return [edit(each, chance) for each in value]
    if not isinstance(value, str) or " " not in value:
        return value
    words = value.split(" ")
    for _ in range(1 + len(words) // 12):
        words[chance.randrange(len(words))] = f"edited{chance.randrange(9)}"
    return " ".join(words)


def test_two_hundred_items_all_edited_and_shuffled(tmp_path: Path) -> None:
    path = write_long_issue(tmp_path, 200, (60, 60))
    chance = random.Random(2)  # noqa: S311  # the same in every run
    issue = read_yaml(path)
    issue["items"] = edit(issue["items"], chance)
    chance.shuffle(issue["items"])
    new = path.with_name("new.yaml")
    new.write_text(yaml.safe_dump(issue, allow_unicode=True), encoding="utf-8")
    seconds, changes = time_diff(path, new)
    assert changes > 400
    assert seconds < SECONDS_OF_MANY
