"""Every trap against its cases: `cases/NAME.yaml`, NAME being the problem's.

A case holds a text and the problems of it, all of them: line and column (from 1), the characters
under the mark; `code` and `severity` where they are not the file's. `data` is how the text is read
all the same, `fixed` the text after the fixes.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from authoring.diagnostics.problems import Kind, Problem, Severity
from authoring.lint.fixes import apply_fixes, fixes_of
from authoring.source import SourceDocument, SourceText, kinds, parser, read_document
from authoring.source.reader import read_nodes

CASES = Path(__file__).parent / "cases"
FILES = sorted(CASES.glob("*.yaml"))
KINDS = {kind.code: kind for kind in vars(kinds).values() if isinstance(kind, Kind)}
# Told by others than the reader; their cases are tests of those.
ELSEWHERE = {"text-became-key"}
LIBYAML_WORDS = ("mapping values", "simple key", "token", "scalar", "block", "flow", "stream")

Case = dict[str, Any]


def read_cases(path: Path) -> dict[str, Any]:
    cases: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return cases


def all_cases(sort: str) -> list[Any]:
    return [
        pytest.param(path, case, id=f"{path.stem}-{case['name']}")
        for path in FILES
        for case in read_cases(path)[sort]
    ]


def only_cases(*sorts: str) -> list[Any]:
    """The cases without their files."""
    given = (each for sort in sorts for each in all_cases(sort))
    return [pytest.param(each.values[1], id=each.id) for each in given]


def read(text: str) -> SourceDocument:
    return read_document(Path("issue.yaml"), text.encode())


def shown(text: str, problem: Problem) -> dict[str, Any]:
    start, end = problem.span.start, problem.span.end
    return {
        "code": problem.kind.code,
        "line": start.line,
        "column": start.column,
        "text": text[start.offset : end.offset],
        "severity": str(problem.severity),
    }


@pytest.mark.parametrize(("path", "case"), all_cases("fails"))
def test_is_found_at_its_place(path: Path, case: Case) -> None:
    usual = {"code": read_cases(path)["code"], "severity": "error"}
    document = read(case["text"])
    assert [shown(case["text"], problem) for problem in document.problems] == [
        usual | expected for expected in case["problems"]
    ]


@pytest.mark.parametrize("case", only_cases("fails"))
def test_the_rest_is_read(case: Case) -> None:
    assert read(case["text"]).data == case["data"]


@pytest.mark.parametrize("case", only_cases("fails"))
def test_what_is_shown_is_short_and_in_plain_words(case: Case) -> None:
    for problem in read(case["text"]).problems:
        assert 10 < len(problem.message) < 120
        assert not problem.message.endswith(".")
        assert "\n" not in problem.message + (problem.hint or "")
        assert not [word for word in LIBYAML_WORDS if f" {word} " in problem.message]
        assert problem.hint


@pytest.mark.parametrize(("path", "case"), all_cases("fails"))
def test_fixes_leave_nothing_to_fix(path: Path, case: Case) -> None:
    document = read(case["text"])
    for _ in range(5):
        document, made = apply_fixes(document, fixes_of(document.problems, unsafe=True))
        if not made:
            break
    assert document.source.text == case.get("fixed", case["text"])
    assert not fixes_of(document.problems, unsafe=True)
    if "fixed" in case:
        assert read_cases(path)["code"] not in {each.kind.code for each in document.problems}
        # What is read after the fix is what was read before it, but for what nobody could know.
        assert _is_like(case["data"], document.data)


def _is_like(before: object, after: object) -> bool:
    """Whether data are the same; what could not be read, or was cut, may be anything."""
    match before, after:
        case dict(), dict():
            return before.keys() == after.keys() and all(
                _is_like(value, after[key]) for key, value in before.items()
            )
        case list(), list():
            return len(before) == len(after) and all(map(_is_like, before, after))
        case str(), str():
            return after.startswith(before) or before.strip("“”„«»‘’") == after
    return before == after


@pytest.mark.parametrize("case", only_cases("passes"))
def test_near_misses_raise_no_alarm(case: Case) -> None:
    assert read(case["text"]).problems == ()


@pytest.mark.parametrize("case", only_cases("fails", "passes"))
def test_line_ends_make_no_difference(case: Case) -> None:
    usual, other = (
        read(case["text"]),
        read(case["text"].replace("\r\n", "\n").replace("\n", "\r\n")),
    )
    places = [(each.kind, each.span.start.line, each.span.start.column) for each in usual.problems]
    assert places == [
        (each.kind, each.span.start.line, each.span.start.column) for each in other.problems
    ]
    assert other.data == usual.data


@pytest.mark.parametrize("case", only_cases("fails", "passes"))
def test_the_parser_without_libyaml_finds_the_same(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    if "problems" not in case and "	" in case["text"]:
        pytest.skip("PyYAML's own parser refuses a tab behind or inside plain text")
    source = SourceText(Path("issue.yaml"), case["text"])
    expected = read_nodes(source)
    monkeypatch.setattr(parser, "_LOADER", yaml.SafeLoader)
    root, problems = read_nodes(source)
    codes = [(each.kind.code, each.span) for each in problems]
    assert codes == [(each.kind.code, each.span) for each in expected[1]]
    assert (root and root.data) == (expected[0] and expected[0].data)


@pytest.mark.whole
def test_every_trap_has_cases_of_both_sorts() -> None:
    files = {read_cases(path)["code"]: read_cases(path) for path in FILES}
    diagnoses = {code for code, kind in KINDS.items() if kind.name not in ELSEWHERE}
    assert set(files) == diagnoses
    for path in FILES:
        cases = read_cases(path)
        assert path.stem.replace("_", "-") == cases["name"] == KINDS[cases["code"]].name
        assert len(cases["fails"]) >= 3
        assert len(cases["passes"]) >= 2


def test_codes_and_names_are_unique() -> None:
    assert len({kind.name for kind in KINDS.values()}) == len(KINDS)
    assert all(Severity(kind.severity) for kind in KINDS.values())
