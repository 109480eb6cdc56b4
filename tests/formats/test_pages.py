"""Pages are filled and broken as a typesetter would."""

import io
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pikepdf
import pytest
from desk.boxes import LaidLine, lay_out
from desk.long_issue import write_long_issue
from desk.pdf_text import BOTTOM_MARGIN, PAGE_HEIGHT, TOP_MARGIN, lowest, read_pages
from desk.rendering import SAMPLES, Rendered, render_one

pytestmark = pytest.mark.whole

TEXT_HEIGHT = PAGE_HEIGHT - TOP_MARGIN - BOTTOM_MARGIN
HEADINGS = {"h1", "h2", "h3"}

Pages = Sequence[Sequence[LaidLine]]


@pytest.fixture(scope="module")
def layouts(samples: Mapping[str, Rendered], long_issue: Rendered) -> Mapping[str, Pages]:
    """The lines of the samples and of a long issue."""
    rendered = {**samples, "long": long_issue}
    return {name: lay_out(each.print_html, each.issue.parent) for name, each in rendered.items()}


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


def numbered(pages: Pages) -> Iterator[tuple[int, LaidLine]]:
    return ((number, line) for number, page in enumerate(pages, 1) for line in page)


def lines_of_blocks(pages: Pages) -> list[dict[int, list[str]]]:
    """For each paragraph and bullet its lines on every page it stands on."""
    found: defaultdict[object, dict[int, list[str]]] = defaultdict(dict)
    for number, line in numbered(pages):
        if line.block.tag in ("p", "li"):
            found[line.block].setdefault(number, []).append(line.text)
    return list(found.values())


def lonely_lines(pages: Pages) -> list[list[str]]:
    """A paragraph or bullet leaves no line of its own alone on a page."""
    split = [block for block in lines_of_blocks(pages) if len(block) > 1]
    return [lines for block in split for lines in block.values() if len(lines) < 2]


def stranded_headings(pages: Pages) -> list[str]:
    """No heading is the last line of a page."""
    last = [page[-1] for page in pages if page]
    return [line.text for line in last if {block.tag for block in line.blocks} & HEADINGS]


def stranded_leads(pages: Pages) -> list[str]:
    """“The main goals include:” stands on the page of the first goal."""
    last = [page[-1] for page in pages if page]
    leads = [line for line in last if line.block_of("at-a-glance") and line.block.tag == "p"]
    return [line.text for line in leads if line.text.rstrip().endswith(":")]


def split_documents(pages: Pages) -> list[set[int]]:
    """The block of a document is not split."""
    found = defaultdict(set)
    for number, line in numbered(pages):
        block = line.block_of("document")
        if block is not None:
            found[block].add(number)
    assert found
    return [numbers for numbers in found.values() if len(numbers) > 1]


RULES: Sequence[Callable[[Pages], object]] = (
    *(lonely_lines, stranded_headings),
    *(stranded_leads, split_documents),
)


@pytest.mark.parametrize("name", [*SAMPLES, "long"])
@pytest.mark.parametrize("rule", RULES)
def test_pages_break_by_rule(
    layouts: Mapping[str, Pages], name: str, rule: Callable[[Pages], object]
) -> None:
    assert rule(layouts[name]) == []


def test_pages_break_by_rule_wherever_an_item_begins(tmp_path: Path) -> None:
    """An issue pushed down by a little more each time: everything meets the foot of a page once."""
    issue = write_long_issue(tmp_path, items=3, news=(3,))
    html = render_one(issue.parent, tmp_path / "out").print_html
    split = 0
    for millimetres in range(0, 240, 6):
        pages = lay_out(shift(html, millimetres), issue.parent)
        assert {rule.__name__: rule(pages) for rule in RULES} == {
            rule.__name__: [] for rule in RULES
        }, millimetres
        split += sum(len(block) > 1 for block in lines_of_blocks(pages))
    assert split > 20, "nothing was broken, so nothing was shown"


def shift(html: str, millimetres: int) -> str:
    """Push the first section down its page."""
    before, section, after = html.partition('<section class="section items" id="items">')
    assert after
    return f'{before}{section}<div style="height: {millimetres}mm"></div>{after}'
