"""Pictures: files of all kinds of picture."""

import io
from collections.abc import Callable, Mapping
from functools import cache

from PIL import Image

ORIENTATION = 0x0112
TURNED = 6


@cache
def picture_files() -> Mapping[str, bytes]:
    """Picture files of all kinds by their names; the first is a large photograph."""
    turned = Image.Exif()
    turned[ORIENTATION] = TURNED
    frames = [colours(200, 120).rotate(angle) for angle in (0, 90)]
    files: dict[str, Callable[[io.BytesIO], None]] = {
        "large.jpg": lambda file: colours(4000, 2250).save(file, "JPEG"),
        "alpha.png": lambda file: _see_through(900, 500).save(file, "PNG"),
        "lossy.webp": lambda file: colours(1200, 700).save(file, "WEBP"),
        "lossless.webp": lambda file: _see_through(700, 400).save(file, "WEBP", lossless=True),
        "turned.jpg": lambda file: colours(1600, 900).save(file, "JPEG", exif=turned),
        "four-colours.jpg": lambda file: colours(1000, 600).convert("CMYK").save(file, "JPEG"),
        "progressive.jpg": lambda file: colours(1000, 600).save(file, "JPEG", progressive=True),
        "grey.jpg": lambda file: colours(1000, 600).convert("L").save(file, "JPEG"),
        "sixteen-bits.png": lambda file: _sixteen_bits(800, 300).save(file, "PNG"),
        "palette.png": lambda file: (
            colours(800, 300).convert("P").save(file, "PNG", transparency=0)
        ),
        "moving.webp": lambda file: frames[0].save(
            file, "WEBP", save_all=True, append_images=frames[1:]
        ),
        "tall.png": lambda file: colours(300, 3000).save(file, "PNG"),
        "wide.png": lambda file: colours(3000, 60).save(file, "PNG"),
        "pixel.png": lambda file: colours(1, 1).save(file, "PNG"),
    }
    return {name: written(save) for name, save in files.items()}


def written(save: Callable[[io.BytesIO], None]) -> bytes:
    """The bytes that are written into a file."""
    file = io.BytesIO()
    save(file)
    return file.getvalue()


def colours(width: int, height: int) -> Image.Image:
    """From red at the left to green at the right, bluer towards the foot."""
    across = Image.linear_gradient("L").rotate(90).resize((width, height))
    down = Image.linear_gradient("L").resize((width, height))
    return Image.merge("RGB", (across.point(lambda value: 255 - value), across, down))


def _see_through(width: int, height: int) -> Image.Image:
    picture = colours(width, height).convert("RGBA")
    picture.putalpha(Image.radial_gradient("L").resize((width, height)))
    return picture


def _sixteen_bits(width: int, height: int) -> Image.Image:
    grey = Image.linear_gradient("L").resize((width, height))
    return grey.convert("I").point(lambda value: value * 257).convert("I;16")
