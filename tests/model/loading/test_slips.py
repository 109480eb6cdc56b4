"""Slips that only the model can see: text that became keys, keys that became text, odd dates."""

from collections.abc import Callable
from datetime import date

import pytest

from authoring.diagnostics.problems import Problem
from authoring.lint.fixes import apply_fixes, fixes_of
from authoring.model.loading import load_issue
from authoring.model.loading.dates import guess_date
from authoring.project.discovery import Project
from authoring.source import SourceDocument

Load = Callable[[str], tuple[SourceDocument, tuple[Problem, ...]]]

HEAD = """\
date: 2024-12-04
period: {start: 2024-10-29, end: 2024-11-25}
items:
  - title: First
"""
GLANCE = "    at_a_glance: Something happened.\n"


@pytest.fixture
def load(make_project: Callable[..., Project]) -> Load:
    """An issue's text, read, and its problems."""

    def load(text: str) -> tuple[SourceDocument, tuple[Problem, ...]]:
        project = make_project({"2024-12.yaml": text})
        loaded = load_issue(project, project.issues_folder / "2024-12.yaml", None)
        return loaded.document, loaded.problems

    return load


def place(problem: Problem) -> str:
    start, end = problem.span.start, problem.span.end
    where = f"{start.line}:{start.column}-{end.line}:{end.column}"
    return f"{problem.kind.code} {where} {problem.where}".rstrip()


