"""The proof: the published pages with numbered lines, visible addresses and marked problems."""

import io
import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from desk.expected import read_yaml
from desk.pdf_text import MM, Character, join_characters, read_pages
from desk.rendering import ISSUES, ROOT, SAMPLES, Rendered, tell

from authoring.formats.figures import embed_pictures
from authoring.formats.metadata import build_metadata
from authoring.formats.print_html import render_print_html
from authoring.formats.web import fill_web_page
from authoring.lint.checker import Checker
from authoring.project.discovery import Project, project_of
from authoring.project.resources import Resources
from authoring.project.source_date import SOURCE_DATE
from authoring.render.pipeline import RenderRequest, RenderResult, render
from authoring.view.build import build_view

pytestmark = pytest.mark.whole

SCALE = 0.84
"""The trimmed page lies at the origin, so much smaller; what is around it is negative."""
FOOTER = 25 * MM

Make = Callable[..., Project]
Page = Sequence[Character]


def make_proof(root: Path, out: Path) -> tuple[RenderResult, bytes]:
    """The proof of the first issue of a project or of a file."""
    outcome = next(iter(render(RenderRequest((root,), out=out, proof=True))))
    (written,) = outcome.written
    content = written.path.read_bytes()
    assert written.pages == len(read_pages(content))
    return outcome, content


def flat(page: Page) -> str:
    """The visible characters of a page, in the order in which they were drawn."""
    return "".join(each.text for each in page if not each.text.isspace())


@pytest.fixture(scope="module")
def proofs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The proofs of the sample issues."""
    out = tmp_path_factory.mktemp("proofs")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(SOURCE_DATE, "1733961600")
        return {name: make_proof(ISSUES / f"{name}.yaml", out)[1] for name in SAMPLES}


def test_every_character_of_the_published_pages_stands_where_it_stood(
    sample: Rendered, proofs: dict[str, bytes]
) -> None:
    published, proof = read_pages(sample.pdf), read_pages(proofs[sample.issue.stem])
    assert len(proof) == len(published) + 1
    for page, printed in zip(published, proof, strict=False):
        found = {(each.text, round(each.x), round(each.y)) for each in printed}
        near = {(t, x + i, y + j) for t, x, y in found for i in (-1, 0, 1) for j in (-1, 0, 1)}
        lost = [
            each.text
            for each in page
            if (each.text, round(SCALE * each.x), round(SCALE * each.y)) not in near
        ]
        assert lost == []


def printed_lines(page: Page) -> list[float]:
    """The base lines of the text, counted from the top as a reader counts them.

    What hangs beside the text stands nearly on the line of the text.
    """
    heights = sorted({each.y for each in page if each.y > FOOTER}, reverse=True)
    lines: list[float] = []
    for y in heights:
        if not lines or lines[-1] - y > 5:
            lines.append(y)
    return lines


def line_labels(page: Page) -> Iterator[tuple[int, float]]:
    """The numbers that stand beside the text, with their base lines."""
    beside = [each for each in page if 17 * MM < each.x / SCALE < 23 * MM and each.size < 8.5]
    for y in sorted({each.y for each in beside}, reverse=True):
        text = "".join(each.text for each in sorted(beside, key=lambda c: c.x) if each.y == y)
        if text.strip().isdigit():
            yield int(text), y / SCALE


def test_every_fifth_line_has_the_number_that_a_reader_counts(
    sample: Rendered, proofs: dict[str, bytes]
) -> None:
    labels = 0
    for page, printed in zip(
        read_pages(sample.pdf), read_pages(proofs[sample.issue.stem]), strict=False
    ):
        lines, found = printed_lines(page), dict(line_labels(printed))
        assert sorted(found) == list(range(5, len(lines) + 1, 5))
        for number, y in found.items():
            assert abs(lines[number - 1] - y) < 1.5, (number, y, lines)
        labels += len(found)
    assert labels > 20


def addresses(data: Any) -> Iterator[str]:
    if isinstance(data, dict | list):
        for each in data.values() if isinstance(data, dict) else data:
            yield from addresses(each)
    elif isinstance(data, str):
        yield from re.findall(r"https://[^\s)]+", data)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_address_can_be_read(proofs: dict[str, bytes], name: str) -> None:
    printed = "".join(flat(page) for page in read_pages(proofs[name]))
    expected = list(addresses(read_yaml(ISSUES / f"{name}.yaml")))
    assert len(expected) > 20
    assert [each for each in expected if each not in printed] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_each_page_says_that_it_is_a_proof_and_of_which_day(
    proofs: dict[str, bytes], name: str
) -> None:
    for page in read_pages(proofs[name]):
        assert "PROOF2024-12-12" in flat(page)


def destinations(content: bytes) -> dict[str, tuple[int, float, float]]:
    """The named places of a PDF: page from 0, and the upper left corner."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pages: dict[Any, int] = {page.objgen: index for index, page in enumerate(pdf.pages)}
        names: list[Any] = list(pdf.Root.Names.Dests.Names)
        return {
            str(name): (pages[where[0].objgen], float(where[2]), float(where[3]))
            for name, where in zip(names[::2], names[1::2], strict=True)
        }


