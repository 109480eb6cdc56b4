"""`brief render`: what it writes, what it prints where, and how it ends."""

import os
import re
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from desk.commands import BRIEF, environment, run_brief

from authoring.project.discovery import Project

pytestmark = pytest.mark.whole

ISSUE = """\
date: 2024-12-04
period: {start: 2024-10-29, end: 2024-11-25}
items:
  - title: First
    at_a_glance: Something happened.
    comment: It matters.
"""

Make = Callable[..., Project]


@pytest.fixture
def desk(make_project: Make) -> Path:
    """The folder of a project with one issue."""
    return make_project({"a.yaml": ISSUE}).root


def test_without_arguments_all_of_the_project_is_written_to_build(
    make_project: Make, desk: Path
) -> None:
    make_project({"b.yaml": ISSUE})
    result = run_brief(desk, "render")
    assert result.code == 0, result
    files = ["a.html", "a.pdf", "b.html", "b.pdf"]
    assert sorted(path.name for path in (desk / "build").iterdir()) == files
    told = [re.split(r"\s{2,}", line) for line in result.lines]
    assert [line[0] for line in told] == [
        f"build/{name}.{form}" for name in "ab" for form in ("pdf", "html")
    ]
    assert [line[1] for line in told[::2]] == ["2 pages", "2 pages"]
    assert all(re.fullmatch(r"\d+ KB", line[1]) for line in told[1::2])
    assert all(re.fullmatch(r"\d+\.\d\d s", line[2]) for line in told)
    assert re.fullmatch(r"4 files in \d+\.\d s\n", result.talk)


def test_paths_are_printed_as_they_were_given(desk: Path, tmp_path: Path) -> None:
    out = desk / "elsewhere"
    for folder, path, to in (
        (desk, "issues/a.yaml", "../out"),
        (desk / "issues", "a.yaml", "out"),
        (tmp_path, "desk/issues", "./out"),
        (tmp_path, "desk", str(out)),
        (Path("/"), str(desk / "issues" / "a.yaml"), str(out)),
    ):
        result = run_brief(folder, "render", path, "--to", "html", "--out", to, "--no-cache")
        assert result.code == 0, result
        assert result.output.split()[0] == f"{Path(to)}/a.html"


@pytest.mark.parametrize("folder", ["", "issues", "issues/media/deep"])
def test_the_project_is_found_from_a_folder_in_it(desk: Path, folder: str) -> None:
    (desk / folder).mkdir(parents=True, exist_ok=True)
    result = run_brief(desk / folder, "render", "--to", "html")
    assert result.code == 0, result
    assert (desk / folder / "build" / "a.html").is_file()


@pytest.mark.parametrize(
    ("to", "files"),
    [
        ("pdf", ["a.pdf"]),
        ("html", ["a.html"]),
        ("print-html", ["a.print.html"]),
        (" html , pdf,", ["a.html", "a.pdf"]),
        ("pdf,html,print-html,pdf", ["a.html", "a.pdf", "a.print.html"]),
    ],
)
def test_forms_are_chosen(desk: Path, to: str, files: list[str]) -> None:
    assert run_brief(desk, "render", "--to", to).code == 0
    assert sorted(path.name for path in (desk / "build").iterdir()) == files


# What is wrong, where it stands, and what sort of problem it is (or how its code begins).
CONTENTS: dict[str, tuple[str | bytes, str, str]] = {
    "not UTF-8": (ISSUE.encode() + b"title: caf\xe9\n", "7:11", "BR002 not-utf8"),
    "syntax": (ISSUE + "title: x: y\n", "7:9", "BR0"),
    "wrong type": (ISSUE + "number: twelve\n", "7:9", "BR103 wrong-type"),
    "unknown key": (ISSUE + "titel: x\n", "7:1", "BR101 unknown-key"),
    "impossible date": (ISSUE.replace("12-04", "02-30"), "1:7", "BR105 impossible-date"),
    "date form": (ISSUE.replace("2024-12-04", "4.12.2024"), "1:7", "BR104 date-form"),
    "empty": ("", "1:1", "BR012 empty-file"),
    "unknown person": (ISSUE + "authors: [nobody]\n", "7:11", "BR111 unknown-person"),
    "link": (ISSUE.replace("matters", "[m](ftp://x)"), "6:21", "BR113 unusable-link"),
}


