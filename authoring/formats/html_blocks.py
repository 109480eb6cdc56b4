"""HTML of blocks: paragraphs and lists of a field, with no more elements than they need.

Place in the flow: below the data form, which gives text in HTML too. Pages have templates for it.
"""

from collections.abc import Sequence

from markupsafe import Markup, escape

from authoring.view.markup import Block, BulletList, Paragraph


def html_of(blocks: Sequence[Block]) -> str:
    """Safe HTML of some blocks, each in a line of its own."""
    return Markup("\n").join(_block_html(block) for block in blocks)


def _block_html(block: Block) -> Markup:
    if isinstance(block, Paragraph):
        return Markup("<p>{}</p>").format(escape(block.text))
    items = Markup("").join(_item_html(item) for item in block.items)
    if block.start is None:
        return Markup("<ul>{}</ul>").format(items)
    start = Markup("") if block.start == 1 else Markup(' start="{}"').format(block.start)
    return Markup("<ol{}>{}</ol>").format(start, items)


def _item_html(blocks: Sequence[Block]) -> Markup:
    """An element of a list; one paragraph needs no tags of its own."""
    parts = (
        escape(block.text)
        if isinstance(block, Paragraph) and len(blocks) - _lists(blocks) == 1
        else _block_html(block)
        for block in blocks
    )
    return Markup("<li>{}</li>").format(Markup("").join(parts))


def _lists(blocks: Sequence[Block]) -> int:
    return sum(isinstance(block, BulletList) for block in blocks)
