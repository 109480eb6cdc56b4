"""Patterns of a publication: what stands in braces has to be known, at its place."""

from collections.abc import Callable

import pytest
from conftest import PUBLICATION

from authoring.diagnostics.problems import Problem
from authoring.model.loading import load_publication
from authoring.project.discovery import Project

Make = Callable[..., Project]


def problems(make_project: Make, text: str) -> tuple[Problem, ...]:
    return load_publication(make_project(publication=PUBLICATION + text)).problems


WEB = "web: https://example.org/{name}.html\n"


@pytest.mark.parametrize(
    "text",
    [
        WEB,
        'email: {subject: "{brand}, {series}, {headline}, {date}, {number}"}\n',
        "email: {pictures: 'https://example.org/{name}/{file}'}\n",
        "email:\n  sender: {name: The desk, mail: desk@example.org}\n",
        "email: {comment: full}\n",
        WEB + "email: {comment: first-paragraph}\n",
    ],
)
def test_what_is_known_is_no_problem(make_project: Make, text: str) -> None:
    assert problems(make_project, text) == ()


@pytest.mark.parametrize(
    ("text", "marked", "meant"),
    [
        ("web: https://example.org/{nme}.html\n", "{nme}", "{name}"),
        ("web: https://example.org/{date}\n", "{date}", None),
        ('email: {subject: "{series}: {headlines}"}\n', "{headlines}", "{headline}"),
        ('email:\n  subject: "{Brand} “x”"\n', "{Brand}", "{brand}"),
        ('email:\n  subject: "\\u4e2d {} {series}"\n', "{}", None),
        ("email: {pictures: 'https://example.org/{file}/{nam}'}\n", "{nam}", "{name}"),
    ],
)
def test_what_is_not_known_is_told_at_its_place(
    make_project: Make, text: str, marked: str, meant: str | None
) -> None:
    (problem,) = problems(make_project, text)
    whole = PUBLICATION + text
    assert problem.kind.code == "BR115"
    assert whole[problem.span.start.offset : problem.span.end.offset] == marked
    assert problem.message == f"{marked} stands for nothing here"
    assert "It can be: {" in (problem.hint or "")
    if meant is None:
        assert "Did you mean" not in (problem.hint or "")
    else:
        assert f"Did you mean {meant}?" in (problem.hint or "")


def test_each_is_told_and_with_whatever_else_is_wrong(make_project: Make) -> None:
    found = problems(make_project, 'nonsense: 1\nemail: {subject: "{a} {b}", comment: some}\n')
    assert sorted(problem.kind.code for problem in found) == ["BR101", "BR107", "BR115", "BR115"]


def test_pictures_can_not_all_have_one_address(make_project: Make) -> None:
    (problem,) = problems(make_project, "email: {pictures: 'https://example.org/{name}.jpg'}\n")
    assert problem.kind.code == "BR110"
    assert "{file}" in (problem.hint or "")


@pytest.mark.parametrize("mail", ["münchen@example.org", "a@b,c.de", "desk"])
def test_a_sender_has_an_address_that_headers_can_hold(make_project: Make, mail: str) -> None:
    (problem,) = problems(make_project, f'email: {{sender: {{mail: "{mail}"}}}}\n')
    assert (problem.kind.code, problem.where) == ("BR110", "email, sender, mail")


def test_shortened_comments_need_a_web_edition(make_project: Make) -> None:
    text = "email: {comment: first-paragraph}\n"
    (problem,) = problems(make_project, text)
    assert (problem.kind.code, problem.where) == ("BR102", "email, comment")
    whole = PUBLICATION + text
    assert whole[problem.span.start.offset : problem.span.end.offset] == "first-paragraph"
