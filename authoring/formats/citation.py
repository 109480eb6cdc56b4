"""Citation: how an item is quoted elsewhere, ready to be copied.

Place in the flow: view and metadata in, text out.
"""

from authoring.formats.metadata import Metadata
from authoring.formats.typography import bind_words
from authoring.languages import PACKS
from authoring.view.brief import BriefView, ItemView


def cite_item(brief: BriefView, item: ItemView, metadata: Metadata) -> str:
    """Who wrote which item, in which issue of what, and where it stands, if that is known."""
    opening, closing = PACKS[brief.language].quotes.printed
    authors = ", ".join(metadata.authors) or metadata.publisher
    title = f"{opening}{item.title}{closing}"
    place = f"{brief.web_address}#{item.anchor}" if brief.web_address else ""
    parts = [
        f"{authors}{brief.colon} {title}",
        f"{brief.brand} {brief.series}",
        brief.number,
        brief.date.text,
    ]
    cited = ", ".join(part for part in parts if part)
    cited = bind_words(cited, brief.language, marks_only=True)
    return f"{cited}. {place}" if place else f"{cited}."
