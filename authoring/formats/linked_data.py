"""Linked data: what a brief is, in the words of schema.org.

Place in the flow: view and metadata in, a value out that web pages carry as JSON-LD (W3C, 2020), by
which search engines and libraries file an issue, its stories and the official texts they are about.
"""

from collections.abc import Sequence
from typing import Any, TypeAlias

from authoring.formats.metadata import Metadata
from authoring.model import Publisher
from authoring.view.brief import BriefView, DocumentView, ItemView, PersonView

Thing: TypeAlias = dict[str, Any]


def describe_issue(brief: BriefView, metadata: Metadata) -> Thing:
    """The issue as a `PublicationIssue` with an `Article` for each item."""
    publisher = _publisher(brief)
    authors = [_person(person) for person in brief.people_of("authors")]
    return {"@context": "https://schema.org"} | _thing(
        "PublicationIssue",
        name=metadata.title,
        headline=metadata.subject,
        issueNumber=brief.serial,
        datePublished=brief.date.iso,
        inLanguage=brief.language_tag,
        timeRequired=f"PT{brief.minutes}M",
        keywords=list(metadata.keywords),
        url=brief.web_address,
        isPartOf=_thing("Periodical", name=f"{brief.brand} {brief.series}", publisher=publisher),
        author=authors,
        editor=[_person(person) for person in brief.people_of("editors")],
        publisher=publisher,
        hasPart=[_article(brief, item, authors) for item in brief.items],
    )


def _article(brief: BriefView, item: ItemView, authors: Sequence[Thing]) -> Thing:
    return _thing(
        "Article",
        headline=str(item.title),
        position=item.number,
        url=f"{brief.web_address}#{item.anchor}" if brief.web_address else None,
        articleSection=brief.items_label,
        about=str(item.topic) if item.topic else None,
        datePublished=brief.date.iso,
        inLanguage=brief.language_tag,
        author=authors,
        citation=[_work(brief, document) for document in item.documents],
    )


def _work(brief: BriefView, document: DocumentView) -> Thing:
    original = document.original_title
    return _thing(
        "CreativeWork",
        name=str(document.title),
        alternateName=str(original) if original else None,
        inLanguage=brief.original_language if original else None,
        url=document.address,
        datePublished=document.date.iso if document.date else None,
        publisher=[
            _thing("Organization", name=body.full_name or str(body.name))
            for body in document.bodies
        ],
    )


def _person(person: PersonView) -> Thing:
    organisation = person.organisation
    return _thing(
        "Person",
        name=person.name,
        jobTitle=person.role,
        affiliation=_thing("Organization", name=organisation) if organisation else None,
    )


def _publisher(brief: BriefView) -> Thing:
    publisher = brief.publisher
    if publisher is None:
        return _thing("Organization", name=brief.brand, email=brief.contact)
    return _thing(
        "Organization",
        name=publisher.name,
        url=publisher.web,
        email=publisher.mail or brief.contact,
        telephone=publisher.telephone,
        address=_address(publisher),
    )


def _address(publisher: Publisher) -> Thing | None:
    if not publisher.street and not publisher.city:
        return None
    return _thing("PostalAddress", streetAddress=publisher.street, addressLocality=publisher.city)


def _thing(kind: str, **properties: object) -> Thing:
    """Something of schema.org's, without the properties that are not known."""
    known = {name: value for name, value in properties.items() if value not in (None, [], "")}
    return {"@type": kind} | known
