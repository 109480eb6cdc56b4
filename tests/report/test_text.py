"""The text report, against blocks that were worked out by hand."""

import re
from itertools import accumulate
from typing import Final

import pytest
from desk.reports import (
    KEY,
    SPACE,
    find_span,
    make_findings,
    make_problem,
    make_source,
    sample_findings,
)
from hypothesis import given
from hypothesis import strategies as st

from authoring.diagnostics.cells import show
from authoring.diagnostics.problems import Edit, Fix, Kind, Related, Severity, Span
from authoring.diagnostics.terminal import PLAIN, Terminal
from authoring.diagnostics.text import SourceText
from authoring.diagnostics.wrapping import width
from authoring.report.text import write_problem, write_report, write_summary

NARROW: Final = Terminal(80)
WIDE: Final = Terminal(120)
COLOURED: Final = Terminal(80, colour=True)


def block(source: SourceText, marked: str, terminal: Terminal = NARROW, number: int = 1) -> str:
    """The lines of the file in a problem that marks some words."""
    return block_of(source, find_span(source, marked, number), terminal)


def block_of(source: SourceText, span: Span, terminal: Terminal = NARROW) -> str:
    lines = write_problem(make_problem(source, span), source, terminal).splitlines()
    return "\n".join(lines[2:])


def test_a_problem_with_everything() -> None:
    source = make_source("items:\n  - title: First  thing\n    title: Second\n")
    gap = find_span(source, "  thing")
    gap = source.span(gap.start.offset, gap.start.offset + 2)
    problem = make_problem(
        source,
        gap,
        SPACE,
        "2 spaces where one belongs",
        "Delete one of them.",
        where="item 1, title",
        related=(Related(find_span(source, "title", 2), "another title"),),
        fix=Fix("replace “  ” by “ ”", (Edit(gap, " "),), safe=True),
    )
    assert write_problem(problem, source, NARROW) == (
        "issues/2024-12.yaml:2:17 warning BR223 double-space\n"
        "  item 1, title: 2 spaces where one belongs\n"
        "  |\n"
        "2 |   - title: First  thing\n"
        "  |                 ^^\n"
        "  = see issues/2024-12.yaml:3:5: another title\n"
        "  |\n"
        "3 |     title: Second\n"
        "  |     -----\n"
        "  = hint: Delete one of them.\n"
        "  = fixable with --fix: replace “  ” by “ ”"
    )


def test_a_fix_that_is_not_safe_names_its_option() -> None:
    source = make_source("title: a\n")
    span = find_span(source, "a")
    problem = make_problem(source, span, fix=Fix("write b", (Edit(span, "b"),), safe=False))
    assert write_problem(problem, source).endswith("\n  = fixable with --unsafe-fixes: write b")


def test_without_its_text_a_problem_has_its_words() -> None:
    source = make_source("title: a\n")
    problem = make_problem(source, find_span(source, "a"), hint="Write b.")
    assert write_problem(problem) == (
        "issues/2024-12.yaml:1:8 warning BR203 missing-original-title\n"
        "  the document has no title in its own language\n"
        "  = hint: Write b."
    )


# Chinese characters take two cells: seven of them are 14 cells wide, their mark has 14 signs.
def test_chinese_before_the_mark_and_under_it() -> None:
    source = make_source("  - title: 关于智能工厂的通知 and more\n")
    assert block(source, "more") == (
        "  |\n"
        "1 |   - title: 关于智能工厂的通知 and more\n"
        "  |                                   ^^^^"
    )
    assert block(source, "智能工厂") == (
        "  |\n1 |   - title: 关于智能工厂的通知 and more\n  |                ^^^^^^^^"
    )


def test_full_width_punctuation_and_a_wide_space() -> None:
    source = make_source("text: （征求意见稿）\u3000end\n")
    assert block(source, "end") == (
        "  |\n"
        "1 | text: （征求意见稿）\u3000end\n"
        "  |                       ^^^"
    )  # fmt: skip


def test_quotation_marks_and_dashes_take_one_cell() -> None:
    source = make_source("text: “1+N” – data… yes\n")
    assert block(source, "yes") == (
        "  |\n"
        "1 | text: “1+N” – data… yes\n"
        "  |                     ^^^"
    )  # fmt: skip


def test_a_combining_mark_takes_no_cell() -> None:
    source = make_source("text: cafe\u0301 yes\n")
    assert block(source, "yes") == (
        "  |\n"
        "1 | text: cafe\u0301 yes\n"
        "  |            ^^^"
    )  # fmt: skip


