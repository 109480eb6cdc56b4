"""Pictures: the lines in place of a picture -> its fields.

Place in the flow: one of the placing steps. The picture itself does not come along.
"""

from collections.abc import Sequence
from typing import Final

from authoring.importing.blocks import Cut
from authoring.importing.draft import (
    FieldKind,
    Leaf,
    PlacementContext,
    Tree,
    make_inline,
    make_line,
)

BETWEEN: Final = " · "
_NO_FILE: Final = "file: the picture itself is not in the source"


def place_picture(placing: PlacementContext, lines: Sequence[Cut]) -> dict[str, Tree]:
    """What a picture shows, and the lines under it."""
    made = {
        "file": Leaf(None, (), FieldKind.DERIVED, (_NO_FILE,)),
        "alternative_text": make_line(lines[0]),
    }
    return {**made, **(place_caption(placing, lines[1]) if len(lines) > 1 else {})}


def place_caption(placing: PlacementContext, cut: Cut) -> dict[str, Tree]:
    """A caption and, behind a dot, a credit."""
    before, found, _ = cut.text.rpartition(BETWEEN)
    if not found:
        return {"caption": make_inline(placing, cut)}
    caption, credit = cut.part(0, len(before)), cut.part(len(before) + len(BETWEEN))
    return {"caption": make_inline(placing, caption), "credit": make_line(credit)}