@pytest.mark.parametrize("name", CONTENTS)
def test_a_problem_is_told_at_its_place(make_project: Make, tmp_path: Path, name: str) -> None:
    content, place, kind = CONTENTS[name]
    make_project({"a.yaml": content})
    result = run_brief(tmp_path, "render", "desk/issues/a.yaml", "--out", "out")
    assert result.code == 1, result
    (told,) = (each for where, each in result.errors if where == f"desk/issues/a.yaml:{place}")
    assert told.startswith(kind)
    assert not (tmp_path / "out").exists()
    assert "desk/issues/a.yaml" in result.talk


def test_the_others_are_written_where_one_is_broken(make_project: Make, desk: Path) -> None:
    make_project({"b.yaml": ISSUE + "titel: x\n"})
    result = run_brief(desk, "render", "--to", "html")
    assert result.code == 1
    assert [path.name for path in (desk / "build").iterdir()] == ["a.html"]
    assert result.talk.splitlines()[0].startswith("issues/b.yaml")
    assert "1 file in" in result.talk
    assert "1 error" in result.talk


def test_what_is_wrong_with_the_publication_is_told_once(make_project: Make) -> None:
    folder = make_project({"a.yaml": ISSUE, "b.yaml": ISSUE}, "brand: ACME\n").root
    result = run_brief(folder, "render")
    assert result.code == 1
    assert result.errors == [("issues/publication.yaml:1:1", "BR102 missing-value")]


