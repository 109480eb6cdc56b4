"""The next issue follows the last one, whatever can be read of it."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from desk.rendering import ISSUES
from hypothesis import given, settings
from hypothesis import strategies as st

from authoring.diagnostics.errors import StartError, TemplateError
from authoring.languages import PACKS
from authoring.lint.checker import Checker
from authoring.model.loading import load_issue
from authoring.model.loading.kinds import EMPTY_VALUE
from authoring.project.discovery import Project
from authoring.project.writing import write_files
from authoring.scaffold import Started, read_month, start_issue

Make = Callable[..., Project]

TODAY: Final = date(2024, 11, 20)
PUBLICATION: Final = "brand: ACME\nseries: Notes\npeople:\n  brown: {name: A. Brown}\n"
LAST: Final = """\
date: 2024-12-04
period: {start: 2024-10-29, end: 2024-11-25}
number: 12
items:
  - title: First
    at_a_glance: Something happened.
noteworthy:
  - title: "Policy: news"
    entries:
      - {date: 2024-10-29, text: News.}
authors: [brown]
editors: [wessling]
"""


def start(project: Project, month: str | None = None) -> tuple[Started, dict[str, Any]]:
    """What is started, and what other programs read in its file."""
    wanted = None if month is None else read_month(month, TODAY)
    started = start_issue(project, wanted, TODAY)
    return started, yaml.load(started.files[started.path], yaml.BaseLoader)  # noqa: S506


def words_of(started: Started) -> dict[str, str]:
    """The remarks by what they are of; of several notes the last."""
    return {remark.subject: remark.words for remark in started.remarks}


def test_the_next_issue_follows_the_last(make_project: Make) -> None:
    started, data = start(make_project({"2024-12.yaml": LAST}))
    assert started.path.name == "2025-01.yaml"
    assert data["date"] == "2025-01-01"
    # The day after the last period; nine days before publication, as the last.
    assert data["period"] == {"start": "2024-11-26", "end": "2024-12-23"}
    assert (data["number"], data["status"]) == ("13", "draft")
    assert (data["authors"], data["editors"]) == (["brown"], ["wessling"])
    assert [each["title"] for each in data["noteworthy"]] == ["Policy: news"]
    assert [set(item) for item in data["items"]] == [
        {"title", "topic", "at_a_glance", "comment", "documents"}
    ] * 5
    assert words_of(started)["period"] == "2024-11-26 to 2024-12-23, after 2024-12.yaml"


def test_the_publication_says_how_many_items(make_project: Make) -> None:
    project = make_project({"2024-12.yaml": LAST}, f"{PUBLICATION}item_count: 3\n")
    started, data = start(project)
    assert len(data["items"]) == 3
    # wessling is not among its people
    assert data["editors"] == []
    assert "without wessling" in words_of(started)["editors"]


def test_what_is_left_to_do_is_told_once_and_is_nothing_but_empty_values(
    make_project: Make,
) -> None:
    project = make_project({"2024-12.yaml": LAST})
    started, _ = start(project)
    write_files(started.files)
    problems = Checker().check(project, started.path).problems
    assert {problem.kind for problem in problems} == {EMPTY_VALUE}
    assert len({problem.where for problem in problems}) == len(problems)
    wanted = {f"item {number}, {key}" for number in range(1, 6) for key in ("title", "comment")}
    assert wanted < {problem.where for problem in problems}


FILLED: Final = {
    "title:": "title: New rules for batteries",
    "text: >": "text: >\n{}  The ministry published rules. The goals are:",
    "-": "- Build more",
    "comment: |": "comment: |\n{}  The rules favor producers at home.",
    "date:": "date: 2024-12-02",
    "url:": "url: https://example.org/a",
    "- date:": "- date: 2024-12-02",
    "- title:": "- title: Reuters",
    "original_title:": "original_title: 关于电池的通知",
    "issuing_bodies: []": "issuing_bodies: [MIIT]",
    "status: draft": "status: final",
}


def test_an_issue_that_is_filled_in_has_no_problem_but_its_repetitions(
    make_project: Make,
) -> None:
    project = make_project({"2024-12.yaml": LAST})
    started, _ = start(project)
    lines = started.files[started.path].decode().splitlines()
    for index, line in enumerate(lines):
        typed, indent = line.strip(), " " * (len(line) - len(line.lstrip()))
        lines[index] = indent + FILLED.get(typed, typed).replace("{}", indent)
    content = "\n".join((*lines, "")).encode()
    write_files({started.path: content})
    problems = Checker().check(project, started.path).problems
    # The same words stand in all items.
    assert {problem.kind.name for problem in problems} <= {
        *("repeated-title", "repeated-source", "repeated-story", "acronym-not-introduced"),
    }, problems


@pytest.mark.parametrize("language", PACKS)
def test_comments_are_in_the_language_of_the_publication(make_project: Make, language: str) -> None:
    started, data = start(make_project({}, f"{PUBLICATION}language: {language}\n"))
    text = started.files[started.path].decode()
    assert ("Die Überschrift des Beitrags" in text) == (language == "de")
    assert ("The headline of the item" in text) == (language == "en")
    assert ("Le titre de l’article" in text) == (language == "fr")
    assert max(map(len, text.splitlines())) <= 100
    assert "language" not in data


def test_an_issue_in_another_language_is_followed_by_one(make_project: Make) -> None:
    _, data = start(make_project({"2024-12.yaml": f"{LAST}language: de\n"}, PUBLICATION))
    assert data["language"] == "de"


def test_the_first_issue_is_of_this_month(make_project: Make) -> None:
    started, data = start(make_project({}))
    assert started.path.name == "2024-11.yaml"
    # The first of November 2024 is a Friday.
    assert data["date"] == "2024-11-01"
    assert data["period"] == {"start": "2024-10-01", "end": "2024-10-31"}
    assert "number" not in data
    assert "# number: 1" in started.files[started.path].decode()
    assert data["noteworthy"][0]["title"] == "Policy news"


def test_an_earlier_month_follows_the_issue_before_it(make_project: Make) -> None:
    earlier = LAST.replace("2024-12-04", "2024-09-04").replace("2024-10-29", "2024-08-01")
    earlier = earlier.replace("2024-11-25", "2024-08-31").replace("number: 12", "number: 9")
    project = make_project({"2024-12.yaml": LAST, "2024-09.yaml": earlier})
    started, data = start(project, "2024-11")
    assert data["date"] == "2024-11-06"
    assert data["period"] == {"start": "2024-09-01", "end": "2024-11-02"}
    assert data["number"] == "10"
    assert "2024-12.yaml begins on 2024-10-29 already" in words_of(started)["period"]


def test_a_number_that_is_taken_is_not_given_twice(make_project: Make) -> None:
    earlier = LAST.replace("2024-12-04", "2024-09-04").replace("number: 12", "number: 11")
    project = make_project({"2024-12.yaml": LAST, "2024-09.yaml": earlier})
    started, data = start(project, "2024-11")
    assert "number" not in data
    assert "12, which follows 2024-09.yaml, is 2024-12.yaml’s" in words_of(started)["number"]


def test_an_issue_before_all_others_has_the_month_before_it(make_project: Make) -> None:
    _, data = start(make_project({"2024-12.yaml": LAST}), "2024-02")
    assert data["date"] == "2024-02-07"
    assert data["period"] == {"start": "2024-01-01", "end": "2024-01-31"}
    assert "number" not in data
    assert data["authors"] == ["brown"]


def test_older_issues_without_a_number_change_nothing(make_project: Make) -> None:
    older = LAST.replace("number: 12\n", "").replace("2024-12-04", "2024-10-02")
    _, data = start(make_project({"2024-12.yaml": LAST, "2024-10.yaml": older}))
    assert data["number"] == "13"


def test_issues_without_numbers_have_none(make_project: Make) -> None:
    started, data = start(make_project({"2024-12.yaml": LAST.replace("number: 12\n", "")}))
    assert "number" not in data
    assert "number" not in words_of(started)


@pytest.mark.parametrize(
    "broken",
    [
        "",
        b"\xff\xfe\x00\xd8",
        "<<<<<<< ours\ndate: 2024-12-04\n=======\n>>>>>>> theirs\n",
        "date: later\nperiod: [\n",
        "- a list",
    ],
    ids=["empty", "no text", "a conflict", "no date", "a list"],
)
def test_a_last_issue_that_cannot_be_read_counts_all_the_same(
    make_project: Make, broken: str | bytes
) -> None:
    before = LAST.replace("2024-12-04", "2024-11-06").replace("2024-11-25", "2024-10-28")
    project = make_project({"2024-12.yaml": broken, "2024-11.yaml": before})
    started, data = start(project)
    assert started.path.name == "2025-01.yaml"
    assert (data["date"], data["number"]) == ("2025-01-01", "14")
    assert data["authors"] == ["brown"]
    words = words_of(started)
    assert "after 2024-12.yaml, of which the end is guessed" in words["period"]
    assert "one more for 2024-12.yaml" in words["number"]
    assert words["authors"] == "brown; from 2024-11.yaml"
    assert words["note"].startswith("2024-12.yaml can’t be read in full")


def test_what_can_be_read_of_a_broken_issue_is_taken(make_project: Make) -> None:
    broken = LAST.replace("title: First", "title: First: second").replace("items:", "itemz:")
    started, data = start(make_project({"2024-12.yaml": f"{broken}]\n"}))
    assert data["period"]["start"] == "2024-11-26"
    assert (data["number"], data["authors"]) == ("13", ["brown"])
    assert "2024-12.yaml" in words_of(started)["note"]


def test_what_only_the_broken_one_would_say_is_told(make_project: Make) -> None:
    started, data = start(make_project({"2024-12.yaml": ""}))
    assert "number" not in data
    words = words_of(started)
    for subject in ("number", "authors", "editors"):
        assert words[subject] == "left out: it can’t be read in 2024-12.yaml"


def test_a_file_of_no_month_is_passed_over_and_told(make_project: Make) -> None:
    started, data = start(make_project({"2024-12.yaml": LAST, "notes.yaml": "a: b\n"}))
    assert data["number"] == "13"
    assert words_of(started)["note"].startswith("notes.yaml says no month")


def test_a_broken_publication_is_told(make_project: Make) -> None:
    started, data = start(make_project({}, f"{PUBLICATION}item_count: 2\noops: 1\n"))
    assert len(data["items"]) == 2
    assert words_of(started)["note"] == "publication.yaml has errors: brief check says which"


@pytest.mark.parametrize("suffix", [".yaml", ".yml"])
def test_a_month_that_is_there_is_refused(make_project: Make, suffix: str) -> None:
    project = make_project({"2024-12.yaml": LAST, f"2025-01{suffix}": LAST, "2025-02.yaml": ""})
    with pytest.raises(StartError) as raised:
        start(project, "2025-01")
    assert raised.value.message.endswith(f"2025-01{suffix} is there already")
    assert "brief new 2025-03" in (raised.value.hint or "")


def test_schemas_are_written_where_there_are_none(make_project: Make) -> None:
    project = make_project({"2024-12.yaml": LAST})
    started, _ = start(project)
    assert "issue.schema.json and publication.schema.json" in words_of(started)["schema"]
    write_files(started.files)
    again, _ = start(project)
    assert list(again.files) == [again.path]
    assert "schema" not in words_of(again)
    first = again.files[again.path].decode().splitlines()[0]
    assert first == "# yaml-language-server: $schema=schema/issue.schema.json"
    assert (again.path.parent / first.partition("=")[2]).is_file()


OWN: Final = "../templates/start/issue.yaml"


@pytest.mark.parametrize(
    ("template", "told"),
    [("date: [", "line 1 of 2025-01.yaml"), ("\n{{ nothing }}", "issue.yaml:2: ")],
)
def test_a_broken_template_of_the_projects_own_is_told(
    make_project: Make, template: str, told: str
) -> None:
    with pytest.raises(TemplateError) as raised:
        start(make_project({"2024-12.yaml": LAST, OWN: template}))
    assert told in raised.value.message


def test_a_template_of_the_projects_own_replaces_a_block(make_project: Make) -> None:
    template = '{% extends "shipped/start/issue.yaml" %}{% block opening %}# Ours\n{% endblock %}'
    started, data = start(make_project({"2024-12.yaml": LAST, OWN: template}))
    assert started.files[started.path].decode().splitlines()[1] == "# Ours"
    assert data["number"] == "13"


def test_the_samples_are_followed(tmp_path: Path) -> None:
    shutil.copytree(ISSUES, tmp_path / "issues")
    started, data = start(Project(tmp_path / "issues"))
    assert (started.path.name, data["number"]) == ("2025-01.yaml", "13")
    assert data["authors"] == ["brown", "mischer"]
    assert [each["title"] for each in data["noteworthy"]] == ["Policy news", "Corporate news"]


DAYS: Final = st.dates(date(1990, 1, 1), date(2090, 1, 1))
TEXTS: Final = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).map(str.strip)


@st.composite
def issues(draw: st.DrawFn) -> dict[str, Any]:
    """An issue's head, with any period, number and people, or without some of them."""
    day, end = draw(DAYS), draw(DAYS)
    head: dict[str, Any] = {
        "date": day.isoformat(),
        "period": {"start": draw(DAYS).isoformat(), "end": end.isoformat()},
        "number": draw(st.integers(0, 10**8)),
        "authors": draw(st.lists(TEXTS, max_size=3)),
        "noteworthy": [{"title": draw(TEXTS)}],
    }
    for key in draw(st.sets(st.sampled_from(sorted(head)))) - {"date"}:
        del head[key]
    return head


