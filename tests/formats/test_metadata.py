"""What a brief says of itself is dated by its issue, never by the clock."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from desk.commands import run_brief
from desk.rendering import ISSUES, Rendered
from desk.web_text import read_elements

from authoring import __version__
from authoring.formats.metadata import Metadata, build_metadata
from authoring.model.loading import load_issue, load_publication
from authoring.project.discovery import Project
from authoring.view.build import build_view


def metadata_of(project: Project, name: str) -> Metadata:
    publication = load_publication(project).value
    path = project.issues_folder / name
    issue = load_issue(project, path, publication).value
    assert issue is not None
    assert publication is not None
    return build_metadata(build_view(issue, publication, path))


def test_a_sample_says_who_wrote_what_about_what() -> None:
    assert metadata_of(Project(ISSUES), "2024-12.yaml") == Metadata(
        title="MERICS China Industries, December 4, 2024",
        authors=("Alexander Brown", "Andreas Mischer"),
        subject="Beijing puts data to work in labs and factories",
        keywords=(
            "New materials",
            "Energy storage",
            "Smart factories",
            "Biomanufacturing",
            "Traditional manufacturing",
            "Ministry of Industry and Information Technology",
            "Ministry of Finance",
            "National Data Bureau",
        ),
        language="en-US",
        publisher="MERICS | Mercator Institute for China Studies",
        style="merics",
        moment=datetime(2024, 12, 4, tzinfo=UTC),
    )


@pytest.mark.whole
def test_the_print_page_says_it_too(sample: Rendered) -> None:
    """For whoever gives the page to another engine."""
    told: dict[str, list[str]] = {}
    for each in read_elements(sample.print_html):
        if each.tag == "meta" and each.get("name"):
            told.setdefault(str(each.get("name")), []).append(str(each.get("content")))
    said = metadata_of(Project(ISSUES), sample.issue.name)
    assert told == {
        **({"author": list(said.authors)} if said.authors else {}),
        "description": [said.subject],
        "keywords": [", ".join(said.keywords)],
        "generator": [f"brief {__version__}"],
        "dcterms.created": [said.moment.isoformat()],
        "dcterms.publisher": [said.publisher],
    }


def test_an_issue_without_authors_has_none(
    make_project: Callable[..., Project], issue_text: str
) -> None:
    """Editors are no authors; without a publisher the brand publishes."""
    made = metadata_of(make_project({"a.yaml": issue_text + "editors: [wessling]\n"}), "a.yaml")
    assert (made.authors, made.keywords, made.publisher) == ((), (), "ACME")
    assert made.subject == "First"


@pytest.mark.parametrize(
    ("seconds", "moment"),
    [
        ("0", datetime(1970, 1, 1, tzinfo=UTC)),
        ("1733329805", datetime(2024, 12, 4, 16, 30, 5, tzinfo=UTC)),
        ("", datetime(2024, 12, 4, tzinfo=UTC)),
    ],
)
def test_source_date_epoch_wins(
    monkeypatch: pytest.MonkeyPatch, seconds: str, moment: datetime
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    assert metadata_of(Project(ISSUES), "2024-12.yaml").moment == moment


@pytest.mark.whole
@pytest.mark.parametrize("seconds", ["today", "-1", "1.5", "2024-12-04", "253402300800", " "])
def test_a_source_date_that_is_none_is_told(
    make_project: Callable[..., Project], issue_text: str, tmp_path: Path, seconds: str
) -> None:
    make_project({"a.yaml": issue_text})
    result = run_brief(tmp_path, "render", "desk", SOURCE_DATE_EPOCH=seconds)
    assert (result.code, result.output) == (2, "")
    assert f"SOURCE_DATE_EPOCH is “{seconds}”, which is no date" in " ".join(result.talk.split())
    assert not (tmp_path / "build").exists()
