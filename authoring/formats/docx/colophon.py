"""Colophon: who made the brief and who publishes it, at its end.

Place in the flow: part of the document.
"""

from collections.abc import Iterator
from dataclasses import replace

from docx.oxml.xmlchemy import BaseOxmlElement

from authoring.formats.docx.story import Story, Words
from authoring.formats.docx.styles import Style
from authoring.formats.docx.tables import make_row, make_table
from authoring.formats.links import short_address
from authoring.model import Person, Publisher
from authoring.view import BriefView, PeopleView


def write_colophon(brief: BriefView, story: Story) -> Iterator[BaseOxmlElement]:
    """A rule, then a table of authors, editors, contact and publisher, where there are any."""
    rows = [_people_row(group, story) for group in brief.people]
    if brief.contact:
        address = story.text(brief.contact, address=f"mailto:{brief.contact}")
        rows.append(_row(story, "", (*story.text(f"{brief.labels['contact']}: "), *address)))
    if brief.publisher:
        words = tuple(_publisher(brief.publisher, brief, story))
        rows.append(_row(story, brief.labels["publisher"], words))
    if rows:
        yield story.paragraph(Style.RULE)
        yield make_table(Style.COLOPHON_TABLE, rows)
        # A document ends in a paragraph; after a table Word would add one.
        yield story.paragraph(Style.END)


def _people_row(group: PeopleView, story: Story) -> BaseOxmlElement:
    people: list[Words] = []
    for index, person in enumerate(group.people):
        place = group.place and replace(group.place, path=(*group.place.path, index))
        people.append(story.mark(place, _person(person, story)))
    return _row(story, group.label, *people)


def _person(person: Person, story: Story) -> Iterator[BaseOxmlElement]:
    yield from story.text(person.name, Style.NAME)
    about = ", ".join(part for part in (person.role, person.organisation) if part)
    if about:
        yield from story.line_break()
        yield from story.text(about)


def _publisher(publisher: Publisher, brief: BriefView, story: Story) -> Iterator[BaseOxmlElement]:
    telephone, mail, web = publisher.telephone, publisher.mail, publisher.web
    yield from story.text(publisher.name, Style.NAME)
    for line in (publisher.street, publisher.city):
        if line:
            yield from (*story.line_break(), *story.text(line))
    if telephone:
        words = story.text(f"{brief.labels['telephone']}: {telephone}")
        yield from (*story.line_break(), *words)
    if mail:
        yield from (*story.line_break(), *story.text(f"{brief.labels['mail']}: "))
        yield from story.text(mail, address=f"mailto:{mail}")
    if web:
        yield from (*story.line_break(), *story.text(short_address(web), address=web))


def _row(story: Story, label: str, *paragraphs: Words) -> BaseOxmlElement:
    first = story.paragraph(Style.COLOPHON_LABEL, story.text(label) if label else ())
    return make_row((first,), [story.paragraph(Style.COLOPHON, words) for words in paragraphs])
