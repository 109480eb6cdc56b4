"""GitHub's annotations, read as the runner of GitHub Actions reads them.

The reader below follows GitHub's documentation ("Workflow commands"); it shares nothing with the
writer.
"""

import re
from dataclasses import dataclass

import pytest
from desk.reports import (
    KEY,
    SPACE,
    find_span,
    make_findings,
    make_problem,
    make_source,
    sample_findings,
)

from authoring.report import REPORTS, Findings

COMMAND = re.compile(r"^::(?P<name>[a-z-]+)(?: (?P<properties>[^\r\n]*?))?::(?P<message>[^\r\n]*)$")
KINDS = ("error", "warning", "notice")
KNOWN = {"title", "file", "line", "endLine", "col", "endColumn"}


@dataclass
class Annotation:
    """What the runner makes of one line."""

    kind: str
    properties: dict[str, str]
    message: str


def unescape(text: str, *, is_property: bool) -> str:
    codes = {"%0D": "\r", "%0A": "\n"} | ({"%3A": ":", "%2C": ","} if is_property else {})
    for code, char in codes.items():
        text = text.replace(code, char)
    assert "%" not in re.sub("%25", "", text)
    return text.replace("%25", "%")


def read_annotations(log: str) -> list[Annotation]:
    found = []
    for line in log.splitlines():
        match = COMMAND.match(line)
        if match is None:
            continue
        assert match["name"] in KINDS
        pairs = [pair.split("=", 1) for pair in (match["properties"] or "").split(",") if pair]
        properties = {key: unescape(value, is_property=True) for key, value in pairs}
        assert set(properties) <= KNOWN
        message = unescape(match["message"], is_property=False)
        found.append(Annotation(match["name"], properties, message))
    return found


def annotations_of(findings: Findings) -> list[Annotation]:
    return read_annotations(REPORTS["github"](findings))


def test_errors_come_first_and_a_notice_ends_it() -> None:
    assert [each.kind for each in annotations_of(sample_findings())] == [
        "error",
        "warning",
        "warning",
        "warning",
        "notice",
    ]


def test_an_annotation_has_its_place() -> None:
    error, space, fold, odd, notice = annotations_of(sample_findings())
    assert error.properties == {
        "title": "BR005 duplicate-key",
        "file": "issues/2024-12.yaml",
        "line": "3",
        "endLine": "3",
        "col": "5",
        "endColumn": "9",
    }
    assert error.message == (
        "issues/2024-12.yaml:3:5 BR005 the key “title” stands here a second time\n"
        "Keep one of the two."
    )
    assert (space.properties["col"], space.properties["endColumn"]) == ("18", "19")
    assert space.message.splitlines()[1] == "brief check --fix can replace “  ” by “ ”"
    # Over several lines GitHub takes no columns.
    assert fold.properties == {
        "title": "BR223 double-space",
        "file": "issues/2024-12.yaml",
        "line": "6",
        "endLine": "7",
    }
    assert fold.message.splitlines()[0].endswith("{braces}, 50%<U+001B> and<U+0000> ]]> & <tags>")
    assert odd.properties["file"] == "issues/50%, a:b 一.yaml"
    assert notice.properties == {"title": "brief check"}
    assert notice.message == (
        "1 error and 3 warnings in 2 of 3 files; "
        "1 can be fixed with --fix, 1 more with --unsafe-fixes"
    )


def test_a_clean_check_annotates_nothing() -> None:
    report = REPORTS["github"](make_findings((make_source("a: b\n"), ())))
    assert report == "1 file, no problems\n"
    assert read_annotations(report) == []


@pytest.mark.parametrize(
    ("errors", "warnings", "told"),
    [(10, 10, None), (11, 2, "10 of 11 errors"), (14, 23, "10 of 14 errors and 10 of 23 warnings")],
)
def test_what_github_does_not_show_is_told(errors: int, warnings: int, told: str | None) -> None:
    source = make_source("a: b\n" * 50)
    span = find_span(source, "b", 7)
    kinds = [SPACE] * warnings + [KEY] * errors
    problems = tuple(make_problem(source, span, kind) for kind in kinds)
    *all_of_them, notice = annotations_of(make_findings((source, problems)))
    assert [each.kind for each in all_of_them] == ["error"] * errors + ["warning"] * warnings
    line = f"GitHub shows {told}; all are in the log of this step"
    assert notice.message.splitlines()[1:] == ([line] if told else [])


def test_no_text_of_a_file_begins_a_command() -> None:
    source = make_source("a: b\n")
    problem = make_problem(
        source,
        find_span(source, "b"),
        message="x\n::stop-commands::y\r::error::z",
        hint="::add-mask::b",
        where="::set-output name=a::b",
    )
    report = REPORTS["github"](make_findings((source, (problem,))))
    assert [line[:9] for line in report.splitlines()] == ["::warning", "::notice "]
