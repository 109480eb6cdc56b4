"""`brief diff`: what it compares, what it prints where, and how it ends."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from desk.carriers import Carried, make_carrier
from desk.commands import BRIEF, Result, environment, run_brief
from desk.repository import NO_GIT, commit

from authoring.project.discovery import Project

pytestmark = pytest.mark.whole

Make = Callable[..., Project]

OLD = """\
date: 2024-12-04
period: {start: 2024-10-29, end: 2024-11-25}
items:
  - title: First
    at_a_glance: Something happened in the north.
"""
NEW = OLD.replace("north", "south")
PUBLICATION = "brand: ACME\nseries: Notes\n"


@pytest.fixture
def desk(make_project: Make) -> Path:
    """A project with two versions of an issue."""
    return make_project({"old.yaml": OLD, "new.yaml": NEW}).root


def diff(folder: Path, *arguments: str, **changes: str) -> Result:
    return run_brief(folder, "diff", *arguments, **changes)


def test_two_files(desk: Path) -> None:
    result = diff(desk, "issues/old.yaml", "issues/new.yaml")
    assert (result.code, result.talk) == (1, "")
    assert (
        result.output
        == """\
issues/old.yaml → issues/new.yaml

item 1 “First”
  at a glance, text (line 5)
    Something happened in the [-north-]{+south+}.

