"""Labels: of the language, the publication's, the issue's; plural forms of issuing bodies."""

from pathlib import Path
from typing import Any

import pytest

from authoring.model import Issue, Publication
from authoring.view.brief import BriefView, DocumentView
from authoring.view.build import build_view
from authoring.view.markup import Run


def view_of(publication: dict[str, Any] | None = None, **issue: Any) -> BriefView:
    data = {
        "date": "2024-12-04",
        "period": {"start": "2024-10-29", "end": "2024-11-25"},
        "items": [{"title": "First", "at_a_glance": "Something happened."}],
        **issue,
    }
    common = {"brand": "ACME", "series": "Monthly Notes", **(publication or {})}
    return build_view(
        Issue.model_validate(data), Publication.model_validate(common), Path("a.yaml")
    )


def document_of(
    publication: dict[str, Any] | None = None, language: str = "en", **document: Any
) -> DocumentView:
    data = {"kind": "policy", "title": "A plan", **document}
    items = [{"title": "First", "at_a_glance": "Something.", "documents": [data]}]
    (item,) = view_of(publication, language=language, items=items).items
    return item.documents[0]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            [
                "ACME Top 1",
                "At a glance",
                "ACME comment",
                "Noteworthy",
                "Issue 7",
                "Draft",
                "1 min read",
            ],
        ),
        (
            "de",
            [
                "ACME Top 1",
                "Auf einen Blick",
                "ACME-Kommentar",
                "Kurz notiert",
                "Ausgabe 7",
                "Entwurf",
                "1 Min. Lesezeit",
            ],
        ),
    ],
)
def test_language_of_the_publication(language: str, words: list[str]) -> None:
    view = view_of({"language": language}, number="7", status="draft")
    plain = [view.labels[name] for name in ("items", "at_a_glance", "comment", "noteworthy")]
    assert [*plain, view.number, view.draft, view.reading_time] == words


def test_language_of_the_issue_replaces_the_publications() -> None:
    view = view_of({"language": "en"}, language="de")
    assert (view.language, view.title) == ("de", "ACME Monthly Notes, 4. Dezember 2024")
    assert (view.labels["contents"], view.period) == ("Inhalt", "29. Oktober – 25. November")


def test_labels_of_the_publication_are_for_its_language() -> None:
    publication = {"language": "en", "labels": {"contents": "Inside", "comment": "{brand} view"}}
    assert view_of(publication).labels["contents"] == "Inside"
    assert view_of(publication).labels["comment"] == "ACME view"
    german = view_of(publication, language="de").labels
    assert (german["contents"], german["comment"]) == ("Inhalt", "ACME-Kommentar")


def test_labels_of_the_issue_replace_the_publications() -> None:
    publication = {"labels": {"noteworthy": "Worth noting", "contents": "Inside"}}
    labels = view_of(publication, labels={"noteworthy": "In brief"}).labels
    assert (labels["noteworthy"], labels["contents"]) == ("In brief", "Inside")
    assert labels["editors"] == "Editors"


def test_words_in_braces_are_filled_in() -> None:
    labels = {"items": "{series}: {count} by {brand} {unknown} {}"}
    items = [{"title": "A", "at_a_glance": "B"}] * 3
    view = view_of(labels=labels, items=items)
    assert view.items_label == view.labels["items"] == "Monthly Notes: 3 by ACME {unknown} {}"


@pytest.mark.parametrize(
    ("number", "written"),
    [(None, None), ("1", "No. 1 of Monthly Notes"), ("120", "No. 120 of Monthly Notes")],
)
def test_number(number: str | None, written: str | None) -> None:
    assert view_of(number=number, labels={"number": "No. {number} of {series}"}).number == written


def test_final_issue_has_no_mark() -> None:
    assert view_of(status="final").draft is None


def test_labels_that_need_a_value_are_not_among_the_plain_ones() -> None:
    labels = view_of().labels
    assert not {"issuing_body", "number", "reading_time"} & set(labels)
    assert {"date", "telephone", "back_to_top", "picture_credit"} <= set(labels)
    assert not any("{" in label for label in labels.values())


@pytest.mark.parametrize(
    ("bodies", "english", "german"),
    [
        pytest.param(["MIIT"], "Issuing body", "Herausgebende Stelle", id="one"),
        pytest.param(["MIIT", "MOF"], "Issuing bodies", "Herausgebende Stellen", id="two"),
        pytest.param(
            ["A", "B", "C", "D", "E"], "Issuing bodies", "Herausgebende Stellen", id="five"
        ),
        pytest.param(
            ["MIIT", "etc."], "Issuing bodies", "Herausgebende Stellen", id="one and others"
        ),
    ],
)
def test_plural_of_issuing_bodies(bodies: list[str], english: str, german: str) -> None:
    labels = [
        document_of(language=lang, issuing_bodies=bodies).bodies_label for lang in ("en", "de")
    ]
    assert labels == [english, german]


@pytest.mark.parametrize(("language", "written"), [("en", "etc."), ("de", "u. a.")])
def test_and_others_in_the_language_of_the_brief(language: str, written: str) -> None:
    document = document_of(language=language, issuing_bodies=["MIIT", "MOF", "etc."])
    assert [str(body.name) for body in document.bodies] == ["MIIT", "MOF"]
    assert document.and_others == written


def test_without_others_nothing_is_added() -> None:
    assert document_of(issuing_bodies=["MIIT"]).and_others is None


def test_names_of_bodies_by_acronym_or_in_full() -> None:
    publication = {"bodies": {"MOF": {"name": "Ministry of Finance", "original_name": "财政部"}}}
    document = document_of(publication, issuing_bodies=["Shanghai 商务委", "MOF"])
    first, second = document.bodies
    assert first.name.runs == (Run("Shanghai "), Run("商务委", language="zh-Hans"))
    assert (first.full_name, str(second.name), second.full_name) == (
        None,
        "MOF",
        "Ministry of Finance",
    )


@pytest.mark.parametrize(
    ("kind", "language", "label"),
    [
        ("article", "en", "Article"),
        ("policy", "en", "Policy"),
        ("article", "de", "Dokument"),
        ("policy", "de", "Maßnahme"),
    ],
)
def test_label_of_a_document(kind: str, language: str, label: str) -> None:
    assert document_of(kind=kind, language=language).label == label


def test_document_in_full() -> None:
    publication = {"original_language": "ja", "labels": {"policy": "Policy name"}}
    document = document_of(
        publication, original_title="第14次 plan", url="https://example.org/a", date="2024-10-30"
    )
    assert (document.label, str(document.title)) == ("Policy name", "A plan")
    assert document.original_title is not None
    assert document.original_title.runs == (Run("第14次 plan", language="ja"),)
    assert document.address == "https://example.org/a"
    assert document.date is not None
    assert (document.date.text, document.date.iso) == ("October 30, 2024", "2024-10-30")


def test_document_with_the_least() -> None:
    document = document_of()
    assert (document.original_title, document.address, document.date) == (None, None, None)
    assert document.bodies == ()
