"""GitLab's Code Quality report, against the fields that GitLab documents."""

import json
from typing import Any

import pytest
from desk.reports import SPACE, find_span, make_findings, make_problem, make_source, sample_findings
from jsonschema import Draft202012Validator

from authoring.report import REPORTS, Findings

# https://docs.gitlab.com/ci/testing/code_quality/, "Code Quality report format".
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    # Relative to the repository, without a leading "./".
                    "path": {"type": "string", "pattern": r"^(?!\./|/)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {
                            "begin": {"type": "integer", "minimum": 1},
                            "end": {"type": "integer", "minimum": 1},
                        },
                    },
                },
            },
        },
    },
}


def report_of(findings: Findings) -> list[dict[str, Any]]:
    report: list[dict[str, Any]] = json.loads(REPORTS["gitlab"](findings))
    return report


@pytest.mark.parametrize("findings", [sample_findings(), make_findings()])
def test_the_fields_are_those_that_gitlab_documents(findings: Findings) -> None:
    Draft202012Validator(SCHEMA).validate(report_of(findings))


def test_a_problem_has_its_words_and_place() -> None:
    entries = report_of(sample_findings())
    assert {**entries[1], "fingerprint": ""} == {
        "description": "the key “title” stands here a second time",
        "check_name": "BR005 duplicate-key",
        "fingerprint": "",
        "severity": "major",
        "location": {"path": "issues/2024-12.yaml", "lines": {"begin": 3, "end": 3}},
    }
    assert entries[0]["description"] == "item 1, title: 2 spaces where one belongs"
    assert entries[0]["severity"] == "minor"
    assert entries[2]["location"]["lines"] == {"begin": 6, "end": 7}


def test_fingerprints_are_distinct_and_stay_when_lines_move() -> None:
    def fingerprints(text: str) -> list[str]:
        source = make_source(text)
        problems = [make_problem(source, find_span(source, "  ", n), SPACE) for n in (1, 2)]
        return [each["fingerprint"] for each in report_of(make_findings((source, tuple(problems))))]

    before = fingerprints("a: one  two\nb: one  two\n")
    assert before == fingerprints("# new\n\n\na: one  two\nb: one  two\n")
    assert len(set(before)) == 2
    every = [each["fingerprint"] for each in report_of(sample_findings())]
    assert len(set(every)) == len(every)
