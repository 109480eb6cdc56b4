"""Pictures of all kinds become pictures that every viewer shows, or are refused."""

import io
import math
import re
import zlib
from collections.abc import Mapping
from pathlib import Path

import pytest
from desk.pictures import colours, picture_files, written
from PIL import Image, ImageChops, ImageCms

from authoring.project.pictures import (
    Box,
    PictureError,
    PreparedPicture,
    check_picture,
    prepare_picture,
)

BOX: Box = (140, 90)
RED_CORNER = (0.0, 0.0)
FILES: Mapping[str, bytes] = picture_files()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with all the pictures in it."""
    for name, content in FILES.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def show(picture: PreparedPicture) -> Image.Image:
    """A prepared picture as a viewer without any knowledge of cameras and profiles reads it."""
    return Image.open(io.BytesIO(picture.content))


def colour_at(picture: Image.Image, across: float, down: float) -> tuple[int, ...]:
    """The colour at a place, counted from 0 to 1."""
    place = (round(across * (picture.width - 1)), round(down * (picture.height - 1)))
    colour = picture.convert("RGB").getpixel(place)
    assert isinstance(colour, tuple)
    return colour


@pytest.mark.parametrize("name", FILES)
def test_a_prepared_picture_is_plain(folder: Path, name: str) -> None:
    made = prepare_picture(folder / name, BOX)
    shown = show(made)
    assert shown.size == (made.width, made.height)
    assert f"image/{(shown.format or '').lower()}" == made.media_type
    assert shown.format in ("JPEG", "PNG")
    assert shown.mode in ("L", "RGB")
    assert "transparency" not in shown.info
    assert shown.getexif().get(0x0112, 1) == 1
    assert not getattr(shown, "is_animated", False)


@pytest.mark.parametrize("name", FILES)
def test_a_prepared_picture_has_at_most_300_dots_an_inch_in_its_box(
    folder: Path, name: str
) -> None:
    before = Image.open(io.BytesIO(FILES[name]))
    made = prepare_picture(folder / name, BOX)
    assert made.width <= 140 / 25.4 * 300 + 1
    assert made.height <= 90 / 25.4 * 300 + 1
    # A side of the original is kept, or one of the box is filled.
    kept = {made.width, made.height} <= set(before.size)
    filled = made.width == round(140 / 25.4 * 300) or made.height == round(90 / 25.4 * 300)
    assert kept or filled
    sides = sorted(before.size)
    assert max(made.width, made.height) / min(made.width, made.height) == pytest.approx(
        sides[1] / sides[0], rel=0.02
    )


@pytest.mark.parametrize("name", ["progressive.jpg", "grey.jpg"])
def test_a_picture_that_is_plain_is_left_alone(folder: Path, name: str) -> None:
    assert prepare_picture(folder / name, BOX).content == FILES[name]


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_what_a_file_tells_of_camera_and_place_is_not_published(tmp_path: Path, kind: str) -> None:
    told = Image.Exif()
    told[0x010F] = "A camera"  # Make
    told.get_ifd(0x8825)[1] = "N"  # GPSLatitudeRef
    path = tmp_path / f"there.{kind.lower()}"
    more = {"comment": b"at home"} if kind == "JPEG" else {}
    colours(300, 200).save(path, kind, exif=told, **more)
    assert b"A camera" in path.read_bytes()
    made = prepare_picture(path, (140, 90))
    assert b"A camera" not in made.content
    assert b"at home" not in made.content
    with Image.open(io.BytesIO(made.content)) as shown, Image.open(path) as taken:
        assert not shown.getexif()
        difference = ImageChops.difference(shown.convert("RGB"), taken.convert("RGB"))
        assert max(difference.tobytes()) <= 3, "looks the same"


def test_what_was_taken_lying_is_turned_upright(folder: Path) -> None:
    shown = show(prepare_picture(folder / "turned.jpg", BOX))
    assert shown.height > shown.width
    # The camera lay on its side: its lower left corner is the upper left one of the scene.
    red, green, blue = colour_at(shown, *RED_CORNER)
    assert (red > 200, green < 60, blue > 200) == (True, True, True)


@pytest.mark.parametrize("name", ["large.jpg", "four-colours.jpg", "lossy.webp", "progressive.jpg"])
def test_colours_stay(folder: Path, name: str) -> None:
    shown = show(prepare_picture(folder / name, BOX))
    for place in ((0.0, 0.0), (0.98, 0.02), (0.5, 0.5), (0.98, 0.98)):
        wanted = colour_at(colours(*shown.size), *place)
        assert colour_at(shown, *place) == pytest.approx(wanted, abs=12), place


@pytest.mark.parametrize("name", ["alpha.png", "lossless.webp"])
def test_what_is_transparent_becomes_white(folder: Path, name: str) -> None:
    shown = show(prepare_picture(folder / name, BOX))
    wanted = Image.open(io.BytesIO(FILES[name]))
    paper = Image.new("RGBA", wanted.size, "white")
    paper.alpha_composite(wanted.convert("RGBA"))
    for place in ((0.5, 0.5), (0.2, 0.4), (0.0, 0.9)):
        assert colour_at(shown, *place) == pytest.approx(colour_at(paper, *place), abs=2), place


def test_sixteen_bits_become_eight(folder: Path) -> None:
    shown = show(prepare_picture(folder / "sixteen-bits.png", BOX))
    greys = [colour_at(shown, 0.5, down)[0] for down in (0.0, 0.5, 1.0)]
    assert greys == pytest.approx([0, 127, 255], abs=3)


def swapped_profile() -> bytes:
    """A profile (ICC.1) in which red and green stand in each other's place."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    profile = profile.replace("sRGB".encode("utf-16-be"), "test".encode("utf-16-be"))
    names = {b"rXYZ": b"gXYZ", b"gXYZ": b"rXYZ"}
    return re.sub(b"(rXYZ|gXYZ)(?=.{8})", lambda found: names[found[1]], profile, count=2)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_colours_of_another_profile_become_srgb(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a"
    red = Image.new("RGB", (40, 40), "red")
    path.write_bytes(written(lambda file: red.save(file, kind, icc_profile=swapped_profile())))
    made = prepare_picture(path, BOX)
    assert colour_at(show(made), 0.5, 0.5) == pytest.approx((0, 255, 0), abs=4)
    assert "icc_profile" not in show(made).info


@pytest.mark.parametrize("profile", [b"broken", b""])
def test_a_profile_that_cannot_be_used_changes_nothing(tmp_path: Path, profile: bytes) -> None:
    path = tmp_path / "a.png"
    red = Image.new("RGB", (40, 40), "red")
    path.write_bytes(written(lambda file: red.save(file, "PNG", icc_profile=profile)))
    assert colour_at(show(prepare_picture(path, BOX)), 0.5, 0.5) == (255, 0, 0)


@pytest.mark.slow
def test_the_same_picture_gives_the_same_bytes(folder: Path) -> None:
    (folder / "again").mkdir()
    for name, content in FILES.items():
        (folder / "again" / name).write_bytes(content)
        first = prepare_picture(folder / name, BOX)
        assert prepare_picture(folder / "again" / name, BOX) == first, name


def test_a_picture_that_changed_is_prepared_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    for size in ((200, 100), (300, 100)):
        picture = colours(*size)
        path.write_bytes(written(lambda file, shown=picture: shown.save(file, "JPEG")))  # type: ignore[misc]
        made = prepare_picture(path, (math.inf, math.inf))
        assert (made.width, made.height) == size


@pytest.mark.parametrize("name", FILES)
def test_pictures_of_all_kinds_can_be_used(folder: Path, name: str) -> None:
    check_picture(folder / name)


@pytest.mark.whole
@pytest.mark.parametrize("name", FILES)
def test_a_picture_that_was_cut_off_is_damaged(folder: Path, name: str) -> None:
    content = FILES[name]
    (folder / name).write_bytes(content[: len(content) * 2 // 3])
    # The engine's libraries, once loaded, let such files pass.
    import weasyprint.images  # noqa: F401

    with pytest.raises(PictureError, match=r"^is (damaged|not a picture)$"):
        check_picture(folder / name)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("side", [9_500, 20_000])
def test_a_picture_of_too_many_pixels_is_refused_without_reading_it(
    tmp_path: Path, kind: str, side: int
) -> None:
    path = tmp_path / "huge"
    content = bytearray(written(lambda file: colours(8, 8).save(file, kind)))
    sizes = (8).to_bytes(4, "big") * 2 if kind == "PNG" else (8).to_bytes(2, "big") * 2
    huge = side.to_bytes(4, "big") * 2 if kind == "PNG" else side.to_bytes(2, "big") * 2
    place = content.index(sizes)
    content[place : place + len(sizes)] = huge
    if kind == "PNG":
        content[29:33] = checksum(bytes(content[12:29]))
    path.write_bytes(content)
    with pytest.raises(PictureError, match="has more than 80 million pixels"):
        check_picture(path)


def checksum(chunk: bytes) -> bytes:
    """The checksum of a chunk of a PNG (ISO 15948, 5.5)."""
    return zlib.crc32(chunk).to_bytes(4, "big")


@pytest.mark.parametrize("content", [b"", b"no picture", b"RIFF\x24\0\0\0WAVEfmt ", b"GIF89a" * 9])
def test_what_is_no_picture_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.png").write_bytes(content)
    with pytest.raises(PictureError, match="is not a picture"):
        check_picture(tmp_path / "a.png")
