"""A hyphen stands in a range of figures, where an en dash belongs.

A hyphen joins, a dash stands for “to”: 3–5 grades, 2021–2025, 10–15 percent. Models (A320-200,
Boeing 737-800), dates, standards (GB 18030-2022), telephone numbers and ISBNs have hyphens and are
left alone, as are scores and shares such as 50-50, which are no ranges.

Bad:

    items:
      - at_a_glance: The plan for 2021-2025 wants 10-15 percent more.

Good:

    items:
      - at_a_glance: The plan for 2021–2025 wants 10–15 percent more of the A320-200.
"""

import re
from collections.abc import Iterator

from authoring.diagnostics.problems import Kind, Severity
from authoring.languages import PACKS
from authoring.lint.finding import Finding, Repair, ValueChange
from authoring.lint.rule_context import RuleContext

KIND = Kind("BR228", "hyphen-in-range", Severity.WARNING)

_HYPHEN = re.compile("[-\u2010\u2011](?<=[0-9%].)(?=[0-9])")
# The figures are looked for in the few characters that they can take.
_FIRST = re.compile(r"(?<![\w.,:/+–-])(?P<figure>[0-9][0-9.,]*+)%?\Z")
_SECOND = re.compile(r"(?P<figure>[0-9]+(?:[.,][0-9]+)*+)(?!-[0-9]|[/:][0-9]|(?![a-z]{1,2}\b)\w)")
_MOST = 24
_LONGEST = 12
_TELEPHONE = "|".join(word for pack in PACKS.values() for word in pack.importing.telephone_words)
# What stands before figures that have a hyphen, but are no range.
_OTHER = re.compile(
    rf"(?:\+[0-9 ()/.]*|\b(?:DOI|Fax|ISBN|ISSN|{_TELEPHONE})\b[.: ]*[0-9 ()/.]*"
    r"|\b(?:Airbus|Boeing|Embraer)\s)\Z"
)
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*")
_YEARS = range(1900, 2101)
_MONTHS = range(1, 13)


def check(context: RuleContext) -> Iterator[Finding]:
    """Find hyphens between two figures of which the second is the higher one."""
    for text in context.written:
        words = text.latin
        for hyphen in _HYPHEN.finditer(words):
            place, window = hyphen.start(), max(0, hyphen.start() - _MOST)
            before = words[window:place]
            first = _FIRST.search(before)
            second = _SECOND.match(words, place + 1, place + 1 + _MOST)
            if first is None or second is None or _OTHER.search(before[: first.start()]):
                continue
            if len(first["figure"]) > _LONGEST or len(second["figure"]) > _LONGEST:
                continue
            if _is_range(first["figure"], second["figure"]):
                yield Finding(
                    text.path,
                    "a hyphen stands in a range of figures",
                    "Write an en dash: “–”.",
                    window + first.start(),
                    second.end(),
                    repair=Repair(
                        "write an en dash", (ValueChange(text.path, place, place + 1, "–"),)
                    ),
                )


def _is_range(first: str, second: str) -> bool:
    low, high = _read(first), _read(second)
    if low is None or high is None:
        return False
    if _is_year(first):
        if len(second) == len("25"):
            return int(high) not in _MONTHS and low % 100 < high
        return _is_year(second) and low < high
    # A figure and a year are the number of a standard: GB 18030-2022.
    return low < high and not _is_year(second)


def _is_year(figure: str) -> bool:
    return figure.isdigit() and int(figure) in _YEARS


def _read(figure: str) -> float | None:
    """A figure's value; nothing where zeros before it show that it is a sign."""
    if _THOUSANDS.fullmatch(figure):
        return float(figure.replace(",", "").replace(".", ""))
    if figure.startswith("0") and figure[1:2].isdigit():
        return None
    try:
        return float(figure.replace(",", "."))
    except ValueError:
        return None
