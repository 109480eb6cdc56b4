"""What a comment or the publication silences, and that no comment silences for nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest

from authoring.diagnostics.problems import Severity
from authoring.formats.email.length import CLIPPED_EMAIL
from authoring.lint.checker import Checker
from authoring.lint.rules import RULES
from authoring.lint.suppression import UNKNOWN_RULE, UNUSED_SUPPRESSION, WARNINGS_OF_SOURCE
from authoring.project.discovery import Project
from authoring.report.explain import explanations

HEAD = """\
date: 2024-12-04
period: {start: 2024-10-29, end: 2024-11-25}
items:
  - at_a_glance: Something happened.
    comment: It matters.
"""
CUT = "    title: The plan is #1 of the year"
CUT_AT = "6:24 BR022"

Find = Callable[..., list[str]]


@pytest.fixture
def find(make_project: Callable[..., Project]) -> Find:
    """The problems of an issue (or of its publication), as `line:column code`."""

    def find(issue: str, added: str = "", *, of_publication: bool = False) -> list[str]:
        project = make_project({"2024-12.yaml": issue})
        with project.publication_path.open("a", encoding="utf-8") as file:
            file.write(added)
        checker = Checker()
        if of_publication:
            problems = checker.publication(project).problems
        else:
            problems = checker.check(project, Path(project.issues_folder / "2024-12.yaml")).problems
        return [
            f"{each.span.start.line}:{each.span.start.column} {each.kind.code}" for each in problems
        ]

    return find


def test_every_warning_that_is_no_rule_can_be_silenced() -> None:
    """If this fails: put the kind into `WARNINGS_OF_SOURCE`."""
    rules = {rule.kind.code for rule in RULES}
    others = {
        each.kind.code
        for each in explanations().values()
        if each.kind.severity is Severity.WARNING and each.kind.code not in rules
    }
    # A mail is too large as a whole; it is told where one is made, of no line.
    own = {UNUSED_SUPPRESSION.code, UNKNOWN_RULE.code, CLIPPED_EMAIL.code}
    assert others | {"BR026"} == {kind.code for kind in WARNINGS_OF_SOURCE} | own


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("    title: The plan is #1 of the year", "6:24 BR022"),
        ("    title: “Storage giants wanted”", "6:12 BR029"),
        ("    title:\tStorage", "6:11 BR026"),
    ],
)
def test_a_warning_of_the_source_is_silenced_at_its_place(
    line: str, problem: str, find: Find
) -> None:
    code = problem.partition(" ")[2]
    assert find(f"{HEAD}{line}\n") == [problem]
    assert find(f"{HEAD}{line} # brief: ignore {code} (it is meant)\n") == []
    assert find(f"{HEAD}    # brief: ignore {code}\n{line}\n") == []
    assert find(f"{HEAD}{line}\n", f"rules: {{ignore: [{code}]}}\n") == []


def test_a_comment_behind_a_line_silences_no_other_line(find: Find) -> None:
    first, second = f"{CUT} # brief: ignore BR022", CUT.replace("title", "topic")
    assert find(f"{HEAD}{first}\n{second}\n") == ["7:24 BR022"]
    assert find(f"{HEAD}{second}\n{first}\n") == ["6:24 BR022"]


def test_a_comment_above_a_key_silences_up_to_the_end_of_its_value(find: Find) -> None:
    comment, other = "    # brief: ignore BR022", CUT.replace("title", "topic")
    assert find(f"{HEAD}{comment}\n{CUT}\n{other}\n") == ["8:24 BR022"]
    assert find(f"{HEAD}{other}\n{comment}\n{CUT}\n") == ["6:24 BR022"]


def test_a_comment_above_an_element_silences_that_element_only(find: Find) -> None:
    item = f"  - at_a_glance: Something.\n    comment: It matters.\n{CUT}\n"
    head = "".join(HEAD.splitlines(keepends=True)[:3])
    text = f"{head}  # brief: ignore BR022\n{item}{item.replace('plan', 'text')}"
    assert find(text) == ["10:24 BR022"]


def test_a_mark_before_the_file_is_silenced_before_its_first_key(find: Find) -> None:
    text = f"{HEAD}    title: Storage\n"
    assert find(f"\ufeff{text}") == ["1:1 BR036"]
    assert find(f"\ufeff# brief: ignore BR036\n{text}") == []


def test_a_warning_of_the_source_can_count_as_an_error(find: Find) -> None:
    found = find(f"{HEAD}{CUT}\n", "rules: {severity: {BR022: error}}\n")
    assert found == [CUT_AT]


def test_a_comment_that_silences_no_warning_is_told(find: Find) -> None:
    assert find(f"{HEAD}    title: Storage # brief: ignore BR022\n") == ["6:36 BR290"]


def test_a_comment_for_what_the_publication_ignores_is_not_told(find: Find) -> None:
    text = f"{HEAD}    title: Storage # brief: ignore BR022\n"
    assert find(text, "rules: {ignore: [text-cut-by-hash]}\n") == []


def test_an_error_is_not_silenced(find: Find) -> None:
    text = f"{HEAD}    titel: Storage # brief: ignore BR101\n"
    assert sorted(find(text)) == ["6:36 BR291", "6:5 BR101"]


def test_a_comment_silences_in_the_publication(find: Find) -> None:
    line = "collection: “Briefs”"
    assert find(HEAD, f"{line}\n", of_publication=True) == ["9:13 BR029"]
    assert find(HEAD, f"{line} # brief: ignore BR029\n", of_publication=True) == []
    assert find(HEAD, "collection: B # brief: ignore BR029\n", of_publication=True) == [
        "9:31 BR290"
    ]


@pytest.mark.parametrize("name", ["BR022", "text-cut-by-hash", "BR290", "unused-ignore", "BR0"])
def test_the_publication_can_name_every_warning(name: str, find: Find) -> None:
    assert find(HEAD, f"rules: {{ignore: [{name}]}}\n", of_publication=True) == []


def test_nothing_is_said_of_the_style_of_what_cannot_be_read(find: Find) -> None:
    """The text goes on behind the quotes, so it is told as a whole; its spaces are not."""
    text = f'{HEAD}    title: "Two"  gaps   here\n'
    assert {each.partition(" ")[2] for each in find(text)} == {"BR025"}
