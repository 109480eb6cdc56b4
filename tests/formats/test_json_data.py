"""The data form: as its schema says, complete, and the same text in three ways."""

import json
from typing import Any

import pytest
from desk.expected import Brief
from desk.markdown_text import read_markdown
from desk.rendering import ISSUES, ROOT, SAMPLES, Rendered
from desk.views import read_view
from desk.web_text import read_runs
from desk.web_text import read_text as read_html_text
from desk.words import differences, split_words
from jsonschema import Draft202012Validator

from authoring.formats.json_data import html_of, render_json
from authoring.report.schema import brief_schema
from authoring.view.markup import parse_blocks

Data = dict[str, Any]


@pytest.fixture(params=SAMPLES)
def name(request: pytest.FixtureRequest) -> str:
    """Each of the sample issues."""
    return str(request.param)


def data_of(name: str) -> Data:
    data: Data = json.loads(render_json(read_view(ISSUES / f"{name}.yaml")))
    return data


def strict(schema: Any) -> Any:
    """The schema, for tests, without room for keys that it does not describe."""
    if isinstance(schema, list):
        return [strict(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: strict(value) for key, value in schema.items()}
    return closed | {"additionalProperties": False} if "properties" in schema else closed


def texts(value: Any) -> list[Data]:
    """All texts that are given in three ways, in their order."""
    if isinstance(value, list):
        return [text for part in value for text in texts(part)]
    if not isinstance(value, dict):
        return []
    if set(value) == {"text", "html", "markdown"}:
        return [value]
    return [text for part in value.values() for text in texts(part)]


def test_the_schema_is_one_and_published() -> None:
    schema = brief_schema()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)
    published = json.loads((ROOT / "docs/brief.schema.json").read_text(encoding="utf-8"))
    assert published == schema, "write it anew: brief schema brief > docs/brief.schema.json"


@pytest.mark.whole
def test_a_brief_is_as_described(name: str, german: Rendered, torture: Rendered) -> None:
    validator = Draft202012Validator(strict(brief_schema()))
    validator.validate(data_of(name))
    for issue in (german.issue, torture.issue):
        validator.validate(json.loads(render_json(read_view(issue))))


def test_the_schema_notices_what_is_missing() -> None:
    validator = Draft202012Validator(brief_schema())
    data = data_of("2024-12")
    del data["items"][0]["comment"]["html"]
    assert not validator.is_valid(data)


def test_it_has_every_word_in_order(name: str) -> None:
    """What readers see, put together from the data; labels that stand nowhere else come from it."""
    brief, data = Brief(ISSUES / f"{name}.yaml"), data_of(name)
    labels = data["labels"]
    pieces = [data["strapline"], data["brand"], data["series"], data["date"]["text"]]
    number = f" · Issue {data['number']}" if data["number"] else ""
    pieces.append(f"{number} · {labels['reporting_period']} {data['period']['text']}")
    pieces += [data["headline"], *cover(data), *body(data), *colophon(data)]
    parts = [*brief.masthead(), brief.headline(), *brief.cover(), *brief.body(), *brief.colophon()]
    found = split_words(" ".join(pieces))
    assert differences(split_words(" ".join(parts)), found) == []
    assert len(found) > 2500


def cover(data: Data) -> list[str]:
    found = data["cover"]
    return [f"{found['caption']['text']} · {found['credit']}"] if found else []


def body(data: Data) -> list[str]:
    labels, pieces = data["labels"], [data["labels"]["items"]]
    for item in data["items"]:
        pieces += [str(item["number"]), item["title"], f"{labels['at_a_glance']}:"]
        for passage in item["at_a_glance"]:
            pieces += [passage["text"]["text"], *(goal["text"] for goal in passage["goals"])]
        pieces += [f"{labels['comment']}:", item["comment"]["text"]]
        for document in item["documents"]:
            bodies = ", ".join(each["name"] for each in document["issuing_bodies"])
            pieces += [document["label"], document["title"], document["original_title"]]
            pieces += [document["issuing_bodies_label"], bodies, document["and_others"] or ""]
            pieces += [labels["date"], document["date"]["text"]]
    pieces.append(labels["noteworthy"])
    for news_list in data["noteworthy"]:
        pieces.append(news_list["title"])
        for entry in news_list["entries"]:
            marks = [f" ({each['mark']})" if each["mark"] else "" for each in entry["sources"]]
            titles = [each["title"] for each in entry["sources"]]
            sources = "; ".join(map(str.__add__, titles, marks))
            pieces += [entry["date"]["text"], entry["text"]["text"], f"({sources})"]
    return pieces


