"""Lines end where a typesetter would end them."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final, TypeAlias

import pytest
from desk.boxes import LaidLine, lay_out
from desk.pdf_text import PAGE_WIDTH, read_pages
from desk.rendering import Rendered, render_one

from authoring.project.discovery import Project

pytestmark = pytest.mark.whole

ISSUE: Final = """\
date: 2024-12-04
period: {{start: 2024-10-29, end: 2024-11-25}}
language: {language}
items:
  - title: Lines
    at_a_glance: Short.
    comment: "{text}"
"""
SetText: TypeAlias = Callable[[str, str], list[list[str]]]

TOGETHER: Final = (
    ("en", "CNY 604 billion"),
    ("en", "USD 3.2 trillion"),
    ("en", "20 GW"),
    ("en", "5 percent"),
    ("en", "October 30"),
    ("en", "No. 4"),
    ("en", "21st century"),
    ("de", "604 Mrd. Yuan"),
    ("de", "30. Oktober"),
    ("de", "20 GW"),
    ("de", "z. B."),
)


def paragraphs(pages: Sequence[Sequence[LaidLine]]) -> Iterator[list[str]]:
    """The lines of each paragraph and bullet."""
    found: dict[object, list[str]] = {}
    for page in pages:
        for line in page:
            if line.block.tag in ("p", "li"):
                found.setdefault(line.block, []).append(line.text.rstrip())
    return iter(found.values())


@pytest.fixture
def set_text(make_project: Callable[..., Project], tmp_path: Path) -> SetText:
    """The lines of each paragraph of a comment."""

    def set_text(text: str, language: str) -> list[list[str]]:
        project = make_project({"a.yaml": ISSUE.format(language=language, text=text)})
        html = render_one(project.root, tmp_path / "out").print_html
        pages = lay_out(html, project.root)
        return list(
            paragraphs([[line for line in page if line.block_of("comment")] for page in pages])
        )

    return set_text


@pytest.mark.parametrize(("language", "words"), TOGETHER)
def test_words_that_belong_together_stand_in_one_line(
    set_text: SetText, language: str, words: str
) -> None:
    # Words of one, two, three … letters between move them over the whole line.
    text = " ".join(f"{'n' * (1 + number % 9)} {words}" for number in range(90))
    lines = [line.replace("\u00a0", " ") for each in set_text(text, language) for line in each]
    assert len(lines) > 10
    assert sum(line.count(words) for line in lines) == 90


def test_a_short_word_is_not_left_alone_in_the_last_line(set_text: SetText) -> None:
    texts = (
        f"{'All of us know that ' * 4}{'n' * letters} this is a test of it."
        for letters in range(1, 40)
    )
    found = [lines for lines in set_text(r"\n\n".join(texts), "en") if len(lines) > 1]
    assert len(found) > 20
    assert [lines[-1] for lines in found if len(lines[-1].split()) == 1] == []


def test_hyphens_are_few_and_spare_names_and_last_lines(sample: Rendered) -> None:
    pages = lay_out(sample.print_html, sample.issue.parent)
    words = set(re.findall(r"[\w-]+", sample.issue.read_text(encoding="utf-8")))
    divided = []
    for lines in paragraphs(pages):
        for line, following in pairwise(lines):
            first, second = line.split()[-1], following.split()[0]
            # A word that is typed with a hyphen may part at it.
            if line.endswith("-") and re.findall(r"[\w-]+", first + second)[-1] not in words:
                divided.append((first, second))
    assert len(divided) <= len(pages) / 2
    assert [first for first, _ in divided if first[0].isupper()] == []
    assert [second for _, second in divided if len(second.strip(".,;)")) < 5] == []


def test_the_numbers_of_pages_stand_under_each_other(long_issue: Rendered) -> None:
    """The last figures of the contents' lines end at one edge, the tens have one left of it."""
    first = read_pages(long_issue.pdf)[0]
    right = [each for each in first if each.text.isdigit() and each.x > PAGE_WIDTH - 100]
    last = max(each.right for each in right)
    units = {round(each.x, 1) for each in right if last - each.right < 1}
    tens = {round(each.x, 1) for each in right if last - each.right >= 1}
    assert len(right) > 10
    assert (len(units), len(tens)) == (1, 1)
