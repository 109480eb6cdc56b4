"""Pictures: files of pictures -> what a page can carry: upright, in plain colours, not too large.

Place in the flow: below loading, which asks whether a picture can be used, and below the HTML
formats, which put it into their pages. The only module that knows Pillow.
"""

import contextlib
import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from authoring.cache.read_tracking import record_read

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS: Final = ("JPEG", "PNG", "WEBP")
DOTS_AN_INCH: Final = 300
MILLIMETRES_AN_INCH: Final = 25.4
MOST_PIXELS: Final = 80_000_000
TOO_LARGE: Final = "has more than 80 million pixels"
JPEG_QUALITY: Final = 88
TRACES: Final = (
    "exif",
    "xmp",
    "comment",
    "photoshop",
    "Raw profile type exif",
    "XML:com.adobe.xmp",
)
"""Where files tell of camera, place and time, which nobody means to publish; Pillow's names."""
PLAIN_MODES: Final = frozenset({"L", "RGB"})
ORIENTATION: Final = 0x0112  # Exif 2.3, 4.6.4
UPRIGHT: Final = 1
LYING: Final = frozenset({5, 6, 7, 8})

Box: TypeAlias = tuple[float, float]
"""Width and height in millimetres on paper; an infinite one does not limit."""


class PictureError(ValueError):
    """A file that is no picture, or none that can be used; the words go on from its name."""


@dataclass(frozen=True, slots=True)
class PreparedPicture:
    """A picture as a page carries it: its bytes, their media type, its size in pixels."""

    content: bytes
    media_type: str
    width: int
    height: int


def check_picture(path: Path) -> None:
    """Read a picture as far as shows that it can be used.

    Raises `PictureError` for a file that is no picture, is damaged or too large, and `OSError` for
    one that can't be read.
    """
    with _opened(path.read_bytes()) as picture:
        if picture.format == "JPEG":
            # An eighth of its size is enough to find where the data end, and done sooner.
            picture.draft(picture.mode, (picture.width // 8, picture.height // 8))
        picture.load()


def prepare_picture(path: Path, box: Box) -> PreparedPicture:
    """A picture as it can be printed in a box at 300 dots an inch, its bytes kept if they can be.

    What was taken lying is turned upright (Exif 2.3, Orientation); colours become sRGB or grey, of
    eight bits; what is transparent becomes white; of several frames the first is shown; what the
    file tells of camera, place and time is left out. Raises as `check_picture` does.
    """
    record_read(path)
    status = path.stat()
    return _prepare(path, box, (status.st_mtime_ns, status.st_size))


@lru_cache(maxsize=16)
def _prepare(path: Path, box: Box, _state: tuple[int, int]) -> PreparedPicture:
    """Prepared once for all forms of a brief; the state of the file tells whether it changed."""
    content = path.read_bytes()
    with _opened(content) as picture:
        kind = "JPEG" if _has_losses(picture, content) else "PNG"
        size = _size_in(box, picture)
        if size != picture.size or not _is_plain(picture):
            content = _encode(_make_plain(picture, size), kind)
        elif any(trace in picture.info for trace in TRACES):
            content = _encode(picture, kind, quality="keep" if kind == "JPEG" else 0)
        return PreparedPicture(content, f"image/{kind.lower()}", *size)


@contextlib.contextmanager
def _opened(content: bytes) -> Iterator["Image"]:
    """A picture to read from, in which whatever is wrong with its data is a `PictureError`."""
    import PIL.Image
    from PIL import ImageFile

    # The PDF engine turns this on for all; a file that was cut off would pass.
    truncated, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with PIL.Image.open(io.BytesIO(content), formats=FORMATS) as picture:
                _refuse_large(picture)
                yield picture
    except PIL.UnidentifiedImageError as error:
        raise PictureError("is not a picture") from error
    except PIL.Image.DecompressionBombError as error:
        raise PictureError(TOO_LARGE) from error
    except PictureError:
        raise
    # Whatever a decoder stumbles over; what each of them raises is written down nowhere.
    except Exception as error:
        raise PictureError("is damaged") from error
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = truncated


def _refuse_large(picture: "Image") -> None:
    if picture.width * picture.height > MOST_PIXELS:
        raise PictureError(TOO_LARGE)


def _has_losses(picture: "Image", content: bytes) -> bool:
    """Whether a picture was packed as photographs are; others are packed without any loss."""
    return picture.format != "PNG" and b"VP8L" not in content


def _is_plain(picture: "Image") -> bool:
    """Whether every viewer shows the file as it is."""
    return (
        picture.format in ("JPEG", "PNG")
        and picture.mode in PLAIN_MODES
        and "transparency" not in picture.info
        and not getattr(picture, "is_animated", False)
        and picture.getexif().get(ORIENTATION, UPRIGHT) == UPRIGHT
        and not _has_other_colours(picture)
    )


def _has_other_colours(picture: "Image") -> bool:
    """Whether a picture brings a profile (ICC) of other colours than sRGB along."""
    profile = picture.info.get("icc_profile") or b""
    # Its name is written in one byte a letter or, since version 4, in two.
    return bool(profile) and picture.mode != "L" and b"sRGB" not in profile.replace(b"\0", b"")


def _size_in(box: Box, picture: "Image") -> tuple[int, int]:
    """The upright size in pixels, in proportion, not above 300 dots an inch in the box."""
    lies = picture.getexif().get(ORIENTATION) in LYING
    width, height = reversed(picture.size) if lies else picture.size
    across, down = (side / MILLIMETRES_AN_INCH * DOTS_AN_INCH for side in box)
    scale = min(1.0, across / width, down / height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _make_plain(picture: "Image", size: tuple[int, int]) -> "Image":
    """The picture in that size, upright, in colours that every viewer shows."""
    from PIL import ImageOps
    from PIL.Image import Resampling

    if picture.format == "JPEG":
        # A large photograph is read at half, a quarter, … of its size, which takes less time.
        picture.draft(picture.mode, (max(size), max(size)))
    made = _flatten(_to_srgb(ImageOps.exif_transpose(picture)))
    return made if made.size == size else made.resize(size, Resampling.LANCZOS, reducing_gap=3.0)


def _to_srgb(picture: "Image") -> "Image":
    """The picture in sRGB, by its own profile if it has one that can be used."""
    from PIL import ImageCms

    if not _has_other_colours(picture):
        return picture
    try:
        profile = io.BytesIO(picture.info["icc_profile"])
        found = ImageCms.profileToProfile(
            picture, profile, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except ImageCms.PyCMSError:
        return picture
    return found or picture


def _flatten(picture: "Image") -> "Image":
    """The picture in grey or in red, green and blue, of eight bits each, on white."""
    from PIL import Image

    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if picture.has_transparency_data:
        above = picture.convert("RGBA")
        below = Image.new("RGBA", above.size, "white")
        return Image.alpha_composite(below, above).convert("RGB")
    return picture if picture.mode in PLAIN_MODES else picture.convert("RGB")


def _encode(picture: "Image", kind: str, quality: int | str = JPEG_QUALITY) -> bytes:
    """The file of a picture, with nothing in it that tells of camera, place or time."""
    packed = io.BytesIO()
    for trace in TRACES:
        picture.info.pop(trace, None)
    if kind == "JPEG":
        picture.save(packed, kind, quality=quality, optimize=True, exif=b"", icc_profile=None)
    else:
        picture.save(packed, kind, exif=b"", icc_profile=None, pnginfo=None)
    return packed.getvalue()
