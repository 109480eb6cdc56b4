"""What `brief explain` says, and that it can say something of everything that is reported."""

import importlib
import inspect
import pkgutil
import re
from itertools import pairwise
from typing import Final

import pytest
import yaml
from desk.rendering import ROOT

import authoring
from authoring.diagnostics.errors import BriefError
from authoring.diagnostics.problems import Kind
from authoring.diagnostics.terminal import PLAIN, Terminal
from authoring.diagnostics.wrapping import width
from authoring.lint.rule import Rule
from authoring.lint.rules import RULES
from authoring.report.examples import check_example, read_examples
from authoring.report.explain import (
    explain,
    explanations,
    list_rules,
    read_other_kinds,
    to_markdown,
)
from authoring.report.rules_page import write_page


def declared_kinds() -> dict[str, Kind]:
    """Every kind that any module of the package declares, by code."""
    found: dict[str, Kind] = {}
    for module in pkgutil.walk_packages(authoring.__path__, "authoring."):
        if module.name.endswith("__main__"):
            continue
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, Kind):
                assert found.setdefault(value.code, value) == value
    return found


def by_code(rule: Rule) -> str:
    return rule.kind.code


def test_every_kind_of_problem_is_explained() -> None:
    """If this fails: put the kind into authoring/report/kinds.md, with a sentence."""
    assert {code: each.kind for code, each in explanations().items()} == declared_kinds()


OTHER_CODES: Final = [each.kind.code for each in read_other_kinds()]


def test_codes_and_names_are_unique_and_in_order() -> None:
    kinds = [each.kind for each in read_other_kinds()] + [rule.kind for rule in RULES]
    assert len({kind.code for kind in kinds}) == len(kinds)
    assert len({kind.name for kind in kinds}) == len(kinds)
    for listed in (OTHER_CODES, [rule.kind.code for rule in RULES]):
        assert all(before < after for before, after in pairwise(listed))


@pytest.mark.parametrize("code", explanations())
def test_an_explanation_begins_with_a_sentence(code: str) -> None:
    summary = explanations()[code].summary
    assert summary.lstrip("“‘")[0].isupper() or summary.startswith("“")
    assert summary.endswith(".")
    assert width(summary) < 150


@pytest.mark.parametrize("rule", RULES, ids=by_code)
def test_a_rule_says_why_and_gives_examples(rule: Rule) -> None:
    documentation = rule.documentation
    assert read_examples(documentation, "Bad")
    assert read_examples(documentation, "Good")
    summary, why, *_ = documentation.split("\n\n")
    assert summary.endswith(".")
    assert not why.startswith("Bad")


@pytest.mark.parametrize("rule", RULES, ids=by_code)
def test_a_rule_finds_its_bad_examples_and_not_its_good_ones(rule: Rule) -> None:
    for example in read_examples(rule.documentation, "Bad"):
        assert {problem.kind.code for problem in check_example(rule, example)} == {rule.kind.code}
    for example in read_examples(rule.documentation, "Good"):
        assert check_example(rule, example) == ()


@pytest.mark.parametrize("code", OTHER_CODES)
def test_examples_of_the_others_show_the_problem(code: str) -> None:
    documentation = explanations()[code].documentation
    bad, good = (read_examples(documentation, word) for word in ("Bad", "Good"))
    assert len(bad) == len(good)
    for example in bad:
        assert code in {problem.kind.code for problem in check_example(None, example)}
    for example in good:
        # The pieces are no whole issues.
        found = {problem.kind.code for problem in check_example(None, example)}
        assert found <= {"BR101", "BR102", "BR111"} - {code}


@pytest.mark.parametrize("rule", RULES, ids=by_code)
def test_a_bad_example_is_fixed_where_cases_are(rule: Rule) -> None:
    """What is said of fixes is taken from the example, so that must be one that is fixed."""
    name = rule.module.__name__.rpartition(".")[2]
    cases = yaml.safe_load(
        (ROOT / f"tests/lint/rules/cases/{name}.yaml").read_text(encoding="utf-8")
    )
    is_fixed = any("fixed" in case for case in cases["fails"])
    assert (explanations()[rule.kind.code].fix is not None) == is_fixed


def test_examples_are_read_whole() -> None:
    documentation = (
        "Why.\n\nBad:\n\n    a: b\n\n      c\n\nMore.\n\nGood:\n\n    a: d\n\nGood:\n\n    e: f"
    )
    assert read_examples(documentation, "Bad") == ("a: b\n\n  c\n",)
    assert read_examples(documentation, "Good") == ("a: d\n", "e: f\n")
    assert to_markdown(documentation) == (
        "Why.\n\nBad:\n\n```yaml\na: b\n\n  c\n```\n\nMore.\n\nGood:\n\n```yaml\na: d\n```\n\n"
        "Good:\n\n```yaml\ne: f\n```"
    )


