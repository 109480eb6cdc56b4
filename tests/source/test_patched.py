"""Whatever is changed in a text, its offsets lead back to the file."""

from hypothesis import given
from hypothesis import strategies as st

from authoring.source.patched import PatchedText, TextPatch


def test_offsets_around_changes() -> None:
    patched = PatchedText("title: a: b\n")
    patched.change([TextPatch(7, 7, '"'), TextPatch(11, 11, '"')])
    assert patched.text == 'title: "a: b"\n'
    assert (patched.start_in_file(7), patched.end_in_file(13)) == (7, 11)
    assert (patched.start_in_file(8), patched.start_in_file(13)) == (7, 11)
    assert not patched.is_original


def test_what_is_put_in_place_of_more_leads_to_its_beginning_and_end() -> None:
    patched = PatchedText("a: [x\nb")
    patched.change([TextPatch(3, 5, "~")])
    assert patched.text == "a: ~\nb"
    assert (patched.start_in_file(3), patched.end_in_file(4), patched.start_in_file(5)) == (3, 5, 6)


def test_changes_of_changes() -> None:
    patched = PatchedText("abcdef")
    patched.change([TextPatch(2, 3, "XYZ")])
    assert patched.touches([TextPatch(3, 4, "")])
    assert not patched.touches([TextPatch(0, 1, "")])
    patched.change([TextPatch(4, 6, "")])
    assert patched.text == "abXYef"
    assert (patched.start_in_file(4), patched.start_in_file(5)) == (4, 5)


def test_changes_that_touch_each_other() -> None:
    patched = PatchedText("ab")
    patched.change([TextPatch(1, 1, "X"), TextPatch(1, 2, "Y")])
    assert patched.text == "aXY"


def test_unreadable_pieces_are_joined() -> None:
    patched = PatchedText("x" * 200)
    for start, end in ((10, 20), (0, 100), (150, 160), (95, 110)):
        patched.mark_unreadable(start, end)
    asked = ((5, 6), (50, 51), (105, 106), (110, 111), (149, 150), (155, 155), (160, 170))
    found = [patched.is_unreadable(start, end) for start, end in asked]
    assert found == [True, True, True, False, False, True, False]


def test_a_copy_is_changed_apart() -> None:
    patched = PatchedText("abc")
    patched.change([TextPatch(1, 1, "X")])
    copy = patched.copy()
    copy.change([TextPatch(0, 1, "")])
    copy.mark_unreadable(0, 1)
    assert (patched.text, copy.text) == ("aXbc", "Xbc")
    assert not patched.is_unreadable(0, 1)


changes = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 4), st.text("XY", max_size=3)), max_size=8
)


@given(st.text("abc\n", max_size=30), changes)
def test_any_changes_one_after_the_other(text: str, made: list[tuple[int, int, str]]) -> None:
    """The text is what plain cutting makes of it; kept characters lead to themselves."""
    patched = PatchedText(text)
    expected = text
    for place, length, new in made:
        start = min(place, len(expected))
        end = min(start + length, len(expected))
        patched.change([TextPatch(start, end, new)])
        expected = expected[:start] + new + expected[end:]
        assert patched.text == expected
    starts = [patched.start_in_file(offset) for offset in range(len(expected) + 1)]
    ends = [patched.end_in_file(offset) for offset in range(len(expected) + 1)]
    assert starts == sorted(starts)
    assert ends == sorted(ends)
    assert all(0 <= end <= start <= len(text) for start, end in zip(starts, ends, strict=True))
    for offset, character in enumerate(expected):
        if character not in "XY":
            assert text[starts[offset]] == character
