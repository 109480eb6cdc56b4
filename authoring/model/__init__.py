"""Model: what an issue and a publication are, and how plain data become one.

pydantic models, frozen, that refuse unknown keys. Place in the flow: between the plain data of
`authoring.source` and everything that shows an issue. Each field's description is what an editor's
program shows while typing.
"""

from authoring.languages import Language
from authoring.model.fields import Prose, fault_of
from authoring.model.issue import (
    Document,
    Issue,
    Item,
    NewsEntry,
    NewsList,
    Passage,
    Period,
    Picture,
    Source,
)
from authoring.model.labels import Labels, PluralForms, choose_labels
from authoring.model.placeholders import PLACEHOLDERS, fill_in
from authoring.model.publication import (
    Body,
    EmailSettings,
    Person,
    Publication,
    Publisher,
    RuleSettings,
    Sender,
)

__all__ = [
    "PLACEHOLDERS",
    "Body",
    "Document",
    "EmailSettings",
    "Issue",
    "Item",
    "Labels",
    "Language",
    "NewsEntry",
    "NewsList",
    "Passage",
    "Period",
    "Person",
    "Picture",
    "PluralForms",
    "Prose",
    "Publication",
    "Publisher",
    "RuleSettings",
    "Sender",
    "Source",
    "choose_labels",
    "fault_of",
    "fill_in",
]
