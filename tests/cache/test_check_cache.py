"""A check that is looked up finds what a check that is done finds; any change makes it anew."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from desk.rendering import ISSUES

from authoring.cache.check_cache import CheckCache
from authoring.cache.store import Store
from authoring.diagnostics.problems import Problem
from authoring.lint.checker import Checker
from authoring.project.discovery import Project
from authoring.render import pipeline

ISSUE = "2024-12.yaml"
BROKEN = {
    "a model's problems": b"date: 2024-12-04\nperoid: {start: 2024-10-29}\nitems: []\n",
    "slips of YAML": b"date: 2024-12-04\ntitle: Fully charged: China aims\nitems:\n\t- x\n",
    "fixes and second places": (
        "date: 2024-12-04\nperiod: {start: 2024-10-29, end: 2024-11-25}\nauthors: [lee, lee]\n"
        "items:\n  - title: 关于  \u201cit\u201d\n    at_a_glance: Two  spaces  \u00e9\n"
    ).encode(),
    "another encoding": "date: 2024-12-04\ntitle: 关于印发通知\n".encode("gb18030"),
    "a byte order mark": b"\xef\xbb\xbfdate: 2024-12-04\n",
    "nothing": b"",
    "no text": bytes(range(256)),
}


@pytest.fixture
def desk(tmp_path: Path) -> Project:
    shutil.copytree(ISSUES, tmp_path / "desk/issues")
    return Project(tmp_path / "desk/issues")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """How many files were really checked since it was last asked."""
    done: list[Path] = []
    judge = Checker._check_file

    def count(self: Checker, project: Project, path: Path) -> object:
        done.append(path)
        return judge(self, project, path)

    def ask() -> int:
        number = len(done)
        done.clear()
        return number

    monkeypatch.setattr(Checker, "_check_file", count)
    return ask


def problems(
    desk: Project, store: Store | None, **options: tuple[str, ...]
) -> list[tuple[str, list[Problem]]]:
    checker = Checker(cache=None if store is None else CheckCache(store), **options)  # type: ignore[arg-type]
    findings = pipeline.check([desk.issues_folder], checker)
    return [(file.source.text, list(file.problems)) for file in findings.files]


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_second_check_tells_the_same_without_checking(
    desk: Project, store: Store, checks: Callable[[], int], content: bytes
) -> None:
    (desk.issues_folder / ISSUE).write_bytes(content)
    fresh = problems(desk, None)
    files = checks()
    assert problems(desk, store) == fresh
    assert checks() == files
    assert problems(desk, store) == fresh
    assert checks() == 0


def edit(desk: Project, name: str, old: str, new: str) -> None:
    path = desk.issues_folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


CHANGES: dict[str, Callable[[Project], object]] = {
    "the issue": lambda desk: edit(desk, ISSUE, "title: ", "title:  "),
    "a comment": lambda desk: edit(desk, ISSUE, "\n", "\n# read again\n"),
    "the publication": lambda desk: edit(desk, "publication.yaml", "\n", "\n# read again\n"),
    "another issue": lambda desk: edit(desk, "2021-04.yaml", "\n", "\n# read again\n"),
    "a new issue": lambda desk: shutil.copy(
        desk.issues_folder / ISSUE, desk.issues_folder / "2025-01.yaml"
    ),
    "an issue's name": lambda desk: (desk.issues_folder / "2021-04.yaml").rename(
        desk.issues_folder / "2021-4.yaml"
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_of_what_a_check_reads_makes_it_anew(
    desk: Project, store: Store, checks: Callable[[], int], change: Callable[[Project], object]
) -> None:
    problems(desk, store)
    checks()
    change(desk)
    assert problems(desk, store) == problems(desk, None)
    assert checks() > len(problems(desk, None)), "of the first check, one at least is no lookup"


def test_an_issue_less_is_nothing_to_the_others(
    desk: Project, store: Store, checks: Callable[[], int]
) -> None:
    problems(desk, store)
    checks()
    (desk.issues_folder / "2021-04.yaml").unlink()
    assert problems(desk, store) == problems(desk, None)
    assert checks() == len(problems(desk, None))


def test_a_project_may_move(desk: Project, store: Store, checks: Callable[[], int]) -> None:
    told = problems(desk, store)
    checks()
    moved = Project(desk.root.rename(desk.root.with_name("moved")) / desk.issues_folder.name)
    assert [text for text, _ in problems(moved, store)] == [text for text, _ in told]
    assert checks() == 0


def test_a_picture_is_looked_at_each_time(desk: Project, store: Store) -> None:
    picture = desk.issues_folder / "media/2021-04-cover.jpg"
    content = picture.read_bytes()

    def codes() -> set[str]:
        told = problems(desk, store)
        assert told == problems(desk, None)
        return {problem.kind.name for _, found in told for problem in found}

    assert "unusable-picture" not in codes()
    picture.unlink()
    assert "unusable-picture" in codes()
    picture.write_bytes(b"no picture")
    assert "unusable-picture" in codes()
    picture.write_bytes(content)
    assert "unusable-picture" not in codes()


def test_a_font_of_the_desk_is_looked_at(desk: Project, store: Store) -> None:
    edit(desk, ISSUE, "topic: ", "topic: ᚠ ")
    before = problems(desk, store)
    fonts = desk.root / "styles/fonts"
    fonts.mkdir(parents=True)
    font = fonts / "Runes.ttf"
    font.write_bytes((Path(__file__).parents[2] / "styles/fonts/SourceSans3-Bold.ttf").read_bytes())
    assert problems(desk, store) == problems(desk, None) == before


def test_a_choice_of_rules_is_a_check_of_its_own(desk: Project, store: Store) -> None:
    every = problems(desk, store)
    none = problems(desk, store, ignore=("BR2",))
    assert every != none
    assert none == problems(desk, None, ignore=("BR2",))
    assert problems(desk, store, select=("BR207",)) == problems(desk, None, select=("BR207",))


def test_another_toolkit_checks_anew(
    desk: Project, store: Store, checks: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    problems(desk, store)
    checks()
    monkeypatch.setattr("authoring.lint.keys.identify_toolkit", lambda: "another")
    problems(desk, store)
    assert checks() == 3


def test_what_stands_in_for_a_file_counts_not_the_file(
    desk: Project, store: Store, checks: Callable[[], int]
) -> None:
    path = desk.issues_folder / ISSUE
    problems(desk, store)
    checks()
    checker = Checker(cache=CheckCache(store))
    checker.replace(path, BROKEN["a model's problems"])
    found = checker.check_file(desk, path).problems
    assert checks() == 1
    assert "unknown-key" in {problem.kind.name for problem in found}


def test_a_broken_entry_is_made_anew(
    desk: Project, store: Store, checks: Callable[[], int]
) -> None:
    fresh = problems(desk, store)
    for entry in store.folder.rglob("*"):
        if entry.is_file():
            entry.write_bytes(entry.read_bytes()[:-7])
    checks()
    assert problems(desk, store) == fresh
    assert checks() == 3
    assert problems(desk, store) == fresh
    assert checks() == 0
