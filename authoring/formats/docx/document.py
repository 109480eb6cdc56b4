"""Document: the parts of the brief in their order, as paragraphs in named styles.

Place in the flow: view in, the body of the Word document out.
"""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Final

from docx.oxml.xmlchemy import BaseOxmlElement

from authoring.formats.docx.blocks import Blocks
from authoring.formats.docx.colophon import write_colophon
from authoring.formats.docx.contents import heading_bookmark, write_contents
from authoring.formats.docx.numbering import ITEMS, Numbering
from authoring.formats.docx.package import DocxPackage
from authoring.formats.docx.page import end_section
from authoring.formats.docx.paragraphs import ParagraphWriter, Words
from authoring.formats.docx.styles import WordStyle, WordTheme
from authoring.formats.docx.tables import make_row, make_table
from authoring.formats.figures import COVER_BOX, ITEM_BOX
from authoring.formats.typography import NO_BREAK_SPACE, set_marks
from authoring.project.pictures import Box
from authoring.view.brief import (
    BriefView,
    ContentsEntry,
    DocumentView,
    ItemView,
    NewsEntryView,
    PictureView,
    SourceView,
)

BETWEEN: Final = " · "


def write_document(
    brief: BriefView, look: WordTheme, archive: DocxPackage, numbering: Numbering
) -> None:
    """Fill the body of the archive's document.

    Raises `BriefError` for a picture that can't be used.
    """
    brief = set_marks(brief, brief.language)
    story = ParagraphWriter(look, archive, brief.original_language)
    archive.body.extend(_DocumentWriter(brief, story, Blocks(story, numbering)).parts())
    archive.body.append(end_section(brief, archive, story))


