"""Documents of word processors: what Word and LibreOffice write, and what they hide."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import docx
import pytest
from desk.old_briefs import data_of, import_text
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

FILES: Final = Path(__file__).parent / "files"
ISSUE: Final[dict[str, Any]] = {
    "date": "2024-12-04",
    "period": {"start": "2024-10-29", "end": "2024-11-25"},
    "items": [
        {
            "title": "Glass for the north",
            "at_a_glance": {
                "text": "A plan for glass came out. It wants to:",
                "goals": ["melt more sand", "waste *less* heat"],
            },
            "comment": "Sand is scarce, as [a survey](https://example.org/sand) shows.\n\n"
            "Heat is not.",
            "documents": [
                {
                    "kind": "article",
                    "title": "Plan for Glass",
                    "original_title": "玻璃计划",
                    "url": "https://example.org/glass",
                    "issuing_bodies": ["MIIT", "MOF"],
                    "date": "2024-10-30",
                }
            ],
        },
        {
            "title": "Paper for the south",
            "at_a_glance": {"text": "A plan for paper is due."},
            "comment": "It is late.",
        },
    ],
    "noteworthy": [
        {
            "title": "Policy news",
            "entries": [
                {
                    "date": "2024-11-07",
                    "text": "A mill closed.",
                    "sources": [{"title": "Mill notice", "url": "https://example.org/mill"}],
                }
            ],
        }
    ],
    "authors": ["brown", "mischer"],
}


def add_link(paragraph: Paragraph, words: str, address: str) -> None:
    """A link as Word writes it: a relation of the part, and an element around its run."""
    name = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = f'<w:hyperlink {nsdecls("w", "r")} r:id="{name}"><w:r><w:t>{words}</w:t></w:r></w:hyperlink>'
    paragraph._p.append(parse_xml(link))


def add_labelled(document: Any, label: str, words: str) -> Paragraph:
    paragraph: Paragraph = document.add_paragraph()
    paragraph.add_run(f"{label}:").bold = True
    paragraph.add_run(f" {words}")
    return paragraph


def write_word() -> Any:
    """The brief as people type it in Word, with its own styles for headings and lists."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "ACME Monthly Notes"
    document.add_paragraph("December 4, 2024 (Reporting period: October 29 – November 25)")
    document.add_heading("ACME Monthly Notes", 0)
    document.add_heading("ACME Top 2", 1)
    document.add_heading("1. Glass for the north", 2)
    add_labelled(document, "At a glance", "A plan for glass came out. It wants to:")
    document.add_paragraph("melt more sand", style="List Bullet")
    goal = document.add_paragraph("waste ", style="List Bullet")
    goal.add_run("less").italic = True
    goal.add_run(" heat")
    comment = add_labelled(document, "ACME comment", "Sand is scarce, as ")
    add_link(comment, "a survey", "https://example.org/sand")
    comment.add_run(" shows.")
    document.add_paragraph("Heat is not.")
    title = add_labelled(document, "Article", "Plan for Glass (玻璃计划) (")
    add_link(title, "Link", "https://example.org/glass")
    title.add_run(")")
    add_labelled(document, "Issuing bodies", "MIIT, MOF")
    add_labelled(document, "Date", "October 30, 2024")
    document.add_heading("Paper for the south", 2)
    add_labelled(document, "At a glance", "A plan for paper is due.")
    add_labelled(document, "ACME comment", "It is late.")
    document.add_heading("Noteworthy", 1)
    document.add_heading("Policy news", 2)
    entry = document.add_paragraph("• ")
    entry.add_run("November 07:").italic = True
    entry.add_run(" A mill closed. (")
    add_link(entry, "Mill notice", "https://example.org/mill")
    entry.add_run(")")
    document.add_heading("Authors", 1)
    document.add_paragraph("Alexander Brown").add_run().add_break()
    document.paragraphs[-1].add_run("Analyst")
    document.add_paragraph("Andreas Mischer")
    return document


def save(document: Any) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_a_document_of_libreoffice_is_read(tmp_path: Path) -> None:
    imported = import_text(tmp_path, (FILES / "libreoffice.docx").read_bytes(), ".docx")
    assert data_of(imported) == ISSUE
    assert imported.account.strays == ()
    assert imported.account.total == 107


def test_a_document_of_word_is_read(tmp_path: Path) -> None:
    imported = import_text(tmp_path, save(write_word()), ".docx")
    assert data_of(imported) == ISSUE
    assert imported.account.strays == ()


def put_in_insertion(document: Any) -> None:
    """An addition that nobody accepted yet, as Word tracks changes."""
    paragraph = document.paragraphs[-1]
    xml = f'<w:ins {nsdecls("w")} w:id="1" w:author="a"><w:r><w:t> stray</w:t></w:r></w:ins>'
    paragraph._p.addnext(parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>"))


def put_in_deletion(document: Any) -> None:
    run = "<w:r><w:delText>gone</w:delText></w:r>"
    xml = f'<w:del {nsdecls("w")} w:id="1" w:author="a">{run}</w:del>'
    document.paragraphs[-1]._p.append(parse_xml(xml))


def put_in_frame(document: Any) -> None:
    """A box of text, which stands inside another paragraph."""
    text = "<w:txbxContent><w:p><w:r><w:t>stray</w:t></w:r></w:p></w:txbxContent>"
    box = f"<w:r {nsdecls('w')}><w:pict>{text}</w:pict></w:r>"
    document.paragraphs[-1]._p.append(parse_xml(box))


@pytest.mark.parametrize(
    ("change", "strays"),
    [(put_in_insertion, ["stray"]), (put_in_deletion, []), (put_in_frame, ["stray"])],
)
def test_what_is_hidden_is_told_and_what_is_gone_is_not(
    change: Callable[[Any], None], strays: list[str], tmp_path: Path
) -> None:
    document = write_word()
    document.add_heading("Publisher", 1)
    change(document)
    imported = import_text(tmp_path, save(document), ".docx")
    assert [stray.words for stray in imported.account.strays] == strays
    assert data_of(imported) == ISSUE


def test_a_link_that_is_a_field_leads_where_it_did(tmp_path: Path) -> None:
    document = write_word()
    for paragraph in document.paragraphs:
        for link in paragraph._p.findall(f"{{{paragraph._p.nsmap['w']}}}hyperlink"):
            address = paragraph.part.rels[link.get(link.keys()[0])].target_ref
            words = link.text  # python-docx gives the text of all runs
            xml = (
                f'<w:smartTag {nsdecls("w")}><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
                f'<w:r><w:instrText> HYPERLINK "{address}" </w:instrText></w:r>'
                f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{words}</w:t></w:r>'
                f'<w:r><w:fldChar w:fldCharType="end"/></w:r></w:smartTag>'
            )
            paragraph._p.replace(link, parse_xml(xml))
    assert data_of(import_text(tmp_path, save(document), ".docx")) == ISSUE
