"""A space stands before a punctuation mark or inside a bracket, or is missing where one belongs.

English and German have none there; it is left over from editing or comes from French and Chinese
keyboards. French has one before ; : ! ? and inside « », which print as narrow spaces at which no
line ends; it is found where it is missing. An ellipsis may have one.

Bad:

    items:
      - at_a_glance: The plan names three goals , among them storage ( of power ).

Good:

    items:
      - at_a_glance: The plan names three goals, among them storage (of power) ...
"""

import functools
import re
from collections.abc import Iterator

from authoring.diagnostics.problems import Kind, Severity
from authoring.languages import PACKS, Language
from authoring.lint.finding import Finding
from authoring.lint.rule_context import BLANK, FieldText, RuleContext
from authoring.model import Prose

KIND = Kind("BR224", "space-before-punctuation", Severity.WARNING)

_SPACE = "[ \t\u00a0\u202f]"
# ".NET" is a name; the address of a link may have spaces around it.
_BEFORE = re.compile(rf"{_SPACE}(?<=\S.){_SPACE}*+(?P<mark>[,;:!?)]|\.(?!\w|{_SPACE}?\.))")
_BEHIND = re.compile(rf"\((?<!\]\(){_SPACE}++(?=[^\s\x00)])")


def check(context: RuleContext) -> Iterator[Finding]:
    """Find spaces before , . ; : ! ? ) and behind (, and those that the language misses."""
    spaced, missing = context.pack.spaces.spaced_marks, _missing(context.language)
    for text in context.written:
        if text.prose is Prose.ORIGINAL:
            continue
        words = text.words
        for found in _BEFORE.finditer(words):
            start, end = found.start(), found.start("mark")
            mark = words[end]
            if mark not in spaced and not _is_meant(words, start, end):
                yield text.finding(
                    start, end, f"a space stands before “{mark}”", "Delete the space.", ""
                )
        for found in _BEHIND.finditer(words):
            start, end = found.start() + 1, found.end()
            yield text.finding(start, end, "a space stands behind “(”", "Delete the space.", "")
        for found in missing.finditer(text.latin) if missing else ():
            yield _finding(text, found)


@functools.cache
def _missing(language: Language) -> re.Pattern[str] | None:
    """A mark of a language that lacks its space; not that of 12:30, of an address or of “?!”."""
    spaces = PACKS[language].spaces
    if spaces.inside_quotes is None:
        return None
    opening, closing = spaces.inside_quotes
    before = rf"(?<=[\w%)\]*_”’]){re.escape(closing)}|(?<=[.…!?,]){re.escape(closing)}"
    ends = rf"(?=[\s)\]*_”{re.escape(closing)}]|\Z)"
    marks = rf"(?<=[\w%)\]*_”’{re.escape(closing)}])[{re.escape(spaces.spaced_marks)}]{ends}"
    return re.compile(rf"(?P<before>{marks}|{before})|(?P<behind>{re.escape(opening)}(?=\S))")


def _finding(text: FieldText, found: re.Match[str]) -> Finding:
    side = "before" if found["before"] else "behind"
    mark = found[0]
    written = f" {mark}" if found["before"] else f"{mark} "
    message = f"no space stands {side} “{mark}”"
    return text.finding(*found.span(), message, "Add a space.", written)


def _is_meant(words: str, start: int, end: int) -> bool:
    """Whether a space belongs there: in a scale of 1 : 100, in ". . .", behind an address."""
    before, mark = words[start - 1], words[end]
    if mark == ":":
        return before.isdigit() and words[end + 1 : end + 3].strip().isdigit()
    return (before, mark) in ((".", "."), (BLANK, ")"))
