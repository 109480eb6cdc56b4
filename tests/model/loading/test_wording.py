"""What the model refuses is said in the words of the desk, at its place, with what to do."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from authoring.diagnostics.problems import Problem, Severity
from authoring.model import Issue, Item, Publication
from authoring.model.loading import load_issue, load_publication
from authoring.model.loading.wording import describe_errors
from authoring.project.discovery import Project
from authoring.source import read_document

MakeProject = Callable[..., Project]
Check = Callable[[str], tuple[Problem, ...]]

FILL_IN = "Fill it in, or delete the key."
TAKE_OUT = "Fill it in, or take it out."
WRITE = "Write something, or delete the key."
SCHEMES = "A link begins with https:// or http://, a mail address with mailto:."
HOST = "A link has a host and no spaces: https://example.org/page."
DATE = "Write year, month and day, as in 2024-12-04."


def place(problem: Problem) -> str:
    """`code line:column-line:column where`."""
    start, end = problem.span.start, problem.span.end
    words = (
        f"{problem.kind.code} {start.line}:{start.column}-{end.line}:{end.column} {problem.where}"
    )
    return words.rstrip()


@pytest.fixture
def check(make_project: MakeProject) -> Check:
    """The problems of an issue's text."""

    def load(text: str) -> tuple[Problem, ...]:
        project = make_project({"2024-12.yaml": text})
        publication = load_publication(project)
        assert publication.problems == ()
        return load_issue(
            project, project.issues_folder / "2024-12.yaml", publication.value
        ).problems

    return load


def test_right_issue_has_no_problem(check: Check, issue_text: str) -> None:
    assert check(issue_text) == ()