def test_a_page_about_a_rule() -> None:
    page = explain("BR223", Terminal(60))
    assert page.startswith(
        "BR223 double-space\n"
        "warning, can be fixed with --fix\n"
        "\n"
        "Two spaces stand where one belongs.\n"
        "\n"
        "They come from typing and from text that was joined, and\n"
        "show as a hole in a line of print.\n"
        "\n"
        "Bad:\n"
        "\n"
        "    items:\n"
        "      - at_a_glance: The plan  names three goals.\n"
    )
    assert page.endswith(
        "\n"
        "To silence it at one place, write “# brief: ignore BR223”\n"
        "and the reason there; everywhere, “ignore: [BR223]” under\n"
        "“rules” in publication.yaml.\n"
    )


def test_a_page_about_something_that_is_no_rule() -> None:
    page = explain("br102")
    assert page.startswith("BR102 missing-value\nerror, no fix\n\nSomething that")
    assert "# brief: ignore" not in page


def test_a_page_about_a_warning_of_the_source_says_how_to_silence_it() -> None:
    assert "“# brief: ignore BR022”" in explain("BR022")


@pytest.mark.parametrize("name", ["BR223", "br223", "double-space", " Double-Space "])
def test_a_rule_is_named_by_code_or_word(name: str) -> None:
    assert explain(name).startswith("BR223 double-space\n")


@pytest.mark.parametrize(
    ("name", "meant"), [("double-spaces", "double-space"), ("BR2223", "BR223"), ("br10", "BR10")]
)
def test_another_name_is_answered_with_near_ones(name: str, meant: str) -> None:
    with pytest.raises(BriefError) as raised:
        explain(name)
    assert raised.value.message == f"there is no rule “{name}”"
    assert raised.value.hint is not None
    assert meant in raised.value.hint


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.limit], ids=by_code)
def test_a_limit_is_explained(rule: Rule) -> None:
    assert rule.limit is not None
    assert f"“limits: {{{rule.limit.name}: {rule.limit.default}}}”" in " ".join(
        explain(rule.kind.code).split()
    )


@pytest.mark.parametrize("columns", [40, 60, 80, 100, 120, 200])
def test_the_table_tells_all_in_the_width_of_a_terminal(columns: int) -> None:
    table = list_rules(Terminal(columns))
    assert max(map(width, table.splitlines())) <= columns
    assert [line[:5] for line in table.splitlines() if line.startswith("BR")] == list(
        explanations()
    )
    words = " ".join(table.split())
    assert all(each.summary in words for each in explanations().values())
    assert "\x1b" not in table


def test_the_table_folds_a_summary_in_its_column() -> None:
    assert (
        "  warning  unsafe  A text goes on behind a “ #”, which YAML\n"
        f"{' ' * 56}takes for a comment.\n"
    ) in list_rules(Terminal(100))


def test_a_narrow_terminal_has_each_summary_below_its_code() -> None:
    assert (
        "BR022  text-cut-by-hash\n"
        "       warning, unsafe: A text goes on behind a “ #”, which\n"
        "       YAML takes for a comment.\n"
    ) in list_rules(Terminal(60))


def test_a_pipe_has_a_line_for_each_code() -> None:
    lines = [line for line in list_rules(PLAIN).splitlines() if line.startswith("BR")]
    assert len(lines) == len(explanations())
    for line, each in zip(lines, explanations().values(), strict=True):
        assert line.startswith(f"{each.kind.code}  {each.kind.name} ")
        assert line.endswith(each.summary)


@pytest.mark.parametrize("columns", [60, 100])
def test_the_table_is_coloured_and_as_wide_all_the_same(columns: int) -> None:
    coloured = list_rules(Terminal(columns, colour=True))
    assert "\x1b[1;31merror" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == list_rules(Terminal(columns))


def test_the_reference_is_up_to_date() -> None:
    """If this fails: python -m authoring.report.rules_page > docs/rules.md."""
    assert (ROOT / "docs/rules.md").read_text(encoding="utf-8") == write_page()


def test_the_reference_has_a_section_for_each_code() -> None:
    page = write_page()
    for each in explanations().values():
        assert page.count(f"\n### {each.kind.code} {each.kind.name}\n") == 1
        assert f"(#{each.kind.code.lower()}-{each.kind.name})" in page
    assert inspect.cleandoc(page).count("```") % 2 == 0
