"""Contents: a field of Word that lists the headings, filled in.

Place in the flow: part of the document. Pages have no numbers here: where they end is known to Word
alone, which would ask before it looked, and until then a number would be a guess.
"""

from typing import Final

from docx.oxml.xmlchemy import BaseOxmlElement

from authoring.formats.docx.elements import make, make_text
from authoring.formats.docx.paragraphs import ParagraphWriter, Words
from authoring.formats.docx.styles import WordStyle
from authoring.view.brief import BriefView, ContentsEntry

FIELD: Final = r' TOC \o "1-2" \n \h \z '
"""Headings of two levels, without the numbers of their pages, as links (ECMA-376-1, 17.16.5.68)."""


def heading_bookmark(index: int) -> str:
    """The name by which an entry of the contents leads to its heading, as Word itself makes them."""
    return f"_Toc{index + 1:08}"


def write_contents(brief: BriefView, story: ParagraphWriter) -> BaseOxmlElement:
    """The contents, as Word takes them for its own and offers to update them."""
    heading = story.paragraph(WordStyle.CONTENTS_HEADING, story.text(brief.labels["contents"]))
    entries = [_entry(index, entry, story) for index, entry in enumerate(brief.contents)]
    *opening, end = make_field(FIELD)
    entries[0][1:1] = opening
    entries[-1].append(end)
    gallery = make(
        "w:docPartObj",
        {},
        make("w:docPartGallery", {"w:val": "Table of Contents"}),
        make("w:docPartUnique"),
    )
    return make(
        "w:sdt",
        {},
        make("w:sdtPr", {}, make("w:id", {"w:val": 1}), gallery),
        make("w:sdtContent", {}, heading, *entries),
    )


def make_field(instruction: str, shown: Words = ()) -> Words:
    """A field of Word with what it shows until it is updated (ECMA-376-1, 17.16.18)."""
    told = make("w:r", {}, make_text(instruction, "w:instrText"))
    return (_mark("begin"), told, _mark("separate"), *shown, _mark("end"))


def _entry(index: int, entry: ContentsEntry, story: ParagraphWriter) -> BaseOxmlElement:
    words = story.inline(entry.title, marked=False)
    if entry.number is not None:
        words = (*story.text(str(entry.number)), *story.tab(), *words)
    anchor = {"w:anchor": heading_bookmark(index), "w:history": "1"}
    style = WordStyle.CONTENTS_SECTION if entry.level == 1 else WordStyle.CONTENTS_ITEM
    return story.paragraph(style, (make("w:hyperlink", anchor, *words),))


def _mark(kind: str) -> BaseOxmlElement:
    return make("w:r", {}, make("w:fldChar", {"w:fldCharType": kind}))
