"""Paragraphs of a Word document: runs, links, bookmarks, pictures.

Place in the flow: below the document, above its XML. It keeps count of what may be there once.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, TypeAlias

from docx.oxml.shape import CT_Inline
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Emu

from authoring.formats.docx.elements import clean, make, make_text
from authoring.formats.docx.package import DocxPackage
from authoring.formats.docx.styles import WordStyle, WordTheme, eastern_language
from authoring.formats.figures import place_picture
from authoring.project.pictures import Box
from authoring.source.places import Place
from authoring.view.bookmarks import write_bookmark
from authoring.view.brief import PictureView
from authoring.view.markup import HARD_BREAK, Inline, Run, group_by_link, parse_line

Words: TypeAlias = Sequence[BaseOxmlElement]
"""What stands in a paragraph."""

PICTURE_BOX: Final = (5.39, 3.54)
"""The text's column and a third of the page, in inches."""
DOTS_AN_INCH_ON_SCREENS: Final = 96
EMU_AN_INCH: Final = 914_400

# RFC 3987: what an address may hold only as its percent sign and code.
_UNSAFE: Final = re.compile(r'[\x00-\x20"<>\\^`{|}]')


class ParagraphWriter:
    """The main text of a document, paragraph by paragraph."""

    def __init__(self, look: WordTheme, archive: DocxPackage, original_language: str) -> None:
        self._look = look
        self._original_language = original_language
        self._archive = archive
        self._bookmarks: set[str] = set()
        self._pictures = 0

    def paragraph(
        self,
        style: str,
        words: Words = (),
        numbered: tuple[int, int] | None = None,
        *,
        keep: bool = False,
    ) -> BaseOxmlElement:
        """A paragraph in a style; `numbered` says by which list and at which level, from 0.

        With `keep` it stays on the page of the next one.
        """
        properties = make("w:pPr", {}, make("w:pStyle", {"w:val": style}))
        if keep:
            properties.append(make("w:keepNext"))
        if numbered is not None:
            number, level = numbered
            depth = make("w:ilvl", {"w:val": level})
            properties.append(make("w:numPr", {}, depth, make("w:numId", {"w:val": number})))
        return make("w:p", {}, properties, *words)

    def text(self, text: str, style: WordStyle | None = None, address: str | None = None) -> Words:
        """Words that are no field of the issue: labels, signs, people, the publisher."""
        return self.inline(parse_line(text, self._original_language), style, address)

    def inline(
        self,
        inline: Inline,
        style: WordStyle | None = None,
        address: str | None = None,
        *,
        marked: bool = True,
    ) -> Words:
        """The text of a field; with an `address` all of it is a link.

        What repeats a text that has its place elsewhere is not `marked`.
        """
        runs = inline.runs
        if address is not None:
            runs = tuple(replace(run, address=address) for run in runs)
        words: list[BaseOxmlElement] = []
        for group in group_by_link(runs):
            target = group[0].address
            made = [self._run(run, WordStyle.LINK if target else style) for run in group]
            words += self._link(target, made) if target else made
        return self.mark(inline.place if marked else None, words)

    def tab(self) -> Words:
        """A step to the next column."""
        return (make("w:r", {}, make("w:tab")),)

    def line_break(self) -> Words:
        """A new line of the same paragraph."""
        return (make("w:r", {}, make("w:br")),)

    def mark(self, place: Place | None, words: Iterable[BaseOxmlElement]) -> Words:
        """Words in the bookmark that names their field, if that has none yet."""
        name = None if place is None else write_bookmark(place)
        return tuple(words) if name is None else self.bookmark(name, words)

    def bookmark(self, name: str, words: Iterable[BaseOxmlElement]) -> Words:
        """Words in a bookmark; the first of a name keeps it."""
        if name in self._bookmarks:
            return tuple(words)
        number = len(self._bookmarks)
        self._bookmarks.add(name)
        start = make("w:bookmarkStart", {"w:id": number, "w:name": name})
        return (start, *words, make("w:bookmarkEnd", {"w:id": number}))

    def picture(self, picture: PictureView, box: Box) -> Words:
        """A picture that is prepared for a box, as large as on a screen where the column allows.

        Raises `BriefError` for a file that can't be used any more.
        """
        figure = place_picture(picture.path, box, self._archive.add_picture)
        self._pictures += 1
        limits = zip((figure.width, figure.height), PICTURE_BOX, strict=True)
        dots = max(*(pixels / inches for pixels, inches in limits), DOTS_AN_INCH_ON_SCREENS)
        size = (Emu(round(pixels / dots * EMU_AN_INCH)) for pixels in (figure.width, figure.height))
        name = f"Picture {self._pictures}"
        drawing = CT_Inline.new_pic_inline(self._pictures, figure.address, name, *size)
        drawing.docPr.set("descr", clean(picture.alternative_text))
        for side in ("distT", "distB", "distL", "distR"):
            drawing.set(side, "0")
        return self.mark(picture.place, (make("w:r", {}, make("w:drawing", {}, drawing)),))

    def _link(self, address: str, words: Words) -> Words:
        safe = _UNSAFE.sub(lambda match: f"%{ord(match[0]):02X}", address)
        return (make("w:hyperlink", {"r:id": self._archive.add_link(safe)}, *words),)

    def _run(self, run: Run, style: WordStyle | None) -> BaseOxmlElement:
        made = make("w:r", {}, *self._properties(run, style))
        made.append(make("w:br") if run.text == HARD_BREAK else make_text(run.text))
        return made

    def _properties(self, run: Run, style: WordStyle | None) -> Words:
        """Style, font, weight, slope and language, in the order of the standard (17.3.2.28)."""
        eastern = eastern_language(run.language) if run.language else None
        found: list[BaseOxmlElement] = []
        if style is not None:
            found.append(make("w:rStyle", {"w:val": style}))
        if eastern:
            fonts = {"w:eastAsia": self._look.eastern_font, "w:hint": "eastAsia"}
            found.append(make("w:rFonts", fonts))
        if run.strong:
            found.append(make("w:b"))
        if run.emphasis and not eastern:  # Chinese is never slanted
            found.append(make("w:i"))
        if run.language:
            name = "w:eastAsia" if eastern else "w:val"
            found.append(make("w:lang", {name: eastern or run.language}))
        return (make("w:rPr", {}, *found),) if found else ()
