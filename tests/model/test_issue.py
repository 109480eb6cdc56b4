"""The models: every field told to editors, nothing changed after reading, nothing unknown."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from authoring.model import Issue, Passage, Person, Publication
from authoring.model.fields import Record
from authoring.source import read_document

ISSUES = Path(__file__).parents[2] / "issues"
LEAST: dict[str, Any] = {
    "date": "2024-12-04",
    "period": {"start": "2024-10-29", "end": "2024-11-25"},
    "items": [{"title": "First", "at_a_glance": "Something happened."}],
}


def models(base: type[Record] = Record) -> Iterator[type[BaseModel]]:
    """All models of the package."""
    for model in base.__subclasses__():
        if model.__module__.startswith("authoring."):
            yield model
            yield from models(model)


MODELS = sorted(set(models()), key=lambda model: model.__name__)


def test_all_models_are_walked() -> None:
    assert {model.__name__ for model in MODELS} >= {
        "Body", "Document", "Issue", "Item", "Labels", "NewsEntry", "NewsList", "Passage",
        "Period", "Person", "Picture", "PluralForms", "Publication", "Publisher", "Source",
    }  # fmt: skip


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_is_described(model: type[BaseModel]) -> None:
    assert model.__doc__
    for name, field in model.model_fields.items():
        assert field.description, name
        assert field.description[0].isupper(), name
        assert field.description.endswith("."), name


@pytest.mark.parametrize("model", [Issue, Publication])
def test_schema_has_every_description(model: type[BaseModel]) -> None:
    schema = model.model_json_schema()
    for part in (schema, *schema["$defs"].values()):
        assert part["additionalProperties"] is False
        assert all("description" in shown for shown in part["properties"].values()), part["title"]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_unknown_keys_are_refused(model: type[BaseModel]) -> None:
    with pytest.raises(ValidationError) as caught:
        model.model_validate({"unheard_of": "x"})
    assert ("extra_forbidden", ("unheard_of",)) in [
        (error["type"], error["loc"]) for error in caught.value.errors()
    ]


@pytest.mark.parametrize(
    ("model", "data"), [(Person, {"name": "X"}), (Passage, {"text": "X"}), (Issue, LEAST)]
)
def test_models_are_frozen(model: type[BaseModel], data: dict[str, Any]) -> None:
    value = model.model_validate(data)
    for name in model.model_fields:
        with pytest.raises(ValidationError, match="frozen"):
            setattr(value, name, "Y")


def test_what_may_be_left_out() -> None:
    issue = Issue.model_validate(LEAST)
    assert (issue.status, issue.title, issue.number, issue.cover, issue.labels) == (
        "final", None, None, None, None,
    )  # fmt: skip
    assert (issue.noteworthy, issue.authors, issue.editors) == ((), (), ())
    assert (issue.items[0].comment, issue.items[0].documents) == (None, ())


@pytest.mark.parametrize("key", ["date", "period", "items"])
def test_what_may_not_be_left_out(key: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Issue.model_validate({name: value for name, value in LEAST.items() if name != key})
    assert [(error["type"], error["loc"]) for error in caught.value.errors()] == [
        ("missing", (key,))
    ]


@pytest.mark.parametrize(
    ("typed", "passages"),
    [
        pytest.param("One.", [("One.", ())], id="text"),
        pytest.param(
            {"text": "One:", "goals": ["a", "b"]}, [("One:", ("a", "b"))], id="one passage"
        ),
        pytest.param(
            [{"text": "One:", "goals": ["a"]}, {"text": "Two."}],
            [("One:", ("a",)), ("Two.", ())],
            id="two passages",
        ),
    ],
)
def test_at_a_glance(typed: object, passages: list[tuple[str, tuple[str, ...]]]) -> None:
    issue = Issue.model_validate({**LEAST, "items": [{"title": "A", "at_a_glance": typed}]})
    assert [(passage.text, passage.goals) for passage in issue.items[0].at_a_glance] == passages


@pytest.mark.parametrize(
    ("key", "value", "error"),
    [
        ("status", "finished", "literal_error"),
        ("language", "it", "literal_error"),
        ("number", "0", "greater_than_equal"),
        ("items", [], "too_short"),
        ("items", {"title": "A"}, "tuple_type"),
        ("noteworthy", [{"title": "News", "entries": []}], "too_short"),
        ("authors", "brown", "tuple_type"),
    ],
)
def test_refused_values(key: str, value: object, error: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Issue.model_validate({**LEAST, key: value})
    assert [found["type"] for found in caught.value.errors()] == [error]


def test_publication_needs_brand_and_series_only() -> None:
    publication = Publication.model_validate({"brand": "ACME", "series": "Monthly Notes"})
    assert (publication.language, publication.style, publication.headline_topics) == (
        "en",
        "plain",
        3,
    )
    assert (publication.original_language, publication.item_count) == ("zh-Hans", None)
    assert (publication.people, publication.bodies) == ({}, {})


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("style", "../other"),
        ("style", ""),
        ("style", "-x"),
        ("style", "a b"),
        ("contact", "nobody"),
        ("contact", "a@b"),
        ("contact", "a b@example.org"),
        ("contact", "<a@example.org>"),
        ("original_language", "chinese"),
        ("original_language", "zh_Hans"),
    ],
)
def test_refused_forms_of_a_publication(key: str, value: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Publication.model_validate({"brand": "A", "series": "B", key: value})
    assert [error["type"] for error in caught.value.errors()] == ["string_pattern_mismatch"]


def test_issue_of_december_2024() -> None:
    issue = Issue.model_validate(read_document(ISSUES / "2024-12.yaml").data)
    assert (issue.date, issue.period.start, issue.period.end) == (
        date(2024, 12, 4), date(2024, 10, 29), date(2024, 11, 25),
    )  # fmt: skip
    assert len(issue.items) == 5
    assert issue.items[0].documents[0].issuing_bodies == ("MIIT", "MOF", "NDB")
    assert [(news.title, len(news.entries)) for news in issue.noteworthy] == [
        ("Policy news", 8), ("Corporate news", 10),
    ]  # fmt: skip


def test_issue_of_april_2021() -> None:
    issue = Issue.model_validate(read_document(ISSUES / "2021-04.yaml").data)
    assert (issue.date, len(issue.items)) == (date(2021, 4, 29), 5)
    assert issue.cover is not None
    assert issue.labels is not None
    assert issue.labels.noteworthy == "Worth noting"


def test_publication_of_the_samples() -> None:
    publication = Publication.model_validate(read_document(ISSUES / "publication.yaml").data)
    assert (publication.brand, publication.series) == ("MERICS", "China Industries")
    assert publication.people["brown"].name == "Alexander Brown"
