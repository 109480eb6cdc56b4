"""The JUnit report, read by junitparser."""

from pathlib import Path

from desk.reports import find_span, make_findings, make_problem, make_source, sample_findings
from hypothesis import given
from hypothesis import strategies as st
from junitparser import Failure, JUnitXml, TestCase, TestSuite

from authoring.report import REPORTS, Findings


def read(findings: Findings) -> list[TestSuite]:
    report = JUnitXml.fromstring(REPORTS["junit"](findings).encode("utf-8"))
    assert isinstance(report, JUnitXml)
    return list(report)


def cases_of(suite: TestSuite) -> list[TestCase]:
    return list(suite)


def test_a_file_is_a_suite() -> None:
    december, odd, clean = read(sample_findings())
    assert [suite.name for suite in (december, odd, clean)] == [
        "issues/2024-12.yaml",
        "issues/50%, a:b 一.yaml",
        "issues/clean.yaml",
    ]
    assert (december.tests, december.failures, december.errors, december.skipped) == (3, 3, 0, 0)
    assert (clean.tests, clean.failures) == (1, 0)


def test_the_whole_has_the_counts_of_its_suites() -> None:
    report = JUnitXml.fromstring(REPORTS["junit"](sample_findings()).encode("utf-8"))
    assert (report.tests, report.failures, report.errors) == (5, 4, 0)
    counted = JUnitXml.fromstring(REPORTS["junit"](sample_findings()).encode("utf-8"))
    counted.update_statistics()  # type: ignore[no-untyped-call]
    assert (counted.tests, counted.failures, counted.errors) == (5, 4, 0)


def test_a_problem_is_a_failed_case() -> None:
    _, key, unsafe = cases_of(read(sample_findings())[0])
    assert key.name == "BR005 duplicate-key at 3:5"
    assert key.classname == "issues/2024-12.yaml"
    (failure,) = key.result
    assert isinstance(failure, Failure)
    assert (failure.type, failure.message) == (
        "error",
        "the key “title” stands here a second time",
    )
    assert "\n3 |     title: Second, 100%: why?\n  |     ^^^^^\n" in failure.text
    assert unsafe.result[0].message == "{braces}, 50%<U+001B> and<U+0000> ]]> & <tags>"
    assert unsafe.result[0].type == "warning"


def test_a_clean_file_has_a_case_that_passed() -> None:
    (case,) = cases_of(read(sample_findings())[2])
    assert case.name == "no problems"
    assert case.is_passed


def test_without_files_it_is_still_xml(tmp_path: Path) -> None:
    path = tmp_path / "report.xml"
    path.write_text(REPORTS["junit"](make_findings()), encoding="utf-8")
    assert list(JUnitXml.fromfile(str(path))) == []


@given(st.text(min_size=1), st.text())
def test_any_text_makes_xml(text: str, message: str) -> None:
    source = make_source(text)
    problem = make_problem(source, source.span(0, len(text)), message=message, hint=text)
    ((case,),) = (cases_of(suite) for suite in read(make_findings((source, (problem,)))))
    assert case.result


def test_lines_keep_their_form() -> None:
    source = make_source("a: b\n")
    found = make_findings((source, (make_problem(source, find_span(source, "b")),)))
    assert REPORTS["junit"](found).startswith(
        '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites '
    )
    assert cases_of(read(found)[0])[0].result[0].text.split("\n")[2:] == [
        "  |",
        "1 | a: b",
        "  |    ^",
    ]
