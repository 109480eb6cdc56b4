"""Every word of an issue's YAML is read in its mail, in its order, once."""

import re
from dataclasses import replace

import pytest
from desk.expected import Brief, plain
from desk.mails import body, html_of, make_mail, parse, read_mail, sample_mail, sample_view
from desk.rendering import ISSUES, SAMPLES
from desk.web_text import read_elements, read_runs
from desk.words import differences, split_words
from formats.test_words import text_values

from authoring.formats.text import render_text
from authoring.view.markup import BulletList, Inline, Paragraph, Run

ON_THE_WEB = "Read on the web"


def words_shown(html: str, *, head: bool) -> list[str]:
    return split_words("".join(run.text for is_head, run in read_mail(html) if is_head is head))


@pytest.mark.parametrize("name", SAMPLES)
def test_the_mail_has_every_word_in_order(name: str) -> None:
    brief = Brief(ISSUES / f"{name}.yaml")
    expected = split_words(" ".join([*brief.body(), ON_THE_WEB, *brief.colophon()]))
    assert differences(expected, words_shown(html_of(sample_mail(name)), head=False)) == []
    assert len(expected) > 2000


@pytest.mark.parametrize("name", SAMPLES)
def test_its_head_has_masthead_cover_and_topics(name: str) -> None:
    brief = Brief(ISSUES / f"{name}.yaml")
    _, brand, series, dateline = brief.masthead()
    topics = [item["topic"] for item in brief.issue["items"]]
    parts = [series, brand, brief.publication["collection"], brief.headline(), "min read"]
    parts += [*dateline.split(" · "), *" · ".join(brief.cover()).split(" · "), ON_THE_WEB, *topics]
    found = " ".join(words_shown(html_of(sample_mail(name)), head=True))
    assert [part for part in parts if " ".join(split_words(part)) not in found] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_the_text_beside_it_has_every_word(name: str) -> None:
    text = body(parse(sample_mail(name)), "plain")
    link, _, rest = text.partition("\n\n")
    assert link == f"{ON_THE_WEB}: https://example.org/briefs/{name}.html"
    assert rest == render_text(sample_view(name))
    # Lines break between Chinese characters, too.
    found = "".join(re.sub(r"\s\[\d+\]", "", text).split())
    values = text_values(Brief(ISSUES / f"{name}.yaml").issue)
    assert [value for value in values if "".join(value.split()) not in found] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_goals_are_lists_and_titles_headings(name: str) -> None:
    issue = Brief(ISSUES / f"{name}.yaml").issue
    elements = read_elements(html_of(sample_mail(name)))
    tags = [element.tag for element in elements]
    passages = [item["at_a_glance"] for item in issue["items"]]
    flat = [each for one in passages for each in (one if isinstance(one, list) else [one])]
    goals = [each.get("goals", []) for each in flat if isinstance(each, dict)]
    assert tags.count("li") == sum(map(len, goals))
    assert tags.count("ul") == sum(1 for each in goals if each)
    assert tags.count("h1") == 1
    assert tags.count("h3") == len(issue["items"]) + len(issue["noteworthy"])
    tables = [element for element in elements if element.tag == "table"]
    assert {table.get("role") for table in tables} == {"presentation"}


@pytest.mark.parametrize("name", SAMPLES)
def test_chinese_says_that_it_is(name: str) -> None:
    chinese = re.compile("[\u4e00-\u9fff]")
    runs = [run for run in read_runs(html_of(sample_mail(name))) if chinese.search(run.text)]
    assert len(runs) >= 5
    assert {run.language for run in runs} == {"zh-Hans"}


def links_of(html: str) -> list[tuple[str, str]]:
    """The address of each link, and its words."""
    found: dict[int, tuple[str, str]] = {}
    for run in read_runs(html):
        for element in run.around:
            if element.tag == "a":
                _, words = found.get(id(element), ("", ""))
                found[id(element)] = (element.get("href") or "", words + run.text)
    return list(found.values())


@pytest.mark.parametrize("name", SAMPLES)
def test_links_lead_to_places_of_the_web_edition(name: str) -> None:
    view = sample_view(name)
    base = f"https://example.org/briefs/{name}.html"
    links = links_of(html_of(sample_mail(name)))
    assert links.count((base, ON_THE_WEB)) == 2
    anchors = [address.partition("#")[2] for address, _ in links if address.startswith(f"{base}#")]
    items = [item.anchor for item in view.items]
    assert anchors == [*items, *(each.anchor for each in view.news_lists), *items]
    schemes = {address.partition(":")[0] for address, _ in links}
    assert schemes <= {"https", "http", "mailto"}, "a relative address leads nowhere in a mail"


def test_without_a_web_edition_nothing_leads_there() -> None:
    view = replace(sample_view("2024-12", shortens=True), web_address=None)
    mail = make_mail(view)
    html = html_of(mail)
    assert "Read on" not in html
    assert "example.org/briefs" not in html
    assert "Read on" not in body(parse(mail), "plain")
    whole = words_shown(html_of(sample_mail("2024-12")), head=False)
    at = len(whole) - whole[::-1].index("web")
    assert words_shown(html, head=False) == whole[: at - 4] + whole[at:]


def test_shortened_comments_end_with_a_link_to_the_rest() -> None:
    brief = Brief(ISSUES / "2024-12.yaml")
    mail = make_mail(sample_view("2024-12", shortens=True))
    html, text = html_of(mail), " ".join(body(parse(mail), "plain").split())
    found = " ".join(words_shown(html, head=False))
    for number, item in enumerate(brief.issue["items"], 1):
        first, *rest = [" ".join(part.split()) for part in plain(item["comment"]).split("\n\n")]
        assert first in found
        assert rest, "the sample's comments are long enough"
        assert not any(part in found or part in text for part in rest)
        link = f"https://example.org/briefs/2024-12.html#item-{number}"
        assert (link, "Read on") in links_of(html)
        assert link in text
    assert mail.size < sample_mail("2024-12").size


def paragraph(text: str) -> Paragraph:
    return Paragraph(Inline((Run(text),)))


POINTS = BulletList(((paragraph("one"),), (paragraph("two"),)))


READ_ON = " Read on"


@pytest.mark.parametrize(
    ("comment", "kept", "link"),
    [
        ((paragraph("All of it."),), "All of it.", ""),
        ((paragraph("First."), paragraph("Second.")), "First.", READ_ON),
        (
            (paragraph("Three things:"), POINTS, paragraph("Second.")),
            "Three things: one two",
            READ_ON,
        ),
        ((paragraph("Three things:"), POINTS), "Three things: one two", ""),
        ((paragraph("First."), POINTS), "First.", READ_ON),
        ((POINTS, paragraph("Second.")), "one two", READ_ON),
        ((), "", ""),
    ],
)
def test_a_comment_is_cut_where_its_first_paragraph_ends(
    comment: tuple[Paragraph | BulletList, ...], kept: str, link: str
) -> None:
    view = sample_view("2024-12", shortens=True)
    items = (replace(view.items[0], comment=comment, documents=()),)
    mail = make_mail(replace(view, items=items, news_lists=(), people=(), publisher=None))
    shown = " ".join(words_shown(html_of(mail), head=False))
    _, _, after = shown.partition("superconductors ")
    label = "MERICS comment: " if comment else ""
    assert after.startswith(f"{label}{kept}{link} {ON_THE_WEB}".strip())
