"""Lines of a width: what is counted, and where they break."""

from authoring.diagnostics.wrapping import NO_BREAK, width, wrap


def test_cells() -> None:
    assert width("plain") == 5
    assert width("“é – …” €") == 9
    assert width("关于。Ａ") == 8
    assert width("e\u0301") == 1
    assert width("😀") == 2


def test_lines_break_where_they_may() -> None:
    assert wrap("", 10) == [""]
    assert wrap("one two three", 7) == ["one two", "three"]
    assert wrap("one two three", 7, "  ") == ["one two", "  three"]
    assert wrap("one two three", 7, taken=4) == ["one", "two", "three"]
    assert wrap("https://example.org/a/long/one is long", 10) == [
        "https://example.org/a/long/one",
        "is long",
    ]
    assert wrap("word（关于）。关于", 10) == ["word（关", "于）。关于"]


def test_no_line_begins_with_what_closes() -> None:
    text = "关于（印发）、《方案》的通知。"
    for limit in range(4, 30):
        lines = wrap(text, limit)
        assert "".join(lines) == text
        assert not any(line[0] in "）、》。" or line[-1] in "（《" for line in lines)


def test_an_address_is_never_cut() -> None:
    address = "https://example.org/关于印发/方案?a=1（x）"
    assert wrap(f"关于 {address} 关于", 10) == ["关于", address, "关于"]
    assert wrap(f"关于 <{address}>", 10) == ["关于", f"<{address}>"]


def test_no_line_ends_where_words_are_bound() -> None:
    assert wrap(f"关于印发{NO_BREAK}[1] x", 10) == ["关于印", f"发{NO_BREAK}[1] x"]
    assert wrap("关于印发\u00a0kWh", 8) == ["关于印", "发\u00a0kWh"]
