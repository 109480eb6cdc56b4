"""The JSON report against the schema that describes it."""

import copy
import json
from pathlib import Path
from typing import Any

from desk.rendering import ROOT
from desk.reports import (
    DECEMBER,
    find_span,
    make_findings,
    make_problem,
    make_source,
    sample_findings,
)
from jsonschema import Draft202012Validator

from authoring.report import REPORTS, Findings

Data = dict[str, Any]


def read_schema() -> Data:
    schema: Data = json.loads((ROOT / "docs/report.schema.json").read_text(encoding="utf-8"))
    return schema


def strict(schema: Any) -> Any:
    """The schema, for tests, without room for keys that it does not describe."""
    if isinstance(schema, list):
        return [strict(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: strict(value) for key, value in schema.items()}
    return closed | {"additionalProperties": False} if "properties" in schema else closed


def report_of(findings: Findings) -> Data:
    report: Data = json.loads(REPORTS["json"](findings))
    return report


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(read_schema())


def test_the_report_is_as_described() -> None:
    validator = Draft202012Validator(strict(copy.deepcopy(read_schema())))
    validator.validate(report_of(sample_findings()))
    validator.validate(report_of(make_findings()))


def test_the_schema_notices_what_is_missing() -> None:
    validator = Draft202012Validator(read_schema())
    report = report_of(sample_findings())
    del report["files"][0]["problems"][0]["start"]["line"]
    assert not validator.is_valid(report)


def test_every_key_has_its_value() -> None:
    report = report_of(sample_findings())
    assert report["version"] == 1
    assert report["summary"] == {"files": 3, "errors": 1, "warnings": 3}
    assert [file["path"] for file in report["files"]] == [
        "issues/2024-12.yaml",
        "issues/50%, a:b 一.yaml",
        "issues/clean.yaml",
    ]
    space, key, unsafe = report["files"][0]["problems"]
    gap = {
        "start": {"line": 2, "column": 18, "offset": 24},
        "end": {"line": 2, "column": 20, "offset": 26},
    }
    assert space == {
        "code": "BR223",
        "name": "double-space",
        "severity": "warning",
        "message": "2 spaces where one belongs",
        "hint": None,
        "where": "item 1, title",
        "path": "issues/2024-12.yaml",
        **gap,
        "related": [],
        "fix": {
            "description": "replace “  ” by “ ”",
            "safe": True,
            "edits": [{**gap, "text": " "}],
        },
    }
    assert key["severity"] == "error"
    assert key["hint"] == "Keep one of the two."
    assert key["related"] == [
        {
            "message": "first here",
            "start": {"line": 2, "column": 5, "offset": 11},
            "end": {"line": 2, "column": 10, "offset": 16},
        }
    ]
    assert unsafe["fix"]["safe"] is False
    assert (unsafe["start"]["line"], unsafe["end"]["line"]) == (6, 7)
    assert report["files"][2]["problems"] == []


def test_edits_can_be_made_by_offset() -> None:
    edit = report_of(sample_findings())["files"][0]["problems"][0]["fix"]["edits"][0]
    text = DECEMBER[: edit["start"]["offset"]] + edit["text"] + DECEMBER[edit["end"]["offset"] :]
    assert text == DECEMBER.replace("工厂  的", "工厂 的")


def test_paths_are_told_from_the_root_on(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    inside = make_source("a: b\n", f"{folder}/issues/../issues/2024-12.yaml")
    outside = make_source("a: b\n", f"{tmp_path}/else/2024-12.yaml")
    found = make_findings((inside, ()), (outside, ()), root=folder)
    paths = [file["path"] for file in report_of(found)["files"]]
    assert paths == ["issues/2024-12.yaml", f"{tmp_path.as_posix()}/else/2024-12.yaml"]


def test_half_a_surrogate_pair_is_still_json() -> None:
    source = make_source("title: a\n")
    problem = make_problem(source, find_span(source, "a"), message="U+D800 is \ud800")
    text = REPORTS["json"](make_findings((source, (problem,))))
    text.encode("utf-8")
    assert json.loads(text)["files"][0]["problems"][0]["message"] == "U+D800 is \ud800"