# What is added to the five lines of `issue_text`; place, message and hint of its one problem.
ADDED = {
    "unknown key": (
        "authers: [brown]",
        ("BR101 6:1-6:8 authers", "the key “authers” is not known here", "Did you mean “authors”?"),
    ),
    "unknown key of an item": (
        "    at_a_glanse: Twice",
        (
            "BR101 6:5-6:16 item 1, at a glanse",
            "the key “at_a_glanse” is not known here",
            "Did you mean “at_a_glance”?",
        ),
    ),
    "unknown label": (
        "labels: {polcy: Policy name}",
        (
            "BR101 6:10-6:15 labels, polcy",
            "the key “polcy” is not known here",
            "Did you mean “policy”?",
        ),
    ),
    "unknown key like no other": (
        "    documents:\n      - {kind: policy, title: X, xyz: B}",
        (
            "BR101 7:34-7:37 item 1, document 1, xyz",
            "the key “xyz” is not known here",
            "Known here: kind, title, original_title, url, issuing_bodies, date.",
        ),
    ),
    "missing key of an item": (
        "  - topic: Second\n    at_a_glance: B",
        ("BR102 6:5-6:18 item 2", "“title” is missing", "Add “title: …” here."),
    ),
    "missing key, comment in the line": (
        "noteworthy:\n  - entries:  # 中文\n      - {date: 2024-11-01, text: T}",
        ("BR102 7:5-7:19 news list 1", "“title” is missing", "Add “title: …” here."),
    ),
    "missing key between braces": (
        "noteworthy:\n  - title: N\n    entries:\n      - {date: 2024-11-01}",
        ("BR102 9:9-9:27 news list 1, entry 1", "“text” is missing", "Add “text: …” here."),
    ),
    "text for a list": (
        "authors: brown",
        (
            "BR103 6:10-6:15 authors",
            "expected a list, each element after “- ”; here stands “brown”",
            "Put it between brackets: authors: [brown]",
        ),
    ),
    "long text for a list": (
        "noteworthy: " + "中" * 100,
        (
            "BR103 6:13-6:113 noteworthy",
            f"expected a list, each element after “- ”; here stands “{'中' * 59}…”",
            "Each element is a block of keys below: - title: …",
        ),
    ),
    "text on lines for a list": (
        "noteworthy: |\n  one\n  another",
        (
            "BR103 6:13-8:10 noteworthy",
            "expected a list, each element after “- ”; here stands “one another”",
            "Each element is a block of keys below: - title: …",
        ),
    ),
    "list for text": (
        "title: [A, B]",
        (
            "BR103 6:8-6:14 title",
            "expected text; here stands a list",
            "Delete the brackets, or put the whole into quotes if they belong to the text.",
        ),
    ),
    "text for keys": (
        "cover: a.png",
        (
            "BR103 6:8-6:13 cover",
            "expected a block of keys; here stands “a.png”",
            "Its keys are: file, alternative_text, caption, credit.",
        ),
    ),
    "text for an item": (
        "  - Second",
        (
            "BR103 6:5-6:11 item 2",
            "expected a block of keys; here stands “Second”",
            f"Its keys are: {', '.join(Item.model_fields)}.",
        ),
    ),
    "no number": (
        "number: 1_000",
        ("BR103 6:9-6:14 number", "expected a whole number in digits; here stands “1_000”", None),
    ),
    "exponent": (
        "number: 1e3",
        ("BR103 6:9-6:12 number", "expected a whole number in digits; here stands “1e3”", None),
    ),
    "list for a word": (
        "status: [draft]",
        (
            "BR103 6:9-6:16 status",
            "expected one of the words that are allowed; here stands a list",
            "It can be: draft, final.",
        ),
    ),
    "nothing": (
        "authors:",
        ("BR108 6:1-6:8 authors", "“authors” is empty", FILL_IN),
    ),
    "null": (
        "cover: {file: ~, alternative_text: A}",
        ("BR108 6:9-6:13 cover, file", "“file” is empty", FILL_IN),
    ),
    "empty text": (
        "title: ''",
        ("BR108 6:1-6:6 title", "“title” is empty", WRITE),
    ),
    "empty block": (
        "title: >\n\nnumber: 3",
        ("BR108 6:1-6:6 title", "“title” is empty", WRITE),
    ),
    "empty list": (
        "noteworthy:\n  - {title: N, entries: []}",
        ("BR108 7:16-7:23 news list 1, entries", "“entries” is empty", WRITE),
    ),
    "empty element": (
        "authors:\n  - brown\n  -",
        ("BR108 8:4-8:4 author 2", "element 2 is empty", TAKE_OUT),
    ),
    "status": (
        "status: drft",
        (
            "BR107 6:9-6:13 status",
            "“drft” is not known here",
            "Did you mean “draft”? It can be: draft, final.",
        ),
    ),
    "language": (
        "language: it",
        ("BR107 6:11-6:13 language", "“it” is not known here", "It can be: en, de, fr."),
    ),
    "kind of a document": (
        "    documents:\n      - {kind: law, title: X}",
        (
            "BR107 7:16-7:19 item 1, document 1, kind",
            "“law” is not known here",
            "It can be: article, policy.",
        ),
    ),
    "too small": (
        "number: 0",
        ("BR109 6:9-6:10 number", "“number” must be at least 1", None),
    ),
    "address without scheme": (
        "    documents:\n      - kind: policy\n        title: X\n        url: www.example.org",
        (
            "BR106 9:14-9:29 item 1, document 1, url",
            "“www.example.org” can't be a link",
            "Write https://www.example.org",
        ),
    ),
    "javascript address": (
        "    documents:\n      - {kind: policy, title: 中文, url: 'javascript:alert(1)'}",
        (
            "BR106 7:40-7:61 item 1, document 1, url",
            "“javascript:alert(1)” can't be a link",
            SCHEMES,
        ),
    ),
    "address with a space": (
        "    documents:\n      - {kind: policy, title: X, url: 'https://exa mple.org'}",
        ("BR106 7:39-7:61 item 1, document 1, url", "“https://exa mple.org” can't be a link", HOST),
    ),
    "impossible date": (
        "    documents:\n      - {kind: policy, title: X, date: 2024-02-30}",
        (
            "BR105 7:40-7:50 item 1, document 1, date",
            "2024-02-30 is not in the calendar",
            "February 2024 has 29 days.",
        ),
    ),
    "day before month": (
        "noteworthy:\n  - title: N\n    entries:\n      - {date: 30.10.2024, text: T}",
        (
            "BR104 9:16-9:26 news list 1, entry 1, date",
            "“30.10.2024” is not a date that can be read",
            "Write year, month and day: 2024-10-30.",
        ),
    ),
    "list for a date": (
        "noteworthy:\n  - title: N\n    entries:\n      - {date: [2024], text: T}",
        (
            "BR103 9:16-9:22 news list 1, entry 1, date",
            "expected a date, as in 2024-12-04; here stands a list",
            None,
        ),
    ),
    "duplicate key": (
        "date: 2024-12-05",
        (
            "BR005 6:1-6:5",
            "the key “date” stands here a second time, first in line 1",
            "Keep one of the two; a list with a missing “-” looks like this too.",
        ),
    ),
}


