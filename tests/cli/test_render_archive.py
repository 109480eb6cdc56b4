"""`brief render` of many issues: what is looked up, who does the rest, and what is told of it."""

import os
import pty
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from desk.commands import BRIEF, Result, environment, run_brief

from authoring.cache.store import FOLDER_VARIABLE
from authoring.project.discovery import Project

pytestmark = pytest.mark.whole

ISSUE = """\
date: 2024-12-04
period: {{start: 2024-10-29, end: 2024-11-25}}
items:
  - title: {title}
    at_a_glance: Something happened.
    comment: It matters.
"""
LEFT_OPEN = "titel: x\n"

Make = Callable[..., Project]


@pytest.fixture
def desk(make_project: Make) -> Path:
    """The folder of a project of five issues, one of which has an error."""
    files = {f"{name}.yaml": ISSUE.format(title=f"Item {name}") for name in "abcde"}
    return make_project({**files, "c.yaml": files["c.yaml"] + LEFT_OPEN}).root


@pytest.fixture
def sound(desk: Path) -> Path:
    """The same without the error."""
    (desk / "issues" / "c.yaml").write_text(ISSUE.format(title="Item c"), encoding="utf-8")
    return desk


def render(desk: Path, *arguments: str, to: str = "html", **changes: str) -> Result:
    return run_brief(desk, "render", "--to", to, *arguments, **changes)


def read(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def timeless(text: str) -> str:
    return re.sub(r"\d+\.\d+ s", "… s", text)


def written(result: Result) -> list[str]:
    """The files that were written, and whether they were made or looked up."""
    lines = (line.split() for line in result.lines if line.startswith("build/"))
    return [line[0] + (" stored" if line[-1] == "stored" else "") for line in lines]


@pytest.mark.slow
def test_output_and_files_are_the_same_for_any_number_of_processes(desk: Path) -> None:
    one, *others = (
        render(desk, "--jobs", jobs, "--no-cache", "--out", f"out{jobs}", to="pdf,html")
        for jobs in ("1", "2", "7")
    )
    assert one.code == 1
    assert [line.split()[0] for line in one.lines if line.startswith("out1/")] == [
        f"out1/{name}.{form}" for name in "abde" for form in ("pdf", "html")
    ]
    for jobs, other in zip(("2", "7"), others, strict=True):
        assert timeless(other.output.replace(f"out{jobs}/", "out1/")) == timeless(one.output)
        assert (other.code, timeless(other.talk)) == (one.code, timeless(one.talk))
        assert read(desk / f"out{jobs}") == read(desk / "out1")


def test_nothing_is_made_again_that_did_not_change(sound: Path) -> None:
    assert len(written(render(sound))) == 5
    before = {path: path.stat().st_mtime_ns for path in (sound / "build").iterdir()}
    again = render(sound)
    assert (again.code, again.output) == (0, "")
    assert re.fullmatch(r"0 files, 5 unchanged in \d+\.\d s\n", again.talk)
    assert {path: path.stat().st_mtime_ns for path in (sound / "build").iterdir()} == before


def test_what_changed_is_made_again(sound: Path) -> None:
    render(sound)
    (sound / "issues" / "b.yaml").write_text(ISSUE.format(title="Another"), encoding="utf-8")
    again = render(sound)
    assert written(again) == ["build/b.html"]
    assert b"Another" in (sound / "build" / "b.html").read_bytes()
    assert re.fullmatch(r"1 file, 4 unchanged in \d+\.\d s\n", again.talk)


@pytest.mark.parametrize("place", ["../templates/web.html", "../styles/plain/web.css"])
def test_a_changed_template_or_style_makes_all_again(
    make_project: Make, sound: Path, place: str
) -> None:
    files = {
        "../templates/web.html": "{% extends 'shipped/web.html' %}{% block cover %}Own{% endblock %}",
        "../styles/plain/web.css": ".comment { margin: 0 }",
    }
    render(sound)
    make_project({place: files[place]})
    assert len(written(render(sound))) == 5
    assert written(render(sound)) == []


def test_files_that_are_gone_or_spoiled_are_written_from_the_store(sound: Path) -> None:
    render(sound)
    before = read(sound / "build")
    (sound / "build" / "a.html").unlink()
    (sound / "build" / "d.html").write_text("spoiled", encoding="utf-8")
    again = render(sound)
    assert written(again) == ["build/a.html stored", "build/d.html stored"]
    assert read(sound / "build") == before
    assert len(written(render(sound, "--out", "build/new"))) == 5


def test_a_store_serves_another_folder(sound: Path, tmp_path: Path) -> None:
    """As CI keeps one from run to run."""
    render(sound)
    before = read(sound / "build")
    moved = tmp_path / "elsewhere"
    sound.rename(moved)
    for path in (moved / "build").iterdir():
        path.unlink()
    assert written(render(moved)) == [f"build/{name}.html stored" for name in "abcde"]
    assert read(moved / "build") == before


def test_without_the_store_all_is_made_again(sound: Path) -> None:
    render(sound)
    assert written(render(sound, "--no-cache")) == [f"build/{name}.html" for name in "abcde"]


def test_broken_entries_are_made_anew(sound: Path) -> None:
    render(sound)
    before = read(sound / "build")
    for entry in Path(os.environ[FOLDER_VARIABLE]).rglob("*"):
        if entry.is_file():
            content = bytearray(entry.read_bytes())
            content[len(content) // 2] ^= 1
            entry.write_bytes(content)
    again = render(sound, "--out", "again")
    assert (again.code, "stored" in again.output) == (0, False)
    assert read(sound / "again") == before


def test_problems_are_told_of_what_is_looked_up(make_project: Make, sound: Path) -> None:
    make_project({"a.yaml": ISSUE.format(title="Two  spaces")})
    first, second = (render(sound) for _ in range(2))
    headline = "issues/a.yaml:4:15 warning BR223 double-space"
    assert headline in first.output, "is the test blind?"
    assert headline in second.output
    assert first.talk.partition(";")[2] == second.talk.partition(";")[2] != ""


TEMPLATE = """\
{% extends "shipped/web.html" %}
{% block cover %}{{ 1 / 0 if "Item b" in brief.items[0].title|string else "" }}{% endblock %}
"""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_issue_that_fails_does_not_stop_the_others(
    make_project: Make, sound: Path, jobs: str
) -> None:
    make_project({"../templates/web.html": TEMPLATE})
    result = render(sound, "--jobs", jobs)
    assert result.code == 2
    assert sorted(read(sound / "build")) == [f"{name}.html" for name in "acde"]
    told, _count, failed = result.talk.splitlines()
    assert "division by zero" in told
    assert failed == "not rendered: issues/b.yaml"


def test_what_fails_for_all_is_told_once(make_project: Make, sound: Path) -> None:
    make_project({"../templates/web.html": "{{ 1 / 0 }}"})
    result = render(sound, "--jobs", "2")
    assert (result.code, result.output) == (2, "")
    assert result.talk.count("division by zero") == 1
    assert result.talk.splitlines()[-1].count("issues/") == 5


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--jobs", "0"), "--jobs"),
        (("--jobs", "two"), "--jobs"),
        (("--jobs", "2", "--cluster", "tcp://127.0.0.1:1"), "has its own workers"),
        (("--to", "pdf", "--proof", "--jobs", "2"), "one by one"),
        (("--to", "pdf", "--proof", "--cluster", "tcp://127.0.0.1:1"), "one by one"),
    ],
)
def test_what_cannot_be_is_refused(desk: Path, arguments: tuple[str, ...], told: str) -> None:
    result = render(desk, *arguments)
    assert (result.code, result.output) == (2, "")
    assert told in " ".join(result.talk.split())


