"""The contents of the PDF tell on which page each part begins, and lead there."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pikepdf
import pytest
from desk.pdf_text import PAGE_WIDTH, Character, join_characters, read_pages, read_words
from desk.rendering import Rendered
from desk.words import LINE_END, split_words

pytestmark = pytest.mark.whole


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the contents as a reader sees it, and where a click on it leads."""

    title: str
    number: str
    page: int


def destinations(pdf: pikepdf.Pdf) -> dict[str, int]:
    """The pages, counted from 1, of all names in the PDF (PDF 2.0, 12.3.2.4)."""
    names = pikepdf.NameTree(pdf.Root.Names.Dests)
    pages: dict[object, int] = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
    return {str(name): pages[place[0].objgen] for name, place in names.items()}


def read_contents(content: bytes) -> Iterator[Line]:
    """The lines: whatever text links to a place inside the PDF."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pages = destinations(pdf)
        for page, characters in zip(pdf.pages, read_pages(content), strict=True):
            places: dict[str, list[Character]] = {}
            for link in page.get("/Annots", []):
                if "/Dest" in link:
                    inside = places.setdefault(str(link.Dest), [])
                    inside += [each for each in characters if _lies_in(each, link.Rect)]
            for name, inside in places.items():
                right = [each for each in inside if each.x > PAGE_WIDTH - 100]
                left = [each for each in inside if each not in right]
                yield Line(join_characters(left), join_characters(right), pages[name])


def _lies_in(character: Character, rectangle: pikepdf.Object) -> bool:
    left, top, right, bottom = (float(side) for side in rectangle)
    across = min(left, right) - 1 <= character.x <= max(left, right)
    return across and min(top, bottom) <= character.y <= max(top, bottom)


def assert_contents_lead_to_their_pages(rendered: Rendered) -> None:
    lines = list(read_contents(rendered.pdf))
    titles = [" ".join(split_words(title)) for _, title in rendered.brief.titles]
    assert [" ".join(split_words(line.title)) for line in lines] == titles
    assert [line.number for line in lines] == [str(line.page) for line in lines]
    pages = [page_text(page) for page in read_pages(rendered.pdf)]
    begun = [line for line in lines if squeeze(line.title) in squeeze(pages[line.page - 1])]
    assert begun == lines
    assert all(line.page > 1 for line in lines)


def page_text(page: Sequence[Character]) -> str:
    return " ".join(read_words(page)).replace(LINE_END, "")


def squeeze(text: str) -> str:
    """A text without spaces and capitals, for headings are set in capitals."""
    return "".join(text.split()).casefold()


def test_the_contents_of_the_samples_lead_to_their_pages(sample: Rendered) -> None:
    assert_contents_lead_to_their_pages(sample)


def test_the_contents_of_a_long_issue_lead_to_their_pages(long_issue: Rendered) -> None:
    """Thirty items: the contents themselves take more than a page, and a title more than a line."""
    assert_contents_lead_to_their_pages(long_issue)
    with pikepdf.open(io.BytesIO(long_issue.pdf)) as pdf:
        linking = [number for number, page in enumerate(pdf.pages, 1) if has_contents(page)]
    assert linking == [1, 2]


def has_contents(page: pikepdf.Page) -> bool:
    return any("/Dest" in link for link in page.get("/Annots", []))


def test_the_items_are_numbered_in_the_contents(sample: Rendered) -> None:
    first = join_characters(read_pages(sample.pdf)[0])
    wanted = [f"{number} {title}" for number, title in sample.brief.titles if number]
    assert len(wanted) == 5
    assert [line for line in wanted if line not in first] == []
