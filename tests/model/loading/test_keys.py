"""A misspelt key is told once, and what stands under it is read all the same."""

from collections.abc import Callable

import pytest

from authoring.lint.fixes import apply_fixes, fixes_of
from authoring.model import Issue
from authoring.model.loading import Loaded, load_issue
from authoring.project.discovery import Project

Load = Callable[[str], Loaded[Issue]]


@pytest.fixture
def load(make_project: Callable[..., Project]) -> Load:
    """An issue's text, loaded."""

    def load(text: str) -> Loaded[Issue]:
        project = make_project({"2024-12.yaml": text})
        return load_issue(project, project.issues_folder / "2024-12.yaml", None)

    return load


def told(loaded: Loaded[Issue]) -> list[str]:
    return [
        f"{each.span.start.line}:{each.span.start.column} {each.kind.code} {each.where}".rstrip()
        for each in loaded.problems
    ]


HEAD = "date: 2024-12-04\nperiod: {start: 2024-10-29, end: 2024-11-25}\n"
WRONG = f"""\
{HEAD}Items:
  - Titel: First
    at-a-glance:
      txet: Something happened
      goals: [one]
    comments: It matters.
    Documents:
      - {{kind: policy, title: A, dates: 2024-30-10}}
"""


def test_misspelt_keys_are_told_once_each_and_read(load: Load) -> None:
    loaded = load(WRONG)
    assert told(loaded) == [
        "3:1 BR101 Items",
        "4:5 BR101 item 1, Titel",
        "5:5 BR101 item 1, at-a-glance",
        "6:7 BR101 item 1, at a glance, txet",
        "8:5 BR101 item 1, comments",
        "9:5 BR101 item 1, Documents",
        "10:34 BR101 item 1, document 1, dates",
        "10:41 BR105 item 1, document 1, date",
    ]
    assert loaded.value is None


def test_the_value_is_there_where_nothing_else_is_wrong(load: Load) -> None:
    loaded = load(WRONG.replace("2024-30-10", "2024-10-30"))
    assert {each.kind.code for each in loaded.problems} == {"BR101"}
    assert loaded.value is not None
    assert loaded.value.items[0].comment == "It matters."


def test_misspelt_keys_are_mended_but_not_the_rest(load: Load) -> None:
    loaded = load(WRONG.replace("2024-30-10", "2024-10-30"))
    safe, made = apply_fixes(loaded.document, fixes_of(loaded.problems, unsafe=False))
    assert made == 3
    assert safe.source.text == (
        WRONG.replace("2024-30-10", "2024-10-30")
        .replace("Items", "items")
        .replace("at-a-glance", "at_a_glance")
        .replace("Documents", "documents")
    )
    after, _ = apply_fixes(loaded.document, fixes_of(loaded.problems, unsafe=True))
    assert load(after.source.text).problems == ()


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("title", None),
        ("tittle", "Did you mean “title”?"),
        ("note", "Known here: title, "),
        ("period", "“period” is a key of the file itself: is it indented like the keys there?"),
    ],
)
def test_a_key_beside_the_one_that_was_meant_stays(key: str, hint: str | None, load: Load) -> None:
    text = f"{HEAD}items:\n  - title: First\n    at_a_glance: Something.\n    {key}: Second\n"
    (problem,) = load(text).problems
    assert problem.fix is None
    assert problem.kind.code == ("BR005" if hint is None else "BR101")
    assert hint is None or (problem.hint or "").startswith(hint)


def test_other_words_for_a_key(load: Load) -> None:
    text = HEAD.replace("start:", "from:").replace("end:", "to:")
    loaded = load(f"{text}items: [{{headline: First, summary: Something.}}]\n")
    assert [each.hint for each in loaded.problems] == [
        "Did you mean “start”?",
        "Did you mean “end”?",
        "Did you mean “title”?",
        "Did you mean “at_a_glance”?",
    ]
    assert loaded.value is not None


STRAYED = f"""\
{HEAD}items:
  - title: First
:wq
    at_a_glance: Something happened
    comment: It matters.
  - title: Second
    at_a_glance: Something else.
"""


def test_keys_that_strayed_by_a_line_out_of_place_are_not_told_one_by_one(load: Load) -> None:
    found = load(STRAYED).problems
    assert {each.span.start.line for each in found} <= {5, 6}
    assert not {each.kind.code for each in found} & {"BR101", "BR102"}


def test_a_key_in_the_wrong_block_is_told_beside_other_mistakes(load: Load) -> None:
    text = f"{HEAD}items:\n  - title: First\n    at_a_glance: A: b\n    period: C\n"
    assert told(load(text)) == ["5:19 BR020", "6:5 BR101 item 1, period"]
