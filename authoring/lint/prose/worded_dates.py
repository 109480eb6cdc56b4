"""Worded dates: dates in running text with a month's name that are not in the house form.

Place in the flow: beside the rule about the forms of dates. “April 7” and “April 7, 2024” are the
house forms in English, “7. April” and “7. April 2024” in German.
"""

import re
from collections.abc import Iterator

from authoring.languages.months import MONTHS, NUMBERS, write_day
from authoring.lint.prose.figure_dates import WrittenDate
from authoring.model import Language

_MONTH = re.compile(r"[ADFJMNOS][a-zä]{2,8}(?!\w)")
_DAY = r"(?P<day>0?[1-9]|[12][0-9]|3[01])(?P<ordinal>st|nd|rd|th)?"
_YEAR = r"\s(?P<year>(?:19|20)[0-9]{2})(?![\w-]|[.,][0-9])"
# What stands before a month's name is looked for in the few characters that it can take.
_DAY_BEFORE = re.compile(
    r"(?<![\w.,:/–-])(?P<the>[Tt]he\s)?(?P<date>(?:(?P<first>[0-3]?[0-9])\s?[–-]\s?)?"
    rf"{_DAY}(?P<stop>\.?)(?P<gap>\s?)(?:of\s)?)\Z"
)
_MOST_BEFORE = 20
# The full stop behind a short name may be the sentence's.
_STOP = r"(?:\.(?=\s?[a-z0-9,;:)]))?"
_YEAR_BEHIND = re.compile(rf"{_STOP}(?:(?P<comma>,?){_YEAR})?")
_DAY_BEHIND = re.compile(rf"{_STOP}\s{_DAY}(?![\w%]|[.,:/][0-9])(?:(?P<comma>,?){_YEAR})?")
_SHORT_YEAR = re.compile(r"\.?\s['’](?P<year>[0-9]{2})(?!\w)")


def find_worded_dates(words: str, language: Language) -> Iterator[WrittenDate]:
    """The dates of a text with a month's name that are not in the house form."""
    for month in _MONTH.finditer(words):
        start = month.start()
        if month[0] not in NUMBERS[language] or words[max(0, start - 1) : start].isalnum():
            continue
        found = _read_day_first(words, month, language) or _read_month_first(words, month, language)
        if found is not None and words[found.start : found.end] != found.wanted:
            yield found


def _read_day_first(words: str, month: re.Match[str], language: Language) -> WrittenDate | None:
    window = max(0, month.start() - _MOST_BEFORE)
    before = _DAY_BEFORE.search(words[window : month.start()])
    if before is None or _ends_with_month(words, window + before.start("date"), language):
        return None
    end, year = month.end(), None
    behind = _YEAR_BEHIND.match(words, end)
    if behind is not None and (_is_short(month[0], language) or behind["year"]):
        end, year = behind.end(), behind["year"]
    is_german = language == "de"
    if not is_german and (not before["gap"] or (before["stop"] and year is None)):
        return None
    day = str(int(before["day"]))
    if before["first"]:
        day = f"{int(before['first'])}–{day}"
    uncertain = (before["the"] and before["ordinal"]) or (is_german and before["first"])
    wanted = None if uncertain else write_day(language, NUMBERS[language][month[0]], day, year)
    return WrittenDate(window + before.start("date"), end, wanted)


def _read_month_first(words: str, month: re.Match[str], language: Language) -> WrittenDate | None:
    number, is_short = NUMBERS[language][month[0]], _is_short(month[0], language)
    behind = _DAY_BEHIND.match(words, month.end())
    if behind is not None:
        if language == "de" and not behind["comma"]:
            return None
        day = str(int(behind["day"]))
        wanted = write_day(language, number, day, behind["year"])
        return WrittenDate(month.start(), behind.end(), wanted)
    name = MONTHS[language][number - 1]
    behind = _YEAR_BEHIND.match(words, month.end())
    if is_short and behind is not None and behind["year"]:
        return WrittenDate(month.start(), behind.end(), f"{name} {behind['year']}")
    behind = _SHORT_YEAR.match(words, month.end())
    if behind is not None:
        return WrittenDate(month.start(), behind.end(), f"{name} 20{behind['year']}")
    return None


def _ends_with_month(words: str, end: int, language: Language) -> bool:
    """Whether a day belongs to the month before it: "Jan. 5, Mar. 6" without its comma."""
    return words[max(0, end - _MOST_BEFORE) : end].rstrip(" .").endswith(tuple(NUMBERS[language]))


def _is_short(month: str, language: Language) -> bool:
    return month not in MONTHS[language]
