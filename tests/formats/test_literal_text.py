"""What an editor types is text: no template, no HTML and no script is made of it."""

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
import yaml
from desk.pdf_text import join_characters, read_pages
from desk.rendering import ISSUES, Rendered, errors_of, render_folder, render_one
from desk.web_text import Element, read_elements, read_runs

from authoring.pipeline import Format
from authoring.project import Project

Make = Callable[..., Project]

HOSTILE = (
    "{{ 7*7 }}",
    "{% raw %}{% include 'x' %}{# gone #}",
    "{brand}",
    "<script>alert(1)</script>",
    "<b>bold</b> <img src=x onerror=alert(1)>",
    "&amp; &lt;i&gt; &#60; &nbsp;",
    '" \' ` onload="alert(1)" \'><script>',
    "</style></title><!-- x --> ]]> <?php",
    "\\ $ % # ~ ^ _ \\n \\x41",
)


def issue_with(text: str) -> dict[str, object]:
    """An issue in which every text is this one."""
    source = {"title": text, "url": "https://example.org/a?b=1&c=<d>\"e'"}
    document = {
        "kind": "policy",
        "title": text,
        "original_title": text,
        "url": "https://example.org/a?b=1&c=2",
        "issuing_bodies": [text, text],
    }
    passage = {"text": text, "goals": [text, text]}
    item = {"title": text, "topic": text, "at_a_glance": passage, "comment": text}
    return {
        "date": "2024-12-04",
        "period": {"start": "2024-10-29", "end": "2024-11-25"},
        "cover": {"file": "x.jpg", "alternative_text": text, "caption": text, "credit": text},
        "items": [{**item, "documents": [document]}],
        "noteworthy": [
            {"title": text, "entries": [{"date": "2024-11-01", "text": text, "sources": [source]}]}
        ],
        "labels": {"contents": text, "at_a_glance": text, "comment": text},
        "authors": ["one"],
    }


def publication_with(text: str) -> dict[str, object]:
    person = {"name": text, "role": text, "organisation": text}
    parts = ("name", "street", "city", "telephone")
    return {
        "brand": text,
        "series": text,
        "collection": text,
        "strapline": text,
        "people": {"one": person},
        "publisher": dict.fromkeys(parts, text),
    }


def render(make_project: Make, out: Path, text: str) -> Rendered:
    files: dict[str, str | bytes] = {"x.jpg": (ISSUES / "media" / "2021-04-cover.jpg").read_bytes()}
    files["a.yaml"] = yaml.dump(issue_with(text), Dumper=Plain, allow_unicode=True)
    publication = yaml.dump(publication_with(text), Dumper=Plain, allow_unicode=True)
    return render_one(make_project(files, publication).root, out)


class Plain(yaml.SafeDumper):
    """Writes equal values anew, without aliases."""

    def ignore_aliases(self, _: object) -> bool:
        """There are none."""
        return True


def shapes(html: str) -> list[tuple[str, tuple[str, ...]]]:
    """The elements of a page, without what their attributes say."""
    return [(each.tag, tuple(name for name, _ in each.attributes)) for each in read_elements(html)]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_shown_as_it_was_typed(make_project: Make, tmp_path: Path, text: str) -> None:
    harmless = render(make_project, tmp_path / "harmless", "harmless")
    hostile = render(make_project, tmp_path / "hostile", text)
    for form in (Format.PRINT_HTML, Format.HTML):
        page = hostile.page(form)
        assert shapes(page) == shapes(harmless.page(form))
        assert count_shown(page, text) == count_shown(harmless.page(form), "harmless") > 10
        assert {each.get("alt") for each in pictures(page)} == {text}
    counts = [
        squeeze(" ".join(join_characters(page) for page in read_pages(each.pdf))).count(
            squeeze(word)
        )
        for each, word in ((hostile, text), (harmless, "harmless"))
    ]
    assert counts[0] == counts[1] > 10
    with pikepdf.open(io.BytesIO(hostile.pdf)) as pdf:
        assert str(pdf.docinfo.Title) == f"{text} {text}, December 4, 2024"