def test_tabs_go_to_the_next_multiple_of_four() -> None:
    source = make_source("title:\ta\tb: c\n\tend: x\n")
    assert block(source, "b: c") == (
        "  |\n"
        "1 | title:  a   b: c\n"
        "  |             ^^^^"
    )  # fmt: skip
    assert block(source, "\t", number=3) == (
        "  |\n"
        "2 |     end: x\n"
        "  | ^^^^"
    )  # fmt: skip


def test_two_and_three_lines_are_shown_in_full() -> None:
    source = make_source("text: >\n  It was over\n  two lines and\n  a third one.\n")
    assert block(source, "over\n  two") == (
        "  |\n2 |   It was over\n  |          ^^^^\n3 |   two lines and\n  |   ^^^"
    )
    assert block(source, "was over\n  two lines and\n  a third") == (
        "  |\n"
        "2 |   It was over\n"
        "  |      ^^^^^^^^\n"
        "3 |   two lines and\n"
        "  |   ^^^^^^^^^^^^^\n"
        "4 |   a third one.\n"
        "  |   ^^^^^^^"
    )


def test_of_more_lines_the_middle_is_cut() -> None:
    source = make_source("".join(f"  line {number}\n" for number in range(1, 13)))
    start, end = find_span(source, "line 8"), find_span(source, "line 12")
    assert block_of(source, Span(start.start, end.end)) == (
        "   |\n 8 |   line 8\n   |   ^^^^^^\n … |\n12 |   line 12\n   |   ^^^^^^^"
    )


def test_of_a_folded_text_its_first_words_are_shown() -> None:
    source = make_source("comment: >-\n  one\n  two\n  three\n  four\nnext: x\n")
    assert block(source, ">-\n  one\n  two\n  three\n  four") == (
        "  |\n1 | comment: >-\n  |          ^^\n2 |   one\n  |   ^^^\n… |\n5 |   four\n  |   ^^^^"
    )


def test_line_ends_and_indentation_at_the_end_of_a_span_are_left_out() -> None:
    source = make_source("text:\r\n  one\r\n\r\n  \r\nnext: x\r\n")
    assert block(source, "one\r\n\r\n  \r\n") == (
        "  |\n"
        "2 |   one\n"
        "  |   ^^^"
    )  # fmt: skip


