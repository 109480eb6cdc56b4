"""Figures: the pictures of a brief as the HTML formats carry them.

Place in the flow: beside print page and web page, which hold their pictures as `data:` addresses or
have them beside them.
"""

import math
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from markupsafe import escape

from authoring.diagnostics.errors import BriefError
from authoring.formats.stylesheets import Placing, write_data_address
from authoring.project.pictures import Box, PictureError, prepare_picture
from authoring.view.brief import BriefView

# The text column of print.css; half of it is what the column of the web page has on its screen.
COVER_BOX: Final[Box] = (140, math.inf)
ITEM_BOX: Final[Box] = (140, 90)

PLACEHOLDER_SIZE: Final = (1400, 600)
PLACEHOLDER: Final = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">
<rect width="100%" height="100%" fill="#eceff1"/>
<path d="M0 0 L{width} {height} M{width} 0 L0 {height}" stroke="#ffffff" stroke-width="6"/>
<text x="50%" y="50%" text-anchor="middle" font-family="Source Sans 3" font-size="44" fill="#37474f"
>{words}</text>
</svg>
"""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture of a page: its address and its size in pixels; of a smaller copy, if there is one."""

    address: str
    width: int
    height: int
    small: "Figure | None" = None


def embed_pictures(brief: BriefView, *, placeholders: bool = False) -> dict[Path, Figure]:
    """The cover and the pictures of the items inside a page, by the places of their files.

    Raises `BriefError` for a file that can't be used any more, unless `placeholders` may stand in.
    """
    return {
        path: place_picture(path, box, write_data_address, placeholders=placeholders)
        for path, box in boxes_of(brief).items()
    }


def place_pictures(brief: BriefView, placing: Placing) -> dict[Path, Figure]:
    """The same beside a page, each also in half its size for small screens.

    Raises `BriefError` for a file that can't be used any more.
    """

    def place_both(path: Path, box: Box) -> Figure:
        figure = place_picture(path, box, placing)
        small = place_picture(path, (box[0] / 2, box[1] / 2), placing)
        return replace(figure, small=small) if small.width < figure.width else figure

    return {path: place_both(path, box) for path, box in boxes_of(brief).items()}


def boxes_of(brief: BriefView) -> dict[Path, Box]:
    """The files of the pictures, each with the box that it is printed in."""
    pictures = [(brief.cover, COVER_BOX), *((item.picture, ITEM_BOX) for item in brief.items)]
    boxes: dict[Path, Box] = {}
    for picture, box in pictures:
        # A picture that is the cover too is large enough for an item.
        if picture is not None:
            boxes.setdefault(picture.path, box)
    return boxes


def place_picture(path: Path, box: Box, placing: Placing, *, placeholders: bool = False) -> Figure:
    """One picture, of what it takes to print it in a box.

    Raises `BriefError` for a file that can't be used any more, unless a placeholder may stand in.
    """
    try:
        made = prepare_picture(path, box)
    except (PictureError, OSError) as error:
        reason = error if isinstance(error, PictureError) else "can't be read"
        if placeholders:
            return _draw_placeholder(f"{path.name} {reason}")
        raise BriefError(f"{path} {reason}") from error
    return Figure(placing(made.media_type, made.content), made.width, made.height)


def _draw_placeholder(words: str) -> Figure:
    """An empty frame that says why it is empty."""
    width, height = PLACEHOLDER_SIZE
    drawing = PLACEHOLDER.format(width=width, height=height, words=escape(words))
    return Figure(write_data_address("image/svg+xml", drawing.encode()), width, height)