def test_different_failures_are_told_with_their_issues(make_project: Make, sound: Path) -> None:
    other = '{{ 1 + "x" if "Item d" in brief.items[0].title|string else "" }}{% endblock %}'
    make_project({"../templates/web.html": TEMPLATE.replace("{% endblock %}", other)})
    *_, first, second = render(sound).talk.splitlines()
    assert first.startswith("not rendered: issues/b.yaml (")
    assert "division by zero" in first
    assert second.startswith("not rendered: issues/d.yaml (")


def test_files_of_an_earlier_state_are_named(make_project: Make, sound: Path) -> None:
    render(sound)
    make_project({"b.yaml": ISSUE.format(title="Item b") + LEFT_OPEN})
    told = "issues/b.yaml was not rendered; see the problems; build/b.html is older"
    assert render(sound).talk.splitlines()[0] == told


def test_a_store_that_can_not_be_is_told(sound: Path) -> None:
    (sound / "file").write_text("in the way", encoding="utf-8")
    for command in (("render", "--to", "html"), ("check",)):
        result = run_brief(sound, *command, BRIEF_CACHE="file")
        assert result.code == 0
        assert result.talk.splitlines()[-1].startswith("nothing was kept in file: ")
    assert "nothing was kept" not in render(sound).talk


@pytest.mark.parametrize("term", ["dumb", "xterm"])
def test_a_terminal_that_can_not_move_has_no_bar(sound: Path, term: str) -> None:
    shown, _ = in_a_terminal(sound, "--jobs", "1", TERM=term)
    assert ("/5" in shown) is (term == "xterm")


def in_a_terminal(folder: Path, *arguments: str, **changes: str) -> tuple[str, list[str]]:
    """What standard error shows in a terminal of 80 columns, and the lines of standard output."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        (*BRIEF, "render", "--to", "html", *arguments),
        cwd=folder,
        env=environment(COLUMNS="80", **changes),
        stdout=subprocess.PIPE,
        stderr=theirs,
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(ours, 4096)
        except OSError:  # the terminal of a program that ended
            break
        if not part:
            break
        shown += part
    os.close(ours)
    output, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    return shown.decode(), output.decode().splitlines()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_terminal_shows_how_far_it_is_and_then_the_lines_alone(sound: Path, jobs: str) -> None:
    talk, lines = in_a_terminal(sound, "--jobs", jobs, TERM="xterm")
    assert [f"{number}/5" in talk for number in range(6)] == [True] * 6
    assert len(lines) == 5
    assert all(line.startswith("build/") for line in lines)
    # What stays: the bar is wiped out before the last line.
    assert re.search(r"\x1b\[2K[^\n]*5 files in", talk.replace("\r", ""))


def test_without_a_terminal_there_is_no_bar(sound: Path) -> None:
    assert re.fullmatch(r"5 files in \d+\.\d s\n", render(sound).talk)
