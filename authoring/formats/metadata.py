"""Metadata: what a brief says of itself to programs that file, search and quote it.

Place in the flow: view in, a value out that the print page and the PDF carry alike.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from authoring import __version__
from authoring.project.source_date import read_source_date
from authoring.view.brief import BriefView

TOOLKIT: Final = f"brief {__version__}"


@dataclass(frozen=True, slots=True)
class Metadata:
    """Title, people, words to find it by, language (BCP 47), style, the moment that dates it."""

    title: str
    authors: tuple[str, ...]
    subject: str
    keywords: tuple[str, ...]
    language: str
    publisher: str
    style: str
    moment: datetime


def build_metadata(brief: BriefView) -> Metadata:
    """The metadata of a brief; keywords are its items' topics and the bodies of its documents.

    The moment is the day of publication at midnight UTC, or what SOURCE_DATE_EPOCH says
    (reproducible-builds.org/specs/source-date-epoch): never the clock's. Raises `BriefError` where
    that variable holds no seconds.
    """
    return Metadata(
        title=brief.title,
        authors=tuple(person.name for person in brief.people_of("authors")),
        subject=" + ".join(str(topic) for topic in brief.headline),
        keywords=tuple(dict.fromkeys(_keywords(brief))),
        language=brief.language_tag,
        publisher=brief.publisher.name if brief.publisher else brief.brand,
        style=brief.style,
        moment=read_source_date() or datetime.fromisoformat(brief.date.iso).replace(tzinfo=UTC),
    )


def _keywords(brief: BriefView) -> Iterable[str]:
    yield from (str(item.topic) for item in brief.items if item.topic)
    for item in brief.items:
        for document in item.documents:
            yield from (body.full_name or str(body.name) for body in document.bodies)