# What stands below `HEAD`; place, hint, and the text after the fix.
SLIPS = {
    "an element that became a key": (
        "    at_a_glance:\n      text: Goals\n      goals:\n        - Green technology: save energy\n",
        "BR021 8:27-8:28 item 1, at a glance, goal 1",
        'Put the text into quotes: - "Green technology: save energy"',
        '        - "Green technology: save energy"\n',
    ),
    "an element that ends with a colon": (
        "    at_a_glance:\n      text: Goals\n      goals:\n        - The goals are:\n        - x\n",
        "BR021 8:24-8:25 item 1, at a glance, goal 1",
        'Put the text into quotes: - "The goals are:"',
        '        - "The goals are:"\n        - x\n',
    ),
    "an element over two lines": (
        "    at_a_glance:\n      text: G\n      goals:\n        - By 2027: one\n            and two\n",
        "BR021 8:18-8:19 item 1, at a glance, goal 1",
        "Put the text into quotes, or write it in the lines below, after “>”.",
        '        - "By 2027: one\n            and two"\n',
    ),
    "an element between brackets": (
        "    at_a_glance: {text: Goals, goals: [one, By 2027: two]}\n",
        "BR021 5:52-5:53 item 1, at a glance, goal 2",
        'Put the text into quotes: at_a_glance: {text: Goals, goals: [one, "By 2027: two"]}',
        '    at_a_glance: {text: Goals, goals: [one, "By 2027: two"]}\n',
    ),
    "a comment that became a key": (
        GLANCE + "    comment:\n      The plan: a start.\n",
        "BR021 7:15-7:16 item 1, comment",
        'Put the text into quotes: "The plan: a start."',
        '    comment:\n      "The plan: a start."\n',
    ),
    "a passage that became a key": (
        "    at_a_glance:\n      The goals for 2027: one platform\n",
        "BR021 6:25-6:26 item 1, at a glance, The goals for 2027",
        'Put the text into quotes: "The goals for 2027: one platform"',
        '    at_a_glance:\n      "The goals for 2027: one platform"\n',
    ),
    "text between brackets": (
        GLANCE + "    topic: [Draft]\n",
        "BR024 6:12-6:13 item 1, topic",
        'Put the text into quotes: topic: "[Draft]"',
        '    topic: "[Draft]"\n',
    ),
    "text between braces": (
        GLANCE + "    topic: {Draft}\n",
        "BR024 6:12-6:13 item 1, topic",
        'Put the text into quotes: topic: "{Draft}"',
        '    topic: "{Draft}"\n',
    ),
    "a key with a full-width colon": (
        GLANCE + "cover:\n  file：a.png\n",
        "BR028 7:7-7:8 cover",
        "Write file: a.png",
        "  file: a.png\n",
    ),
    "a key without a space": (
        GLANCE + "    documents:\n      - kind:policy\n",
        "BR032 7:9-7:14 item 1, document 1",
        "Write - kind: policy",
        "      - kind: policy\n",
    ),
    "words for a list": (
        GLANCE + "authors: brown, mischer  # the usual\n",
        "BR103 6:10-6:24 authors",
        "Put it between brackets: authors: [brown, mischer]  # the usual",
        "authors: [brown, mischer]  # the usual\n",
    ),
    "text for a list of blocks": (
        GLANCE + "noteworthy: nothing\n",
        "BR103 6:13-6:20 noteworthy",
        "Each element is a block of keys below: - title: …",
        None,
    ),
    "a single word for a list, between quotes": (
        GLANCE + "authors: 'lee'\n",
        "BR103 6:10-6:15 authors",
        "Put it between brackets: authors: ['lee']",
        "authors: ['lee']\n",
    ),
    "names with and between them": (
        GLANCE + "editors: wessling and hennock; brown\n",
        "BR103 6:10-6:37 editors",
        "Put it between brackets: editors: [wessling, hennock, brown]",
        "editors: [wessling, hennock, brown]\n",
    ),
    "a sentence for a list": (
        "    at_a_glance:\n      text: Goals\n      goals: Build and grow\n",
        "BR103 7:14-7:28 item 1, at a glance, goals",
        "Put it between brackets: goals: [Build and grow]",
        "      goals: [Build and grow]\n",
    ),
    "a sentence with a comma for a list": (
        "    at_a_glance:\n      text: Goals\n      goals: Build more, grow\n",
        "BR103 7:14-7:30 item 1, at a glance, goals",
        "Write each element in a line of its own below the key, after “- ”.",
        None,
    ),
    "a list below a sign for text": (
        "    at_a_glance:\n      text: Goals\n      goals: |\n        - one\n        - two, three\n",
        "BR103 7:14-9:21 item 1, at a glance, goals",
        "Delete the sign behind the key.",
        "      goals: \n        - one\n        - two, three\n",
    ),
    "a single block between braces": (
        GLANCE + "    documents: {kind: policy, title: X}\n",
        "BR103 6:16-6:40 item 1, documents",
        "Put it between brackets: documents: [{kind: policy, title: X}]",
        "    documents: [{kind: policy, title: X}]\n",
    ),
    "a single block without its dash": (
        GLANCE
        + "    documents:\n      kind: policy\n      title: >\n        Two\n\n        lines\n"
        "      url: https://example.org/a\n",
        "BR103 7:7-12:33 item 1, documents",
        "Put a dash before its first key: - kind: policy",
        (
            "    documents:\n      - kind: policy\n        title: >\n          Two\n\n          lines\n"
            "        url: https://example.org/a\n"
        ),
    ),
    "a list below a name": (
        GLANCE + "noteworthy:\n  Policy news:\n    - date: 2024-11-01\n      text: T\n",
        "BR103 7:3-9:14 noteworthy",
        "Each element is a block of keys below: - title: …",
        None,
    ),
    "paragraphs as a list": (
        GLANCE + "    comment:\n      - One.\n      - Two.\n",
        "BR103 7:7-8:13 item 1, comment",
        "Write it as one text, without “- ”; between paragraphs stands an empty line.",
        None,
    ),
    "text behind a dash": (
        GLANCE + "    topic:\n      - Storage\n",
        "BR103 7:7-7:16 item 1, topic",
        "Delete the “- ” before the text.",
        None,
    ),
    "a list of several between brackets": (
        GLANCE + "    topic: [Draft, Storage]\n",
        "BR103 6:12-6:28 item 1, topic",
        "Delete the brackets, or put the whole into quotes if they belong to the text.",
        None,
    ),
    "a day before its month": (
        GLANCE + "    documents: [{kind: policy, title: X, date: 30.10.2024}]\n",
        "BR104 6:48-6:58 item 1, document 1, date",
        "Write year, month and day: 2024-10-30.",
        "    documents: [{kind: policy, title: X, date: 2024-10-30}]\n",
    ),
    "a date in either order": (
        GLANCE + "    documents: [{kind: policy, title: X, date: 04/12/2024}]\n",
        "BR104 6:48-6:58 item 1, document 1, date",
        "Write year, month and day: 2024-12-04 or 2024-04-12.",
        None,
    ),
    "a date that is none": (
        GLANCE + "    documents: [{kind: policy, title: X, date: soon}]\n",
        "BR104 6:48-6:52 item 1, document 1, date",
        "Write year, month and day, as in 2024-12-04.",
        None,
    ),
    "a day too many": (
        GLANCE + "    documents: [{kind: policy, title: X, date: 2023-02-29}]\n",
        "BR105 6:48-6:58 item 1, document 1, date",
        "February 2023 has 28 days.",
        None,
    ),
    "a month too many": (
        GLANCE + "    documents: [{kind: policy, title: X, date: 2024-30-10}]\n",
        "BR105 6:48-6:58 item 1, document 1, date",
        "The month stands in the middle: 2024-10-30?",
        None,
    ),
    "neither day nor month": (
        GLANCE + "    documents: [{kind: policy, title: X, date: 2024-32-32}]\n",
        "BR105 6:48-6:58 item 1, document 1, date",
        "The month stands in the middle, from 01 to 12.",
        None,
    ),
    "year nought": (
        GLANCE + "    documents: [{kind: policy, title: X, date: 0000-01-01}]\n",
        "BR105 6:48-6:58 item 1, document 1, date",
        "Check the year.",
        None,
    ),
    "a key of an item, indented too little": (
        GLANCE + "comment: Something.\n",
        "BR101 6:1-6:8 comment",
        "“comment” is a key of an item: is it indented like the keys there?",
        None,
    ),
    "a key of the issue, indented too far": (
        GLANCE + "    status: draft\n",
        "BR101 6:5-6:11 item 1, status",
        "“status” is a key of the file itself: is it indented like the keys there?",
        None,
    ),
    "a key of a passage beside it": (
        GLANCE + "    goals: [one]\n",
        "BR101 6:5-6:10 item 1, goals",
        "“goals” is a key of “at a glance”: is it indented like the keys there?",
        None,
    ),
    "blanks for underscores": (
        GLANCE + "    documents: [{kind: policy, title: X, original title: 通知}]\n",
        "BR101 6:42-6:56 item 1, document 1, original title",
        "Did you mean “original_title”?",
        "    documents: [{kind: policy, title: X, original_title: 通知}]\n",
    ),
}


