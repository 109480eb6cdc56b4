"""What is derived and never typed: numbers, anchors, contents, headline, reading time, labels."""

from pathlib import Path
from typing import Any

import pytest

from authoring.model import Issue, Publication
from authoring.view.brief import BriefView
from authoring.view.build import build_view
from authoring.view.markup import Paragraph, Run

FILE = Path("issues/2024-12.yaml")


def item(title: str = "First", **more: Any) -> dict[str, Any]:
    return {"title": title, "at_a_glance": "Something happened.", **more}


def news(title: str, *texts: str) -> dict[str, Any]:
    return {
        "title": title,
        "entries": [{"date": "2024-11-01", "text": text} for text in texts or "x"],
    }


def view_of(
    publication: dict[str, Any] | None = None, style: str | None = None, **issue: Any
) -> BriefView:
    """The view of the least issue with changes."""
    data = {
        "date": "2024-12-04",
        "period": {"start": "2024-10-29", "end": "2024-11-25"},
        "items": [item()],
        **issue,
    }
    common = {"brand": "ACME", "series": "Monthly Notes", **(publication or {})}
    return build_view(Issue.model_validate(data), Publication.model_validate(common), FILE, style)


def test_least_issue() -> None:
    view = view_of()
    assert (view.name, view.title) == ("2024-12", "ACME Monthly Notes, December 4, 2024")
    assert (view.language, view.original_language, view.style) == ("en", "zh-Hans", "plain")
    assert (view.date.text, view.date.iso) == ("December 4, 2024", "2024-12-04")
    assert view.period == "October 29 – November 25"
    assert (view.number, view.draft, view.cover, view.contact, view.publisher) == (None,) * 5
    assert (view.news_lists, view.people, view.collection, view.strapline) == ((), (), None, None)


def test_items_are_numbered_in_the_order_of_the_file() -> None:
    view = view_of(items=[item("Zeta"), item("Alpha"), item("Zeta")])
    assert [(shown.number, shown.anchor, str(shown.title)) for shown in view.items] == [
        (1, "item-1", "Zeta"), (2, "item-2", "Alpha"), (3, "item-3", "Zeta"),
    ]  # fmt: skip


def test_parts_of_an_item_keep_their_order() -> None:
    passages = [{"text": "One\n\nTwo:", "goals": ["b *x*", "a"]}, {"text": "Three"}]
    (shown,) = view_of(items=[item(at_a_glance=passages, comment="Four\n\nFive")]).items
    assert [len(passage.blocks) for passage in shown.passages] == [2, 1]
    assert [[str(goal) for goal in passage.goals] for passage in shown.passages] == [
        ["b x", "a"],
        [],
    ]
    texts = [block.text for block in shown.comment if isinstance(block, Paragraph)]
    assert [str(text) for text in texts] == ["Four", "Five"]


def test_titles_are_plain_text_with_chinese_marked() -> None:
    (shown,) = view_of(items=[item("*New* 质量")]).items
    assert shown.title.runs == (Run("*New* "), Run("质量", language="zh-Hans"))


@pytest.mark.parametrize(
    ("titles", "anchors"),
    [
        pytest.param(
            ["Policy news", "Corporate news"], ["policy-news", "corporate-news"], id="usual"
        ),
        pytest.param(
            ["News", "News", "News"], ["news", "news-list-2", "news-list-3"], id="equal titles"
        ),
        pytest.param(["新闻", "企业"], ["news", "news-list-2"], id="Chinese titles"),
        pytest.param(["Überblick & Échos!"], ["uberblick-echos"], id="marks and signs"),
        pytest.param(
            ["Items", "Contents"], ["news-items", "news-contents"], id="names of sections"
        ),
        pytest.param(["Noteworthy"], ["news-noteworthy"], id="name of the section itself"),
        pytest.param(["Item 1"], ["news-item-1"], id="name of an item"),
    ],
)
def test_anchors_of_news_lists(titles: list[str], anchors: list[str]) -> None:
    view = view_of(noteworthy=[news(title) for title in titles])
    assert [shown.anchor for shown in view.news_lists] == anchors


@pytest.mark.parametrize(
    "titles",
    [
        ["News", "News 1", "News 2"],
        ["News 2", "News", "News"],
        ["Policy news 1", "Policy news"],
        ["News", "News", "News list", "News list 2", "News list 2"],
        ["Item", "Item 1", "Items", "item-2"],
        ["新闻", "News", "企业", "News list"],
        ["—", "…", "!"],
    ],
)
def test_no_two_places_have_one_anchor(titles: list[str]) -> None:
    view = view_of(
        items=[item(), item()], noteworthy=[news(title, "a", "b", "c") for title in titles]
    )
    lists = view.news_lists
    anchors = ["items", "noteworthy", "contents", *(shown.anchor for shown in view.items)]
    anchors += [shown.anchor for shown in lists]
    anchors += [entry.anchor for shown in lists for entry in shown.entries]
    assert len(anchors) == 5 + 4 * len(titles)
    assert len(set(anchors)) == len(anchors)
    assert all(anchor.isascii() and not {*" .#"} & {*anchor} for anchor in anchors)


def test_anchors_of_news_entries_count_within_their_list() -> None:
    view = view_of(noteworthy=[news("Policy news", "a", "b"), news("Other", "c")])
    assert [entry.anchor for shown in view.news_lists for entry in shown.entries] == [
        "policy-news--1", "policy-news--2", "other--1",
    ]  # fmt: skip


