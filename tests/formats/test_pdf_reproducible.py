"""The same source gives the same bytes: in any folder, at any time, in any process."""

import io
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pikepdf
import pytest
from desk.commands import run_brief
from desk.rendering import ISSUES, SAMPLES, Rendered, render_one

from authoring.project.discovery import Project

pytestmark = pytest.mark.whole

OTHER_MACHINE = {
    "TZ": "Pacific/Kiritimati",
    "PYTHONHASHSEED": "4321",
    "LC_ALL": "C.UTF-8",
    "LANG": "de_DE.UTF-8",
}


def test_another_folder_process_and_time_zone_give_the_same_bytes(
    samples: Mapping[str, Rendered], tmp_path: Path
) -> None:
    """Copies of the files are younger, too."""
    desk = tmp_path / "ein anderer Ort" / "Büro"
    shutil.copytree(ISSUES, desk / "issues", copy_function=shutil.copyfile)
    result = run_brief(desk, "render", "--to", "pdf", "--out", "../out", **OTHER_MACHINE)
    assert result.code == 0, result
    for name in SAMPLES:
        assert (desk.parent / "out" / f"{name}.pdf").read_bytes() == samples[name].pdf


def test_the_order_of_rendering_does_not_matter(
    samples: Mapping[str, Rendered], tmp_path: Path
) -> None:
    """Nothing of one issue gets into the next."""
    issues = [ISSUES / f"{name}.yaml" for name in reversed(SAMPLES)]
    result = run_brief(tmp_path, "render", *issues, "--to", "pdf,html,print-html", "--out", "out")
    assert result.code == 0, result
    for name in SAMPLES:
        assert (tmp_path / "out" / f"{name}.pdf").read_bytes() == samples[name].pdf


def test_another_source_gives_another_identifier(
    make_project: Callable[..., Project], tmp_path: Path, issue_text: str
) -> None:
    """A comment shows on no page, but it is part of the source."""
    identifiers = set()
    for note in ("", "# a note\n"):
        project = make_project({"a.yaml": issue_text + note})
        content = render_one(project.root, tmp_path / "out").pdf
        with pikepdf.open(io.BytesIO(content)) as pdf:
            identifiers.add(tuple(map(bytes, pdf.trailer.ID)))
    assert len(identifiers) == 2


PAGE = """\
{% extends "shipped/print.html" %}
{% block headline %}
<p><a href="notes/more.html#here">Notes</a> <a href="#items">Items</a></p>
<img src="media/cover.jpg" alt="A picture">
{% endblock %}
"""


def test_nothing_of_a_page_tells_where_its_files_are(tmp_path: Path, issue_text: str) -> None:
    """Pictures and links that a template names by their paths."""
    made = []
    for name in ("one", "another/place"):
        desk = tmp_path / name
        for folder in ("issues", "templates", "media"):
            (desk / folder).mkdir(parents=True)
        (desk / "issues" / "publication.yaml").write_text("brand: A\nseries: B\n", encoding="utf-8")
        (desk / "issues" / "a.yaml").write_text(issue_text, encoding="utf-8")
        (desk / "templates" / "print.html").write_text(PAGE, encoding="utf-8")
        shutil.copy(ISSUES / "media" / "2021-04-cover.jpg", desk / "media" / "cover.jpg")
        made.append(render_one(desk, desk / "out").pdf)
    first, second = made
    assert first == second
    with pikepdf.open(io.BytesIO(first)) as pdf:
        links = [link for page in pdf.pages for link in page.get("/Annots", [])]
        assert [str(link.A.URI) for link in links if "/A" in link] == ["notes/more.html#here"]
        assert "/Image" in {str(each.get("/Subtype")) for each in streams_of(pdf)}


def streams_of(pdf: pikepdf.Pdf) -> list[pikepdf.Stream]:
    return [each for each in pdf.objects if isinstance(each, pikepdf.Stream)]
