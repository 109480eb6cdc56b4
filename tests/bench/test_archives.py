"""An archive is measured in the states that the page names."""

from pathlib import Path

import pytest
from desk.bench import archives
from desk.bench.archives import Archive, Checks, measure_changes, measure_checks, measure_passes
from desk.bench.runs import Command, Run, run_command

from authoring.lint.checker import Checker
from authoring.project.discovery import Project


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path, 2)


class Recorder:
    """Takes the place of runs: keeps what was run, and whether it could look anything up."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.seen: list[str] = []
        self.states: set[str] = set()

    def run(self, command: Command) -> Run:
        store = self.archive.folder / "store"
        assert command.variables["BRIEF_CACHE"] == str(store)
        state = self.describe()
        news = "empty" if not store.is_dir() else "same" if state in self.states else "changed"
        store.mkdir(exist_ok=True)
        self.states.add(state)
        _, word, *rest = command.words
        jobs = f" {rest[rest.index('--jobs') + 1]}" if "--jobs" in rest else ""
        alone = " alone" if any(each.endswith(".yaml") for each in rest) else ""
        self.seen.append(f"{word}{jobs}{alone}: {news}")
        return Run(float(len(self.seen)), 0.0, 0)

    def describe(self) -> str:
        paths = [*sorted(self.archive.issues.glob("*.yaml")), self.archive.folder / archives.STYLE]
        return "".join(path.read_text("utf-8") for path in paths if path.is_file())


@pytest.fixture
def recorder(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> Recorder:
    recorder = Recorder(archive)
    monkeypatch.setattr(archives, "run_command", recorder.run)
    monkeypatch.setattr(archives, "weigh_command", recorder.run)
    return recorder


@pytest.mark.timing
def test_whole_archives(archive: Archive, recorder: Recorder) -> None:
    passes = measure_passes(archive, 2)
    assert recorder.seen == [
        *("render 1: empty", "render 2: empty"),
        *("render 1: changed", "render 2: changed") * 2,
    ]
    assert [passes.first[1].wall, passes.first[2].wall] == [1.0, 2.0]
    assert [run.wall for run in passes.restyled[1]] == [3.0, 5.0]
    assert [run.wall for run in passes.restyled[2]] == [4.0, 6.0]


@pytest.mark.timing
def test_changes(archive: Archive, recorder: Recorder) -> None:
    changes = measure_changes(archive, 2)
    each = ["render 2: same", "render 2: changed", "render 1 alone: same"]
    assert recorder.seen == ["render 2: empty", *each, *each]
    assert [run.wall for run in changes.nothing] == [2.0, 5.0]
    assert [run.wall for run in changes.one] == [3.0, 6.0]
    assert [run.wall for run in changes.alone] == [4.0, 7.0]


@pytest.mark.timing
def test_checks(archive: Archive, recorder: Recorder) -> None:
    checks = measure_checks(archive, 2)
    assert recorder.seen == ["check: empty", "check: same"] * 2
    assert [run.wall for run in checks.first] == [1.0, 3.0]
    assert [run.wall for run in checks.again] == [2.0, 4.0]
    runs = tuple(Run(wall, 0.0, 0) for wall in (0.3, 0.9, 0.4))
    assert Checks(20, runs, ()).milliseconds_an_issue == pytest.approx(20)


def test_a_change_is_in_one_issue_which_stays_in_order(archive: Archive) -> None:
    paths = sorted(archive.issues.glob("20*.yaml"))
    before = [path.read_bytes() for path in paths]
    assert archive.change_one() == paths[-1]
    once = paths[-1].read_bytes()
    archive.change_one()
    assert [path.read_bytes() for path in paths[:-1]] == before[:-1]
    assert len({before[-1], once, paths[-1].read_bytes()}) == 3
    assert not Checker().check(Project(archive.issues), paths[-1]).problems


@pytest.mark.slow
def test_a_change_of_the_style_shows_on_the_page(archive: Archive) -> None:
    pages = []
    for _ in range(2):
        archive.change_style()
        run_command(archive.render("--to", "print-html", jobs=1))
        pages.append((archive.folder / "build/2005-01.print.html").read_text("utf-8"))
    assert pages[0] != pages[1]
    assert "--accent: #b50001" in pages[0]
