"""A space stands before a punctuation mark, or inside a bracket.

English and German have none there; it is left over from editing or comes from French and Chinese
keyboards. An ellipsis may have one.

Bad:

    items:
      - at_a_glance: The plan names three goals , among them storage ( of power ).

Good:

    items:
      - at_a_glance: The plan names three goals, among them storage (of power) ...
"""

import re
from collections.abc import Iterator

from authoring.diagnostics.problems import Kind, Severity
from authoring.lint.finding import Finding
from authoring.lint.rule_context import BLANK, RuleContext
from authoring.model import Prose

KIND = Kind("BR224", "space-before-punctuation", Severity.WARNING)

_SPACE = "[ \t\u00a0\u202f]"
# ".NET" is a name; the address of a link may have spaces around it.
_BEFORE = re.compile(rf"{_SPACE}(?<=\S.){_SPACE}*+(?P<mark>[,;:!?)]|\.(?!\w|{_SPACE}?\.))")
_BEHIND = re.compile(rf"\((?<!\]\(){_SPACE}++(?=[^\s\x00)])")


def check(manuscript: RuleContext) -> Iterator[Finding]:
    """Find spaces before , . ; : ! ? ) and behind (."""
    for text in manuscript.written:
        if text.prose is Prose.ORIGINAL:
            continue
        words = text.words
        for found in _BEFORE.finditer(words):
            start, end = found.start(), found.start("mark")
            if not _is_meant(words, start, end):
                mark = words[end]
                yield text.finding(
                    start, end, f"a space stands before “{mark}”", "Delete the space.", ""
                )
        for found in _BEHIND.finditer(words):
            start, end = found.start() + 1, found.end()
            yield text.finding(start, end, "a space stands behind “(”", "Delete the space.", "")


def _is_meant(words: str, start: int, end: int) -> bool:
    """Whether a space belongs there: in a scale of 1 : 100, in ". . .", behind an address."""
    before, mark = words[start - 1], words[end]
    if mark == ":":
        return before.isdigit() and words[end + 1 : end + 3].strip().isdigit()
    return (before, mark) in ((".", "."), (BLANK, ")"))
