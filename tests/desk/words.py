"""Words: how two texts are compared: as sequences of words and single Chinese characters."""

import difflib
import re
from collections.abc import Container, Iterator, Sequence

CHINESE = "\u2e80-\u2fdf\u3001-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef"
TOKEN = re.compile(f"[{CHINESE}]|[^\\s{CHINESE}]+")

LINE_END = "\u241f"
"""Stands in a word that goes on in the next line, behind the hyphen or dash at the line's end."""


def split_words(text: str) -> list[str]:
    """The words of a text; a Chinese character is a word of its own."""
    return TOKEN.findall(text)


def join_broken(words: Sequence[str], known: Container[str]) -> list[str]:
    """Put together what line ends took apart, each word as it is known to be written.

    A hyphen at a line's end may have been there ("five-year") or not ("Min-istry"); a dash may end
    a word. What is not known either way stays without its hyphen.
    """
    joined: list[str] = []
    for word in words:
        ways = list(_ways_to_join(word))
        best = next((way for way in ways if all(part in known for part in way)), ways[0])
        joined.extend(best)
    return joined


def _ways_to_join(word: str) -> Iterator[list[str]]:
    before, mark, after = word.partition(LINE_END)
    if not mark:
        yield [word]
        return
    for way in _ways_to_join(after):
        if before.endswith("-"):
            yield [before[:-1] + way[0], *way[1:]]
        yield [before + way[0], *way[1:]]
        yield [before, *way]


def differences(expected: Sequence[str], found: Sequence[str]) -> list[str]:
    """What is lost from, or more than, the expected words; each with the words before it.

    Case is left out of account where the found word is all capitals, as headings are set.
    """
    plain = [word.casefold() for word in expected], [word.casefold() for word in found]
    matcher = difflib.SequenceMatcher(None, *plain, autojunk=False)
    told: list[str] = []
    for tag, begin, end, first, last in matcher.get_opcodes():
        if tag == "equal":
            pairs = zip(expected[begin:end], found[first:last], strict=True)
            told += [f"case: {a} -> {b}" for a, b in pairs if b not in (a, a.upper())]
        else:
            before = " ".join(expected[max(0, begin - 4) : begin])
            lost, more = " ".join(expected[begin:end]), " ".join(found[first:last])
            told.append(f"… {before} | expected: {lost!r} | found: {more!r}")
    return told
