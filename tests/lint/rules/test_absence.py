"""One slip gives one problem: rules are silent on what a mistake of YAML or a wrong key explains."""

from collections.abc import Callable

import pytest

from authoring.lint.checker import Checker
from authoring.project.discovery import Project

PUBLICATION = """\
brand: ACME
series: Notes
item_count: 2
bodies: {MIIT: {name: Ministry of Industry}}
"""
ISSUE = """\
date: 2024-12-04
period: {start: 2024-10-29, end: 2024-11-25}
items:
  - title: First
    at_a_glance:
      text: "The Ministry of Industry (MIIT) has goals:"
      goals:
        - Build more
        - Spend less
    comment: What MIIT does matters.
  - title: Second
    at_a_glance: Something happened.
    comment: So does this.
"""


def find(make_project: Callable[..., Project], text: str) -> list[str]:
    project = make_project({"2024-12.yaml": text}, PUBLICATION)
    problems = Checker().check(project, project.issues_folder / "2024-12.yaml").problems
    return [f"{each.span.start.line} {each.kind.code}" for each in problems]


def test_the_issue_is_right(make_project: Callable[..., Project]) -> None:
    assert find(make_project, ISSUE) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("    comment: What", "    Comment: What", "10 BR101"),
        ("    comment: What", "    comment: | What", "10 BR023"),
        ("    at_a_glance:\n", "    at a glance:\n", "5 BR101"),
        ("items:", "itmes:", "3 BR101"),
        ("        - Build more\n        -", "        Build more\n        -", "8 BR103"),
        ("  - title: Second", "   - title: Second", "11 BR031"),
        ('"The Ministry of Industry (MIIT) has goals:"', "''", "6 BR108"),
        ("items:\n", "items:\nx\n", "4 BR031"),
        ("{start: 2024-10-29, end", "{from: 2024-10-29, end", "2 BR101"),
        ("{start: 2024-10-29, end", "{start: 2024-10-29 - end", "2 BR020"),
    ],
)
def test_one_slip_one_problem(
    old: str, new: str, problem: str, make_project: Callable[..., Project]
) -> None:
    assert ISSUE.count(old) == 1
    found = find(make_project, ISSUE.replace(old, new))
    # The text that introduces the acronym can go with the slip; that it is gone is no cascade.
    assert [each for each in found if each != "10 BR210"] == [problem]
