"""Citation: how an item is quoted elsewhere, ready to be copied.

Place in the flow: view and metadata in, text out.
"""

from typing import Final

from authoring.formats.metadata import Metadata
from authoring.model import Language
from authoring.view.brief import BriefView, ItemView

QUOTES: Final[dict[Language, tuple[str, str]]] = {"en": ("“", "”"), "de": ("„", "“")}


def cite_item(brief: BriefView, item: ItemView, metadata: Metadata) -> str:
    """Who wrote which item, in which issue of what, and where it stands, if that is known."""
    opening, closing = QUOTES[brief.language]
    authors = ", ".join(metadata.authors) or metadata.publisher
    title = f"{opening}{item.title}{closing}"
    place = f"{brief.web_address}#{item.anchor}" if brief.web_address else ""
    parts = [f"{authors}: {title}", f"{brief.brand} {brief.series}", brief.number, brief.date.text]
    cited = ", ".join(part for part in parts if part)
    return f"{cited}. {place}" if place else f"{cited}."