@pytest.mark.parametrize(("added", "expected"), ADDED.values(), ids=ADDED)
def test_problem_of_what_is_added(
    added: str, expected: tuple[str, str, str | None], check: Check, issue_text: str
) -> None:
    (problem,) = check(issue_text + added)
    assert (place(problem), problem.message, problem.hint) == expected
    assert problem.severity is Severity.ERROR
    assert problem.path.name == "2024-12.yaml"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param("just words", ["BR103 1:1-1:11"], id="no keys at all"),
        pytest.param("- a", ["BR103 1:1-1:4"], id="a list"),
        pytest.param("# nothing\n", ["BR012 1:1-1:1"], id="comments"),
        pytest.param(
            "# c\nstatus: final\n", ["BR102 2:1-2:14"] * 3, id="date, period and items missing"
        ),
    ],
)
def test_whole_file(text: str, places: list[str], check: Check) -> None:
    assert [place(problem) for problem in check(text)] == places


def test_all_mistakes_are_told_in_the_order_of_the_file(check: Check) -> None:
    problems = check(
        "date: 2024-02-30\n"
        "period: {start: 29.10.2024, end: 2024-11-25}\n"
        "items:\n"
        "  - topic: No title\n"
        "    at_a_glance:\n"
        "      text: The goals are\n"
        "      goals:\n"
        "        - Build: a main platform\n"
        "        - ''\n"
        "        - fine\n"
        "stauts: draft\n"
    )
    assert [place(problem) for problem in problems] == [
        "BR105 1:7-1:17 date",
        "BR104 2:17-2:27 period, start",
        "BR102 4:5-4:20 item 1",
        "BR021 8:16-8:17 item 1, at a glance, goal 1",
        "BR108 9:11-9:13 item 1, at a glance, goal 2",
        "BR101 11:1-11:7 stauts",
    ]


@pytest.mark.parametrize("added", ["title:", "number: ~", "cover: null", "    comment:"])
def test_what_may_be_left_out_may_be_left_empty(added: str, check: Check, issue_text: str) -> None:
    assert check(issue_text + added) == ()


def test_goal_that_became_a_mapping_says_why(check: Check) -> None:
    problems = check(
        "date: 2024-12-04\nperiod: {start: 2024-10-29, end: 2024-11-25}\nitems:\n"
        "  - title: First\n    at_a_glance: {text: Goals, goals: [a goal, b: a goal]}\n"
    )
    (problem,) = problems
    assert place(problem) == "BR021 5:49-5:50 item 1, at a glance, goal 2"
    assert "key" in problem.message
    assert problem.hint is not None
    assert "b: a goal" in problem.hint


def test_wrong_passage_is_no_empty_list_of_items(check: Check) -> None:
    """A list whose only element is wrong is not empty."""
    problems = check(
        "date: 2024-12-04\nperiod: {start: 2024-10-29, end: 2024-11-25}\nitems:\n"
        "  - title: First\n    at_a_glance: {goals: [a]}\n"
    )
    assert [(place(problem), problem.message) for problem in problems] == [
        ("BR102 5:18-5:30 item 1, at a glance", "“text” is missing")
    ]


def test_long_values_are_not_repeated_in_full(check: Check, issue_text: str) -> None:
    (problem,) = check(issue_text + "status: >\n" + "  a long text\n" * 500)
    # 60 characters, with the “…”: "a long text" four times, each with its space, and 11 more.
    assert problem.message == f"“{'a long text ' * 4}a long text…” is not known here"


KEYS = [
    *Issue.model_fields, "start", "end", "title", "text", "goals", "at_a_glance", "documents",
    "kind", "url", "entries", "sources", "people", "bodies", "brand", "series", "x", "", "0",
]  # fmt: skip
VALUES = [
    "",
    "x",
    "2024-12-04",
    "30.10.2024",
    "2024-02-30",
    "policy",
    "https://example.org",
    "1",
    None,
]
anything = st.recursive(
    st.sampled_from(VALUES),
    lambda part: st.one_of(
        st.lists(part, max_size=3), st.dictionaries(st.sampled_from(KEYS), part, max_size=5)
    ),
    max_leaves=20,
)


@pytest.mark.slow
@pytest.mark.parametrize("model", [Issue, Publication])
@settings(max_examples=150)
@given(data=anything)
def test_any_data_can_be_described(model: type[BaseModel], data: object) -> None:
    """Whatever stands in a file: problems with places inside it, in words that fit on a line."""
    content = yaml.safe_dump(data, allow_unicode=True).encode()
    document = read_document(Path("issue.yaml"), content)
    try:
        model.model_validate(document.data)
    except ValidationError as error:
        problems = describe_errors(document, model, error.errors())
        # Of a file that holds nothing, the reader says so.
        assert problems or document.problems
        for problem in problems:
            assert 0 <= problem.span.start.offset <= problem.span.end.offset <= len(content)
            assert problem.message
            assert "\n" not in problem.message
