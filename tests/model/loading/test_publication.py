"""Problems of a publication, in the words of the desk."""

from collections.abc import Callable

import pytest

from authoring.diagnostics.problems import Problem
from authoring.model.loading import load_publication
from authoring.project.discovery import Project

MakeProject = Callable[..., Project]
Check = Callable[[str], tuple[Problem, ...]]


def place(problem: Problem) -> str:
    """`code line:column-line:column where`."""
    start, end = problem.span.start, problem.span.end
    words = (
        f"{problem.kind.code} {start.line}:{start.column}-{end.line}:{end.column} {problem.where}"
    )
    return words.rstrip()


@pytest.fixture
def check_publication(make_project: MakeProject) -> Check:
    """The problems of a publication's text."""

    def load(text: str) -> tuple[Problem, ...]:
        return load_publication(make_project(publication=text)).problems

    return load


@pytest.mark.parametrize(
    ("added", "where", "message", "hint"),
    [
        (
            "style: ../x",
            "BR110 3:8-3:12 style",
            "“../x” does not look like the name of a style",
            None,
        ),
        ("contact: me", "BR110 3:10-3:12 contact", "“me” does not look like a mail address", None),
        (
            "original_language: Chinese",
            "BR110 3:20-3:27 original language",
            "“Chinese” does not look like a language tag, as in zh-Hans",
            None,
        ),
        (
            "rules: {severity: {a-rule: eror}}",
            "BR107 3:28-3:32 rules, severity, a-rule",
            "“eror” is not known here",
            "Did you mean “error”? It can be: error, warning.",
        ),
        ("item_count: 100", "BR109 3:13-3:16 item count", "“item count” must be at most 99", None),
        (
            "people: {brown: {nme: X, name: Y}}",
            "BR101 3:18-3:21 people, brown, nme",
            "the key “nme” is not known here",
            "Did you mean “name”?",
        ),
        (
            "people: {name: {nme: X, name: Y}}",
            "BR101 3:17-3:20 people, name, nme",
            "the key “nme” is not known here",
            "Did you mean “name”?",
        ),
        (
            "bodies: {MIIT: {}}",
            "BR102 3:16-3:19 bodies, MIIT",
            "“name” is missing",
            "Add “name: …” here.",
        ),
        (
            "people: {'': {name: X}}",
            "BR108 3:10-3:12 people,",
            "a key is empty",
            "Write a word before the colon.",
        ),
        (
            "people: [X]",
            "BR103 3:9-3:12 people",
            "expected a block of keys; here stands a list",
            None,
        ),
        (
            "labels: {issuing_body: Issuer}",
            "BR103 3:24-3:30 labels, issuing body",
            "expected a block of keys; here stands “Issuer”",
            "Its keys are: one, other.",
        ),
    ],
)
def test_problem_of_a_publication(
    added: str, where: str, message: str, hint: str | None, check_publication: Check
) -> None:
    (problem,) = check_publication(f"brand: ACME\nseries: Notes\n{added}\n")
    assert (place(problem), problem.message, problem.hint) == (where, message, hint)