# Arguments that can't be carried out, and what is said.
REFUSED: dict[str, tuple[tuple[str, ...], str]] = {
    "missing file": (("nothing.yaml",), "nothing.yaml does not exist"),
    "missing folder": (("no/folder",), "no/folder does not exist"),
    "a name too long": (("x" * 300,), "does not exist"),
    "the publication": (("issues/publication.yaml",), "is the publication, not an issue"),
    "no issue of a project": (("other/stray.yaml",), "no publication.yaml in other"),
    "unknown option": (("--no-such-option",), "No such option"),
    "unknown format": (("--to", "pdf,word"), "“word” is no format; there are print-html, pdf"),
    "no format": (("--to", " , "), "no format is named"),
    "unknown style": (("--style", "none"), "there is no style “none”"),
    "style outside": (("--style", "../../styles/plain"), "there is no style"),
    "out is a file": (("--out", "other/stray.yaml"), "other/stray.yaml can't be written"),
    "out is below a file": (("--out", "other/stray.yaml/b"), "other/stray.yaml/b can't be written"),
    "out can't be made": (("--out", "/proc/no/such"), "/proc/no/such can't be written"),
    "equal names": (("issues", "other/project"), "would be written under the same name"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_done_ends_with_2(make_project: Make, name: str) -> None:
    arguments, told = REFUSED[name]
    stray = "../other/project/issues"
    files = {"../other/stray.yaml": ISSUE, f"{stray}/a.yaml": ISSUE}
    folder = make_project(
        {"a.yaml": ISSUE, **files, f"{stray}/publication.yaml": "brand: A\nseries: B\n"}
    ).root
    result = run_brief(folder, "render", *arguments)
    assert result.code == 2, result
    assert result.output == ""
    assert told in " ".join(result.talk.split())
    assert not (folder / "build").exists()
    assert (folder / "other" / "stray.yaml").read_text(encoding="utf-8") == ISSUE


def test_without_a_project_nothing_is_done(tmp_path: Path) -> None:
    result = run_brief(tmp_path, "render")
    assert (result.code, result.output) == (2, "")
    assert result.talk.startswith("brief: no issues/publication.yaml in this folder or above it")


def test_a_project_without_issues_is_told(make_project: Make) -> None:
    result = run_brief(make_project().root, "render")
    assert (result.code, result.output) == (2, "")
    assert "no issue in issues" in result.talk


def test_an_unreadable_issue_is_told(make_project: Make, tmp_path: Path) -> None:
    """A pipe that nobody writes into would be waited for; a broken link can't be read."""
    folder = make_project().root
    (folder / "issues" / "a.yaml").symlink_to(tmp_path / "gone.yaml")
    result = run_brief(folder, "render", "issues/a.yaml")
    assert (result.code, result.output) == (2, "")
    assert "issues/a.yaml" in result.talk


@pytest.mark.parametrize("name", ["print.html", "web.html"])
def test_a_template_that_divides_by_zero_is_told(make_project: Make, name: str) -> None:
    folder = make_project({"a.yaml": ISSUE, f"../templates/{name}": "\n{{ 1 / 0 }}"}).root
    result = run_brief(folder, "render")
    assert (result.code, result.output) == (2, "")
    assert f"templates/{name}:2: division by zero" in result.talk
    assert not (folder / "build").exists()


def test_older_files_are_replaced_and_kept_where_the_issue_is_broken(
    make_project: Make, desk: Path
) -> None:
    assert run_brief(desk, "render", "--to", "html").code == 0
    page = desk / "build" / "a.html"
    first = page.read_text(encoding="utf-8")
    make_project({"a.yaml": ISSUE.replace("It matters", "It does not")})
    assert run_brief(desk, "render", "--to", "html").code == 0
    second = page.read_text(encoding="utf-8")
    assert ["It does not" in text for text in (first, second)] == [False, True]
    make_project({"a.yaml": ISSUE + "titel: x\n"})
    assert run_brief(desk, "render", "--to", "html").code == 1
    assert page.read_text(encoding="utf-8") == second


def start(folder: Path, *arguments: str, output: int = subprocess.PIPE) -> subprocess.Popen[str]:
    return subprocess.Popen(
        (*BRIEF, *arguments),
        cwd=folder,
        env=environment(),
        stdout=output,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def test_a_reader_that_goes_away_is_no_problem_of_the_content(desk: Path) -> None:
    reading, writing = os.pipe()
    process = start(desk, "render", "--to", "html", output=writing)
    os.close(reading)
    os.close(writing)
    _, talk = process.communicate(timeout=60)
    assert (process.returncode, talk) == (2, "")
    assert (desk / "build" / "a.html").is_file()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_an_output_that_takes_nothing_is_told(desk: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        process = start(desk, "render", "--to", "html", output=full.fileno())
        _, talk = process.communicate(timeout=60)
    assert process.returncode == 2
    assert "No space left on device" in talk
    assert "Traceback" not in talk
    assert "mistake in the toolkit" not in talk


@pytest.mark.parametrize("stream", ["1", "2"])
def test_a_closed_stream_keeps_nothing_from_being_written(desk: Path, stream: str) -> None:
    command = f"exec {shlex.join(BRIEF)} render --to html {stream}>&-"
    done = subprocess.run(
        ("/bin/sh", "-c", command), cwd=desk, env=environment(), capture_output=True, check=False
    )
    assert done.returncode == 0, done
    assert b"Traceback" not in done.stdout + done.stderr
    assert (desk / "build" / "a.html").is_file()


def children_of(process: int) -> set[int]:
    """The processes that a process began, where the system tells."""
    task = Path(f"/proc/{process}/task/{process}/children")
    return set(map(int, task.read_text().split())) if task.exists() else set()


def assert_ended(processes: set[int]) -> None:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and any(map(is_running, processes)):
        time.sleep(0.05)
    assert [number for number in processes if is_running(number)] == []


def is_running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize(("jobs", "issues", "processes"), [(1, 12, 0), (1, 30, 1), (2, 30, 2)])
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_an_interruption_ends_the_command_at_once(
    make_project: Make, jobs: int, issues: int, processes: int, sent: signal.Signals
) -> None:
    folder = make_project({f"{number}.yaml": ISSUE for number in range(issues)}).root
    process = start(folder, "render", "--jobs", str(jobs))
    assert process.stdout is not None
    assert process.stdout.readline().startswith("build/0.pdf")
    workers = children_of(process.pid)
    assert len(workers) == (processes if sys.platform == "linux" else 0)
    process.send_signal(sent)
    _, talk = process.communicate(timeout=60)
    assert_ended(workers)
    assert process.returncode == (130 if sent is signal.SIGINT else -sent)
    assert "Traceback" not in talk
    if sent is not signal.SIGINT:
        return  # nobody can tidy up then
    built = sorted(path.name for path in (folder / "build").iterdir())
    assert len(built) < 2 * issues
    assert [name for name in built if name.startswith(".")] == []
    assert len(built) % 2 == 0, "an issue is written in all its forms or in none"


def test_text_beyond_the_terminals_encoding_is_printed(make_project: Make) -> None:
    """A terminal that knows ASCII only must not end the command."""
    folder = make_project({"a.yaml": ISSUE + "标题: 国家 “x”\n"}).root
    changes = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LANG": "C"}
    result = run_brief(folder, "render", **changes)
    assert result.code == 1, result
    assert "issues/a.yaml:7:1" in result.output