def count_shown(html: str, text: str) -> int:
    shown = "".join(run.text for run in read_runs(html) if not run.is_in("style", "head"))
    return " ".join(shown.split()).count(text)


def pictures(html: str) -> list[Element]:
    return [each for each in read_elements(html) if each.tag == "img"]


def squeeze(text: str) -> str:
    """Without spaces, hyphens that divide words, and the capitals of headings."""
    return "".join(text.split()).replace("-", "").casefold()


def test_no_page_holds_a_script(sample: Rendered) -> None:
    for page in (sample.print_html, sample.web_html):
        elements = read_elements(page)
        active = [each for each in elements if each.tag in ("script", "iframe", "object")]
        data = ("script", (("type", "application/ld+json"),))
        assert [each for each in active if (each.tag, each.attributes) != data] == []
        named = {name for each in elements for name, _ in each.attributes}
        assert [name for name in named if name.startswith("on")] == []
    with pikepdf.open(io.BytesIO(sample.pdf)) as pdf:
        assert "/OpenAction" not in pdf.Root
        keys = {
            key for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) for key in thing
        }
        assert keys & {"/JS", "/AA", "/Launch", "/EmbeddedFiles"} == set()


def test_the_web_page_needs_no_other_file(sample: Rendered) -> None:
    """Whatever a browser would load by itself is inside the page."""
    loading = ("src", "srcset", "poster", "data", "background")
    elements = read_elements(sample.web_html)
    values = [each.get(name) or "" for each in elements for name in loading]
    leading = [each for each in elements if each.tag in ("link", "base")]
    values += [each.get("href") or "" for each in leading if each.get("rel") != "canonical"]
    assert [value for value in values if value and not value.startswith("data:")] == []
    sheet = "".join(run.text for run in read_runs(sample.web_html) if run.is_in("style"))
    assert "@import" not in sheet
    urls = [part.strip("\"' ")[:5] for part in sheet.split("url(")[1:]]
    assert set(urls) == {"data:"}


def test_links_lead_to_the_web_or_into_the_page(sample: Rendered) -> None:
    for page in (sample.print_html, sample.web_html):
        links = [each.get("href") or "" for each in read_elements(page) if each.tag == "a"]
        assert len(links) > 40
        allowed = ("https://", "mailto:", "#", f"{sample.issue.stem}.pdf")
        assert [link for link in links if not link.startswith(allowed)] == []
        inside = {link[1:] for link in links if link.startswith("#") and link != "#"}
        assert inside <= {each.get("id") for each in read_elements(page)}


BAD_LINKS = (
    *("javascript:alert(1)", "JaVaScRiPt:alert(1)", "vbscript:x", "data:text/html,<script>"),
    *("file:///etc/passwd", "//example.org/x", "example.org", "https://"),
)


@pytest.mark.parametrize("address", BAD_LINKS)
def test_a_link_that_nobody_should_follow_is_refused(
    make_project: Make, tmp_path: Path, address: str
) -> None:
    issue = {
        "date": "2024-12-04",
        "period": {"start": "2024-10-29", "end": "2024-11-25"},
        "items": [
            {
                "title": "First",
                "at_a_glance": f"A [link]({address}) inside.",
                "documents": [{"kind": "policy", "title": "Plan", "url": "https://example.org"}],
            }
        ],
    }
    project = make_project({"a.yaml": yaml.safe_dump(issue)})
    (outcome,) = render_folder(project.root, tmp_path / "out")
    assert errors_of(outcome) == ["BR113"]
    assert not (tmp_path / "out").exists()
    text = yaml.safe_dump(issue).replace("https://example.org", f"'{address}'")
    project = make_project({"a.yaml": text.replace(f"[link]({address})", "[link]")})
    (outcome,) = render_folder(project.root, tmp_path / "out")
    assert errors_of(outcome) == ["BR106"]
    assert not (tmp_path / "out").exists()
