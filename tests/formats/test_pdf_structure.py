"""A screen reader is told what stands where: headings, lists, links, languages, in their order."""

import inspect
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import weasyprint
import weasyprint.pdf
import weasyprint.pdf.tags
from desk.expected import LINK, Brief, plain
from desk.pdf_structure import Tag, read_artifacts, read_structure
from desk.rendering import Rendered, render_one
from desk.words import CHINESE

from authoring.formats.pdf import tags
from authoring.project.discovery import Project

pytestmark = pytest.mark.whole

Make = Callable[..., Project]


def squeeze(text: str) -> str:
    """A text without spaces, capitals and the hyphens that lines end with."""
    return re.sub(r"[\s\u00ad-]", "", text).casefold()


def test_the_headings_are_those_of_the_issue(sample: Rendered) -> None:
    brief = sample.brief
    wanted = [("H1", f"{brief.publication['brand']} {brief.publication['series']}")]
    wanted.append(("H2", "Contents"))
    sections = (brief.labels["items"], brief.labels["noteworthy"])
    for number, title in brief.titles:
        wanted.append(("H2" if title in sections else "H3", f"{number} {title}".strip()))
    people = [label for label in ("Authors", "Editors") if brief.issue.get(label.lower())]
    wanted += [("H2", label) for label in (*people, "Publisher")]
    headings = read_structure(sample.pdf).all("H1", "H2", "H3", "H4", "H5", "H6")
    found = [(heading.role, squeeze(heading.text)) for heading in headings]
    assert found == [(role, squeeze(text)) for role, text in wanted]


def test_everything_is_read_in_its_order(sample: Rendered) -> None:
    brief, root = sample.brief, read_structure(sample.pdf)
    pages = re.findall(r"\d+", " ".join(tag.text.split()[-1] for tag in root.all("TOCI")))
    numbers = iter(pages)
    before = [*brief.masthead(), brief.headline(), *brief.contents(lambda _: next(numbers))]
    cover = list(brief.cover())
    wanted = " ".join([*before, *cover, *brief.body("–"), *brief.colophon()])
    assert squeeze(root.text) == squeeze(wanted)
    assert len(pages) == len(brief.titles)


def test_what_repeats_on_every_page_is_not_read(sample: Rendered) -> None:
    date = next(sample.brief.masthead(), "") and list(sample.brief.masthead())[3].split(" · ")[0]
    first, *others = read_artifacts(sample.pdf)
    assert first == []
    expected = [[f"China Industries · {date}", str(number)] for number in range(2, len(others) + 2)]
    assert others == expected


def items_of(brief: Brief) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = brief.issue["items"]
    return items


def test_goals_and_documents_are_lists(sample: Rendered) -> None:
    for item, tag in zip(
        items_of(sample.brief), read_structure(sample.pdf).all("Art"), strict=True
    ):
        glance = item["at_a_glance"]
        passages = glance if isinstance(glance, list) else [glance]
        goals = [passage["goals"] for passage in passages if "goals" in passage]
        lists = [each for each in tag.all("L") if each.numbering == "/Disc"]
        assert [len(each.kids) for each in lists] == [len(each) for each in goals]
        assert {kid.shape.partition("(LBody")[0] for each in lists for kid in each.all("LI")} <= {
            "LI(Lbl LBody)",
            "LI(Lbl LBody(Link))",
        }
        bodies = [squeeze(body.text) for each in lists for body in each.all("LBody")]
        assert bodies == [squeeze(plain(goal)) for group in goals for goal in group]
        assert {label.text for each in lists for label in each.all("Lbl")} <= {"–"}
        documents = [
            each for each in tag.all("L") if each.numbering == "/None" or not each.numbering
        ]
        assert len(documents) == len(item.get("documents", []))
        for document in documents:
            labels = [label.text for label in document.all("Lbl")]
            assert labels[0] in (sample.brief.labels["article"], sample.brief.labels["policy"])
            assert labels[1:] in (["Issuing body", "Date"], ["Issuing bodies", "Date"])


