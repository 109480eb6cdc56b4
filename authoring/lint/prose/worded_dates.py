"""Worded dates: dates in running text with a month's name that are not in the house form.

Place in the flow: beside the rule about the forms of dates. “April 7” and “April 7, 2024” are the
house forms in English; other languages have theirs in their packs.
"""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from authoring.languages import PACKS, Language
from authoring.lint.prose.figure_dates import WrittenDate

_YEAR = r"\s(?P<year>(?:19|20)[0-9]{2})(?![\w-]|[.,][0-9])"
_MOST_BEFORE = 20
# The full stop behind a short name may be the sentence's.
_STOP = r"(?:\.(?=\s?[a-z0-9,;:)]))?"
_YEAR_BEHIND = re.compile(rf"{_STOP}(?:(?P<comma>,?){_YEAR})?")
_SHORT_YEAR = re.compile(r"\.?\s['’](?P<year>[0-9]{2})(?!\w)")


@dataclass(frozen=True, slots=True)
class _DatePatterns:
    """A month's name, a day before it and one behind it, as a language writes them."""

    month: re.Pattern[str]
    day_before: re.Pattern[str]
    day_behind: re.Pattern[str]


@functools.cache
def _patterns(language: Language) -> _DatePatterns:
    dates = PACKS[language].dates
    months = "|".join(dates.typed_months)
    day = rf"(?P<day>0?[1-9]|[12][0-9]|3[01])(?P<ordinal>{dates.ordinal_endings})?"
    before_month = dates.before_month.replace(" ", r"\s")
    return _DatePatterns(
        month=re.compile(rf"(?:{months})(?!\w)"),
        # It is looked for in the few characters that it can take.
        day_before=re.compile(
            rf"(?<![\w.,:/–-])(?P<the>{dates.before_ordinal}\s)?(?P<date>(?:(?P<first>[0-3]?[0-9])\s?[–-]\s?)?"
            rf"{day}(?P<stop>\.?)(?P<gap>\s?)(?:{before_month})?)\Z"
        ),
        day_behind=re.compile(rf"{_STOP}\s{day}(?![\w%]|[.,:/][0-9])(?:(?P<comma>,?){_YEAR})?"),
    )


def find_worded_dates(words: str, language: Language) -> Iterator[WrittenDate]:
    """The dates of a text with a month's name that are not in the house form."""
    for month in _patterns(language).month.finditer(words):
        start = month.start()
        if words[max(0, start - 1) : start].isalnum():
            continue
        found = _read_day_first(words, month, language) or _read_month_first(words, month, language)
        if found is not None and words[found.start : found.end] != found.wanted:
            yield found


def _read_day_first(words: str, month: re.Match[str], language: Language) -> WrittenDate | None:
    dates = PACKS[language].dates
    window = max(0, month.start() - _MOST_BEFORE)
    before = _patterns(language).day_before.search(words[window : month.start()])
    if before is None or _ends_with_month(words, window + before.start("date"), language):
        return None
    end, year = month.end(), None
    behind = _YEAR_BEHIND.match(words, end)
    if behind is not None and (_is_short(month[0], language) or behind["year"]):
        end, year = behind.end(), behind["year"]
    has_stop = dates.has_full_stop
    if not has_stop and (not before["gap"] or (before["stop"] and year is None)):
        return None
    day = str(int(before["day"]))
    if before["first"]:
        day = f"{int(before['first'])}–{day}"
    uncertain = (before["the"] and before["ordinal"]) or (has_stop and before["first"])
    wanted = None if uncertain else dates.write(day, _number(month[0], language), year)
    return WrittenDate(window + before.start("date"), end, wanted)


def _read_month_first(words: str, month: re.Match[str], language: Language) -> WrittenDate | None:
    dates, number = PACKS[language].dates, _number(month[0], language)
    behind = _patterns(language).day_behind.match(words, month.end())
    if behind is not None:
        if dates.is_day_first and not behind["comma"]:
            return None
        wanted = dates.write(str(int(behind["day"])), number, behind["year"])
        return WrittenDate(month.start(), behind.end(), wanted)
    name = dates.months[number - 1]
    behind = _YEAR_BEHIND.match(words, month.end())
    if _is_short(month[0], language) and behind is not None and behind["year"]:
        return WrittenDate(month.start(), behind.end(), f"{name} {behind['year']}")
    behind = _SHORT_YEAR.match(words, month.end())
    if behind is not None:
        return WrittenDate(month.start(), behind.end(), f"{name} 20{behind['year']}")
    return None


def _ends_with_month(words: str, end: int, language: Language) -> bool:
    """Whether a day belongs to the month before it: "Jan. 5, Mar. 6" without its comma."""
    before = words[max(0, end - _MOST_BEFORE) : end].rstrip(" .")
    return before.endswith(PACKS[language].dates.typed_months)


def _number(month: str, language: Language) -> int:
    return PACKS[language].dates.spellings[month.lower()]


def _is_short(month: str, language: Language) -> bool:
    names = PACKS[language].dates.months
    return month not in names and month.lower() not in names
