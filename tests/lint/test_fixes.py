"""Fixes are made where they fit together; what two of them would change, one does."""

from pathlib import Path

from authoring.diagnostics.problems import Edit, Fix
from authoring.lint.fixes import apply_fixes
from authoring.source import SourceDocument, read_document

TEXT = "title: one two three\ntopic: four\n"


def document() -> SourceDocument:
    return read_document(Path("issue.yaml"), TEXT.encode())


def fix(*changes: tuple[str, str]) -> Fix:
    """A fix that writes words in place of others."""
    source = document().source
    edits = []
    for old, new in changes:
        start = TEXT.index(old)
        edits.append(Edit(source.span(start, start + len(old)), new))
    return Fix("write it", tuple(edits), safe=True)


def applied(*fixes: Fix) -> tuple[str, int]:
    after, made = apply_fixes(document(), fixes)
    return after.source.text, made


def test_fixes_of_other_words_are_all_made() -> None:
    text = TEXT.replace("one", "1").replace("four", "4")
    assert applied(fix(("four", "4")), fix(("one", "1"))) == (text, 2)


def test_of_fixes_that_overlap_the_first_is_made() -> None:
    assert applied(fix(("two three", "2 3")), fix(("one two", "1 2"))) == (
        TEXT.replace("one two", "1 2"),
        1,
    )
    assert applied(fix(("one two three", "1")), fix(("two", "2"))) == (
        TEXT.replace("one two three", "1"),
        1,
    )


def test_a_fix_is_made_whole_or_not_at_all() -> None:
    whole = fix(("one two", "1 2"), ("four", "4"))
    assert applied(fix(("one", "ONE")), whole)[1] == 1


def test_fixes_that_touch_are_both_made() -> None:
    assert applied(fix(("one ", "1 ")), fix(("two", "2"))) == (TEXT.replace("one two", "1 2"), 2)


def test_a_fix_that_breaks_the_file_is_left_out() -> None:
    assert applied(fix(("one", '"')), fix(("four", "4"))) == (TEXT.replace("four", "4"), 1)
