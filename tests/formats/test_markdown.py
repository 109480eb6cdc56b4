"""The Markdown form: all words in order, the structure of a brief, links in both ways."""

from pathlib import Path

import pytest
from desk.expected_text import TextBrief
from desk.markdown_text import Line, normalise_address, read_markdown
from desk.rendering import ISSUES, SAMPLES, Rendered
from desk.torture import write_torture_issue
from desk.views import read_view
from desk.words import differences, split_words

from authoring.formats.flow import Heading
from authoring.formats.links import Links
from authoring.formats.markdown import render_markdown
from authoring.formats.plain_flow import lay_out
from authoring.view.brief import BriefView
from authoring.view.markup import Paragraph, plain_text

LINKS = tuple(Links)


@pytest.fixture(params=SAMPLES)
def name(request: pytest.FixtureRequest) -> str:
    """Each of the sample issues."""
    return str(request.param)


def view_of(name: str) -> BriefView:
    return read_view(ISSUES / f"{name}.yaml")


def addresses(lines: list[Line]) -> list[str]:
    return [piece.address for line in lines for piece in line.pieces if piece.address]


@pytest.mark.parametrize("links", LINKS)
def test_it_has_every_word_in_order(name: str, links: Links) -> None:
    brief = TextBrief(ISSUES / f"{name}.yaml")
    pieces = [*brief.masthead(), *brief.cover(), *brief.body(), *brief.colophon()]
    expected = split_words(" ".join(pieces))
    lines = read_markdown(render_markdown(view_of(name), links))
    assert differences(expected, split_words(" ".join(line.text for line in lines))) == []
    assert len(expected) > 2500


@pytest.mark.parametrize("links", LINKS)
def test_every_link_leads_where_it_did(name: str, links: Links) -> None:
    brief = TextBrief(ISSUES / f"{name}.yaml")
    expected = [normalise_address(address) for address in brief.addresses()]
    found = addresses(read_markdown(render_markdown(view_of(name), links)))
    assert found[: len(expected)] == expected
    assert found[len(expected) :] == [
        "mailto:publications@merics.de",
        "mailto:info@merics.de",
        "https://www.merics.org",
    ]


def test_headings_are_nested_and_lists_are_lists(name: str) -> None:
    lines = read_markdown(render_markdown(view_of(name)))
    brief = TextBrief(ISSUES / f"{name}.yaml")
    headings = [(line.around[0], line.text) for line in lines if line.around[0].startswith("h")]
    assert headings[0] == ("h1", brief.headline())
    expected = [
        (("h3", f"{number}. {title}") if number else ("h3", title))
        for number, title in brief.titles
    ]
    sections = {brief.labels["items"], brief.labels["noteworthy"]}
    expected = [("h2" if title in sections else tag, title) for tag, title in expected]
    assert headings[1 : len(expected) + 1] == expected
    items = brief.issue["items"]
    goals = [
        goal
        for item in items
        for passage in (
            [item["at_a_glance"]] if isinstance(item["at_a_glance"], dict) else item["at_a_glance"]
        )
        for goal in passage.get("goals", [])
    ]
    listed = [line.text for line in lines if line.around == ("ul", "li", "p")]
    assert [" ".join(goal.split()) for goal in goals] == [
        text for text in listed if text in {" ".join(goal.split()) for goal in goals}
    ]


def test_a_paragraph_is_one_line(name: str) -> None:
    text = render_markdown(view_of(name))
    lines = [line for line in text.splitlines() if line]
    blocks = len(read_markdown(text))
    breaks = sum(line.endswith("\\") for line in lines)
    assert len(lines) == blocks + breaks
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert [line for line in text.splitlines() if line != line.rstrip()] == []


def test_notes_stand_at_the_end_of_their_part() -> None:
    text = render_markdown(view_of("2024-12"), Links.FOOTNOTES)
    item = text[text.index("### 1. ") : text.index("### 2. ")]
    assert "[software and computing power][item-1.1]" in item
    assert item.rstrip().splitlines()[-4:] == [
        "[item-1.1]: https://example.org/comment/computing-power-and-software",
        "[item-1.2]: https://example.org/eu/materials-data-initiative",
        "[item-1.3]: https://example.org/us/materials-data-initiative",
        "[item-1.4]: https://example.org/miit/2024-10-30-new-materials-big-data",
    ]
    news = text[text.index("### Corporate news") :]
    assert "([Reuters][corporate-news.6])" in news
    assert "[publications@merics.de](mailto:publications@merics.de)" in news


def test_it_is_written_as_a_desk_would() -> None:
    text = render_markdown(view_of("2021-04"))
    assert text.startswith(
        "# Smart manufacturing + Hainan Free Trade Port + Battery storage\n\n"
        "MERICS China Industries · MERICS Briefs · Monthly policy brief\n\n"
        "April 29, 2021 · Reporting period April 1 – 28 · "
    )
    document = (
        "- **Policy name:** [14th Five-Year Smart Manufacturing Development Plan (Draft for "
        "Comments)](https://example.org/miit/2021-04-14-smart-manufacturing-plan) "
        "“十四五”智能制造发展规划（征求意见稿）\n"
        "- **Issuing body:** MIIT\n"
        "- **Date:** April 14, 2021\n"
    )
    assert document in text
    assert "\n\n**MERICS comment:** Last month’s overall 14th five-year plan (FYP)" in text
    assert (
        "([Sina article](https://example.org/sina/2021-04-07), CN; "
        "[Xinhua article](https://example.org/xinhua/2021-04-07), EN)\n"
    ) in text
    assert [line for line in text.splitlines() if "\\" in line.removesuffix("\\")] == []


@pytest.mark.parametrize("links", LINKS)
def test_everything_at_once_reads_as_it_was_laid_out(tmp_path: Path, links: Links) -> None:
    """Lists in lists, Chinese in every field, emphasis in links, addresses of all lengths."""
    view = read_view(write_torture_issue(tmp_path, items=4))
    blocks = [block for part in lay_out(view) for block in part.blocks]
    words = [plain_text((Paragraph(b.text) if isinstance(b, Heading) else b,)) for b in blocks]
    found = " ".join(line.text for line in read_markdown(render_markdown(view, links)))
    assert split_words(found) == split_words(" ".join(words))


@pytest.mark.whole
def test_it_speaks_german(german: Rendered) -> None:
    text = render_markdown(read_view(german.issue))
    assert "\n**Entwurf** · 4. Dezember 2024 · Ausgabe 7 · Berichtszeitraum 29. Oktober" in text
    for words in (
        "**Auf einen Blick:** Das Ministerium hat einen Plan vorgelegt, 国家.",
        "**MERICS-Kommentar:** Er ist ehrgeizig.",
        "- **Maßnahme:** Plan für Werkstoffe\n- **Herausgebende Stelle:** MIIT\n- **Datum:** 1. März",
        "* **Dokument:** Bekanntmachung\n* **Herausgebende Stellen:** MIIT, MOF\n",
        "- **Herausgebende Stellen:** MIIT u. a.\n",
        "- **5. November:** Neues vom Amt.",
        "## Autorinnen und Autoren",
    ):
        assert words in text