def colophon(data: Data) -> list[str]:
    labels, publisher, pieces = data["labels"], data["publisher"], list[str]()
    for role in ("authors", "editors"):
        pieces += [labels[role]] if data[role] else []
        for person in data[role]:
            about = [person[key] for key in ("role", "organisation") if person[key]]
            pieces += [person["name"], ", ".join(about)]
    pieces += [f"{labels['contact']}: {data['contact']} {labels['publisher']}"]
    pieces += [publisher[key] for key in ("name", "street", "city")]
    pieces += [f"{labels['telephone']}: {publisher['telephone']}"]
    pieces += [f"{labels['mail']}: {publisher['mail']}", publisher["web"].split("//")[1]]
    return pieces


def test_every_text_says_the_same_in_three_ways(name: str) -> None:
    found = texts(data_of(name))
    assert len(found) > 40
    for text in found:
        words = split_words(text["text"])
        assert read_html_text(read_runs(text["html"])) == words
        lines = read_markdown(text["markdown"])
        assert split_words(" ".join(line.text for line in lines)) == words


def test_paragraphs_lists_links_and_languages_are_kept() -> None:
    text = next(each for each in texts(data_of("2024-12")) if "[software" in each["markdown"])
    assert text["html"].startswith("<p>Companies that analyze big data")
    assert text["html"].count("<p>") == text["text"].count("\n") + 1 == 2
    link = (
        '<a href="https://example.org/comment/computing-power-and-software">software and computing'
    )
    assert link in text["html"]
    chinese = next(each for each in texts(data_of("2021-04")) if "制造强国" in each["text"])
    assert '(<span lang="zh-Hans">制造强国</span>)' in chinese["html"]


@pytest.mark.parametrize(
    ("field", "html"),
    [
        ("a & b\n\n- c\n- d", "<p>a &amp; b</p>\n<ul><li>c</li><li>d</li></ul>"),
        ("3. a\n\n   b\n4. c", '<ol start="3"><li><p>a</p><p>b</p></li><li>c</li></ol>'),
        ("- a\n  1. *b*", "<ul><li>a<ol><li><em>b</em></li></ol></li></ul>"),
    ],
)
def test_html_of_lists(field: str, html: str) -> None:
    assert html_of(parse_blocks(field, "zh-Hans")) == html


def test_derived_values_are_there() -> None:
    data = data_of("2024-12")
    assert list(data)[:4] == ["version", "name", "language", "original_language"]
    assert (data["version"], data["name"], data["language"]) == (1, "2024-12", "en-US")
    assert data["date"] == {"iso": "2024-12-04", "text": "December 4, 2024"}
    assert data["period"]["start"] == {"iso": "2024-10-29", "text": "October 29, 2024"}
    assert data["period"]["text"] == "October 29 – November 25"
    assert data["reading_time"] == {"minutes": 11, "text": "11 min read"}
    assert [entry["anchor"] for entry in data["contents"]] == [
        "items",
        *(f"item-{number}" for number in range(1, 6)),
        *("noteworthy", "policy-news", "corporate-news"),
    ]
    bodies = data["items"][0]["documents"][0]["issuing_bodies"]
    assert bodies[0] == {
        "name": "MIIT",
        "full_name": "Ministry of Industry and Information Technology",
        "original_name": "工业和信息化部",
    }
    assert data["authors"][0] == {
        "key": "brown",
        "name": "Alexander Brown",
        "role": "Senior Analyst",
        "organisation": "MERICS",
    }
    assert data["noteworthy"][0]["entries"][0]["anchor"] == "policy-news--1"
    cover = data_of("2021-04")["cover"]
    assert (cover["file"], cover["credit"]) == ("media/2021-04-cover.jpg", "Illustration: MERICS")


def test_the_same_brief_is_the_same_text(name: str) -> None:
    text = render_json(read_view(ISSUES / f"{name}.yaml"))
    assert text == render_json(read_view(ISSUES / ".." / "issues" / f"{name}.yaml"))
    assert text.endswith("}\n")
    assert "\\u" not in text
    assert str(ISSUES) not in text


@pytest.mark.whole
def test_it_speaks_german(german: Rendered) -> None:
    data = json.loads(render_json(read_view(german.issue)))
    assert (data["status"], data["language"], data["number"]) == ("draft", "de", 7)
    assert data["items"][0]["documents"][1]["issuing_bodies_label"] == "Herausgebende Stellen"
    assert data["items"][0]["documents"][2]["and_others"] == "u. a."
    assert data["date"]["text"] == "4. Dezember 2024"
    assert data["items"][0]["topic"] is None