@pytest.mark.parametrize(("text", "where", "hint", "fixed"), SLIPS.values(), ids=SLIPS)
def test_slip(text: str, where: str, hint: str | None, fixed: str | None, load: Load) -> None:
    document, problems = load(HEAD + text)
    told = [each for each in problems if each.kind.code != "BR112"]
    assert [(place(each), each.hint) for each in told] == [(where, hint)]
    after, made = apply_fixes(document, fixes_of(told, unsafe=True))
    assert (made > 0) == (fixed is not None)
    if fixed is not None:
        assert after.source.text.startswith(HEAD)
        assert after.source.text.endswith(fixed)
        _, left = load(after.source.text)
        assert not [each for each in left if each.kind.code == problems[0].kind.code]


@pytest.mark.parametrize(
    "text",
    [
        GLANCE + "    comment: See 12:30, https://example.org and [a](https://example.org)\n",
        GLANCE + "    topic: '[Draft]'\n",
        GLANCE + '    comment: "The plan: a start"\n',
        "    at_a_glance: {text: Goals, goals: ['a: b', c：d]}\n",
    ],
)
def test_near_misses_raise_no_alarm(text: str, load: Load) -> None:
    assert load(HEAD + text)[1] == ()


DAY = date(2024, 10, 30)


@pytest.mark.parametrize(
    ("typed", "days", "certain"),
    [
        ("2024/10/30", (DAY,), True),
        ("2024.10.30", (DAY,), True),
        ("2024-10-30T12:00", (DAY,), True),
        ("2024-10-30 12:00:00", (DAY,), True),
        ("2024–10–30", (DAY,), True),
        ("２０２４－１０－３０", (DAY,), True),
        ("2024年10月30日", (DAY,), True),
        ("2024 年 10 月 30 日", (DAY,), True),
        ("2024-4-5", (date(2024, 4, 5),), True),
        ("20241030", (DAY,), True),
        ("2024-1030", (DAY,), True),
        ("202410-30", (DAY,), True),
        ("Wed 2024-10-30", (DAY,), True),
        ("Wednesday, 30 October 2024", (DAY,), True),
        ("Mi., 30.10.2024", (DAY,), True),
        ("Mittwoch, 30. Oktober 2024", (DAY,), True),
        ("So 30 October 2024", (DAY,), True),
        ("30.10.2024", (DAY,), True),
        ("30. 10. 2024", (DAY,), True),
        ("30/10/2024", (DAY,), True),
        ("30-10-2024", (DAY,), True),
        ("10/30/2024", (DAY,), True),
        ("30.10.24", (DAY,), False),
        ("05.04.2024", (date(2024, 4, 5),), False),
        ("05/04/2024", (date(2024, 4, 5), date(2024, 5, 4)), False),
        ("05/05/2024", (date(2024, 5, 5),), False),
        ("30 October 2024", (DAY,), True),
        ("30. Oktober 2024", (DAY,), True),
        ("30th of October 2024", (DAY,), True),
        ("October 30, 2024", (DAY,), True),
        ("Oct. 30, 2024", (DAY,), True),
        ("Oct 30th 2024", (DAY,), True),
        ("3. März 2024", (date(2024, 3, 3),), True),
        ("2024-10-30 (tbc)", (DAY,), False),
        ("ca. 2024-10-30", (DAY,), False),
        ("2024-10-30 to 2024-10-31", (), False),
        ("30/10/24", (), False),
        ("2024-02-30 12:00", (), True),
        ("2024/13/13", (), True),
        ("30.2.2024", (), False),
        ("October 2024", (), False),
        ("2024", (), False),
        ("soon", (), False),
        ("", (), False),
        ("30 Foo 2024", (), True),
        ("99999999", (), True),
    ],
)
def test_guess_of_a_date(typed: str, days: tuple[date, ...], *, certain: bool) -> None:
    guess = guess_date(typed)
    assert (guess.days, guess.certain) == (days, certain)


PERIOD = "{start: 2024-10-29, end: 2024-11-25}"


@pytest.mark.parametrize(
    "typed",
    [
        "2024-10-29 to 2024-11-25",
        "2024-10-29–2024-11-25",
        "'2024-10-29 / 2024-11-25'",
        "[2024-10-29, 2024-11-25]",
        "\n  - 2024-10-29\n  - 2024-11-25",
    ],
)
def test_a_period_without_its_keys(typed: str, load: Load) -> None:
    text = HEAD.replace(PERIOD, typed) + GLANCE
    document, (problem,) = load(text)
    assert (problem.kind.code, problem.where) == ("BR103", "period")
    assert problem.hint == f"Write {PERIOD}."
    after, _ = apply_fixes(document, fixes_of([problem], unsafe=False))
    assert load(after.source.text)[1] == ()


def test_a_period_of_one_day_names_its_keys(load: Load) -> None:
    _, (problem,) = load(HEAD.replace(PERIOD, "2024-10-29") + GLANCE)
    assert problem.hint == "Its keys are: start, end."
