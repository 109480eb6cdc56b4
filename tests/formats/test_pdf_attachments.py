"""A PDF carries the files it is made from, byte for byte, unless its publication says otherwise."""

import codecs
import hashlib
import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from desk.rendering import Rendered, errors_of, render_folder, render_one
from desk.standards import assert_conforms

from authoring.project.discovery import Project
from authoring.render.pipeline import Format

pytestmark = pytest.mark.whole

Make = Callable[..., Project]
PUBLICATION = "brand: ACME\nseries: Notes\n"


def read_files(content: bytes) -> dict[str, bytes]:
    """The associated files of a PDF by their names, in their order; all are listed to viewers."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        specs = list(pdf.Root.get("/AF", []))
        listed = pikepdf.NameTree(pdf.Root.Names.EmbeddedFiles) if specs else {}
        assert {str(name): spec.objgen for name, spec in listed.items()} == {
            str(spec.UF): spec.objgen for spec in specs
        }
        return {str(spec.UF): spec.EF.F.read_bytes() for spec in specs}


def test_a_pdf_carries_its_source(sample: Rendered) -> None:
    issue, publication = sample.issue, sample.issue.parent / "publication.yaml"
    files = read_files(sample.pdf)
    assert list(files) == [issue.name, publication.name]
    assert list(files.values()) == [issue.read_bytes(), publication.read_bytes()]


def test_a_file_is_described(sample: Rendered) -> None:
    date = sample.brief.issue["date"]
    with pikepdf.open(io.BytesIO(sample.pdf)) as pdf:
        for spec in pdf.Root.AF:
            assert (str(spec.Type), str(spec.AFRelationship)) == ("/Filespec", "/Source")
            assert str(spec.F) == str(spec.UF)
            assert str(spec.Desc) in ("The source of this issue", "What all issues have in common")
            stream = spec.EF.F
            assert (str(stream.Type), str(stream.Subtype)) == ("/EmbeddedFile", "/application/yaml")
            content = stream.read_bytes()
            assert int(stream.Params.Size) == len(content)
            checksum = hashlib.md5(content, usedforsecurity=False).digest()
            assert bytes(stream.Params.CheckSum) == checksum
            dates = {str(stream.Params.CreationDate), str(stream.Params.ModDate)}
            assert dates == {f"D:{date:%Y%m%d}000000Z"}


@pytest.mark.parametrize("name", ["a.yaml", "März 中文 (1).yml", "-'.yaml"])
def test_the_bytes_and_names_of_files_are_kept(
    make_project: Make, tmp_path: Path, issue_text: str, name: str
) -> None:
    """A byte order mark, line ends of Windows and spaces at the end are part of a file."""
    content = codecs.BOM_UTF8 + issue_text.replace("\n", "  \r\n").encode() + b"# \xe4\xb8\xad \r\n"
    project = make_project({name: content}, PUBLICATION)
    rendered = render_one(project.root, tmp_path / "out")
    assert read_files(rendered.pdf) == {name: content, "publication.yaml": PUBLICATION.encode()}
    assert_conforms(rendered.pdf)


@pytest.mark.parametrize(("typed", "carried"), [("true", True), ("false", False), ("False", False)])
def test_a_publication_keeps_its_source_to_itself(
    make_project: Make, tmp_path: Path, issue_text: str, typed: str, *, carried: bool
) -> None:
    secret = "# nobody but us shall read this\n"  # noqa: S105  # no password
    publication = f"{PUBLICATION}embed_source: {typed}\n"
    rendered = render_one(
        make_project({"a.yaml": issue_text + secret}, publication).root, tmp_path / "out"
    )
    assert bool(read_files(rendered.pdf)) is carried
    with pikepdf.open(io.BytesIO(rendered.pdf)) as pdf:
        streams = [each for each in pdf.objects if isinstance(each, pikepdf.Stream)]
        found = [each for each in streams if secret.encode() in each.read_bytes()]
        assert bool(found) is carried
        assert ("/EmbeddedFiles" in pdf.Root.Names) is carried
    assert_conforms(rendered.pdf)


@pytest.mark.parametrize("typed", ["no", "0", "never", "[false]"])
def test_neither_true_nor_false_is_told(
    make_project: Make, tmp_path: Path, issue_text: str, typed: str
) -> None:
    publication = f"{PUBLICATION}embed_source: {typed}\n"
    project = make_project({"a.yaml": issue_text}, publication)
    (outcome,) = render_folder(project.root, tmp_path / "out", Format.PDF)
    assert errors_of(outcome) == ["BR103"]
    (problem,) = [each for each in outcome.problems if each.kind.code == "BR103"]
    assert problem.message.startswith("expected true or false; here stands")
    assert problem.path == project.publication_path
