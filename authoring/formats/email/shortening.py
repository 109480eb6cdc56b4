"""Shortening: comments cut to their first paragraph, with a link to the rest on the web.

Place in the flow: view in, view out, before a mail is made of it; text and HTML are then alike.
"""

from dataclasses import replace

from authoring.view.brief import BriefView, ItemView
from authoring.view.markup import Block, BulletList, Inline, Paragraph, Run


def shorten_comments(brief: BriefView) -> BriefView:
    """The brief as its mail shows it; as it is, where comments are to be whole."""
    if not brief.email.shortens or brief.web_address is None:
        return brief
    label, address = brief.labels["read_on"], brief.web_address
    items = (_shorten(item, Run(label, address=f"{address}#{item.anchor}")) for item in brief.items)
    return replace(brief, items=tuple(items))


def _shorten(item: ItemView, link: Run) -> ItemView:
    kept = _beginning(item.comment)
    if len(kept) == len(item.comment):
        return item
    return replace(item, comment=(*kept, Paragraph(Inline((link,)))))


def _beginning(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The first paragraph; with the list that it leads into, if it ends with a colon."""
    match blocks:
        case (Paragraph(text), BulletList(), *_) if str(text).rstrip().endswith((":", "：")):
            return blocks[:2]
    return blocks[:1]
