"""Sample issues with anything done to them: problems or none, at places in the file, soon.

BRIEF_EXAMPLES sets how many files are tried for each property.
"""

import os
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from authoring.diagnostics.problems import Position, Span
from authoring.lint.fixes import apply_fixes, fixes_of
from authoring.source import SourceDocument, SourceText, read_document, walk_scalars
from authoring.source.scalars import place_characters

ISSUES = Path(__file__).parents[2] / "issues"
SAMPLES = [(ISSUES / name).read_text(encoding="utf-8") for name in ("2024-12.yaml", "2021-04.yaml")]
EXAMPLES = int(os.environ.get("BRIEF_EXAMPLES", "500"))
SECONDS = 2.0
SIGNS = "\t :-#'\"[]{},&*!|>%@`\\?：“”‘’•–\u00a0\u3000\u200b\u2028\ufeff\0\r\nab中😀"
PIECES = [
    *SIGNS,
    *(": ", " #1", "- ", "---\n", "...\n", "  ", "    ", "\t- ", "title: ", "'''", "{a: ", "- - "),
]


@st.composite
def with_other_characters(draw: st.DrawFn) -> str:
    """A sample with characters deleted, inserted, replaced or swapped."""
    text = draw(st.sampled_from(SAMPLES))
    for _ in range(draw(st.integers(1, 12))):
        start = draw(st.integers(0, len(text) - 1))
        end = start + draw(st.integers(0, 3))
        new = draw(st.sampled_from([*PIECES, "", text[start:end][::-1], text[end : end + 2]]))
        text = text[:start] + new + text[end:]
    return text


@st.composite
def with_other_lines(draw: st.DrawFn) -> str:
    """A sample with lines deleted, doubled, swapped, joined or indented otherwise."""
    lines = draw(st.sampled_from(SAMPLES)).split("\n")
    for _ in range(draw(st.integers(1, 6))):
        index, other = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        line = lines[index]
        match draw(st.integers(0, 5)):
            case 0:
                del lines[index]
            case 1:
                lines.insert(other, line)
            case 2:
                lines[index], lines[other] = lines[other], line
            case 3:
                lines[index] = line + draw(st.sampled_from(PIECES))
            case 4:
                lines[index] = draw(st.sampled_from(PIECES)) + line
            case _:
                lines[index] = " " * draw(st.integers(0, 12)) + line.lstrip()
    return draw(st.sampled_from(["\n", "\r\n"])).join(lines)


def read(content: bytes) -> SourceDocument:
    started = time.process_time()
    document = read_document(Path("issue.yaml"), content)
    assert time.process_time() - started < SECONDS
    return document


def assert_inside(source: SourceText, span: Span) -> None:
    assert 0 <= span.start.offset <= span.end.offset <= len(source.text)
    for position in (span.start, span.end):
        begun = source.line_offset(position.line)
        assert position == Position(position.line, position.offset - begun + 1, position.offset)


def assert_sound(document: SourceDocument) -> None:
    source = document.source
    for problem in document.problems:
        edits = [edit.span for edit in problem.fix.edits] if problem.fix else []
        for span in (problem.span, *(each.span for each in problem.related), *edits):
            assert_inside(source, span)
        ends = [offset for edit in edits for offset in (edit.start.offset, edit.end.offset)]
        assert ends == sorted(ends), "edits of a fix that overlap"
        assert "\n" not in problem.message
    if document.root is not None:
        for _, scalar in walk_scalars(document.root):
            assert 0 <= scalar.start <= scalar.end <= len(source.text)
            places = place_characters(source, scalar)
            assert len(places) == len(scalar.text)
            assert all(scalar.start <= start <= end <= scalar.end for start, end in places)


@pytest.mark.timing
@settings(max_examples=EXAMPLES, deadline=None)
@given(with_other_characters())
def test_other_characters(text: str) -> None:
    assert_sound(read(text.encode()))


@pytest.mark.timing
@settings(max_examples=EXAMPLES, deadline=None)
@given(with_other_lines())
def test_other_lines(text: str) -> None:
    assert_sound(read(text.encode()))


@pytest.mark.timing
@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=80).map("".join))
def test_any_text_of_signs(text: str) -> None:
    assert_sound(read(text.encode()))


@pytest.mark.timing
@settings(max_examples=EXAMPLES, deadline=None)
@given(st.one_of(st.binary(), st.text().map(str.encode)))
def test_any_bytes(content: bytes) -> None:
    assert_sound(read(content))


@pytest.mark.timing
@settings(max_examples=EXAMPLES // 5 or 1, deadline=None)
@given(with_other_lines())
def test_fixes_do_not_break_a_file_further(text: str) -> None:
    document = read(text.encode())
    fixed, made = apply_fixes(document, fixes_of(document.problems, unsafe=True))
    assert len(fixed.problems) <= len(document.problems)
    assert made or fixed.source.text == document.source.text