def test_every_link_is_one_and_has_its_words(sample: Rendered) -> None:
    """Links that lines break are one link each, called by what they say."""
    brief = sample.brief
    wanted: list[tuple[str, str]] = []
    for item in items_of(brief):
        comment = " ".join(item.get("comment", "").split())
        wanted += [(text, address) for text, address in find_links(comment)]
        wanted += [
            (each["title"], each["url"]) for each in item.get("documents", []) if "url" in each
        ]
    for news in brief.issue.get("noteworthy", []):
        for entry in news["entries"]:
            wanted += find_links(" ".join(entry["text"].split()))
            wanted += [(each["title"], each["url"]) for each in entry.get("sources", [])]
    found = []
    for link in read_structure(sample.pdf).all("Link"):
        targets = {(target.name, target.address) for target in link.targets}
        assert len(targets) == 1, targets
        ((name, address),) = targets
        if address.startswith("https://example.org"):
            assert squeeze(link.text) == squeeze(name)
            found.append((name, address))
    assert sorted(found) == sorted(wanted)


def find_links(markdown: str) -> list[tuple[str, str]]:
    return [(found[1], found[0].partition("](")[2][:-1]) for found in LINK.finditer(markdown)]


def test_the_contents_are_a_contents(sample: Rendered) -> None:
    (contents,) = read_structure(sample.pdf).all("TOC")
    lines = [kid for kid in contents.kids if isinstance(kid, Tag)]
    titles = sample.brief.titles
    assert [line.shape for line in lines] == [
        "TOCI(Lbl Reference(Link))" if number else "TOCI(Reference(Link))" for number, _ in titles
    ]
    names = [line.all("Link")[0].targets[0].name for line in lines]
    assert names == [title for _, title in titles]


def assert_languages(root: Tag, language: str) -> list[str]:
    """Chinese is marked as Chinese and nothing else is; the Chinese runs."""
    runs = [(text, of) for text, of in root.runs() if text.strip()]
    chinese = [text for text, of in runs if of == "zh-Hans"]
    assert {of for _, of in runs} == {language, "zh-Hans"}
    assert [text for text, of in runs if re.search(f"[{CHINESE}]", text) and of == language] == []
    assert [text for text in chinese if re.search("[A-Za-z]{2}", text)] == []
    return chinese


def test_the_language_of_each_run_is_told(sample: Rendered) -> None:
    chinese = assert_languages(read_structure(sample.pdf), "en-US")
    titles = [
        document["original_title"]
        for item in items_of(sample.brief)
        for document in item.get("documents", [])
        if "original_title" in document
    ]
    assert len(titles) >= 4
    together = squeeze("".join(chinese))
    assert [title for title in titles if squeeze(title) not in together] == []


def test_the_languages_of_a_german_issue_are_told(german: Rendered) -> None:
    assert assert_languages(read_structure(german.pdf), "de") == ["国家"]


def test_pictures_are_told_in_words(sample: Rendered) -> None:
    cover = sample.brief.issue.get("cover")
    figures = [figure.alternative for figure in read_structure(sample.pdf).all("Figure")]
    assert figures == ([cover["alternative_text"].strip()] if cover else [])


@pytest.mark.slow
def test_what_pages_break_stays_one(long_issue: Rendered) -> None:
    """Thirty items over many pages are thirty, each paragraph and list is one."""
    root, items = read_structure(long_issue.pdf), items_of(long_issue.brief)
    assert [tag.text for tag in root.all("H3")][:30] == [
        f"{number} {item['title']}" for number, item in enumerate(items, 1)
    ]
    for item, tag in zip(items, root.all("Art"), strict=True):
        paragraphs = [kid for kid in tag.kids if isinstance(kid, Tag) and kid.role == "P"]
        assert len(paragraphs) == 1 + len(
            item["comment"].split("\n\n") if "comment" in item else []
        )
        goals = [each for each in tag.all("L") if each.numbering == "/Disc"]
        assert [len(each.kids) for each in goals] == [len(item["at_a_glance"]["goals"])] * bool(
            goals
        )
    (toc,) = root.all("TOC")
    assert len(toc.kids) == len(long_issue.brief.titles)


