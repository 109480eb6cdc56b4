"""Mojibake: text that was decoded wrongly, and what it was.

Place in the flow: beside the rule about text in other scripts. UTF-8 that was read as Windows-1252
shows as “â€™” and “Ã¼”, its Chinese as “å…³äºŽ”; Chinese in GB 18030 shows as “¹ØÓÚ”.
"""

import re
from collections.abc import Iterator
from typing import Final

# The characters that Windows-1252 has for the bytes 80 to BF; for those it lacks, Latin-1's.
_CONTINUATIONS: Final = "".join(
    bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xC0)
)
_BYTES: Final = {
    **{chr(byte): byte for byte in range(0xC0, 0x100)},
    **{character: 0x80 + place for place, character in enumerate(_CONTINUATIONS)},
}
_SEQUENCE = (
    f"[Â-ß][{re.escape(_CONTINUATIONS)}]|[à-ï][{re.escape(_CONTINUATIONS)}]{{2}}"
    f"|[ð-ô][{re.escape(_CONTINUATIONS)}]{{3}}"
)
_UTF_8: Final = f"(?:{_SEQUENCE})+"
_GB_18030: Final = "[¡-þ]{4,}"
# U+FFFD, and what remains of it where UTF-8 was read as GB 18030; the last is "’" and the like.
_LOST: Final = "\ufffd+|(?:锟斤拷)+|鈥[\u4e00-\u9fff]?"
_ANY = re.compile("[¡-þ\ufffd锟鈥]")
"""Without one of these, a text has none of the three; so few texts have that they are made late."""
_SURE_LEADS: Final = "âÂÃï"
"""With these begin punctuation, umlauts and the byte order mark; a lone sequence is enough."""


def find_mojibake(words: str) -> Iterator[tuple[int, int, str | None]]:
    """Places of wrongly decoded text, with the right text where it can be told."""
    if not _ANY.search(words):
        return
    for found in re.finditer(_LOST, words):
        yield *found.span(), None
    for found in re.finditer(_UTF_8, words):
        meant = _decode(found[0])
        if meant is not None and (len(meant) > 1 or found[0][0] in _SURE_LEADS):
            yield *found.span(), meant.replace("\ufeff", "")
    for found in re.finditer(_GB_18030, words):
        meant = _decode_chinese(found[0])
        if meant is not None:
            yield *found.span(), meant


def _decode(typed: str) -> str | None:
    try:
        meant = bytes(_BYTES[character] for character in typed).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return None
    is_text = all(character.isprintable() or character in "\u00a0\ufeff" for character in meant)
    return meant if is_text else None


def _decode_chinese(typed: str) -> str | None:
    """What Latin-1 characters are as Chinese, if each pair of them is a Chinese character."""
    if len(set(typed)) == 1:
        return None
    try:
        meant = typed.encode("latin-1").decode("gb2312")
    except UnicodeDecodeError:
        return None
    return meant if all("\u4e00" <= character <= "\u9fff" for character in meant) else None
