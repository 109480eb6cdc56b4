"""The JSON Schema: right by its own rules, true of the samples, and useful in an editor."""

import asyncio
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from desk.language_server import MISSING, editor_in
from desk.rendering import ROOT
from jsonschema import Draft202012Validator

from authoring.model import Publication
from authoring.model.loading import load_publication
from authoring.project.discovery import Project
from authoring.report.schema import issue_schema, publication_schema
from authoring.source import read_document

ISSUES = ROOT / "issues"
SAMPLES = ("2021-04.yaml", "2024-12.yaml")
MODELINE = "# yaml-language-server: $schema=schema/issue.schema.json\n"


def sample_publication() -> Publication:
    publication = load_publication(Project(ISSUES)).value
    assert publication is not None
    return publication


def errors(schema: dict[str, Any], data: object) -> list[str]:
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(data)]


@pytest.mark.parametrize("schema", [issue_schema(), publication_schema()], ids=["issue", "series"])
def test_is_a_schema_by_its_dialect(schema: dict[str, Any]) -> None:
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_fulfil_it(name: str) -> None:
    data = read_document(ISSUES / name).data
    assert isinstance(data, dict)
    # An editor's program reads figures as figures, which our reader leaves as they were typed.
    if "number" in data:
        data["number"] = int(str(data["number"]))  # type: ignore[assignment]
    assert errors(issue_schema(sample_publication()), data) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"itemz": []}, "'itemz' was unexpected"),
        ({"authors": ["nobody"]}, "'nobody' is not one of"),
        ({"status": "finished"}, "'finished' is not one of ['draft', 'final']"),
        ({"items": [{"title": "T", "at_a_glance": {"txt": "x"}}]}, "'txt' was unexpected"),
        ({"items": [{"title": "T", "at_a_glance": [{"text": 1}]}]}, "1 is not of type 'string'"),
        ({"items": [{"title": "T"}]}, "'at_a_glance' is a required property"),
    ],
)
def test_refuses_what_the_model_refuses(change: dict[str, Any], said: str) -> None:
    period = {"start": "2024-10-29", "end": "2024-11-25"}
    items = [{"title": "T", "at_a_glance": "What happened."}]
    data = {"date": "2024-12-04", "period": period, "items": items, **change}
    found = errors(issue_schema(sample_publication()), data)
    assert any(said in error for error in found), found


def test_every_key_has_a_description() -> None:
    for schema in (issue_schema(), publication_schema()):
        for definition in (schema, *schema["$defs"].values()):
            for name, key in definition.get("properties", {}).items():
                assert key.get("description"), name


@pytest.mark.parametrize("subject", ["issue", "publication"])
def test_the_files_of_the_samples_are_up_to_date(subject: str) -> None:
    schema = issue_schema(sample_publication()) if subject == "issue" else publication_schema()
    written = (ISSUES / "schema" / f"{subject}.schema.json").read_text(encoding="utf-8")
    assert json.loads(written) == schema, "run: brief schema --out issues/schema"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(ISSUES / "schema", tmp_path / "schema")
    return tmp_path


@pytest.mark.skipif(bool(MISSING), reason=MISSING)
@pytest.mark.slow
class TestInAnEditor:
    @pytest.mark.parametrize("name", [*SAMPLES, "publication.yaml"])
    def test_nothing_is_wrong_with_the_samples(self, folder: Path, name: str) -> None:
        async def open_sample() -> list[tuple[int, str]]:
            async with editor_in(folder) as editor:
                return await editor.open(name, (ISSUES / name).read_text(encoding="utf-8"))

        assert asyncio.run(open_sample()) == []

    def test_wrong_keys_and_values_are_named_at_their_lines(self, folder: Path) -> None:
        text = MODELINE + (
            "date: 2024-12-04\n"
            "period: {start: 2024-10-29, end: 2024-11-25}\n"
            "itemz: 3\n"
            "items:\n"
            "  - title: T\n"
            "    at_a_glance: {text: x, goalz: []}\n"
            "    documents: [{kind: artikel, title: T}]\n"
            "authors: [nobody]\n"
        )

        async def find() -> list[tuple[int, str]]:
            async with editor_in(folder) as editor:
                return await editor.open("issue.yaml", text)

        assert sorted(asyncio.run(find())) == [
            (4, "Property itemz is not allowed."),
            (7, "Property goalz is not allowed."),
            (8, 'Value is not accepted. Valid values: "article", "policy".'),
            (9, 'Value is not accepted. Valid values: "brown", "hennock", "mischer", "wessling".'),
        ]

    @pytest.mark.parametrize(
        ("text", "offered"),
        [
            ("date: 2024-12-04\n‸\n", {"period", "items", "noteworthy", "authors", "cover"}),
            ("items:\n  - title: T\n    ‸\n", {"at_a_glance", "comment", "documents", "topic"}),
            ("items:\n  - at_a_glance:\n      ‸\n", {"text", "goals"}),
            ("items:\n  - documents:\n      - kind: ‸\n", {"article", "policy"}),
            ("authors:\n  - ‸\n", {"brown", "mischer", "wessling", "hennock"}),
            (
                "items:\n  - documents:\n      - issuing_bodies:\n          - ‸\n",
                {"MIIT", "NDRC", "SAMR", "etc."},
            ),
            ("noteworthy:\n  - entries:\n      - ‸\n", {"date", "text", "sources"}),
        ],
        ids=["keys", "item", "passage", "kind", "people", "bodies", "news"],
    )
    def test_offers_what_can_stand_there(self, folder: Path, text: str, offered: set[str]) -> None:
        async def complete() -> list[str]:
            async with editor_in(folder) as editor:
                return await editor.complete("issue.yaml", MODELINE + text)

        assert offered <= set(asyncio.run(complete()))

    def test_shows_what_a_key_means(self, folder: Path) -> None:
        text = MODELINE + "items:\n  - title: T\n    ‸topic: New materials\n"

        async def hover() -> str:
            async with editor_in(folder) as editor:
                return await editor.hover("issue.yaml", text)

        assert "A short name, for the brief's headline and for navigation." in asyncio.run(hover())
