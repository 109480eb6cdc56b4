"""An issue is checked against the others; a change of one makes no other be checked anew for it."""

import shutil
from pathlib import Path

import pytest
from desk.rendering import ISSUES

from authoring.cache.check_cache import CheckCache
from authoring.cache.store import Store
from authoring.diagnostics.problems import Problem
from authoring.lint.checker import Checker
from authoring.lint.repetition import Repetitions
from authoring.project.discovery import Project
from authoring.render.pipeline import check
from authoring.source import read_document

STORY = "SAMR says that it has begun an investigation of Meituan and its riders."
OTHERS = (
    "A court in Wuhan rules that software may not rate its users.",
    "Airbus opens another line in Tianjin, earlier than it had planned.",
    "Grain stores of seven provinces are to be counted before the harvest.",
    "The central bank lends more to builders of ships and harbours.",
    "Two makers of lenses merge; their workers hear of it on television.",
    "Hainan lifts its duties on yachts, which few people there can buy.",
)
ISSUE = """
date: {month}-04
noteworthy:
  - entries:
      - {{text: "{text}", sources: [{{url: "https://example.org/{month}"}}]}}
"""
MONTHS = [f"2024-0{month}" for month in range(1, 7)]


def write(desk: Project, month: str, text: str, more: str = "") -> Path:
    path = desk.issues_folder / f"{month}.yaml"
    path.write_text(ISSUE.format(month=month, text=text) + more, encoding="utf-8")
    return path


