"""Whether a PDF is what its source gives: rendered in one place, judged in another."""

import hashlib
import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest
from desk.rendering import ISSUES, render_folder

from authoring.diagnostics.errors import ExtractionError, MissingFileError, TemplateError
from authoring.importing.pdf import extract_sources
from authoring.project.discovery import Project
from authoring.render.pipeline import Format
from authoring.render.verification import VerifyResult, verify_pdf

pytestmark = pytest.mark.whole

Make = Callable[..., Project]
Change = Callable[[pikepdf.Pdf], None]

ISSUE = """\
date: 2024-12-04
period: {start: 2024-10-29, end: 2024-11-25}
cover: {file: media/cover.jpg, alternative_text: A harbour}
items:
  - title: First
    at_a_glance: "Up to 30 nodes; see [the plan](https://example.org/plan)."
"""
PICTURE = (ISSUES / "media" / "2021-04-cover.jpg").read_bytes()
NAME = Path("a.pdf")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The PDF of an issue with a cover, in a style other than its publication's."""
    issues = tmp_path_factory.mktemp("desk") / "issues"
    (issues / "media").mkdir(parents=True)
    (issues / "publication.yaml").write_text("brand: ACME\nseries: Notes\n", encoding="utf-8")
    (issues / "a.yaml").write_text(ISSUE, encoding="utf-8")
    (issues / "media" / "cover.jpg").write_bytes(PICTURE)
    out = issues.parent / "build"
    render_folder(issues.parent, out, Format.PDF, style="merics")
    return (out / "a.pdf").read_bytes()


@pytest.fixture
def other(make_project: Make) -> Path:
    """Another project, which has the picture, and other files of the same names."""
    files = {"media/cover.jpg": PICTURE, "a.yaml": "broken: [", "b.yaml": "- -"}
    return make_project(files, "brand: Other\nseries: Other\nstyle: plain\n").root


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No project around, and nothing written that was not there."""
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    yield
    assert list((tmp_path / "empty").iterdir()) == []


def judge(content: bytes, project: Path | None) -> VerifyResult:
    return verify_pdf(NAME, content, extract_sources(NAME, content), project)


def altered(content: bytes, change: Change) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        change(pdf)
        pdf.save(out)
    return out.getvalue()


def snapshot(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_source_gives_the_pdf(made: bytes, other: Path) -> None:
    before = snapshot(other)
    verdict = judge(made, other)
    assert verdict == VerifyResult((), verdict.pages)
    assert verdict.words.startswith("is what its source gives: the same bytes, ")
    assert snapshot(other) == before


def test_the_project_around_is_taken(
    made: bytes, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(other / "issues")
    assert judge(made, None).same


def test_a_day_of_its_own_is_taken_from_the_pdf(
    make_project: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_project({"a.yaml": ISSUE.replace("cover: ", "# ")}).root
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    render_folder(root, root / "build", Format.PDF)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "999")
    assert judge((root / "build" / "a.pdf").read_bytes(), None).same


def test_a_source_that_was_exchanged(made: bytes, other: Path) -> None:
    """The pages say 30, the source says 40, and its checksum is right."""

    def change(pdf: pikepdf.Pdf) -> None:
        stream = pdf.Root.AF[0].EF.F
        content = stream.read_bytes().replace(b"30 nodes", b"40 nodes")
        stream.write(content)
        digest = hashlib.md5(content, usedforsecurity=False).digest()
        stream.Params.CheckSum = pikepdf.String(digest)

    verdict = judge(altered(made, change), other)
    assert verdict.words == "is not what its source gives:"
    (told,) = verdict.differences
    assert told.startswith("page 2 has “30 nodes; see the plan")
    assert "its source gives “40 nodes; see the plan" in told


def test_a_link_that_was_exchanged(made: bytes, other: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        links = (each for page in pdf.pages for each in page.obj.get("/Annots", ()) if "/A" in each)
        (link,) = (each for each in links if str(each.A.get("/URI", "")).endswith("/plan"))
        link.A.URI = pikepdf.String("https://example.com/evil")

    (told,) = judge(altered(made, change), other).differences
    assert told == (
        "page 2 links to “https://example.com/evil”, its source gives “https://example.org/plan”"
    )


def test_another_toolkit_is_told_first(made: bytes, other: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.docinfo["/Creator"] = pikepdf.String("brief 0.0.1")
        pdf.docinfo["/Producer"] = pikepdf.String("brief 0.0.1 (WeasyPrint 60.0)")
        pdf.docinfo["/Title"] = pikepdf.String("Another title")

    maker, title, rest = judge(altered(made, change), other).differences
    assert maker.startswith("it was made by brief 0.0.1 (WeasyPrint 60.0), this is brief ")
    assert title.startswith("its Title is “Another title”, its source gives “ACME Notes")
    assert rest == (
        "words and links are the same on all pages, so are look and pictures; other bytes differ"
    )


def test_another_picture_is_told(made: bytes, other: Path) -> None:
    cover = other / "issues" / "media" / "cover.jpg"
    cover.write_bytes((Path(__file__).parents[2] / "docs/images/page-1.png").read_bytes())
    told = judge(made, other).differences[-1]
    assert "the same on all pages, but not " in told
    assert told.endswith("the pictures of page 1")


def test_a_picture_that_is_not_there(made: bytes, make_project: Make) -> None:
    for project in (None, make_project().root):
        with pytest.raises(ExtractionError) as caught:
            judge(made, project)
        told = "a.pdf can't be rendered again: line 3 of its a.yaml: media/cover.jpg is not there"
        assert caught.value.message == told
        assert "--project DIR" in (caught.value.hint or "")


def test_a_style_that_is_not_there(made: bytes, other: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.docinfo["/BriefStyle"] = pikepdf.String("lost")

    with pytest.raises(ExtractionError) as caught:
        judge(altered(made, change), other)
    assert caught.value.message == "a.pdf can't be rendered again: there is no style “lost”"
    assert "--project DIR" in (caught.value.hint or "")


def test_a_template_that_can_not_be_filled_is_told(made: bytes, other: Path) -> None:
    (other / "templates").mkdir()
    (other / "templates" / "print.html").write_text("{{ 1 / 0 }}", encoding="utf-8")
    with pytest.raises(TemplateError, match=r"print\.html:1: division by zero"):
        judge(made, other)


def test_a_source_that_this_toolkit_does_not_take(made: bytes, other: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        stream = pdf.Root.AF[0].EF.F
        content = stream.read_bytes() + b"titel: x\n"
        stream.write(content)
        digest = hashlib.md5(content, usedforsecurity=False).digest()
        stream.Params.CheckSum = pikepdf.String(digest)

    with pytest.raises(ExtractionError) as caught:
        judge(altered(made, change), other)
    assert caught.value.message.startswith("a.pdf can't be rendered again: line 7 of its a.yaml: ")
    assert "brief check" in (caught.value.hint or "")


@pytest.mark.parametrize("folder", ["nothing", "file"])
def test_a_project_that_is_none(made: bytes, tmp_path: Path, folder: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(MissingFileError, match="is no folder"):
        judge(made, tmp_path / folder)