class _DocumentWriter:
    """Writes each part of a brief with what they have in common."""

    def __init__(self, brief: BriefView, story: ParagraphWriter, blocks: Blocks) -> None:
        self.brief = brief
        self.story = story
        self.blocks = blocks
        self.entries = enumerate(brief.contents)

    def parts(self) -> Iterator[BaseOxmlElement]:
        """All parts; their headings are those that the contents list, in the same order."""
        brief = self.brief
        yield from self.masthead()
        yield write_contents(brief, self.story)
        if brief.cover:
            yield from self.picture(brief.cover, COVER_BOX)
        yield self.heading()
        for item in brief.items:
            yield from self.item(item)
        if brief.news_lists:
            yield self.heading()
        for news_list in brief.news_lists:
            yield self.heading()
            yield from (self.entry(entry) for entry in news_list.entries)
        yield from write_colophon(brief, self.story)

    def masthead(self) -> Iterator[BaseOxmlElement]:
        """Strapline, brand and series, date, headline."""
        brief, story = self.brief, self.story
        if brief.strapline:
            yield story.paragraph(WordStyle.STRAPLINE, story.text(brief.strapline))
        brand = story.text(brief.brand, WordStyle.BRAND)
        yield story.paragraph(WordStyle.TITLE, (*brand, *story.text(f" {brief.series}")))
        number = f"{BETWEEN}{brief.number}" if brief.number else ""
        period = f"{brief.labels['reporting_period']} {brief.period}"
        words = (
            *story.date(brief.date, WordStyle.BRAND),
            *story.text(f"{number}{BETWEEN}{period}"),
        )
        yield story.paragraph(WordStyle.DATELINE, words)
        if brief.draft:
            yield story.paragraph(WordStyle.DRAFT, story.text(brief.draft))
        yield story.paragraph(WordStyle.HEADLINE, tuple(self.headline()))

    def headline(self) -> Iterator[BaseOxmlElement]:
        """The issue's own title, or topics with signs between them."""
        titles = {item.title.place for item in self.brief.items}
        for count, part in enumerate(self.brief.headline):
            if count:
                yield from self.story.text(f"{NO_BREAK_SPACE}+ ", WordStyle.PLUS)
            # The place of an item's title is the heading of the item.
            yield from self.story.inline(part, marked=part.place not in titles)

    def heading(self) -> BaseOxmlElement:
        """The heading of the next entry of the contents; that of an item is numbered."""
        index, entry = next(self.entries)
        words = self.story.bookmark(heading_bookmark(index), self.story.inline(entry.title))
        style = WordStyle.SECTION if entry.level == 1 else WordStyle.ITEM
        return self.story.paragraph(style, words, _numbered(entry))

    def item(self, item: ItemView) -> Iterator[BaseOxmlElement]:
        """Heading, at a glance, picture, comment, documents."""
        yield self.heading()
        label = self.brief.labels["at_a_glance"]
        comment = f"{self.brief.labels['comment']}{self.brief.colon}"
        for count, passage in enumerate(item.passages):
            run_in = "" if count else f"{label}{self.brief.colon}"
            yield from self.blocks.write(passage.blocks, WordStyle.AT_A_GLANCE, run_in)
            goals = (self.story.inline(goal) for goal in passage.goals)
            yield from (self.story.paragraph(WordStyle.BULLET, goal) for goal in goals)
        if item.picture:
            yield from self.picture(item.picture, ITEM_BOX)
        if item.comment:
            yield from self.blocks.write(item.comment, WordStyle.COMMENT, comment)
        if item.documents:
            rows = [row for document in item.documents for row in self.document(document)]
            yield make_table(WordStyle.DOCUMENT_TABLE, rows)

    def picture(self, picture: PictureView, box: Box) -> Iterator[BaseOxmlElement]:
        """A picture, prepared for a box of the PDF's, and the line under it."""
        story = self.story
        yield story.paragraph(WordStyle.PICTURE, story.picture(picture, box))
        lines = [story.inline(part) for part in (picture.caption, picture.credit) if part]
        if lines:
            yield story.paragraph(WordStyle.CAPTION, _join(story.text(BETWEEN), lines))

    def document(self, document: DocumentView) -> Iterator[BaseOxmlElement]:
        """The rows of a document: its title, the bodies that issued it, its date."""
        story = self.story
        rows = [
            (
                document.label,
                self.title(document),
                WordStyle.DOCUMENT_KIND,
                WordStyle.DOCUMENT_TITLE,
            )
        ]
        styles = (WordStyle.DOCUMENT_LABEL, WordStyle.DOCUMENT_TEXT)
        if document.bodies or document.and_others:
            bodies = _join(story.text(", "), [story.inline(each.name) for each in document.bodies])
            others: Words = ()
            if document.and_others:
                others = story.text(f"{self.brief.before_others}{document.and_others}")
            rows.append((document.bodies_label, (*bodies, *others), *styles))
        if document.date:
            rows.append((self.brief.labels["date"], story.date(document.date), *styles))
        for count, (label, words, label_style, style) in enumerate(rows, 1):
            keep = count < len(rows)
            first = story.paragraph(label_style, story.text(label), keep=keep)
            yield make_row((first,), (story.paragraph(style, words, keep=keep),))

    def title(self, document: DocumentView) -> Words:
        """A document's title, and the one in its own language behind it."""
        title = self.story.inline(document.title, address=document.address)
        if document.original_title is None:
            return title
        original = self.story.inline(document.original_title, WordStyle.ORIGINAL)
        return (*title, *self.story.text(" "), *original)

    def entry(self, entry: NewsEntryView) -> BaseOxmlElement:
        """A dated line with its sources."""
        story = self.story
        words = [
            *story.date(entry.date, WordStyle.NEWS_DATE),
            *story.tab(),
            *story.inline(entry.text),
        ]
        if entry.sources:
            sources = [self.source(source) for source in entry.sources]
            between = story.text(f"{self.brief.semicolon} ")
            words += (*story.text(" ("), *_join(between, sources), *story.text(")"))
        return story.paragraph(WordStyle.NEWS, words)

    def source(self, source: SourceView) -> Words:
        """A source with the mark of its language."""
        mark = f"{NO_BREAK_SPACE}({source.mark})" if source.mark else ""
        link = self.story.inline(source.title, address=source.address)
        return (*link, *self.story.text(mark)) if mark else link


def _numbered(entry: ContentsEntry) -> tuple[int, int] | None:
    return None if entry.number is None else (ITEMS, 0)


def _join(sign: Words, parts: Sequence[Words]) -> Words:
    """Parts with a sign between them."""
    words: list[BaseOxmlElement] = []
    for part in parts:
        words += (*map(deepcopy, sign), *part) if words else part
    return tuple(words)
