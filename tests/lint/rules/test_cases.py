"""Every rule against its cases: `cases/NAME.yaml`, NAME being the rule's module.

A case holds a piece of an issue, and what the rule finds in it: line and column (from 1), the
characters under the mark, words of the message; `fixed` is the piece after the fixes. `publication`
and `others` (further issues of the project) are pieces of YAML too.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from authoring.diagnostics.problems import Problem
from authoring.lint.fixes import apply_fixes, fixes_of
from authoring.lint.prose.stories import stories_of
from authoring.lint.prose.story_index import StoryIndex
from authoring.lint.rule import Rule
from authoring.lint.rule_choice import RuleChoice, read_limits
from authoring.lint.rule_context import RuleContext
from authoring.lint.rule_runner import run_rules
from authoring.lint.rules import RULES, repeated_story
from authoring.model import Publication
from authoring.source import SourceDocument, read_document

CASES = Path(__file__).parent / "cases"
PUBLICATION = {"brand": "Institute", "series": "Brief"}

Case = dict[str, Any]


def module_name(rule: Rule) -> str:
    return rule.module.__name__.rpartition(".")[2]


def read_cases(rule: Rule) -> dict[str, Any]:
    text = (CASES / f"{module_name(rule)}.yaml").read_text(encoding="utf-8")
    cases: dict[str, Any] = yaml.safe_load(text)
    return cases


def all_cases(kind: str) -> list[Any]:
    return [
        pytest.param(rule, case, id=f"{rule.kind.code}-{case['name']}")
        for rule in RULES
        for case in read_cases(rule)[kind]
    ]


def read(text: str, name: str = "2024-12.yaml") -> SourceDocument:
    return read_document(Path(name), text.encode())


def context_of(case: Case, document: SourceDocument) -> RuleContext:
    data = PUBLICATION | yaml.load(case.get("publication", "{}"), yaml.BaseLoader)  # noqa: S506
    publication = Publication.model_validate(data)
    limits = read_limits(publication)
    others = {
        f"other-{number}.yaml": stories_of(read(text))
        for number, text in enumerate(case.get("others", []), 1)
    }
    limit = limits[repeated_story.LIMIT.name]
    repetitions = StoryIndex(others).find_repetitions(
        document.path.name, stories_of(document), limit
    )
    assert document.root is not None, document.problems
    return RuleContext(document, document.root, publication, limits, repetitions)


def check(rule: Rule, case: Case, document: SourceDocument) -> tuple[Problem, ...]:
    choice = RuleChoice(select=(rule.kind.code,))
    return run_rules(context_of(case, document), RULES, choice)


@pytest.mark.parametrize(("rule", "case"), all_cases("fails"))
def test_finds_what_it_should(rule: Rule, case: Case) -> None:
    document = read(case["issue"])
    assert not document.problems
    found = check(rule, case, document)
    shown = [
        {
            "line": problem.span.start.line,
            "column": problem.span.start.column,
            "text": case["issue"][problem.span.start.offset : problem.span.end.offset],
        }
        for problem in found
    ]
    expected = case["problems"]
    assert shown == [{key: each[key] for key in ("line", "column", "text")} for each in expected]
    for problem, each in zip(found, expected, strict=True):
        assert problem.kind.code == rule.kind.code
        assert each.get("message", "") in problem.message
        assert each.get("hint", "") in (problem.hint or "")


@pytest.mark.parametrize(("rule", "case"), all_cases("fails"))
def test_fixes_leave_nothing_to_fix(rule: Rule, case: Case) -> None:
    document = read(case["issue"])
    fixed = document
    for _ in range(5):
        fixes = fixes_of(check(rule, case, fixed), unsafe=case.get("unsafe", False))
        fixed, _ = apply_fixes(fixed, fixes)
    assert fixed.source.text == case.get("fixed", case["issue"])
    assert not fixes_of(check(rule, case, fixed), unsafe=case.get("unsafe", False))


@pytest.mark.parametrize(("rule", "case"), all_cases("passes"))
def test_is_silent_where_all_is_well(rule: Rule, case: Case) -> None:
    assert not check(rule, case, read(case["issue"]))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.kind.code)
def test_has_cases_of_both_sorts(rule: Rule) -> None:
    cases = read_cases(rule)
    assert cases["code"] == rule.kind.code
    assert cases["name"] == rule.kind.name
    assert cases["fails"]
    assert cases["passes"]


def test_every_case_file_has_its_rule() -> None:
    assert {path.stem for path in CASES.glob("*.yaml")} == {module_name(rule) for rule in RULES}
