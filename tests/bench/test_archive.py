"""The archive that benchmarks work on is like a real one: different issues, all in order."""

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml
from desk.archive import make_archive, write_issue

from authoring.diagnostics.problems import Problem
from authoring.lint.checker import Checker
from authoring.project.discovery import Project

COUNT = 24


@pytest.fixture(scope="module")
def issues(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_archive(tmp_path_factory.mktemp("desk"), COUNT)


def paths_of(issues: Path) -> list[Path]:
    return sorted(issues.glob("20*.yaml"))


def texts_of(path: Path) -> list[str]:
    """Everything in an issue that its authors wrote."""
    issue = yaml.safe_load(path.read_text(encoding="utf-8"))
    entries = [entry for news in issue["noteworthy"] for entry in news["entries"]]
    return [
        *(item["comment"] for item in issue["items"]),
        *(document["url"] for item in issue["items"] for document in item.get("documents", [])),
        *(entry["text"] for entry in entries),
        *(entry["sources"][0]["url"] for entry in entries),
    ]


@pytest.mark.slow
def test_one_issue_a_month(issues: Path) -> None:
    names = [path.stem for path in paths_of(issues)]
    assert names == [f"{year}-{month:02}" for year in (2005, 2006) for month in range(1, 13)]
    numbers = [yaml.safe_load(path.read_text("utf-8"))["number"] for path in paths_of(issues)]
    assert numbers == [*range(1, 13)] * 2


@pytest.mark.slow
def test_no_issue_has_a_problem(issues: Path) -> None:
    problems: list[Problem] = []
    for path in paths_of(issues):
        problems += Checker().check(Project(issues), path).problems
    assert problems == []


@pytest.mark.slow
def test_no_text_stands_twice(issues: Path) -> None:
    texts = Counter(text for path in paths_of(issues) for text in texts_of(path))
    assert len(texts) > COUNT * 20
    assert [text for text, times in texts.items() if times > 1] == []


@pytest.mark.slow
def test_lengths_differ(issues: Path) -> None:
    data = [yaml.safe_load(path.read_text("utf-8")) for path in paths_of(issues)]
    assert {len(issue["items"]) for issue in data} == {4, 5, 6}
    news = [sum(len(each["entries"]) for each in issue["noteworthy"]) for issue in data]
    assert min(news) < 12
    assert max(news) > 16
    covers = sum("cover" in issue for issue in data)
    assert 0 < covers < COUNT


def test_every_word_in_braces_is_filled_in(issues: Path) -> None:
    for path in paths_of(issues):
        text = path.read_text(encoding="utf-8")
        assert "{" not in re.sub(r"(?m)^period: \{.*\}$|- \{title: .*\}$", "", text), path


def test_a_longer_archive_begins_with_the_shorter(issues: Path, tmp_path: Path) -> None:
    few = make_archive(tmp_path, 3)
    assert len(paths_of(few)) == 3
    for path in paths_of(few):
        assert path.read_bytes() == (issues / path.name).read_bytes()
    assert write_issue(0) != write_issue(12)
