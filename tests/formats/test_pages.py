"""Pages are filled and broken as a typesetter would."""

import io
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import pikepdf
import pytest
from desk.boxes import LaidLine, lay_out
from desk.long_issue import write_long_issue
from desk.pdf_text import BOTTOM_MARGIN, PAGE_HEIGHT, TOP_MARGIN, lowest, read_pages
from desk.rendering import SAMPLES, Rendered, render_one

TEXT_HEIGHT = PAGE_HEIGHT - TOP_MARGIN - BOTTOM_MARGIN
SHIFTS = range(0, 240, 5)
HEADINGS = ("h1", "h2", "h3")

Pages = Sequence[Sequence[LaidLine]]


@pytest.fixture(scope="module")
def layouts(
    samples: Mapping[str, Rendered],
    long_issue: Rendered,
    tmp_path_factory: pytest.TempPathFactory,
) -> Mapping[str, Pages]:
    """The lines of the samples, of a long issue, and of one that begins everywhere on its page."""
    rendered = {**samples, "long": long_issue}
    found = {name: lay_out(each.print_html, each.issue.parent) for name, each in rendered.items()}
    folder = tmp_path_factory.mktemp("shifted")
    short = render_one(write_long_issue(folder, items=4).parent, folder / "out")
    pages = (lay_out(shift(short.print_html, by), short.issue.parent) for by in SHIFTS)
    return {**found, "shifted": [page for each in pages for page in each]}


def shift(html: str, millimetres: int) -> str:
    """Push the first item down its page."""
    before, heading, after = html.partition('<article class="item"')
    return f'{before}<div style="height: {millimetres}mm"></div>{heading}{after}'


@pytest.fixture(params=[*SAMPLES, "long", "shifted"])
def pages(request: pytest.FixtureRequest, layouts: Mapping[str, Pages]) -> Pages:
    """Each of these layouts."""
    return layouts[request.param]


@pytest.mark.parametrize(("name", "least", "most"), [("2024-12", 7, 9), ("2021-04", 6, 9)])
def test_an_issue_has_as_many_pages_as_its_original(
    samples: Mapping[str, Rendered], layouts: Mapping[str, Pages], name: str, least: int, most: int
) -> None:
    count = len(read_pages(samples[name].pdf))
    assert least <= count <= most
    assert len(layouts[name]) == count


def test_every_page_is_a4(sample: Rendered) -> None:
    with pikepdf.open(io.BytesIO(sample.pdf)) as pdf:
        sizes = {tuple(float(side) for side in page.mediabox) for page in pdf.pages}
    (size,) = sizes
    assert size == pytest.approx((0, 0, 210 / 25.4 * 72, 297 / 25.4 * 72), abs=0.01)


def test_no_page_between_first_and_last_is_more_than_a_third_empty(sample: Rendered) -> None:
    empty = [lowest(page) / TEXT_HEIGHT for page in read_pages(sample.pdf)[1:-1]]
    assert len(empty) > 3
    assert [share for share in empty if share > 1 / 3] == []


def test_text_stays_inside_the_text_area(sample: Rendered) -> None:
    outside = [page for page in read_pages(sample.pdf) if lowest(page) < -0.5]
    assert outside == []


def test_no_heading_is_the_last_line_of_a_page(pages: Pages) -> None:
    last = [page[-1] for page in pages]
    stranded = [line.text for line in last if {b.tag for b in line.blocks} & set(HEADINGS)]
    assert stranded == []


def test_no_document_block_is_split(pages: Pages) -> None:
    found = defaultdict(set)
    for number, line in numbered(pages):
        block = line.block_of("document")
        if block is not None:
            found[block].add(number)
    assert len(found) >= 4
    assert [numbers for numbers in found.values() if len(numbers) > 1] == []


def numbered(pages: Pages) -> Iterator[tuple[int, LaidLine]]:
    return ((number, line) for number, page in enumerate(pages, 1) for line in page)


def lines_of_blocks(pages: Pages) -> list[dict[int, list[str]]]:
    """For each paragraph and bullet its lines on every page it stands on."""
    found: defaultdict[object, dict[int, list[str]]] = defaultdict(dict)
    for number, line in numbered(pages):
        if line.block.tag in ("p", "li"):
            found[line.block].setdefault(number, []).append(line.text)
    return list(found.values())


def test_no_paragraph_or_bullet_leaves_a_line_alone(pages: Pages) -> None:
    blocks = lines_of_blocks(pages)
    assert len(blocks) > 50
    split = [block for block in blocks if len(block) > 1]
    assert [lines for block in split for lines in block.values() if len(lines) < 2] == []


def test_paragraphs_are_broken_at_all(layouts: Mapping[str, Pages]) -> None:
    """Without broken ones the test above would show nothing."""
    split = [block for block in lines_of_blocks(layouts["shifted"]) if len(block) > 1]
    assert len(split) > 20


def test_a_lead_stands_on_the_page_of_its_first_goal(pages: Pages) -> None:
    """“The main goals include:” at the foot of a page leads into nothing."""
    last = [page[-1] for page in pages]
    stranded = [
        line.text for line in last if line.block_of("at-a-glance") and line.text.endswith(":")
    ]
    assert stranded == []
