"""Which words went and which came, in pieces that people can read."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.diff.words import WordPiece, compare_texts, count_words, split_words

TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            ["the", "plan", "中", "文", " ", "\n\n", "\n", ".", ",", "1,000", "[a](https://b.c/d)"]
        ),
        max_size=30,
    ).map("".join),
)


def mark(pieces: tuple[WordPiece, ...]) -> str:
    marks = {"same": "{}", "old": "[-{}-]", "new": "{{+{}+}}"}
    return "".join(marks[piece.kind].format(piece.text) for piece in pieces)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        # Words are whole, figures with their thousands and per cents with their sign are, too.
        ("It sold 1,200 cars.", "It sold 3,200 cars.", "It sold [-1,200-]{+3,200+} cars."),
        ("data-driven tools", "data-led tools", "[-data-driven-]{+data-led+} tools"),
        ("the ministry’s plan", "the ministries’ plan", "the [-ministry’s-]{+ministries’+} plan"),
        # Chinese has no spaces: characters are compared.
        ("关于印发方案的通知", "关于发布方案的公告", "关于[-印发-]{+发布+}方案的[-通知-]{+公告+}"),
        # One change where two have hardly a word between them, two where there is a clause.
        (
            "ten firms or more, each worth a billion",
            "five makers or fewer, each worth a billion",
            "[-ten firms or more-]{+five makers or fewer+}, each worth a billion",
        ),
        (
            "Ten firms in the country’s north win.",
            "Five firms in the country’s north lose.",
            "[-Ten-]{+Five+} firms in the country’s north [-win-]{+lose+}.",
        ),
        # Only the address of a link.
        (
            "See [the plan](https://example.org/a) today.",
            "See [the plan](https://example.org/b) today.",
            "See [the plan]([-https://example.org/a-]{+https://example.org/b+}) today.",
        ),
        # A paragraph that is parted, and one sentence that goes before another.
        ("One. Two three.", "One.\n\nTwo three.", "One.[- -]{+\n\n+}Two three."),
        (
            "Growth is slow. In May it rose.",
            "In May it rose.",
            "[-Growth is slow. -]In May it rose.",
        ),
        ("10 % more", "10\u00a0% more", "10[- -]{+\u00a0+}% more"),
        # Another text altogether is told as a whole, not as confetti.
        (
            "Something wholly other stands here now",
            "China has a plan for chips and cars today",
            "[-Something wholly other stands here now-]{+China has a plan for chips and cars today+}",
        ),
        ("", "New.", "{+New.+}"),
    ],
)
def test_what_is_told(old: str, new: str, told: str) -> None:
    assert mark(compare_texts(old, new)) == told


@given(TEXTS, TEXTS)
def test_pieces_give_both_texts(old: str, new: str) -> None:
    pieces = compare_texts(old, new)
    assert "".join(piece.text for piece in pieces if piece.kind != "new") == old
    assert "".join(piece.text for piece in pieces if piece.kind != "old") == new
    assert all(piece.text for piece in pieces)
    kinds = [piece.kind for piece in pieces]
    assert all(first != second for first, second in pairwise(kinds))
    assert ("new", "old") not in pairwise(kinds)


@given(TEXTS, TEXTS)
def test_the_other_way_round_old_and_new_are_exchanged(old: str, new: str) -> None:
    def sorted_texts(pieces: tuple[WordPiece, ...], one: str, other: str) -> list[list[str]]:
        return [[each.text for each in pieces if each.kind == kind] for kind in (one, other)]

    there, back = compare_texts(old, new), compare_texts(new, old)
    assert sorted_texts(there, "old", "new") == sorted_texts(back, "new", "old")


@given(TEXTS)
def test_the_same_text_is_one_piece_and_words_leave_nothing_out(text: str) -> None:
    assert {piece.kind for piece in compare_texts(text, text)} <= {"same"}
    assert "".join(split_words(text)) == text


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One main platform, and 30 nodes.", 6),
        ("自立自强 is the word", 7),
        ("[a plan](https://example.org/some/long-address)", 2),
        ("China’s data-driven R&D", 3),
        ("– … !", 0),
    ],
)
def test_words_are_counted_as_people_do(text: str, count: int) -> None:
    assert count_words(text) == count


@pytest.mark.timing
def test_long_texts_do_not_take_long() -> None:
    """200 pages without one paragraph in common: each is compared with its counterpart."""
    old = "\n\n".join(f"Word {number} of a long text stands here." for number in range(9_000))
    new = old.replace("Word", "Sign").replace("long", "short")
    started = time.process_time()
    pieces = compare_texts(old, new)
    assert time.process_time() - started < 5
    assert sum(piece.kind == "old" for piece in pieces) >= 9_000
