"""Pages hold nothing that acts or loads, and no link that nobody should follow."""

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
import yaml
from desk.rendering import Rendered, errors_of, render_folder
from desk.web_text import read_elements, read_runs

from authoring.project.discovery import Project

pytestmark = pytest.mark.whole

Make = Callable[..., Project]


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