1 field changed; 1 word added, 1 dropped
"""
    )


def test_the_same(desk: Path) -> None:
    result = diff(desk, "issues/old.yaml", "issues/old.yaml")
    assert (result.code, result.lines[-1]) == (0, "no differences")


@pytest.mark.parametrize(
    ("form", "begins"),
    [("text", "issues/old"), ("markdown", "### "), ("html", "<!DOCTYPE html>"), ("json", "{")],
)
def test_each_form_and_a_file_for_it(desk: Path, form: str, begins: str) -> None:
    arguments = ("issues/old.yaml", "issues/new.yaml", "--format", form)
    printed = diff(desk, *arguments)
    assert printed.output.startswith(begins)
    assert "south" in printed.output
    written = diff(desk, *arguments, "--output", "out/changes")
    assert (written.code, written.output) == (1, "")
    assert (desk / "out/changes").read_text(encoding="utf-8") == printed.output
    numbers = diff(desk, *arguments, "--stat")
    assert numbers.code == 1
    assert "south" not in numbers.output


def test_colours_are_for_terminals_or_whoever_asks(desk: Path) -> None:
    names = ("issues/old.yaml", "issues/new.yaml")
    assert "\x1b" not in diff(desk, *names).output
    coloured = diff(desk, *names, FORCE_COLOR="1")
    assert "\x1b[9;31mnorth\x1b[0m \x1b[4;32msouth\x1b[0m" in coloured.output
    assert "\x1b" not in diff(desk, *names, FORCE_COLOR="1", NO_COLOR="1").output
    assert diff(desk, *names, "--output", "out", FORCE_COLOR="1").code == 1
    assert "\x1b" not in (desk / "out").read_text(encoding="utf-8")


@pytest.mark.skipif(bool(NO_GIT), reason=NO_GIT)
def test_what_git_has(desk: Path) -> None:
    commit(desk, {"issues/new.yaml": OLD})
    (desk / "issues/new.yaml").write_text(NEW, encoding="utf-8")
    result = diff(desk, "HEAD:issues/new.yaml", "issues/new.yaml")
    assert result.code == 1
    assert "[-north-]{+south+}" in result.output
    assert diff(desk / "issues", "HEAD:./new.yaml", "old.yaml").code == 0
    missing = diff(desk, "HEAD:issues/none.yaml", "issues/new.yaml")
    assert (missing.code, missing.output) == (2, "")
    assert "there is no “issues/none.yaml” in the revision “HEAD”" in missing.talk


@pytest.mark.skipif(bool(NO_GIT), reason=NO_GIT)
def test_a_pdf_that_git_has(desk: Path) -> None:
    commit(desk, {"issues/new.yaml": NEW, "old.pdf": carrier(OLD)})
    result = diff(desk, "HEAD:old.pdf", "HEAD:issues/new.yaml")
    assert "[-north-]{+south+}" in result.output


def carrier(issue: str, publication: str = PUBLICATION) -> bytes:
    files = (
        Carried("2024-12.yaml", issue.encode()),
        Carried("publication.yaml", publication.encode()),
    )
    return make_carrier(files)


def test_publications_are_compared_where_both_sides_carry_one(desk: Path) -> None:
    (desk / "old.pdf").write_bytes(carrier(OLD))
    (desk / "new.pdf").write_bytes(carrier(NEW, PUBLICATION.replace("ACME", "Acme Institute")))
    both = diff(desk, "old.pdf", "new.pdf")
    assert both.code == 1
    assert "[-north-]{+south+}" in both.output
    assert "[-ACME-]{+Acme Institute+}" in both.output
    one = diff(desk, "new.pdf", "issues/new.yaml")
    assert (one.code, one.lines[-1]) == (0, "no differences")


def test_publications_of_their_own(desk: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "publication.yaml"
    other.parent.mkdir()
    text = (desk / "issues/publication.yaml").read_text(encoding="utf-8")
    other.write_text(text.replace("role: Analyst", "role: Senior Analyst"), encoding="utf-8")
    result = diff(desk, "issues/publication.yaml", str(other))
    assert result.code == 1
    assert "person “brown”\n  role (line 4)\n    {+Senior +}Analyst\n" in result.output
    mixed = diff(desk, "issues/publication.yaml", "issues/new.yaml")
    assert mixed.code == 2
    assert "issues/new.yaml is an issue, issues/publication.yaml a publication" in mixed.talk


def test_a_broken_file_is_compared_as_far_as_it_is_read(desk: Path) -> None:
    (desk / "issues/new.yaml").write_text(
        NEW.replace("title: First", "title: First: a start"), encoding="utf-8"
    )
    result = diff(desk, "issues/old.yaml", "issues/new.yaml")
    assert result.code == 1
    assert "[-north-]{+south+}" in result.output
    assert "issues/new.yaml has an error" in result.lines[1]
    assert "line 4: " in result.lines[1]
    record = json.loads(diff(desk, "issues/old.yaml", "issues/new.yaml", "--format", "json").output)
    assert record["new"]["remark"] == result.lines[1]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("empty.yaml", b"", "empty.yaml:1:1: the file is empty"),
        ("other.yaml", b"a: 1\nb: 2\n", "other.yaml holds no issue"),
        ("list.yaml", b"- a\n- b\n", "list.yaml holds no issue"),
        ("text.txt", "Ein Wort.\n".encode("utf-16"), "text.txt"),
        ("binary.yaml", bytes(range(256)), "binary.yaml"),
        ("no.pdf", b"%PDF-1.7\nnothing", "no.pdf is damaged or not whole"),
        ("not.pdf", b"text", "not.pdf is no PDF"),
    ],
)
def test_what_is_no_issue_ends_with_words(desk: Path, name: str, content: bytes, told: str) -> None:
    (desk / name).write_bytes(content)
    for names in ((name, "issues/new.yaml"), ("issues/new.yaml", name)):
        result = diff(desk, *names)
        assert (result.code, result.output) == (2, "")
        assert told in result.talk


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("none.yaml", "issues/new.yaml"), "none.yaml does not exist"),
        (("issues", "issues/new.yaml"), "issues is a folder"),
        (("a" * 5_000, "issues/new.yaml"), "does not exist"),
        (("issues/old.yaml",), "Missing argument"),
        (("issues/old.yaml", "issues/new.yaml", "--format", "pdf"), "“pdf” is none"),
    ],
)
def test_what_can_not_run_ends_with_words(
    desk: Path, arguments: tuple[str, ...], told: str
) -> None:
    result = diff(desk, *arguments)
    assert (result.code, result.output) == (2, "")
    assert told in result.talk


def test_what_a_shell_hands_over_is_read_once(desk: Path) -> None:
    command = (*BRIEF, "diff", "/dev/stdin", "issues/new.yaml")
    done = subprocess.run(
        command,
        cwd=desk,
        env=environment(),
        input=OLD,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert "[-north-]{+south+}" in done.stdout


def test_a_file_with_a_colon_in_its_name_comes_before_git(desk: Path) -> None:
    (desk / "HEAD:a.yaml").write_text(OLD, encoding="utf-8")
    assert diff(desk, "HEAD:a.yaml", "issues/old.yaml").code == 0
