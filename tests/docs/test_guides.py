"""The examples of the guides work as they are printed."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from desk.rendering import ISSUES, ROOT
from lint.rules.test_cases import context_of, read

from authoring.diagnostics.problems import Problem
from authoring.formats.metadata import build_metadata
from authoring.lint.fixes import apply_fixes, fixes_of
from authoring.lint.rule import Rule
from authoring.lint.rule_choice import RuleChoice
from authoring.lint.rule_runner import run_rules
from authoring.lint.rules import RULES
from authoring.model.loading.brief import read_brief
from authoring.view.build import build_view


def blocks(guide: str, language: str) -> list[str]:
    """The examples of a guide in a language."""
    text = (ROOT / f"docs/how-to/{guide}.md").read_text("utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def load_module(folder: Path, guide: str) -> ModuleType:
    """The module that a guide begins with."""
    path = folder / f"{guide}_of_the_guide.py"
    path.write_text(blocks(guide, "python")[0], encoding="utf-8")
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def rule(tmp_path: Path) -> Rule:
    return Rule(load_module(tmp_path, "rule"))


def find(rule: Rule, case: dict[str, Any]) -> tuple[Problem, ...]:
    choice = RuleChoice(select=(rule.kind.code,))
    return run_rules(context_of(case, read(case["issue"])), (*RULES, rule), choice)


def test_the_rule_keeps_its_cases(rule: Rule) -> None:
    cases = yaml.safe_load(blocks("rule", "yaml")[0])
    assert (cases["code"], cases["name"]) == (rule.kind.code, rule.kind.name)
    for case in cases["fails"]:
        (told,), (found,) = case["problems"], find(rule, case)
        start, end = found.span.start, found.span.end
        marked = case["issue"][start.offset : end.offset]
        assert (start.line, start.column, marked) == (told["line"], told["column"], told["text"])
        assert told["message"] in found.message
        fixed, _ = apply_fixes(read(case["issue"]), fixes_of([found], unsafe=False))
        assert fixed.source.text == case["fixed"]
    for case in cases["passes"]:
        assert find(rule, case) == (), case["name"]


def test_the_code_of_the_rule_is_free(rule: Rule) -> None:
    assert rule.kind.code not in {each.kind.code for each in RULES}


def test_the_form_has_an_entry_for_each_item(tmp_path: Path) -> None:
    path = ISSUES / "2024-12.yaml"
    brief = read_brief(path, {})
    assert brief.issue is not None
    assert brief.publication is not None
    view = build_view(brief.issue, brief.publication, path, None)
    text = load_module(tmp_path, "form").render_bibtex(view, build_metadata(view))
    titles = re.findall(r"^  title = \{\{(.*)\}\},$", text, re.MULTILINE)
    assert titles == [str(item.title) for item in view.items]


def test_the_tokens_of_the_style_are_those_of_plain() -> None:
    plain = (ROOT / "styles/plain/tokens.css").read_text("utf-8")
    tokens = re.findall(r"^  (--[\w-]+):", "".join(blocks("style", "css")), re.MULTILINE)
    assert tokens
    assert all(f"  {token}:" in plain for token in tokens)
