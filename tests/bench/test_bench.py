"""The benchmark as a whole, with programs that do next to nothing."""

import sys
from pathlib import Path

import pikepdf
import pytest
from desk.bench import __main__ as bench
from desk.bench.peers import Peer
from desk.bench.results import look_into
from desk.bench.runs import Command, RunError
from desk.benched import make_results
from desk.commands import environment
from desk.rendering import ISSUES, render_one

PDF = """\
import pikepdf, sys
pdf = pikepdf.new()
pdf.add_blank_page()
pdf.add_blank_page()
pdf.save(sys.argv[1])
open(sys.argv[2], "a").write(".")
"""


@pytest.mark.whole
def test_programs_are_run_and_their_files_looked_into(tmp_path: Path) -> None:
    made = tmp_path / "made.pdf"
    count = tmp_path / "count"
    command = Command((sys.executable, "-c", PDF, str(made), str(count)), tmp_path)
    (beside,) = bench.measure_beside([Peer("fake", "nothing", "1", command, made)], 2)
    assert (len(beside.runs), len(beside.weighed)) == (2, bench.WEIGHINGS)
    # One more goes before, and is not counted.
    assert count.read_text() == "." * (2 + bench.WEIGHINGS + 1)
    assert beside.contents.pages == 2
    assert (beside.contents.is_tagged, beside.contents.standards) == (False, ())
    assert beside.contents.size == made.stat().st_size


@pytest.mark.whole
def test_a_process_that_goes_on_renders_once_a_round(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desk.bench.warm import time_warm

    monkeypatch.chdir(tmp_path)
    folder = Path(bench.__file__).parents[2]
    variables = environment(PYTHONPATH=f"{folder}:{folder.parent}")
    page = tmp_path / "page.html"
    page.write_text("<p>Short", encoding="utf-8")
    times = time_warm({"engine": ("weasyprint", page)}, tmp_path, variables, 3)
    assert list(times) == ["engine"]
    assert len(times["engine"]) == 3
    assert all(0 < seconds < 10 for seconds in times["engine"])
    with pikepdf.open(tmp_path / "warm-weasyprint") as pdf:
        assert len(pdf.pages) == 1


@pytest.mark.slow
def test_what_the_toolkits_own_file_has(tmp_path: Path) -> None:
    contents = look_into(render_one(ISSUES / "2024-12.yaml", tmp_path).pdf)
    assert contents.is_tagged
    assert contents.standards == ("PDF/UA-1", "PDF/A-3a")
    assert contents.files == ("2024-12.yaml", "publication.yaml")


def test_the_page_is_written_where_it_was_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[tuple[int, ...]] = []

    def measure(folder: Path, *numbers: int) -> object:
        assert folder.is_dir()
        asked.append(numbers)
        return make_results()

    monkeypatch.setattr(bench, "measure", measure)
    numbers = ["bench", "--rounds", "3", "--issues", "24", "--saves", "9"]
    monkeypatch.setattr(sys, "argv", [*numbers, "--out", str(tmp_path / "new")])
    assert bench.main() == 0
    assert asked == [(3, 24, 9)]
    assert (tmp_path / "new/benchmarks.md").is_file()
    assert "benchmarks.md" in capsys.readouterr().err


def test_a_program_that_fails_is_told_and_no_page_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def measure(*_: object) -> object:
        raise RunError("pandoc ended with code 4")

    monkeypatch.setattr(bench, "measure", measure)
    monkeypatch.setattr(sys, "argv", ["bench", "--out", str(tmp_path)])
    assert bench.main() == 1
    assert "pandoc ended with code 4" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