@contextmanager
def project_of(history: list[dict[str, Any]]) -> Iterator[Project]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "issues"
        folder.mkdir()
        (folder / "publication.yaml").write_text("brand: A\nseries: B\n", encoding="utf-8")
        for head in history:
            path = folder / f"{head['date'][:7]}.yaml"
            path.write_text(yaml.safe_dump(head, allow_unicode=True), encoding="utf-8")
        yield Project(folder)


@pytest.mark.slow
@settings(max_examples=60)
@given(st.lists(issues(), max_size=4, unique_by=lambda head: head["date"][:7]))
def test_any_history_is_followed(history: list[dict[str, Any]]) -> None:
    with project_of(history) as project:
        started, data = start(project)
        content = started.files[started.path]
        loaded = load_issue(project, started.path, None, content)
    assert {problem.kind for problem in loaded.problems} <= {EMPTY_VALUE}
    first, end = (date.fromisoformat(data["period"][key]) for key in ("start", "end"))
    assert first <= end
    assert data["date"][:7] == started.path.stem
    history.sort(key=lambda head: str(head["date"]))
    if not history:
        return
    last = history[-1]
    assert data["date"] > last["date"]
    if "period" in last:
        assert first == date.fromisoformat(last["period"]["end"]) + timedelta(1)
    if last.get("number") is not None:
        taken = {head.get("number") for head in history}
        assert data.get("number") == (
            None if last["number"] + 1 in taken else str(last["number"] + 1)
        )
