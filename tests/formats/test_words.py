"""Every word of an issue's YAML is read in every form, in its order, once.

Two kinds of text are exempt. The topics of items that are not in the headline: a topic is a short
name for headline and navigation, the item itself is printed under its title. The cover's
alternative text: it stands in for the picture where that can't be seen, beside it it would be read
twice.
"""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from desk.expected import Brief, plain
from desk.pdf_text import footer, read_pages, read_words
from desk.rendering import Rendered
from desk.web_text import Run, read_elements, read_runs, read_text
from desk.words import LINE_END, differences, join_broken, split_words

from authoring.render.pipeline import Format

pytestmark = pytest.mark.whole


def words_of(pieces: Sequence[str]) -> list[str]:
    return split_words(" ".join(pieces))


def page_that_holds(pages: Sequence[Sequence[str]], title: str) -> str:
    """The number of the page after the first on which a title is printed for the first time."""
    wanted = [word.casefold() for word in split_words(title)]
    for number, page in enumerate(pages[1:], 2):
        plain = [word.casefold() for word in page]
        starts = range(len(plain) - len(wanted) + 1)
        if any(plain[start : start + len(wanted)] == wanted for start in starts):
            return str(number)
    return "on no page"


def test_the_pdf_has_every_word_in_order(sample: Rendered) -> None:
    brief = sample.brief
    pages = [read_words(page) for page in read_pages(sample.pdf)]

    def page_of(title: str) -> str:
        return page_that_holds(pages, title)

    before = [*brief.masthead(), brief.headline(), *brief.contents(page_of), *brief.cover()]
    expected = words_of([*before, *brief.body("–"), *brief.colophon()])
    found = join_broken([word for page in pages for word in page], set(expected))
    assert differences(expected, found) == []
    assert len(expected) > 2500


def test_the_pdf_numbers_every_page_but_the_first(sample: Rendered) -> None:
    footers = [footer(page) for page in read_pages(sample.pdf)]
    date = {"2021-04": "April 29, 2021", "2024-12": "December 4, 2024"}[sample.issue.stem]
    numbers = range(2, len(footers) + 1)
    assert footers == ["", *(f"China Industries · {date} {number}" for number in numbers)]


def test_the_print_page_has_every_word_in_order(sample: Rendered) -> None:
    brief = sample.brief
    before = [*brief.masthead(), brief.headline(), *brief.cover()]
    expected = words_of([*before, *brief.body(), *brief.colophon()])
    assert differences(expected, read_text(read_runs(sample.print_html))) == []


def test_the_web_page_has_every_word_in_order(sample: Rendered) -> None:
    brief, runs = sample.brief, read_runs(sample.web_html)
    before = [run for run in runs if run.is_in("header", "figure")]
    after = [run for run in runs if not run.is_in("header", "figure")]
    expected = words_of([*brief.body(), *brief.colophon()])
    assert differences(expected, read_text(after)) == []
    assert_head(brief, before)


def assert_head(brief: Brief, runs: Sequence[Run]) -> None:
    """The web page has a head of its own, whose parts may stand in any order."""
    found = " ".join(read_text(runs))
    _, brand, series, dateline = brief.masthead()
    parts = [series, brand, brief.publication["collection"], brief.headline(), "min read"]
    parts += [*dateline.split(" · "), *" · ".join(brief.cover()).split(" · ")]
    missing = [part for part in parts if " ".join(split_words(part)) not in found]
    assert missing == []


def test_the_cover_is_described_for_those_who_cannot_see_it(samples: dict[str, Rendered]) -> None:
    sample = samples["2021-04"]
    wanted = " ".join(sample.brief.issue["cover"]["alternative_text"].split())
    for form in (Format.PRINT_HTML, Format.HTML):
        pictures = [each for each in read_elements(sample.page(form)) if each.tag == "img"]
        assert [picture.get("alt") for picture in pictures] == [wanted]


EXEMPT = ("topic", "alternative_text", "url", "file", "status", "language", "kind")


def text_values(value: object, key: str = "") -> list[str]:
    """All text values of a YAML file that readers should see."""
    if isinstance(value, dict):
        return [text for name, part in value.items() for text in text_values(part, name)]
    if isinstance(value, list):
        return [text for part in value for text in text_values(part, key)]
    shown = isinstance(value, str) and key not in (*EXEMPT, "authors", "editors")
    return [" ".join(plain(str(value)).split())] if shown else []


def test_no_text_of_the_yaml_is_left_out_of_what_is_expected(sample: Rendered) -> None:
    """The expectation itself is compared with the files."""
    brief = sample.brief
    parts = [*brief.masthead(), brief.headline(), *brief.cover(), *brief.body(), *brief.colophon()]
    expected = " ".join(" ".join(parts).split())
    people = brief.publication["people"]
    named = [people[key] for role in ("authors", "editors") for key in brief.issue.get(role, [])]
    publisher = dict(brief.publication["publisher"], web="www.merics.org")
    values = text_values([brief.issue, named, publisher, brief.publication["contact"]])
    assert len(values) > 100
    assert [text for text in values if text not in expected] == []


@pytest.mark.parametrize(
    ("expected", "found", "told"),
    [
        ("one two three", "one two three", []),
        ("one two three", "one three", ["… one | expected: 'two' | found: ''"]),
        ("one two", "one two two", ["… one two | expected: '' | found: 'two'"]),
        ("one two", "two one", 2),
        ("At a glance", "AT A GLANCE", []),
        ("US firms", "us firms", ["case: US -> us"]),
        ("强国 (x)", "强 国 (x)", []),
        ("强国", "国强", 2),
    ],
)
def test_a_difference_is_told(expected: str, found: str, told: list[str] | int) -> None:
    seen = differences(split_words(expected), split_words(found))
    assert (len(seen) if isinstance(told, int) else seen) == told


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (("a Min-", "istry"), "a Ministry"),
        (("a five-", "year"), "a five-year"),
        (("85–", "86"), "85–86"),
        (("x un-", "heard of"), "x unheard of"),
    ],
)
def test_a_broken_word_is_joined_as_it_was_typed(lines: tuple[str, str], joined: str) -> None:
    words = split_words(LINE_END.join(lines))
    assert join_broken(words, {"Ministry", "five-year", "85–86", "a"}) == joined.split()
    assert all(first != second for first, second in pairwise(words))
