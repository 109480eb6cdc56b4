"""Plan: what the next issue begins with, and where each of it is taken from.

Place in the flow: history and publication in, plan out; the template of a new issue shows it. Every
value comes with a remark for the person who starts the issue.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from operator import attrgetter
from typing import Final, TypeVar

from authoring.model import Language, Publication
from authoring.scaffold.history import History, PastIssue
from authoring.scaffold.months import Month
from authoring.scaffold.rhythm import MOST_ISSUES, find_rhythm, first_working_day

USUAL_ITEMS: Final = 5
USUAL_LAG: Final = 1
"""How many days before publication a period ends, where no issue says it."""

DAY: Final = timedelta(days=1)

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class PlanRemark:
    """Where something was taken from: what it is, and the words."""

    subject: str
    words: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What a new issue begins with."""

    day: date
    start: date
    end: date
    number: int | None
    language: Language | None
    authors: tuple[str, ...]
    editors: tuple[str, ...]
    news: tuple[str, ...] | None
    items: int
    is_first: bool
    remarks: tuple[PlanRemark, ...]


def plan_issue(history: History, publication: Publication | None, month: Month) -> Plan:
    """The plan of a month's issue: it follows the issue before it, whatever stands behind it."""
    before = [issue for issue in reversed(history.issues) if issue.month <= month]
    after = [issue for issue in history.issues if issue.month > month]
    # The newest before it says most; without any, the next one is as good.
    nearest = (*before, *after)
    day, day_words = _plan_day(before or after, month)
    (start, end), period_words = _plan_period(before, after, day)
    number, number_words = _plan_number(before, after)
    remarks = [PlanRemark("date", day_words), PlanRemark("period", period_words)]
    if number_words:
        remarks.append(PlanRemark("number", number_words))
    people = None if publication is None else publication.people
    chosen: dict[str, tuple[str, ...]] = {}
    for role in ("authors", "editors"):
        keys, words = _plan_people(nearest, attrgetter(role), people)
        chosen[role] = keys
        remarks += [PlanRemark(role, words)] if words else []
    wanted = publication.item_count if publication else None
    origin = "as publication.yaml says" if wanted else "for publication.yaml has no item_count"
    remarks.append(PlanRemark("items", f"{wanted or USUAL_ITEMS}, {origin}"))
    lists, origin = _take(nearest, lambda issue: issue.news)
    if lists:
        remarks.append(PlanRemark("news", f"{', '.join(lists)}; from {origin}"))
    language, _ = _take(nearest, lambda issue: issue.language)
    usual = publication.language if publication else None
    return Plan(
        day=day,
        start=start,
        end=end,
        number=number,
        language=None if language == usual else language,
        authors=chosen["authors"],
        editors=chosen["editors"],
        news=lists if nearest else None,
        items=wanted or USUAL_ITEMS,
        is_first=not nearest,
        remarks=(*remarks, *_doubts(history, nearest[:1])),
    )


def _plan_day(others: Sequence[PastIssue], month: Month) -> tuple[date, str]:
    dated = [issue for issue in others if issue.day][:MOST_ISSUES]
    rhythm = find_rhythm([issue.day for issue in dated if issue.day])
    if rhythm is None:
        day = first_working_day(month)
        return day, f"{day}, the first working day: no issue shows a rhythm"
    day = rhythm.day_in(month)
    origin = next(each for each in dated if each.day == rhythm.day_in(each.month))
    return day, f"{day}, {rhythm.words}, as in {origin.name}"


def _plan_period(
    before: Sequence[PastIssue], after: Sequence[PastIssue], day: date
) -> tuple[tuple[date, date], str]:
    """The days to report on: from where the issue before it ended."""
    if not before:
        end = day.replace(day=1) - DAY
        words = "the month before: no issue stands before it"
        return (end.replace(day=1), end), f"{end.replace(day=1)} to {end}, {words}"
    last, lag = before[0], _find_lag((*before, *after))
    last_end = last.end or (last.day or last.month.last) - timedelta(lag)
    start = last_end + DAY
    # An issue has a period of a day at least.
    end = max(start, day - timedelta(lag))
    words = f"{start} to {end}, after {last.name}"
    if last.end is None:
        words += ", of which the end is guessed: it could not be read"
    if end >= day:
        words += "; that is not over before the date, so look at both"
    if after and after[0].start and start <= after[0].start <= end:
        words += f"; {after[0].name} begins on {after[0].start} already"
    return (start, end), words


def _find_lag(others: Sequence[PastIssue]) -> int:
    """How many days before its date the period of the nearest issue ended."""
    lags = ((issue.day - issue.end).days for issue in others if issue.day and issue.end)
    return next((lag for lag in lags if lag >= 0), USUAL_LAG)


def _plan_number(
    before: Sequence[PastIssue], after: Sequence[PastIssue]
) -> tuple[int | None, str | None]:
    """One more than the last number; an issue that can't be read counts, too."""
    last = next((issue for issue in before if issue.number is not None), None)
    if last is None or last.number is None:
        return None, _tell_unread(before)
    between = before[: before.index(last)]
    unread = [issue.name for issue in between if not issue.whole]
    number = last.number + 1 + len(unread)
    words = f"{number}, after {last.number} in {last.name}"
    if unread:
        words += f", with one more for {' and '.join(unread)}"
    for issue in (*before, *after):
        if issue.number == number:
            return None, f"left out: {number}, which follows {last.name}, is {issue.name}’s"
    return number, words


def _plan_people(
    nearest: Sequence[PastIssue],
    keys_of: Callable[[PastIssue], tuple[str, ...]],
    people: object,
) -> tuple[tuple[str, ...], str | None]:
    """The keys that the publication has; the others are told."""
    keys, origin = _take(nearest, keys_of)
    if not keys:
        return (), _tell_unread(nearest)
    known = tuple(key for key in keys if not isinstance(people, dict) or key in people)
    words = f"{', '.join(known)}; from {origin}" if known else f"none of {origin}"
    gone = [key for key in keys if key not in known]
    if gone:
        words += f", without {', '.join(gone)}: not in publication.yaml"
    return known, words


def _tell_unread(nearest: Sequence[PastIssue]) -> str | None:
    """Why nothing was taken over, where that may be for what can't be read."""
    unread = nearest and not nearest[0].whole
    return f"left out: it can’t be read in {nearest[0].name}" if unread else None


def _take(
    nearest: Sequence[PastIssue], value_of: Callable[[PastIssue], Value]
) -> tuple[Value | None, str]:
    """What the nearest issue says, or, as far as that can't be read, the one behind it."""
    for issue in nearest:
        value = value_of(issue)
        if value or issue.whole:
            return value, issue.name
    return None, ""


def _doubts(history: History, last: Sequence[PastIssue]) -> list[PlanRemark]:
    """What could not be read of the files that were asked."""
    broken = [issue.name for issue in last if not issue.whole]
    words = "can’t be read in full; what it does not show is taken from others"
    doubts = [PlanRemark("note", f"{name} {words}: brief check says why") for name in broken]
    passed = "says no month by its date or its name, and was passed over"
    return [*doubts, *(PlanRemark("note", f"{name} {passed}") for name in history.strays)]
