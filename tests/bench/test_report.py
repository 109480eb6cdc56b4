"""The page says what was measured, where it is good and where it is not."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from desk.bench.report import draw_results, write_megabytes, write_page, write_report, write_seconds
from desk.benched import HOME, make_results, passes

PAGE = write_page(make_results())


def rows_of(page: str) -> dict[str, list[str]]:
    """The rows of all tables: what stands first, and the cells after it."""
    rows = [line.strip("| ").split(" | ") for line in page.splitlines() if line.startswith("|")]
    return {first: rest for first, *rest in reversed(rows)}


def test_each_goal_says_whether_it_is_kept() -> None:
    rows = rows_of(PAGE)
    kept = rows["one issue, a new process: time relative to WeasyPrint’s"]
    assert kept == ["0.80", "0.70", "kept"]
    broken = rows["one issue, a new process: time relative to Chromium’s"]
    assert broken == ["1.00", "1.40", "**not kept**"]
    assert rows["a check of an archive, an issue"] == ["15.00 ms", "10.00 ms", "kept"]


def test_programs_beside_each_other() -> None:
    table = PAGE.partition("## One issue, a new process")[2].partition("### ")[0]
    rows = rows_of(table)
    assert rows["this toolkit"] == ["print HTML", "0.70 s", "1.00", "0.35 s", "120 MB"]
    # 1.2 / 0.6, 1.0 / 0.7, 1.0 / 0.8: 1.43 in the middle
    assert rows["WeasyPrint"] == ["print HTML", "1.00 s", "1.43", "0.50 s", "105 MB"]
    assert rows["Chromium"][2] == "0.71", "where another is faster, the page says so"


def test_what_is_in_the_files() -> None:
    rows = rows_of(PAGE.partition("### What is in")[2].partition("\n## ")[0])
    assert rows["this toolkit"] == ["8", "97 KB", "yes", "PDF/UA-1", "–"]
    assert rows["Chromium"] == ["8", "97 KB", "no", "–", "–"]


def test_archives_and_changes() -> None:
    assert "| 240 | for the first time | 200 s | 110 s | 0.55 |" in PAGE
    assert "| 240 | in another style | 400 s | 220 s | 0.55 |" in PAGE
    assert "| 24 | peak memory, for the first time | 200 MB | 400 MB | 2.00 |" in PAGE
    assert "| nothing changed | 0.50 s |" in PAGE
    assert "| 240 | 2.40 s | 10.0 ms | 0.30 s |" in PAGE


def test_a_cluster_stands_beside_two_processes() -> None:
    rows = rows_of(PAGE)
    assert rows["two processes, without a cluster"] == ["11.0 s"]
    assert rows["two workers"] == ["12.0 s"]
    assert rows["two workers, one killed after a third of the issues"] == ["18.0 s"]


def test_who_is_left_out_is_named() -> None:
    assert "Paged.js (node is not installed)" in PAGE
    assert "Left out" not in write_page(replace(make_results(), absent=[]))


def test_the_machine_is_named_and_nobodys_folders() -> None:
    assert rows_of(PAGE)["Processor"] == ["Abacus 9"]
    assert rows_of(PAGE.partition("## The machine")[2])["WeasyPrint"] == ["70.0"]
    assert str(HOME) not in PAGE


def test_the_preview_is_told_where_it_was_measured() -> None:
    assert "| web page, 3 saves | 60 ms | 90 ms |" in PAGE
    assert "102 % of what it had been, and each had shown." in PAGE
    assert "## The preview" not in write_page(replace(make_results(), previews=None))


def test_a_smaller_archive_is_no_proof() -> None:
    note = "the goals are meant for 240"
    assert note not in PAGE
    small = [passes(3, 3.0, 2.0, 100), passes(24, 20.0, 11.0, 100)]
    assert note in write_page(replace(make_results(), passes=small))


def test_tables_have_as_many_cells_in_each_row() -> None:
    for table in re.findall(r"(?:^\|.*\n)+", PAGE, re.MULTILINE):
        counts = {len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}
        assert len(counts) == 1, table
    assert "{{" not in PAGE
    assert "\n\n\n" not in PAGE


def test_the_chart_has_the_fastest_first() -> None:
    names = re.findall(r'class="name(?: own)?"[^>]*>([^<]+)', draw_results(make_results()))
    assert names[:3] == ["Chromium", "this toolkit", "WeasyPrint"]
    assert names[3:] == [
        "all, one process",
        "all, two processes",
        "one issue changed",
        "nothing changed",
    ]


def test_both_files_are_written(tmp_path: Path) -> None:
    page = write_report(make_results(), tmp_path)
    assert page.read_text("utf-8") == PAGE
    (chart,) = re.findall(r"!\[.*\]\((.+)\)", PAGE)
    assert (tmp_path / chart).read_text("utf-8").startswith("<svg")


@pytest.mark.parametrize(
    ("seconds", "written"),
    [(0.084, "0.08 s"), (9.99, "9.99 s"), (12.34, "12.3 s"), (181.7, "182 s")],
)
def test_seconds(seconds: float, written: str) -> None:
    assert write_seconds(seconds) == written


def test_megabytes() -> None:
    assert write_megabytes(104_600_000) == "105 MB"
