"""`brief extract`: what it writes, what it prints where, and how it ends."""

from collections.abc import Callable
from pathlib import Path

import pytest
from desk.carriers import BOTH, ISSUE, PUBLICATION, Carried, make_carrier
from desk.commands import run_brief

from authoring.project.discovery import Project

pytestmark = pytest.mark.whole

Make = Callable[..., Project]
RENDERED = """\
date: 2024-12-04
period: {start: 2024-10-29, end: 2024-11-25}
items:
  - title: First
    at_a_glance: Something happened.
    comment: It matters.
"""


@pytest.fixture
def carrier(tmp_path: Path) -> Path:
    """A PDF with its source, and a folder to work in."""
    path = tmp_path / "build" / "2024-12.pdf"
    path.parent.mkdir()
    path.write_bytes(make_carrier())
    return path


def files_below(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".pdf"
    }


def test_a_folder_named_as_the_pdf_is_made(carrier: Path, tmp_path: Path) -> None:
    result = run_brief(tmp_path, "extract", "build/2024-12.pdf")
    assert result.code == 0, result
    assert result.lines == ["2024-12/2024-12.yaml", "2024-12/publication.yaml"]
    assert result.talk == ("build/2024-12.pdf was made by brief 0.1.0 (WeasyPrint 70.0)\n")
    assert files_below(tmp_path) == {
        "2024-12/2024-12.yaml": ISSUE,
        "2024-12/publication.yaml": PUBLICATION,
    }
    assert carrier.read_bytes() == make_carrier()


@pytest.mark.parametrize("name", ["...pdf", " ..pdf", ".pdf"])
def test_a_name_of_dots_stays_in_the_current_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / name).write_bytes(make_carrier())
    assert run_brief(tmp_path / "desk", "extract", f"./{name}").code == 0
    assert {Path(each).parts[0] for each in files_below(tmp_path)} == {"desk"}


def test_the_same_files_are_left_as_they_are(carrier: Path, tmp_path: Path) -> None:
    first = run_brief(tmp_path, "extract", carrier, "--out", "out")
    before = (tmp_path / "out" / "2024-12.yaml").stat().st_mtime_ns
    second = run_brief(tmp_path, "extract", carrier, "--out", "out")
    assert (second.code, second.output) == (0, first.output)
    assert (tmp_path / "out" / "2024-12.yaml").stat().st_mtime_ns == before


@pytest.mark.parametrize("name", ["2024-12.yaml", "publication.yaml"])
def test_a_file_with_other_content_is_overwritten_only_by_force(
    carrier: Path, tmp_path: Path, name: str
) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / name).write_text("work of a week\n", encoding="utf-8")
    refused = run_brief(tmp_path, "extract", carrier, "--out", "out")
    assert (refused.code, refused.output) == (2, "")
    assert f"out/{name} is there already, with other content" in refused.talk
    assert "--force" in refused.talk
    assert files_below(tmp_path) == {f"out/{name}": b"work of a week\n"}
    assert run_brief(tmp_path, "extract", carrier, "--out", "out", "--force").code == 0
    assert files_below(tmp_path / "out") == {"2024-12.yaml": ISSUE, "publication.yaml": PUBLICATION}


def test_a_folder_of_the_files_name_is_left_alone(carrier: Path, tmp_path: Path) -> None:
    (tmp_path / "out" / "publication.yaml").mkdir(parents=True)
    for force in ((), ("--force",)):
        result = run_brief(tmp_path, "extract", carrier, "--out", "out", *force)
        assert (result.code, result.output) == (2, "")
        assert "out/publication.yaml" in result.talk
        assert files_below(tmp_path) == {}