@pytest.fixture
def desk(tmp_path: Path) -> Project:
    folder = tmp_path / "desk/issues"
    folder.mkdir(parents=True)
    shutil.copy(ISSUES / "publication.yaml", folder)
    project = Project(folder)
    for month, text in zip(MONTHS, OTHERS, strict=True):
        write(project, month, text)
    return project


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The issues that were read as YAML, in their order."""
    names: list[str] = []

    def note(path: Path, content: bytes | None = None) -> object:
        if path.name != "publication.yaml":
            names.append(path.name)
        return read_document(path, content)

    monkeypatch.setattr("authoring.model.loading.read_document", note)
    return names


def find_repeated(desk: Project, store: Store | None) -> list[str]:
    """The issues in which a story is repeated."""
    findings = check([desk.issues_folder], Checker(cache=CheckCache(store) if store else None))
    told: list[Problem] = [problem for file in findings.files for problem in file.problems]
    return [problem.path.stem for problem in told if problem.kind.name == "repeated-story"]


def test_a_change_of_one_issue_reads_that_one(desk: Project, store: Store, read: list[str]) -> None:
    find_repeated(desk, store)
    assert sorted(read) == [f"{month}.yaml" for month in MONTHS]
    read.clear()
    find_repeated(desk, store)
    assert read == []
    write(desk, MONTHS[2], "A plan for storage comes into force in the provinces of the west.")
    assert find_repeated(desk, store) == []
    assert read == [f"{MONTHS[2]}.yaml"]


def test_a_story_is_found_in_a_later_issue_that_did_not_change(
    desk: Project, store: Store, read: list[str]
) -> None:
    write(desk, MONTHS[4], STORY)
    assert find_repeated(desk, store) == []
    read.clear()
    write(desk, MONTHS[1], STORY)
    assert find_repeated(desk, store) == [MONTHS[4]]
    assert sorted(read) == [f"{MONTHS[1]}.yaml", f"{MONTHS[4]}.yaml"]
    assert find_repeated(desk, None) == [MONTHS[4]]
    write(desk, MONTHS[1], OTHERS[1])
    assert find_repeated(desk, store) == []


def test_the_date_of_an_issue_counts_not_its_name(desk: Project, store: Store) -> None:
    write(desk, MONTHS[4], STORY)
    early = write(desk, MONTHS[1], STORY)
    assert find_repeated(desk, store) == [MONTHS[4]]
    text = early.read_text(encoding="utf-8")
    early.write_text(text.replace(f"{MONTHS[1]}-04", "2025-01-01"), encoding="utf-8")
    assert find_repeated(desk, store) == find_repeated(desk, None) == [MONTHS[1]]


def test_a_limit_of_the_publication_counts(desk: Project, store: Store) -> None:
    write(desk, MONTHS[4], OTHERS[0].replace("software may", "programs must"))
    assert find_repeated(desk, store) == find_repeated(desk, None) == [MONTHS[4]]
    publication = desk.publication_path
    text = publication.read_text(encoding="utf-8")
    publication.write_text(text + "\nrules: {limits: {repeated-story-percent: 90}}\n", "utf-8")
    assert find_repeated(desk, store) == find_repeated(desk, None) == []


def test_an_archive_is_not_read_for_a_rule_that_is_ignored(
    desk: Project, store: Store, read: list[str]
) -> None:
    path = write(desk, MONTHS[4], OTHERS[0])
    checker = Checker(ignore=("BR235",), cache=CheckCache(store))
    assert (
        checker.check_file(desk, path).problems
        == Checker(ignore=("BR235",)).check_file(desk, path).problems
    )
    assert read == [path.name, path.name]


def test_links_to_one_file_are_one_issue(desk: Project, store: Store) -> None:
    (desk.issues_folder / "2024-12.yaml").symlink_to(desk.issues_folder / f"{MONTHS[0]}.yaml")
    assert find_repeated(desk, store) == find_repeated(desk, None) == []


def test_a_misspelt_key_is_read_as_it_was_meant(desk: Project, store: Store) -> None:
    for month in MONTHS[1], MONTHS[4]:
        path = write(desk, month, STORY)
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("noteworthy:", "notewrthy:"), encoding="utf-8")
    assert find_repeated(desk, store) == find_repeated(desk, None) == [MONTHS[4]]


def test_a_project_has_the_same_keys_and_findings_elsewhere(desk: Project, tmp_path: Path) -> None:
    write(desk, MONTHS[1], STORY)
    path = write(desk, MONTHS[4], STORY)
    here, there = Checker(), Checker()
    found: Repetitions = here.find_repetitions(desk, path)
    assert [repetition.issue for repetition in found] == [f"{MONTHS[1]}.yaml"]

    elsewhere = Project(tmp_path / "elsewhere" / desk.issues_folder.name)
    shutil.copytree(desk.issues_folder, elsewhere.issues_folder)
    own = elsewhere.issues_folder / path.name
    assert there.find_repetitions(elsewhere, own) == found
    problems = there.check(elsewhere, own).problems
    assert [str(problem.span) + problem.message for problem in problems] == [
        str(problem.span) + problem.message for problem in here.check(desk, path).problems
    ]
    assert "repeated-story" in {problem.kind.name for problem in problems}
    assert there.key(elsewhere, own) == here.key(desk, path) is not None


def test_a_key_changes_with_what_the_check_reads_and_nothing_else(desk: Project) -> None:
    path = write(desk, MONTHS[4], STORY)
    key = Checker().key(desk, path)
    write(desk, MONTHS[1], OTHERS[1], "# read again\n")
    assert Checker().key(desk, path) == key
    write(desk, MONTHS[1], STORY)
    assert Checker().key(desk, path) != key
    write(desk, MONTHS[1], OTHERS[1])
    assert Checker().key(desk, path) == key
    assert Checker(ignore=("BR210",)).key(desk, path) != key
    assert Checker(contents={path.resolve(): b"date: 2024-05-04\n"}).key(desk, path) != key
    assert Checker().key(desk, desk.issues_folder / "2030-01.yaml") is None


def test_what_is_not_saved_yet_is_compared(desk: Project) -> None:
    path = write(desk, MONTHS[4], STORY)
    checker = Checker()
    assert checker.find_repetitions(desk, path) == ()
    early = desk.issues_folder / f"{MONTHS[1]}.yaml"
    checker.replace(early, path.read_bytes().replace(b"2024-05", b"2024-02"))
    assert [repetition.issue for repetition in checker.find_repetitions(desk, path)] == [early.name]
    checker.forget(early)
    assert checker.find_repetitions(desk, path) == ()
