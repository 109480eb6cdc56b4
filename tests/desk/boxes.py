"""Boxes: the lines of a page as the PDF engine lays them out, from its own box tree.

The engine keeps the element of a block over all pages on which the block stands; its line boxes
tell how many of the block's lines are on each. Blocks that hang beside the text (positioned ones)
and the margins of a page are not part of its flow.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from authoring.formats.fontconfig import use_only_fonts_of
from authoring.project.resources import Resources

LAYOUTS = itertools.count()


@dataclass(frozen=True, slots=True)
class Block:
    """A block's element: which one of which layout it is, its tag and its classes."""

    identity: tuple[int, int]
    tag: str
    classes: frozenset[str]


@dataclass(frozen=True, slots=True)
class LaidLine:
    """A line: the blocks around it, the outermost first, where it ends, and what it says."""

    blocks: tuple[Block, ...]
    bottom: float
    text: str

    @property
    def block(self) -> Block:
        """The block whose line it is."""
        return self.blocks[-1]

    def block_of(self, name: str) -> Block | None:
        """The block of that class around the line, if there is one."""
        return next((block for block in self.blocks if name in block.classes), None)


def lay_out(html: str, root: Path) -> list[list[LaidLine]]:
    """The lines in the flow of every page, from top to bottom."""
    import weasyprint

    use_only_fonts_of(Resources(root).font_folders)
    document = weasyprint.HTML(string=html, base_url=str(root)).render()
    layout = next(LAYOUTS)
    return [_lines_of(page, layout) for page in document.pages]


def _lines_of(page: Any, layout: int) -> list[LaidLine]:
    body = [box for box in page._page_box.children if box.element_tag == "html"]
    lines = [_line(box, around, layout) for root in body for box, around in _walk(root, ())]
    return sorted(lines, key=lambda line: line.bottom)


def _walk(box: Any, around: tuple[Any, ...]) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    """The line boxes in the flow, each with the blocks around it."""
    from weasyprint.formatting_structure import boxes

    if not box.is_in_normal_flow():
        return
    if isinstance(box, boxes.LineBox):
        yield box, around
    elif isinstance(box, boxes.ParentBox):
        inner = (*around, box) if isinstance(box, boxes.BlockLevelBox) else around
        for child in box.children:
            yield from _walk(child, inner)


def _line(box: Any, around: tuple[Any, ...], layout: int) -> LaidLine:
    from weasyprint.formatting_structure import boxes

    elements = [each.element for each in around if each.element is not None]
    classes = [frozenset(each.get("class", "").split()) for each in elements]
    blocks = [
        Block((layout, id(each)), each.tag, names)
        for each, names in zip(elements, classes, strict=True)
    ]
    words = [each.text for each in box.descendants() if isinstance(each, boxes.TextBox)]
    return LaidLine(tuple(blocks), box.position_y + box.height, "".join(words))
