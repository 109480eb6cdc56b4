"""Colophon: who made the brief and who publishes it, at its end.

Place in the flow: part of the document.
"""

from collections.abc import Iterator
from dataclasses import replace

from docx.oxml.xmlchemy import BaseOxmlElement

from authoring.formats.docx.paragraphs import ParagraphWriter, Words
from authoring.formats.docx.styles import WordStyle
from authoring.formats.docx.tables import make_row, make_table
from authoring.formats.links import short_address
from authoring.model import Person, Publisher
from authoring.view.brief import BriefView, PeopleView


def write_colophon(brief: BriefView, story: ParagraphWriter) -> Iterator[BaseOxmlElement]:
    """A rule, then a table of authors, editors, contact and publisher, where there are any."""
    rows = [_people_row(group, story) for group in brief.people]
    if brief.contact:
        address = story.text(brief.contact, address=f"mailto:{brief.contact}")
        rows.append(
            _row(story, "", (*story.text(f"{brief.labels['contact']}{brief.colon} "), *address))
        )
    if brief.publisher:
        words = tuple(_publisher(brief.publisher, brief, story))
        rows.append(_row(story, brief.labels["publisher"], words))
    if rows:
        yield story.paragraph(WordStyle.RULE)
        yield make_table(WordStyle.COLOPHON_TABLE, rows)
        # A document ends in a paragraph; after a table Word would add one.
        yield story.paragraph(WordStyle.END)


def _people_row(group: PeopleView, story: ParagraphWriter) -> BaseOxmlElement:
    people: list[Words] = []
    for index, person in enumerate(group.people):
        place = group.place and replace(group.place, path=(*group.place.path, index))
        people.append(story.mark(place, _person(person, story)))
    return _row(story, group.label, *people)


def _person(person: Person, story: ParagraphWriter) -> Iterator[BaseOxmlElement]:
    yield from story.text(person.name, WordStyle.NAME)
    about = ", ".join(part for part in (person.role, person.organisation) if part)
    if about:
        yield from story.line_break()
        yield from story.text(about)


def _publisher(
    publisher: Publisher, brief: BriefView, story: ParagraphWriter
) -> Iterator[BaseOxmlElement]:
    telephone, mail, web = publisher.telephone, publisher.mail, publisher.web
    yield from story.text(publisher.name, WordStyle.NAME)
    for line in (publisher.street, publisher.city):
        if line:
            yield from (*story.line_break(), *story.text(line))
    if telephone:
        words = story.text(f"{brief.labels['telephone']}{brief.colon} {telephone}")
        yield from (*story.line_break(), *words)
    if mail:
        yield from (*story.line_break(), *story.text(f"{brief.labels['mail']}{brief.colon} "))
        yield from story.text(mail, address=f"mailto:{mail}")
    if web:
        yield from (*story.line_break(), *story.text(short_address(web), address=web))


def _row(story: ParagraphWriter, label: str, *paragraphs: Words) -> BaseOxmlElement:
    first = story.paragraph(WordStyle.COLOPHON_LABEL, story.text(label) if label else ())
    return make_row((first,), [story.paragraph(WordStyle.COLOPHON, words) for words in paragraphs])
