"""The text form: all words in order in lines of 72 columns, addresses whole, notes in their parts."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from desk.expected_text import TextBrief
from desk.rendering import ISSUES, SAMPLES, Rendered
from desk.torture import write_torture_issue
from desk.views import read_view
from desk.words import differences, split_words

from authoring.diagnostics.wrapping import width
from authoring.formats.links import Links
from authoring.formats.text import COLUMNS, render_text

NOTE = re.compile(r"\[(\d+)\]")
ADDRESS = re.compile(r"(?:https://|mailto:)[^\s>]+")
RULE = re.compile(r"[=-]+")


@pytest.fixture(params=SAMPLES)
def name(request: pytest.FixtureRequest) -> str:
    """Each of the sample issues."""
    return str(request.param)


def text_of(name: str, links: Links = Links.FOOTNOTES) -> str:
    return render_text(read_view(ISSUES / f"{name}.yaml"), links)


def read_words(text: str) -> list[str]:
    """The words without notes, addresses, underlines and the marks of lists."""
    lines = [line for line in text.splitlines() if not RULE.fullmatch(line.strip() or "x")]
    bare = [re.sub(r"^\s*- ", "", line) for line in lines if not line.startswith("[")]
    return split_words(re.sub(r"\s+(?:\[\d+\]|<[^>]*>)", "", "\n".join(bare)))


@pytest.mark.parametrize("links", tuple(Links))
def test_it_has_every_word_in_order(name: str, links: Links) -> None:
    brief = TextBrief(ISSUES / f"{name}.yaml")
    before = [*brief.masthead(), *brief.cover(), *brief.table()]
    joined = " ".join([*before, *brief.body(), *brief.colophon()])
    found = read_words(text_of(name, links))
    assert differences(split_words(joined), found) == []
    assert len(found) > 2500


@pytest.mark.parametrize("links", tuple(Links))
def test_every_address_is_whole(name: str, links: Links) -> None:
    expected = TextBrief(ISSUES / f"{name}.yaml").addresses()
    assert ADDRESS.findall(text_of(name, links)) == expected


@pytest.mark.parametrize("links", tuple(Links))
def test_no_line_is_longer_than_it_may_be(name: str, links: Links) -> None:
    assert too_long(text_of(name, links)) == []


@pytest.mark.parametrize("links", tuple(Links))
def test_only_one_word_alone_may_be_longer(tmp_path: Path, links: Links) -> None:
    """Of an issue that has words and addresses which no line can hold."""
    text = render_text(read_view(write_torture_issue(tmp_path, items=4)), links)
    long = [line for line in text.splitlines() if width(line) > COLUMNS]
    assert long
    assert too_long(text) == []
    assert [line for line in text.splitlines() if line.startswith((" [", " “"))] == []


def too_long(text: str) -> list[str]:
    """Lines that could be shorter, or end in a blank; behind a long word its mark may stand."""
    lines = text.splitlines()
    marked = [re.sub(r"^\s*- | \[\d+\]\S*$", "", line) for line in lines]
    long = [line for line in marked if width(line) > COLUMNS and " " in line.strip()]
    return [*long, *(line for line in lines if line != line.rstrip())]


def test_a_chinese_character_takes_two_columns() -> None:
    lines = text_of("2024-12").splitlines()
    chinese = [line for line in lines if len(re.findall("[\u4e00-\u9fff]", line)) > 5]
    assert any(len(line) < COLUMNS - 10 and width(line) > COLUMNS - 3 for line in chinese)
    assert [line for line in lines if line.strip()[:1] in tuple("。，、）》】”")] == []
    assert [line for line in lines if line[-1:] in tuple("（《【“")] == []


def test_notes_are_counted_part_by_part() -> None:
    text = text_of("2024-12")
    for part in re.split(r"\n\n\n", text):
        body, begin, notes = part.rpartition("\n\n[1] ")
        if begin:
            marks = [int(number) for number in NOTE.findall(body)]
            told = [int(number) for number in NOTE.findall(f"[1] {notes}")]
            assert told == list(range(1, len(told) + 1))
            assert list(dict.fromkeys(marks)) == told
    assert "publications@merics.de\n" in text
    assert "www.merics.org\n" in text


def test_headings_are_underlined_as_wide_as_they_are() -> None:
    lines = text_of("2021-04").splitlines()
    assert lines[0] == lines[2] == "=" * len(lines[1])
    for before, line in pairwise(lines):
        if RULE.fullmatch(line) and before:
            assert width(before) == len(line)
    assert lines.count("-" * len("Policy news")) == 1


def test_it_is_written_as_a_desk_would() -> None:
    text = text_of("2021-04")
    assert (
        "- Policy name: 14th Five-Year Smart Manufacturing Development Plan\n"
        "  (Draft for Comments) [1] “十四五”智能制造发展规划（征求意见稿）\n"
        "- Issuing body: MIIT\n"
        "- Date: April 14, 2021\n"
        "\n"
        "[1] https://example.org/miit/2021-04-14-smart-manufacturing-plan\n"
        "\n\n"
        "2. Hainan Free Trade Port opens its gates a little wider\n"
        "--------------------------------------------------------\n"
    ) in text
    assert text.endswith("Mail: info@merics.de\nwww.merics.org\n")


@pytest.mark.whole
def test_it_speaks_german(german: Rendered) -> None:
    text = render_text(read_view(german.issue))
    assert (
        "Inhalt\n======\n\n- MERICS Top 1\n  1. Neue Werkstoffe aus China\n- Kurz notiert\n" in text
    )
    assert "Entwurf · 4. Dezember 2024 · Ausgabe 7 · Berichtszeitraum 29. Oktober –" in text
    assert "- Datum: 1. März 2024\n\n- Dokument: Bekanntmachung\n" in text
