"""Mojibake: what was decoded wrongly is found, and what it was."""

import pytest

from authoring.lint.prose.mojibake import find_mojibake


def read_as_windows_1252(text: str) -> str:
    """What a program shows that takes UTF-8 for Windows-1252."""
    return "".join(
        bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode("utf-8")
    )


@pytest.mark.parametrize("text", ["’", "“", "–", "ü", "ß", "关于", "“十四五”规划", "роботы", "é à"])
def test_utf_8_read_as_windows_1252(text: str) -> None:
    shown = read_as_windows_1252(text)
    found = list(find_mojibake(f"x {shown} y"))
    assert found[0][0] == len("x ")
    words = f"x {shown} y"
    for start, end, meant in reversed(found):
        words = words[:start] + (meant or "") + words[end:]
    assert words == f"x {text} y"


def test_chinese_in_gb_18030_read_as_latin_1() -> None:
    shown = "关于印发".encode("gb18030").decode("latin-1")
    assert list(find_mojibake(shown)) == [(0, len(shown), "关于印发")]


@pytest.mark.parametrize("shown", ["\ufffd", "锟斤拷", "鈥檚"])
def test_what_is_lost(shown: str) -> None:
    assert list(find_mojibake(f"关于 {shown} y")) == [(3, 3 + len(shown), None)]


@pytest.mark.parametrize(
    "text",
    [
        "São Paulo’s café… “voilà”… Zürich ÄÖÜ, Ångström ±5 µm",
        "“protégé” – naïve…” ©®™ £¥ ¡Señor! ÄÄÄÄ",
        "关于印发《方案》的通知 zhōngguó",
        "Â Ã â ï",
    ],
)
def test_what_is_well(text: str) -> None:
    assert list(find_mojibake(text)) == []
