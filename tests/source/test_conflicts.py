"""A merge conflict is told as such, once, and not as broken YAML."""

from pathlib import Path

import pytest

from authoring.source import SourceDocument, read_document

OURS, THEIRS = "title: A\n", "title: B\nnumber: 2\n"


def read(text: str) -> SourceDocument:
    return read_document(Path("x.yaml"), text.encode())


def conflict(ours: str = OURS, theirs: str = THEIRS, base: str = "") -> str:
    return f"<<<<<<< HEAD\n{ours}{base}=======\n{theirs}>>>>>>> a branch\n"


def test_each_conflict_is_told_with_both_ends() -> None:
    document = read(f"date: 2024-12-04\n{conflict()}items: []\n{conflict(ours='')}")
    assert document.root is None
    places = [
        (each.kind.code, each.span.start.line, each.related[0].span.start.line)
        for each in document.problems
    ]
    assert places == [("BR013", 2, 7), ("BR013", 9, 13)]
    assert "line 7" in document.problems[0].message
    assert document.source.lines[1] == "<<<<<<< HEAD"


@pytest.mark.parametrize(
    "text",
    [
        conflict().replace("\n", "\r\n"),
        conflict(base="||||||| 1234567\ntitle: C\n"),
        conflict().replace("<<<<<<< HEAD", "<<<<<<<"),
    ],
    ids=["line ends of Windows", "with the common version", "without a name"],
)
def test_forms_of_a_conflict(text: str) -> None:
    assert [each.kind.code for each in read(text).problems] == ["BR013"]


@pytest.mark.parametrize(
    "text",
    [
        f"comment: |\n  {conflict().replace(chr(10), chr(10) + '  ')}\n",
        "comment: <<<<<<< see below\n",
        "comment: |\n  =======\n  >>>>>>> no beginning\n",
    ],
)
def test_signs_in_a_text_are_no_conflict(text: str) -> None:
    assert read(text).problems == ()