# What a file is, and what is said of it.
REFUSED: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "a.pdf is empty"),
    "no PDF": (b"PK\x03\x04 a document", "a.pdf is no PDF"),
    "truncated": (make_carrier()[:-300], "a.pdf is damaged or not whole"),
    "of another origin": (make_carrier(creator="LaTeX"), "a.pdf was not made by brief"),
    "without source": (make_carrier(()), "but carries no source"),
    "with a hostile name": (
        make_carrier((Carried("../../x", ISSUE), BOTH[1])),
        "a.pdf carries a file under the name “../../x”",
    ),
    "with another checksum": (
        make_carrier((Carried("a.yaml", ISSUE, bytes(16)), BOTH[1])),
        "its checksum is another",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_gives_no_source_ends_with_2(tmp_path: Path, name: str) -> None:
    content, told = REFUSED[name]
    (tmp_path / "a.pdf").write_bytes(content)
    for more in ((), ("--verify",)):
        result = run_brief(tmp_path, "extract", "a.pdf", *more)
        assert (result.code, result.output) == (2, "")
        message, hint = result.talk.splitlines()
        assert message.startswith("brief: ")
        assert told in message
        assert hint.startswith("  ")
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("nothing.pdf",), "nothing.pdf does not exist"),
        (("build",), "build is a folder"),
        ((), "Missing argument"),
        (("build/2024-12.pdf", "--project", "."), "belongs to --verify"),
        (("build/2024-12.pdf", "--out", "build/2024-12.pdf"), "can't be written"),
    ],
)
def test_what_cannot_be_done_ends_with_2(
    carrier: Path, tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    result = run_brief(tmp_path, "extract", *arguments)
    assert (result.code, result.output) == (2, "")
    assert told in " ".join(result.talk.split())
    assert files_below(tmp_path) == {}
    assert carrier.read_bytes() == make_carrier()


class TestRendered:
    """What `brief render` writes, given back and verified."""

    @pytest.fixture
    def desk(self, make_project: Make) -> Path:
        """A project with one rendered issue."""
        folder = make_project({"a.yaml": RENDERED}).root
        assert run_brief(folder, "render", "--to", "pdf").code == 0
        return folder

    def test_the_source_comes_back_and_gives_the_pdf(self, desk: Path) -> None:
        result = run_brief(desk, "extract", "build/a.pdf", "--verify", "--out", "back")
        assert result.code == 0, result
        assert result.lines[:2] == ["back/a.yaml", "back/publication.yaml"]
        assert result.lines[2].startswith("build/a.pdf is what its source gives: the same bytes")
        assert "build/a.pdf was made by brief " in result.talk
        assert files_below(desk / "back") == files_below(desk / "issues")
        again = run_brief(desk, "render", "back", "--to", "pdf", "--out", "again")
        assert again.code == 0, again
        assert (desk / "again" / "a.pdf").read_bytes() == (desk / "build" / "a.pdf").read_bytes()

    def test_one_that_was_changed_ends_with_1_and_nothing_is_written(self, desk: Path) -> None:
        pdf = desk / "build" / "a.pdf"
        content = pdf.read_bytes()
        pdf.write_bytes(content + b"% a note\n" + content[content.rindex(b"startxref") :])
        before = sorted(desk.rglob("*"))
        result = run_brief(desk, "extract", "build/a.pdf", "--verify")
        assert result.code == 1, result
        assert result.lines[0] == "build/a.pdf is not what its source gives:"
        assert "bytes were added behind its end" in result.lines[1]
        assert sorted(desk.rglob("*")) == before

    def test_a_publication_that_keeps_its_source(self, make_project: Make) -> None:
        publication = "brand: ACME\nseries: Notes\nembed_source: false\n"
        folder = make_project({"a.yaml": RENDERED}, publication).root
        assert run_brief(folder, "render", "--to", "pdf").code == 0
        result = run_brief(folder, "extract", "build/a.pdf")
        assert (result.code, result.output) == (2, "")
        assert "but carries no source" in result.talk
        assert "embed_source: false" in result.talk

    def test_a_proof_has_no_source(self, make_project: Make) -> None:
        folder = make_project({"a.yaml": RENDERED}).root
        assert run_brief(folder, "render", "--proof").code == 0
        result = run_brief(folder, "extract", "build/a.proof.pdf")
        assert (result.code, result.output) == (2, "")
        assert "A proof has none" in result.talk
