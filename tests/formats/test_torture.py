"""An issue that asks for everything at once, and one that asks for nothing, are set like any other."""

import re
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as engine
import pytest
from desk.expected import read_yaml
from desk.pdf_structure import read_structure
from desk.pdf_text import BOTTOM_MARGIN, MM, join_characters, line_texts, read_pages
from desk.rendering import Rendered, render_one
from desk.standards import NO_VERAPDF, VERAPDF, assert_conforms, assert_verapdf_agrees
from desk.torture import ITEMS, write_bare_issue, write_torture_issue

pytestmark = pytest.mark.whole

LEFT, RIGHT = 24 * MM, 186 * MM
INCH = 72
IMAGES = [engine.FPDF_PAGEOBJ_IMAGE]
A_POINT = 1.0
OF_ROUNDING = 0.5


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    """The first items of the issue that asks for everything, in German."""
    folder = tmp_path_factory.mktemp("german")
    return render_one(write_torture_issue(folder, "de", items=12).parent, folder / "out")


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    """The issue without any optional field."""
    folder = tmp_path_factory.mktemp("bare")
    return render_one(write_bare_issue(folder).parent, folder / "out")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["torture", "german", "bare"])
def test_it_keeps_to_both_standards(name: str, request: pytest.FixtureRequest) -> None:
    assert_conforms(request.getfixturevalue(name).pdf)


@pytest.mark.skipif(VERAPDF is None, reason=NO_VERAPDF)
@pytest.mark.slow
def test_verapdf_agrees(
    torture: Rendered, german: Rendered, bare: Rendered, tmp_path: Path
) -> None:
    files = [tmp_path / f"{name}.pdf" for name in ("torture", "german", "bare")]
    for file, rendered in zip(files, (torture, german, bare), strict=True):
        file.write_bytes(rendered.pdf)
    assert_verapdf_agrees(files)


def test_every_item_stands_in_it_under_its_title(torture: Rendered) -> None:
    issue = read_yaml(torture.issue)
    titles = [f"{number} {item['title']}" for number, item in enumerate(issue["items"], 1)]
    titles += [news["title"] for news in issue["noteworthy"]]
    found = [tag.text for tag in read_structure(torture.pdf).all("H3")]
    assert len(found) == ITEMS + 3
    assert [squeeze(title) for title in found] == [squeeze(title) for title in titles]


def squeeze(text: str) -> str:
    """A text without spaces, which stand otherwise where languages change."""
    return "".join(text.split())


@pytest.mark.parametrize("name", ["torture", "german"])
def test_nothing_stands_outside_the_text_area(name: str, request: pytest.FixtureRequest) -> None:
    pages = read_pages(request.getfixturevalue(name).pdf)
    outside = [
        (number, character.text)
        for number, page in enumerate(pages, 1)
        for character in page
        if not character.text.isspace()
        and not LEFT - A_POINT <= character.x <= character.right <= RIGHT + A_POINT
    ]
    assert outside == []
    bodies = [[each.bottom for each in page if each.y >= BOTTOM_MARGIN] for page in pages]
    assert min(min(body) for body in bodies) >= BOTTOM_MARGIN - A_POINT


def test_a_word_breaks_inside_only_where_no_line_can_hold_it(torture: Rendered) -> None:
    for page in read_pages(torture.pdf):
        ends = [line[-1] for line in line_texts(page)]
        broken = [end for end in ends if re.search(r" (?:m|mo|mor|kno?|t)$", end)]
        assert broken == []


def test_a_list_counts_from_the_number_it_begins_with(torture: Rendered) -> None:
    lines = [" ".join(line) for page in read_pages(torture.pdf) for line in line_texts(page)]
    third = [line for line in lines if line.endswith("third things first")]
    assert len(third) > 10
    assert {line.split()[0] for line in third} == {"3."}


def test_pictures_are_printed_at_most_90_mm_tall_and_at_300_dots_an_inch(
    torture: Rendered,
) -> None:
    document = pdfium.PdfDocument(torture.pdf)
    sizes = []
    for page in document:
        for picture in page.get_objects(filter=IMAGES):
            left, bottom, right, top = picture.get_bounds()
            across, down = picture.get_px_size()
            sizes.append((right - left, top - bottom))
            assert across / (right - left) * INCH <= 301
            assert down / (top - bottom) * INCH <= 301
    document.close()
    assert len(sizes) == 1 + (ITEMS + 2) // 3
    # The first is the cover, which is cut.
    assert all(width <= 140 * MM + OF_ROUNDING for width, _ in sizes)
    assert all(height <= 90 * MM + OF_ROUNDING for _, height in sizes[1:])


def test_a_picture_is_a_figure_with_its_alternative_text_and_caption(torture: Rendered) -> None:
    issue = read_yaml(torture.issue)
    pictures = [issue["cover"], *(item["picture"] for item in issue["items"] if "picture" in item)]
    structure = read_structure(torture.pdf)
    figures = structure.all("Figure")
    assert [figure.alternative for figure in figures] == [
        picture["alternative_text"] for picture in pictures
    ]
    captions = [tag.text for tag in structure.all("Caption")]
    assert captions == [
        f"Stripes 彩条 that were drawn for a test · {p['credit']}" for p in pictures
    ]
    around = [tag for tag in structure.walk() if any(kid in figures for kid in tag.kids)]
    assert len(around) == len(pictures)
    assert all(re.match(r"Div\(Figure Caption", tag.shape) for tag in around)


def test_a_picture_and_its_caption_are_not_parted(torture: Rendered) -> None:
    document = pdfium.PdfDocument(torture.pdf)
    pictures = [len(list(page.get_objects(filter=IMAGES))) for page in document]
    document.close()
    texts = [join_characters(page) for page in read_pages(torture.pdf)]
    assert pictures == [text.count("were drawn for a test") for text in texts]


def test_the_bare_issue_has_one_item_and_nothing_empty(bare: Rendered) -> None:
    tags = read_structure(bare.pdf)
    assert [tag.text for tag in tags.all("H3")] == ["1 One"]
    assert tags.all("Figure") == []
    assert len(read_pages(bare.pdf)) == 2