def test_contents() -> None:
    view = view_of(
        items=[item("First title", topic="One"), item("Second title")],
        noteworthy=[news("Policy news"), news("Corporate news")],
    )
    lines = [
        (line.level, line.number, str(line.title), str(line.short_title), line.anchor)
        for line in view.contents
    ]
    assert lines == [
        (1, None, "ACME Top 2", "ACME Top 2", "items"),
        (2, 1, "First title", "One", "item-1"),
        (2, 2, "Second title", "Second title", "item-2"),
        (1, None, "Noteworthy", "Noteworthy", "noteworthy"),
        (2, None, "Policy news", "Policy news", "policy-news"),
        (2, None, "Corporate news", "Corporate news", "corporate-news"),
    ]


def test_contents_without_news() -> None:
    assert [line.anchor for line in view_of().contents] == ["items", "item-1"]


@pytest.mark.parametrize(
    ("publication", "title", "headline"),
    [
        pytest.param({}, None, ["Batteries", "Robots", "Third title"], id="three topics"),
        pytest.param({"headline_topics": "2"}, None, ["Batteries", "Robots"], id="two topics"),
        pytest.param(
            {"headline_topics": "9"},
            None,
            ["Batteries", "Robots", "Third title", "D"],
            id="all there are",
        ),
        pytest.param({}, "Beijing counts its data", ["Beijing counts its data"], id="own title"),
    ],
)
def test_headline(publication: dict[str, Any], title: str | None, headline: list[str]) -> None:
    items = [
        item("A", topic="Batteries"),
        item("B", topic="Robots"),
        item("Third title"),
        item("D"),
    ]
    view = view_of(publication, items=items, title=title)
    assert [str(part) for part in view.headline] == headline


# The title of the item and what happened have three words; 100 more are one comment.
@pytest.mark.parametrize(
    ("words", "written"),
    [
        pytest.param(1, "1 min read", id="never nought"),
        pytest.param(297 - 3, "1 min read", id="under one and a half"),
        pytest.param(303 - 3, "2 min read", id="over one and a half"),
        pytest.param(2400 - 3, "12 min read", id="twelve"),
    ],
)
def test_reading_time_at_200_words_a_minute(words: int, written: str) -> None:
    assert view_of(items=[item(comment="word " * words)]).reading_time == written


def test_reading_time_counts_goals_and_news_but_no_addresses_or_documents() -> None:
    glance = {"text": "word " * 500, "goals": ["word " * 300, "word " * 200]}
    comment = "[word](https://example.org/" + "a-b/" * 500 + ") " * 1 + "word " * 499
    document = {"kind": "policy", "title": "word " * 1000}
    lists = [news("News", "word " * 250, "word " * 250)]
    items = [item(at_a_glance=glance, comment=comment, documents=[document])]
    # 2000 words and the item's title: ten minutes.
    assert view_of(items=items, noteworthy=lists).reading_time == "10 min read"


def test_two_chinese_characters_are_a_word_of_reading() -> None:
    assert view_of(items=[item(comment="字" * 2000)]).reading_time == "5 min read"


def test_news_keep_their_order_and_show_their_sources() -> None:
    sources = [
        {"title": "MIIT notice", "url": "https://example.org/a", "language": "zh"},
        {"title": "Reuters", "url": "https://example.org/b", "language": "en"},
        {"title": "Nikkei", "url": "https://example.org/c", "language": "ja"},
        {"title": "Yicai", "url": "https://example.org/d"},
    ]
    entries = [
        {"date": "2024-11-08", "text": "Later, *first*", "sources": sources},
        {"date": "2024-10-29", "text": "Earlier, second"},
    ]
    (shown,) = view_of(noteworthy=[{"title": "News", "entries": entries}]).news_lists
    assert [(entry.date.text, entry.date.iso, str(entry.text)) for entry in shown.entries] == [
        ("November 8", "2024-11-08", "Later, first"),
        ("October 29", "2024-10-29", "Earlier, second"),
    ]
    assert [
        (str(source.title), source.address, source.language, source.mark)
        for source in shown.entries[0].sources
    ] == [
        ("MIIT notice", "https://example.org/a", "zh", "CN"),
        ("Reuters", "https://example.org/b", "en", "EN"),
        ("Nikkei", "https://example.org/c", "ja", "JP"),
        ("Yicai", "https://example.org/d", None, None),
    ]


def test_cover_stands_beside_the_issue() -> None:
    cover = {
        "file": "media/a.jpg",
        "alternative_text": "A hall",
        "caption": "*Hall*",
        "credit": "Jo",
    }
    shown = view_of(cover=cover).cover
    assert shown is not None
    assert (shown.path, shown.alternative_text) == (Path("issues/media/a.jpg"), "A hall")
    assert (str(shown.caption), str(shown.credit)) == ("Hall", "Jo")


def test_people_in_their_order_and_unknown_ones_left_out() -> None:
    people = {"a": {"name": "Ada"}, "b": {"name": "Ben", "role": "Analyst"}}
    view = view_of({"people": people}, authors=["b", "gone", "a"], editors=["gone"])
    (authors,) = view.people
    assert authors.label == "Authors"
    assert [(person.name, person.role) for person in authors.people] == [
        ("Ben", "Analyst"),
        ("Ada", None),
    ]


def test_style_that_is_asked_for_replaces_the_publications() -> None:
    assert view_of({"style": "plain"}).style == "plain"
    assert view_of({"style": "plain"}, style="other").style == "other"
