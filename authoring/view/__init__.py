"""View: issue + publication -> what a template shows. Pure: no file is read, no clock asked.

Place in the flow: between the model and the formats. Numbers, contents, headline, reading time,
anchors, plural forms and written dates are made here, once for all formats.
"""

from authoring.view.brief import (
    BodyView,
    BriefView,
    ContentsEntry,
    DateView,
    DocumentView,
    EmailView,
    ItemView,
    NewsEntryView,
    NewsListView,
    PassageView,
    PeopleView,
    PictureView,
    SourceView,
)
from authoring.view.build import build_view

__all__ = [
    "BodyView",
    "BriefView",
    "ContentsEntry",
    "DateView",
    "DocumentView",
    "EmailView",
    "ItemView",
    "NewsEntryView",
    "NewsListView",
    "PassageView",
    "PeopleView",
    "PictureView",
    "SourceView",
    "build_view",
]