def test_a_blank_line_in_the_middle_has_no_mark() -> None:
    source = make_source("a: one\n\n   two\n")
    assert block(source, "one\n\n   two") == (
        "  |\n1 | a: one\n  |    ^^^\n2 |\n3 |    two\n  |    ^^^"
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
def test_nothing_is_marked_with_one_sign(end: str) -> None:
    source = make_source(f"title: a{end}")
    assert block_of(source, source.span(8, 8)) == (
        "  |\n"
        "1 | title: a\n"
        "  |         ^"
    )  # fmt: skip


def test_an_empty_file_has_nothing_to_show() -> None:
    source = make_source("")
    assert block_of(source, source.span(0, 0)) == ""


def test_numbers_of_all_places_stand_in_one_column() -> None:
    source = make_source("a: 1\n" + "\n" * 8 + "b: 2\n")
    second = Related(find_span(source, "2"), "see there")
    problem = make_problem(source, find_span(source, "1"), related=(second,))
    assert write_problem(problem, source, NARROW).splitlines()[2:] == [
        "   |",
        " 1 | a: 1",
        "   |    ^",
        "   = see issues/2024-12.yaml:10:4: see there",
        "   |",
        "10 | b: 2",
        "   |    -",
    ]


def test_a_related_place_in_the_same_line_is_marked_there() -> None:
    source = make_source("authors: [brown, 米舍尔, brown]\n")
    first = Related(find_span(source, "brown"), "here for the first time")
    problem = make_problem(
        source, find_span(source, "brown", 2), related=(first,), hint="Delete it."
    )
    assert write_problem(problem, source, NARROW).splitlines()[2:] == [
        "  |",
        "1 | authors: [brown, 米舍尔, brown]",
        "  |           -----          ^^^^^",
        "  = see issues/2024-12.yaml:1:11: here for the first time",
        "  = hint: Delete it.",
    ]


def test_a_line_that_is_cut_is_shown_again() -> None:
    source = make_source(LONG)
    first = Related(find_span(source, "word00000"), "first")
    problem = make_problem(source, find_span(source, "word00009"), related=(first,))
    assert write_problem(problem, source, NARROW).splitlines()[5:] == [
        "  = see issues/2024-12.yaml:1:1: first",
        "  |",
        "1 | word00000 word00001 word00002 word00003 word00004 word00005 word00006 word0…",
        "  | ---------",
    ]


# 80 cells less "1 | " are 76. The line has 100: ten words of nine letters and a space.
LONG: Final = "".join(f"word{number:05} " for number in range(10)) + "\n"


def test_a_long_line_is_cut_on_the_right() -> None:
    assert block(make_source(LONG), "word00001") == (
        "  |\n"
        "1 | word00000 word00001 word00002 word00003 word00004 word00005 word00006 word0…\n"
        "  |           ^^^^^^^^^"
    )


def test_a_long_line_is_cut_on_the_left() -> None:
    # The last 75 characters behind an ellipsis: from the sixth letter of word00002 on.
    assert block(make_source(LONG), "word00009") == (
        "  |\n"
        "1 | …0002 word00003 word00004 word00005 word00006 word00007 word00008 word00009\n"
        "  |                                                                   ^^^^^^^^^"
    )


def test_a_longer_line_is_cut_on_both_sides() -> None:
    source = make_source(LONG.rstrip("\n") * 2)
    # The mark's cells are 90 to 99, their middle is to be that of the 76: 57 to 131 are shown.
    assert block(source, "word00009") == (
        "  |\n"
        "1 | …05 word00006 word00007 word00008 word00009 word00000 word00001 word00002 w…\n"
        "  |                                   ^^^^^^^^^"
    )


def test_a_wide_terminal_cuts_less() -> None:
    source = make_source(LONG.rstrip("\n") * 2)
    assert block(source, "word00001", WIDE) == (
        "  |\n"
        "1 | word00000 word00001 word00002 word00003 word00004 word00005 word00006 word00007"
        " word00008 word00009 word00000 word0…\n"
        "  |           ^^^^^^^^^"
    )
    assert block(make_source(LONG), "word00009", WIDE) == (
        "  |\n"
        f"1 | {LONG.rstrip()}\n"
        "  |                                                                               "
        "            ^^^^^^^^^"
    )


def test_a_mark_that_is_longer_than_the_line_is_cut_with_it() -> None:
    source = make_source("title: " + "x" * 90 + "\n")
    assert block(source, "x" * 90) == (
        "  |\n"
        f"1 | title: {'x' * 68}…\n"
        f"  |        {'^' * 69}"
    )  # fmt: skip
    far = make_source("y" * 60 + "x" * 90 + "\n")
    assert block(far, "x" * 90) == (
        "  |\n"
        f"1 | …{'y' * 10}{'x' * 64}…\n"
        f"  |            {'^' * 65}"
    )  # fmt: skip


def test_chinese_is_cut_between_characters() -> None:
    # 40 characters take 80 cells; 37 of them and the ellipsis take 75 of the 76.
    source = make_source("通" * 40 + "\n")
    assert block_of(source, source.span(0, 2)) == (
        "  |\n"
        f"1 | {'通' * 37}…\n"
        "  | ^^^^"
    )  # fmt: skip


def test_control_characters_are_told_by_number() -> None:
    source = make_source("title: a\x1b[31m\u202e b\u200b\x00\n", "issues/\x1b[1m.yaml")
    problem = make_problem(source, find_span(source, "b"), SPACE, "here is \x07 a bell\nand more")
    assert write_problem(problem, source) == (
        "issues/<U+001B>[1m.yaml:1:16 warning BR223 double-space\n"
        "  here is <U+0007> a bell↵and more\n"
        "  |\n"
        "1 | title: a<U+001B>[31m<U+202E> b<U+200B><U+0000>\n"
        "  |                              ^"
    )


def test_sentences_break_between_words_and_chinese_characters() -> None:
    source = make_source("a: b\n")
    problem = make_problem(
        source,
        find_span(source, "b"),
        message="one two three four five six seven eight nine ten eleven twelve thirteen fourteen",
        hint="这是一个很长的提示" * 5 + "。End of it, which goes on for a while.",
    )
    assert write_problem(problem, source, NARROW).splitlines()[1:] == [
        "  one two three four five six seven eight nine ten eleven twelve thirteen",
        "  fourteen",
        "  |",
        "1 | a: b",
        "  |    ^",
        "  = hint: 这是一个很长的提示这是一个很长的提示这是一个很长的提示这是一个很长的提",
        "    示这是一个很长的提示。End of it, which goes on for a while.",
    ]


def test_punctuation_begins_no_line() -> None:
    source = make_source("")
    # "  = hint: " takes 10 cells, 35 characters the 70 others; the full stop has no room.
    problem = make_problem(source, source.span(0, 0), hint="字" * 35 + "。")
    assert write_problem(problem, source, NARROW).splitlines()[2:] == [
        f"  = hint: {'字' * 34}",
        "    字。",
    ]


def test_the_report_ends_with_a_summary() -> None:
    text = write_report(sample_findings(), NARROW)
    assert text.count("\n\n") == 4
    assert text.endswith(
        "\n\n1 error and 3 warnings in 2 of 3 files; "
        "1 can be fixed with --fix, 1 more with --unsafe-fixes\n"
    )


def test_without_problems_there_is_only_the_summary() -> None:
    clean = make_source("a: b\n")
    assert write_report(make_findings((clean, ()))) == "1 file, no problems\n"
    assert write_report(make_findings((clean, ()), (clean, ()))) == "2 files, no problems\n"


def test_summaries() -> None:
    source = make_source("a: b\n")
    span = find_span(source, "b")
    warning, error = make_problem(source, span), make_problem(source, span, KEY)
    unsafe = make_problem(source, span, fix=Fix("x", (Edit(span, ""),), safe=False))
    safe = make_problem(source, span, fix=Fix("x", (Edit(span, ""),), safe=True))
    assert write_summary([warning]) == "1 warning"
    assert write_summary([error, error, error, warning, warning]) == "3 errors and 2 warnings"
    assert write_summary([warning], 1) == "1 warning in 1 file"
    assert write_summary([warning, error], 4) == "1 error and 1 warning in 1 of 4 files"
    assert write_summary([unsafe], 1) == "1 warning in 1 file; 1 can be fixed with --unsafe-fixes"
    assert write_summary([safe, safe], 1) == "2 warnings in 1 file; 2 can be fixed with --fix"
    assert write_summary([]) == "no problems"


SGR: Final = re.compile(r"\x1b\[[0-9;]*m")


def test_colours_change_nothing_else() -> None:
    findings = sample_findings()
    coloured = write_report(findings, COLOURED)
    assert SGR.sub("", coloured) == write_report(findings, NARROW)
    assert "\x1b" not in write_report(findings, NARROW)
    assert coloured.count("\x1b[0m") * 2 == len(SGR.findall(coloured))


def test_colours_of_a_problem() -> None:
    source = make_source("a: b\n")
    problem = make_problem(source, find_span(source, "b"), Kind("BR101", "unknown-key"), "what?")
    assert write_problem(problem, source, COLOURED) == (
        "\x1b[1missues/2024-12.yaml:1:4\x1b[0m \x1b[1;31merror BR101\x1b[0m unknown-key\n"
        "  \x1b[1mwhat?\x1b[0m\n"
        "\x1b[94m  |\x1b[0m\n"
        "\x1b[94m1 |\x1b[0m a: b\n"
        "\x1b[94m  |\x1b[0m    \x1b[1;31m^\x1b[0m"
    )


TEXTS = st.text(st.sampled_from("ab: \t\n\r关，“…\u0301\u200b\x1b\u3000\u00a0\ufffd😀")) | st.text()


@given(TEXTS, st.integers(0, 200), st.integers(0, 200), st.integers(40, 130))
def test_any_text_can_be_shown(text: str, start: int, length: int, columns: int) -> None:
    source = make_source(text)
    span = source.span(start, start + length)
    problem = make_problem(source, span, related=(Related(span, "there"),))
    lines = write_problem(problem, source, Terminal(columns)).split("\n")
    for line in lines:
        assert width(line) <= columns or "issues/2024-12.yaml" in line
        assert all(char.isprintable() or char in "\u00a0\u3000" or char.isspace() for char in line)
        assert "\r" not in line
        assert "\t" not in line


@given(TEXTS, st.integers(0, 200), st.integers(1, 9))
def test_a_mark_is_under_its_words(text: str, start: int, length: int) -> None:
    source = make_source(text.replace("\n", " ").replace("\r", " "))
    span = source.span(start, start + length)
    if not source.text.strip() or span.start == span.end:
        return
    line, mark = block_of(source, span, Terminal(10_000)).split("\n")[1:]
    edges = [0, *accumulate(map(width, show(source.text)))]
    before, marked = edges[span.start.offset], edges[span.end.offset] - edges[span.start.offset]
    assert line == f"1 | {''.join(show(source.text))}".rstrip()
    assert mark == f"  | {' ' * before}{'^' * max(1, marked)}"


def test_severities_of_the_summary_are_all_told() -> None:
    assert list(Severity) == ["error", "warning"]
    assert PLAIN.colour is False