LISTS = """\
date: 2024-12-04
period: {start: 2024-10-29, end: 2024-11-25}
items:
  - title: First
    at_a_glance: Something.
    comment: |
      - one
        1. inside one
        2. inside too
      - a [*slanted* and plain](https://example.org/a) link
"""


def test_lists_in_lists_and_marked_words_in_links(make_project: Make, tmp_path: Path) -> None:
    content = render_one(make_project({"a.yaml": LISTS}).root, tmp_path / "out").pdf
    outer, inner = read_structure(content).all("L")
    assert (outer.numbering, inner.numbering) == ("/Disc", "/Decimal")
    nested = "LI(Lbl LBody(L(LI(Lbl LBody) LI(Lbl LBody))))"
    assert outer.shape == f"L({nested} LI(Lbl LBody(Link)))"
    assert [label.text for label in inner.all("Lbl")] == ["1.", "2."]
    (link,) = outer.all("Link")
    assert link.text == "slanted and plain"
    assert {target.name for target in link.targets} == {"slanted and plain"}


OWN = """\
{% extends "shipped/print.html" %}
{% block headline %}
<table>
  <caption>Figures</caption>
  <thead><tr><th>Year</th><th>GW</th></tr></thead>
  <tbody><tr><th scope="row">2023</th><td>20</td></tr>
    <tr><th scope="row">2024</th><td colspan="2">42</td></tr></tbody>
</table>
<img src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/%3E" alt="">
<dl><dt>Word</dt><dd>what it means</dd><dd>or that</dd><dt>Other</dt><dd>else</dd></dl>
<div>Loose words <a href="notes.html">and a link</a> in them</div>
{% endblock %}
"""


def test_what_a_template_brings_along_is_told_too(make_project: Make, tmp_path: Path) -> None:
    project = make_project({"a.yaml": LISTS, "../templates/print.html": OWN})
    root = read_structure(render_one(project.root, tmp_path / "out").pdf)
    (table,) = root.all("Table")
    rows = "TR(TH TH)", "TR(TH TD)", "TR(TH TD)"
    assert table.shape == f"Table(Caption THead({rows[0]}) TBody({rows[1]} {rows[2]}))"
    assert root.all("Figure") == []
    words = next(each for each in root.all("L") if each.text.startswith("Word"))
    assert words.shape == "L(LI(Lbl LBody LBody) LI(Lbl LBody))"
    (loose,) = [each for each in root.all("P") if each.text.startswith("Loose")]
    assert (loose.shape, loose.text) == ("P(Link)", "Loose words and a link in them")
    assert [each.address for each in loose.all("Link")[0].targets] == ["notes.html"]


def test_the_engine_still_asks_for_tags_as_we_expect(monkeypatch: pytest.MonkeyPatch) -> None:
    """What `tags` and `structure` stand on is the engine's own and may change with it."""
    assert weasyprint.pdf.add_tags is weasyprint.pdf.tags.add_tags
    parameters = inspect.signature(weasyprint.pdf.add_tags).parameters
    assert list(parameters) == ["pdf", "document", "pdf_version", "page_streams"]
    handed: list[Any] = []
    monkeypatch.setattr(tags, "add_tags", lambda *given: handed.extend(given))
    with tags.own_tags():
        page = weasyprint.HTML(
            string='<html lang="de"><p>A <i lang="zh">字</i> <a href="x:y">b</a>'
        )
        page.render().write_pdf(pdf_tags=True)
    _, document, _, (stream,) = handed
    assert document.metadata.lang == "de"
    texts = {box.text: (box.style["lang"], mark["mcid"]) for box, mark in stream._tags.items()}
    assert texts == {"A ": ("de", 0), "字": ("zh", 1), " ": ("de", 2), "b": ("de", 3)}
    assert [type(box).__name__ for box in document.pages[0]._page_box.children] == ["BlockBox"]
    assert weasyprint.pdf.add_tags is weasyprint.pdf.tags.add_tags
