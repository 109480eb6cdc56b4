"""JUnit: a report in the form of test results, which most pipelines can show.

Place in the flow: findings in, text out. A file is a suite, a problem a failed case; a file without
problems has one case that passed. The form is the one that Jenkins reads (its junit-10.xsd).
"""

from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from authoring.diagnostics.cells import clean
from authoring.diagnostics.checked_file import CheckedFile
from authoring.diagnostics.problems import Problem
from authoring.report.findings import Findings
from authoring.report.text import write_problem

NAME: Final = "brief check"


def write_report(findings: Findings) -> str:
    """The findings as XML."""
    suites = Element("testsuites", name=NAME)
    for file in findings.files:
        _add_suite(suites, clean(findings.tell_path(file.source.path)), file)
    _count(
        suites, [len(suite) for suite in suites], sum(len(each.problems) for each in findings.files)
    )
    indent(suites)
    declaration = '<?xml version="1.0" encoding="UTF-8"?>'
    return f"{declaration}\n{tostring(suites, encoding='unicode')}\n"


def _add_suite(suites: Element, path: str, file: CheckedFile) -> None:
    suite = SubElement(suites, "testsuite", name=path)
    for problem in file.problems:
        _add_failure(suite, path, problem, file)
    if not file.problems:
        _add_case(suite, path, "no problems", 1)
    _count(suite, [len(suite)], len(file.problems))


def _add_failure(suite: Element, path: str, problem: Problem, file: CheckedFile) -> None:
    start, kind = problem.span.start, problem.kind
    name = f"{kind.code} {kind.name} at {start.line}:{start.column}"
    case = _add_case(suite, path, name, start.line)
    failure = SubElement(
        case, "failure", type=str(problem.severity), message=clean(problem.message)
    )
    lines = write_problem(problem, file.source).split("\n")
    failure.text = "\n".join(map(clean, lines))


def _add_case(suite: Element, path: str, name: str, line: int) -> Element:
    return SubElement(
        suite, "testcase", classname=path, name=name, file=path, line=str(line), time="0"
    )


def _count(element: Element, cases: list[int], failures: int) -> None:
    counts = {"tests": sum(cases), "failures": failures, "errors": 0, "skipped": 0, "time": 0}
    for name, count in counts.items():
        element.set(name, str(count))
