"""A PDF says of itself the same in every place where programs look, and leads to its parts."""

import io
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

import pikepdf
import pytest
import weasyprint
from desk.pdf_structure import read_bookmarks
from desk.rendering import Rendered, render_one

from authoring import __version__
from authoring.project.discovery import Project

pytestmark = pytest.mark.whole

RDF: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
NAMES: Final = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
}


def read_info(content: bytes) -> dict[str, str]:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return {str(name): str(value) for name, value in pdf.docinfo.items()}


def read_xmp(content: bytes) -> dict[str, list[str]]:
    """The values of the packet's properties by their names."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        packet = pdf.Root.Metadata.read_bytes().decode()
    (about,) = ET.fromstring(packet).iter(f"{RDF}Description")  # noqa: S314  # our own
    found = {}
    for prefix, address in NAMES.items():
        for each in about.findall(f"{{{address}}}*"):
            values = [item.text or "" for item in each.iter(f"{RDF}li")] or [each.text or ""]
            found[f"{prefix}:{each.tag.partition('}')[2]}"] = values
    return found


@pytest.mark.slow
def test_info_and_xmp_say_the_same(sample: Rendered) -> None:
    brief, info, xmp = sample.brief, read_info(sample.pdf), read_xmp(sample.pdf)
    date = brief.issue["date"]
    moment = f"{date}T00:00:00Z"
    people = brief.publication["people"]
    authors = [people[key]["name"] for key in brief.issue.get("authors", [])]
    topics = [item["topic"] for item in brief.issue["items"]]
    assert info["/Title"] == xmp["dc:title"][0]
    assert info["/Title"].startswith(f"{brief.publication['brand']} {brief.publication['series']}")
    assert info["/Subject"] == xmp["dc:description"][0] == brief.headline()
    assert xmp.get("dc:creator", []) == authors
    assert info.get("/Author", "") == ", ".join(authors)
    assert xmp["dc:subject"][: len(topics)] == topics
    assert "Ministry of Industry and Information Technology" in xmp["dc:subject"]
    assert info["/Keywords"] == xmp["pdf:Keywords"][0] == ", ".join(xmp["dc:subject"])
    assert info["/CreationDate"] == info["/ModDate"] == f"D:{date:%Y%m%d}000000Z"
    dates = ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate", "dc:date")
    assert [xmp[name] for name in dates] == [[moment]] * len(dates)
    assert xmp["dc:language"] == ["en-US"]
    assert xmp["dc:publisher"] == [brief.publication["publisher"]["name"]]
    made_by = f"brief {__version__}"
    assert info["/Creator"] == xmp["xmp:CreatorTool"][0] == made_by
    program = f"{made_by} (WeasyPrint {weasyprint.__version__})"
    assert info["/Producer"] == xmp["pdf:Producer"][0] == program
    assert info["/BriefStyle"] == brief.publication["style"]
    assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == (["3"], ["A"])
    assert xmp["pdfuaid:part"] == ["1"]


def test_no_date_is_of_the_clock(sample: Rendered) -> None:
    """Neither a date of the metadata nor one that a font or a picture brings along."""
    this_year = str(datetime.now().year).encode()  # noqa: DTZ005  # the clock's own
    with pikepdf.open(io.BytesIO(sample.pdf)) as pdf:
        texts = [pdf.Root.Metadata.read_bytes(), str(dict(pdf.docinfo)).encode()]
        dated = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary)]
        texts += [str(each.get("/Params", "")).encode() for each in dated]
    assert [text for text in texts if this_year in text] == []


def test_a_viewer_shows_title_page_numbers_and_language(sample: Rendered, german: Rendered) -> None:
    for content, language in ((sample.pdf, "en-US"), (german.pdf, "de")):
        with pikepdf.open(io.BytesIO(content)) as pdf:
            assert pdf.Root.ViewerPreferences.DisplayDocTitle == True  # noqa: E712  # PDF's own
            assert str(pdf.Root.Lang) == language
            labels = [str(page.label) for page in pdf.pages]
            assert labels == [str(number) for number in range(1, len(pdf.pages) + 1)]
            assert {str(page.get("/Tabs")) for page in pdf.pages} == {"/S"}


def test_bookmarks_lead_to_sections_items_and_lists(sample: Rendered) -> None:
    brief = sample.brief
    sections = (brief.labels["items"], brief.labels["noteworthy"])
    wanted = [(1, "Contents")]
    wanted += [
        (1 if title in sections else 2, f"{number} {title}".strip())
        for number, title in brief.titles
    ]
    bookmarks = read_bookmarks(sample.pdf)
    assert [(level, words) for level, words, _ in bookmarks] == wanted
    pages = [page for _, _, page in bookmarks]
    assert pages[0] == 1
    assert pages == sorted(pages)
    assert pages[-1] > 5


def test_a_german_issue_has_german_bookmarks(german: Rendered) -> None:
    assert [words for _, words, _ in read_bookmarks(german.pdf)] == [
        "Inhalt",
        "MERICS Top 1",
        "1 Neue Werkstoffe aus China",
        "Kurz notiert",
        "Aus den Ministerien",
    ]


SIGNS = 'A & B < C > "D" (E\\)F] 自立自强 – ü'


def test_signs_of_xml_and_pdf_come_out_as_they_were_typed(
    make_project: Callable[..., Project], tmp_path: Path, issue_text: str
) -> None:
    project = make_project({"a.yaml": f"title: '{SIGNS}'\n{issue_text}"})
    rendered = render_one(project.root, tmp_path / "out")
    assert read_info(rendered.pdf)["/Subject"] == SIGNS
    assert read_xmp(rendered.pdf)["dc:description"] == [SIGNS]


@pytest.mark.parametrize("style", ["plain", "merics"])
def test_the_style_of_the_order_is_told(
    make_project: Callable[..., Project], tmp_path: Path, issue_text: str, style: str
) -> None:
    project = make_project({"a.yaml": issue_text})
    assert read_info(render_one(project.root, tmp_path, style).pdf)["/BriefStyle"] == style