def links(content: bytes) -> list[tuple[int, str]]:
    """The links inside a PDF: page from 0, and where to."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return [
            (number, str(each.Dest))
            for number, page in enumerate(pdf.pages)
            for each in page.get("/Annots", [])
            if "/Dest" in each
        ]


def text_at(content: bytes, name: str) -> str:
    """What stands on the line at a named place, from there to the right end of the text."""
    number, x, y = destinations(content)[name]
    line = [
        each
        for each in read_pages(content)[number]
        if x - 1 < each.x < SCALE * 187 * MM and y - 20 < each.y < y - 5 and each.size > 7
    ]
    return join_characters(line)


BASE = """\
date: 2024-12-04
period: {start: 2024-10-29, end: 2024-11-25}
items:
  - title: First of two stories
    topic: First topic
    at_a_glance:
      text: "A lead  with a hole, and with more words than one line of the column can hold, so goals:"
      goals: [sell 3-5 of them, buy none]
    comment: |
      A paragraph with a [link](https://example.org/page) in it and a *word* in italics,
      and an [unusable](ftp://example.org) one.

      A second one, with 5% in it.
    documents:
      - {kind: article, title: A notice, url: "https://example.org/n", date: 2024-10-01}
  - title: Second of two stories
    at_a_glance: Something happened.
    remark: It matters.
noteworthy:
  - title: Policy news
    entries:
      - date: 2024-11-01
        text: Something was told.
        sources: [{title: A source, url: "http://example.org/s"}]
authors: [brown, nobody]
"""

# What each problem's mark stands at.
MARKED = {
    "double-space": "lead with",
    "hyphen-in-range": "3-5 of them",
    "unusable-link": "ftp://",
    "percent-style": "5% in it",
    "date-outside-period": "October 1",
    "http-link": "A source",
    "unknown-key": "Second of two stories",
    "unknown-person": "Alexander Brown",
}


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> tuple[RenderResult, bytes]:
    """The proof of an issue with problems of many sorts."""
    folder = tmp_path_factory.mktemp("broken")
    issues = folder / "issues"
    issues.mkdir()
    publication = "brand: ACME\nseries: Notes\npeople: {brown: {name: Alexander Brown}}\n"
    (issues / "publication.yaml").write_text(publication, encoding="utf-8")
    (issues / "a.yaml").write_text(BASE + "number: twelve\n", encoding="utf-8")
    return make_proof(folder, folder / "out")


def numbers(content: bytes) -> dict[str, list[int]]:
    """The numbers in the list of problems, by the name of each problem."""
    listed = "".join(flat(page) for page in read_pages(content)[-2:])
    found: dict[str, list[int]] = {}
    parts = re.split(r"(?:error|warning)BR\d{3}([a-z-]+)·", listed)
    for index, name in enumerate(parts[1::2]):
        found.setdefault(name, []).append(index + 1)
    return found


@pytest.mark.parametrize("name", MARKED)
def test_the_number_of_a_problem_stands_at_its_words(
    broken: tuple[RenderResult, bytes], name: str
) -> None:
    outcome, content = broken
    assert name in {problem.kind.name for problem in outcome.problems}, tell(outcome)
    places = [text_at(content, f"mark-{number}") for number in numbers(content)[name]]
    assert any(MARKED[name] in place for place in places), places


def test_every_problem_is_listed_and_what_is_marked_is_linked_both_ways(
    broken: tuple[RenderResult, bytes],
) -> None:
    outcome, content = broken
    count = len(outcome.problems)
    assert count > 8
    known, there = destinations(content), links(content)
    assert [f"problem-{number}" in known for number in range(1, count + 1)] == [True] * count
    marked = [name for name in known if name.startswith("mark-")]
    assert len(marked) == count - 1, "the number of the issue is printed nowhere"
    last = len(read_pages(content)) - 1
    for name in marked:
        number = name.removeprefix("mark-")
        page = known[name][0]
        assert (page, f"problem-{number}") in there
        assert any(target == name and where > page for where, target in there)
        assert known[f"problem-{number}"][0] in (last - 1, last)
    text = "".join(flat(page) for page in read_pages(content))
    for problem in outcome.problems:
        start = problem.span.start
        assert f"{problem.path.name}:{start.line}:{start.column}" in text
        assert re.sub(r"\s", "", problem.message) in text
    assert "notonapage" in text


CASES = {
    "no title": ("  - title: First of two stories\n    topic", "  - topic", "[titleismissing]"),
    "no picture": ("items:", "cover: {file: x.jpg, alternative_text: X}\nitems:", "x.jpgcan"),
    "date in words": ("date: 2024-12-04", "date: 4 December 2024", "December4,2024"),
    "an item is text": ("items:\n", "items:\n  - Just a word\n", "Justaword"),
    "colon in text": ("title: First of", "title: First: of", "First:oftwo"),
    "no such glyph": ("First of two", "First 𓀀 of two", "oftwostories"),
    "nothing but text": (BASE, "Just words", "can’tbeshown"),
    "unreadable": (BASE, "items: [\n\t- {", "can’tbeshown"),
    "empty": (BASE, "", "thefileisempty"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_proof_is_made_of_what_there_is(make_project: Make, tmp_path: Path, name: str) -> None:
    old, new, expected = CASES[name]
    assert old in BASE
    project = make_project({"a.yaml": BASE.replace(old, new, 1)})
    outcome, content = make_proof(project.root, tmp_path / "out")
    assert any(problem.severity == "error" for problem in outcome.problems)
    assert expected in "".join(flat(page) for page in read_pages(content))


def test_a_broken_publication_is_no_obstacle(make_project: Make, tmp_path: Path) -> None:
    project = make_project({"a.yaml": BASE}, "brand: ACME\n")
    _, content = make_proof(project.root, tmp_path / "out")
    text = "".join(flat(page) for page in read_pages(content))
    assert "[seriesismissing]" in text
    assert "publication.yaml:1:1" in text


def test_more_addresses_than_there_is_room_for_are_all_told(
    make_project: Make, tmp_path: Path
) -> None:
    count = 120
    targets = [f"https://example.org/a/rather/long/address/number-{n:03}" for n in range(count)]
    text = " ".join(f"[w{n}]({target})" for n, target in enumerate(targets))
    project = make_project({"a.yaml": BASE.replace("Something happened.", text)})
    _, content = make_proof(project.root, tmp_path / "out")
    printed = "".join(flat(page) for page in read_pages(content))
    assert [target for target in targets if target not in printed] == []
    assert "hadnoroom" in printed


def test_notes_in_the_margin_never_cover_each_other(broken: tuple[RenderResult, bytes]) -> None:
    _, content = broken
    for page in read_pages(content)[:-1]:
        notes = [each for each in page if each.x > SCALE * 190 * MM and each.size < 9]
        heights = sorted({round(each.y, 1) for each in notes if each.x > SCALE * 197 * MM})
        gaps = [below - above for above, below in itertools.pairwise(heights)]
        assert min(gaps, default=10) > 5, gaps


def test_the_same_proof_has_the_same_bytes(make_project: Make, tmp_path: Path) -> None:
    project = make_project({"a.yaml": BASE})
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(SOURCE_DATE, "1733961600")
        first, second = (make_proof(project.root, tmp_path / name)[1] for name in "ab")
    assert first == second


def test_marks_are_artifacts_and_the_list_is_read(broken: tuple[RenderResult, bytes]) -> None:
    _, content = broken
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        kinds = [
            str(each.operands[0])
            for each in pikepdf.parse_content_stream(pdf.pages[0])
            if str(each.operator) in ("BDC", "BMC")
        ]
        assert "/Artifact" in kinds
        titles = [str(item.title) for item in pdf.open_outline().root]
        assert str(pdf.docinfo["/Title"]).startswith("Proof: ACME Notes")
    assert re.match(r"\d+ errors?", titles[-1])


def test_the_project_can_replace_a_block_and_the_sheet(make_project: Make, tmp_path: Path) -> None:
    block = "{% block problems %}{{ super() }}<p>OURS</p>{% endblock %}"
    template = '{% extends "shipped/proof.html" %}' + block
    sheet = (ROOT / "styles/base/proof.css").read_text(encoding="utf-8")
    own = sheet + "\n.proof-word { text-transform: lowercase }\n"
    files = {"../templates/proof.html": template, "../styles/base/proof.css": own}
    project = make_project({"a.yaml": BASE, **files})
    _, content = make_proof(project.root, tmp_path / "out")
    last, first = read_pages(content)[-1], read_pages(content)[0]
    assert "OURS" in flat(last)
    assert flat(first).count("proof") > flat(first).count("PROOF")


PLACE = re.compile(r' data-place="[a-z0-9_.:]+"')


def body(page: str) -> str:
    return page[page.index("<body") :]


def test_published_forms_are_those_with_places_without_them(sample: Rendered) -> None:
    path = sample.issue
    checked = Checker().check(project_of(path), path)
    assert checked.issue.value is not None
    assert checked.publication.value is not None
    view = build_view(checked.issue.value, checked.publication.value, path)
    metadata, resources = build_metadata(view), Resources(ROOT)
    print_html = render_print_html(view, metadata, resources, proof=True)
    web, without = (
        fill_web_page(view, metadata, resources, embed_pictures(view), (), places=places)
        for places in (True, False)
    )
    for placed, published in ((print_html, sample.print_html), (web, without)):
        assert len(PLACE.findall(placed)) > 80
        assert body(PLACE.sub("", placed)) == body(published)
    assert "data-place" not in sample.print_html + sample.web_html
