"""The steps from issue files to published briefs: their order, and what stops them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from desk.pdf_text import read_pages
from desk.rendering import errors_of, render_folder, tell
from desk.web_text import read_elements, read_runs

from authoring.diagnostics.errors import BriefError, MissingFileError, StyleError
from authoring.project.discovery import Project
from authoring.render.pipeline import Format, RenderOptions, RenderRequest, RenderResult, render

ISSUE = """\
date: 2024-12-04
period: {start: 2024-10-29, end: 2024-11-25}
items:
  - title: First
    at_a_glance: Something happened.
"""
BROKEN = ISSUE.replace("title", "titel")

Make = Callable[..., Project]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


@pytest.mark.whole
@pytest.mark.parametrize(
    ("formats", "written"),
    [
        ((Format.PDF,), ["a.pdf"]),
        ((Format.HTML,), ["a.html"]),
        ((Format.PRINT_HTML,), ["a.print.html"]),
        ((Format.HTML, Format.PDF), ["a.pdf", "a.html"]),
        (
            tuple(Format),
            [
                *("a.print.html", "a.pdf", "a.html", "a.eml", "a.email.html"),
                *("a.md", "a.txt", "a.docx", "a.json"),
            ],
        ),
    ],
)
def test_the_forms_that_are_asked_for_are_written(
    make_project: Make, tmp_path: Path, formats: tuple[Format, ...], written: list[str]
) -> None:
    project, out = make_project({"a.yaml": ISSUE}), tmp_path / "new" / "out"
    (outcome,) = render_folder(project.root, out, *formats)
    assert [each.path for each in outcome.written] == [out / name for name in written]
    assert names(out) == sorted(written)
    for each in outcome.written:
        content = each.path.read_bytes()
        pages = len(read_pages(content)) if each.path.suffix == ".pdf" else None
        assert (each.size, each.pages, bool(each.seconds)) == (len(content), pages, True)


def test_an_order_without_more_makes_pdf_and_web_page_in_build() -> None:
    assert RenderRequest(()) == RenderRequest(
        (), RenderOptions((Format.PDF, Format.HTML), None), Path("build")
    )


@pytest.mark.slow
def test_issues_are_published_one_after_the_other(make_project: Make, tmp_path: Path) -> None:
    project = make_project({f"{name}.yaml": ISSUE for name in "cab"})
    outcomes = render(
        RenderRequest((project.root,), RenderOptions((Format.HTML,)), tmp_path / "out")
    )
    assert [(outcome.issue.stem, names(tmp_path / "out")) for outcome in outcomes] == [
        ("a", ["a.html"]),
        ("b", ["a.html", "b.html"]),
        ("c", ["a.html", "b.html", "c.html"]),
    ]


def test_a_broken_issue_does_not_keep_the_others(make_project: Make, tmp_path: Path) -> None:
    project = make_project({"a.yaml": BROKEN, "b.yaml": ISSUE})
    first, second = render_folder(project.root, tmp_path / "out", Format.HTML)
    assert (set(errors_of(first)), first.written) == ({"BR101"}, ())
    assert (errors_of(second), len(second.written)) == ([], 1)
    assert names(tmp_path / "out") == ["b.html"]


def test_a_broken_publication_stops_all_its_issues(make_project: Make, tmp_path: Path) -> None:
    project = make_project({"a.yaml": ISSUE, "b.yaml": ISSUE}, "brand: ACME\n")
    outcomes = render_folder(project.root, tmp_path / "out", Format.HTML)
    assert [errors_of(outcome) for outcome in outcomes] == [["BR102"], ["BR102"]]
    assert all(str(project.publication_path) in " ".join(tell(outcome)) for outcome in outcomes)
    assert names(tmp_path / "out") == []


def test_a_warning_stops_nothing(make_project: Make, tmp_path: Path) -> None:
    project = make_project({"a.yaml": ISSUE.replace("Something happened", "It  happened")})
    (outcome,) = render_folder(project.root, tmp_path / "out", Format.HTML)
    assert "double-space" in {problem.kind.name for problem in outcome.problems}
    assert names(tmp_path / "out") == ["a.html"]


def test_each_issue_has_the_publication_beside_it(make_project: Make, tmp_path: Path) -> None:
    one = make_project({"a.yaml": ISSUE})
    other = tmp_path / "other" / "issues"
    other.mkdir(parents=True)
    (other / "publication.yaml").write_text("brand: OTHER\nseries: Bulletin\n", encoding="utf-8")
    (other / "b.yaml").write_text(ISSUE, encoding="utf-8")
    list(render(RenderRequest((one.root, other), RenderOptions((Format.HTML,)), tmp_path / "out")))
    pages = [(tmp_path / "out" / f"{name}.html").read_text(encoding="utf-8") for name in "ab"]
    assert ["Monthly Notes" in page for page in pages] == [True, False]
    assert ["Bulletin" in page for page in pages] == [False, True]


def test_two_issues_of_one_name_are_refused_before_anything_is_written(
    make_project: Make, tmp_path: Path
) -> None:
    project = make_project({"a.yaml": ISSUE, "b.yaml": ISSUE, "b.yml": ISSUE})
    with pytest.raises(BriefError, match=r"b\.yaml and .*b\.yml would be written under the same"):
        render_folder(project.root, tmp_path / "out", Format.HTML)
    assert names(tmp_path / "out") == []


def test_the_same_issue_is_published_once(make_project: Make, tmp_path: Path) -> None:
    project = make_project({"a.yaml": ISSUE})
    paths = (project.root, project.issues_folder / "a.yaml", project.issues_folder)
    assert len(list(render(RenderRequest(paths, RenderOptions((Format.HTML,)), tmp_path)))) == 1


def test_what_is_not_there_cannot_be_published(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError):
        list(render(RenderRequest((tmp_path / "nothing.yaml",))))


@pytest.mark.whole
@pytest.mark.parametrize(
    ("formats", "linked"),
    [((Format.HTML,), False), ((Format.PDF, Format.HTML), True)],
)
def test_the_web_page_leads_to_the_pdf_that_was_made_with_it(
    make_project: Make, tmp_path: Path, formats: tuple[Format, ...], *, linked: bool
) -> None:
    project = make_project({"a.yaml": ISSUE})
    (outcome,) = render_folder(project.root, tmp_path / "out", *formats)
    page = outcome.written[-1].path.read_text(encoding="utf-8")
    links = [each.get("href") for each in read_elements(page) if each.tag == "a"]
    assert ("a.pdf" in links) is linked
    words = " ".join("".join(run.text for run in read_runs(page)).split())
    assert ("PDF, 2 pages" in words) is linked


def test_the_style_is_the_orders_or_the_publications(make_project: Make, tmp_path: Path) -> None:
    publication = "brand: ACME\nseries: Notes\nstyle: plain\n"
    project = make_project({"a.yaml": ISSUE}, publication)

    def style(order: str | None) -> RenderResult:
        (outcome,) = render_folder(project.root, tmp_path / "out", Format.HTML, style=order)
        return outcome

    for order, expected in ((None, "plain"), ("merics", "merics")):
        page = style(order).written[0].path.read_text(encoding="utf-8")
        root = next(each for each in read_elements(page) if each.tag == "html")
        assert root.classes == {"web", expected}
    with pytest.raises(StyleError):
        style("none")


@pytest.mark.whole
def test_an_issue_without_more_than_it_needs_is_published(
    make_project: Make, tmp_path: Path
) -> None:
    """No news, no people, no publisher, no cover: nothing of them is printed, nor a heading."""
    project = make_project({"a.yaml": ISSUE}, "brand: ACME\nseries: Notes\n")
    (outcome,) = render_folder(project.root, tmp_path / "out")
    for each in outcome.written:
        if each.path.suffix == ".html":
            runs = read_runs(each.path.read_text(encoding="utf-8"))
            text = " ".join("".join(r.text for r in runs if not r.is_in("style")).split())
            found = [
                word for word in ("Noteworthy", "Authors", "Publisher", "None") if word in text
            ]
            assert found == []
