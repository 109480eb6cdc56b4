"""A piece of news is not where its date puts it in the list.

News is read as a calendar of the month, from its first day to its last. An entry out of order is
overlooked, or its date is a slip.

Bad:

    noteworthy:
      - title: Policy news
        entries:
          - {date: 2024-11-07, text: A plan against soil pollution appears.}
          - {date: 2024-10-29, text: Platforms are to help small companies.}
          - {date: 2024-11-15, text: Standards for batteries are announced.}

Good:

    noteworthy:
      - title: Policy news
        entries:
          - {date: 2024-10-29, text: Platforms are to help small companies.}
          - {date: 2024-11-07, text: A plan against soil pollution appears.}
          - {date: 2024-11-15, text: Standards for batteries are announced.}
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date

from authoring.diagnostics.problems import Kind, Severity
from authoring.lint.finding import Finding, RelatedPlace
from authoring.lint.rule_context import RuleContext, day_of
from authoring.source import DataPath

KIND = Kind("BR208", "news-order", Severity.WARNING)

Dated = tuple[date, DataPath]


def check(context: RuleContext) -> Iterator[Finding]:
    """Find the fewest entries of each list that have to move."""
    for news_list in context.news_lists:
        entries = news_list.elements("entries")
        days = ((day_of(entry.get("date")), (*entry.path, "date")) for entry in entries)
        dated: list[Dated] = [(day, path) for day, path in days if day is not None]
        kept = _longest_in_order([day for day, _ in dated])
        for index, (day, path) in enumerate(dated):
            if index not in kept:
                yield _misplaced(dated, sorted(kept), index, day, path)


def _misplaced(
    dated: Sequence[Dated], kept: Sequence[int], index: int, day: date, path: DataPath
) -> Finding:
    """The finding for an entry, with the one that it should stand before or after."""
    later = [dated[other] for other in kept if other < index and dated[other][0] > day]
    if later:
        (neighbour, place), stands, belongs = later[0], "after", "before"
    else:
        earlier = [dated[other] for other in kept if other > index and dated[other][0] < day]
        (neighbour, place), stands, belongs = earlier[-1], "before", "after"
    return Finding(
        path,
        f"the news of {day} stands {stands} that of {neighbour}",
        f"Move the entry {belongs} that of {neighbour}, or correct its date.",
        mentions=(RelatedPlace(place, f"it belongs {belongs} this one"),),
    )


def _longest_in_order(days: Sequence[date]) -> set[int]:
    """Which days make the longest row that never goes back; of several, the first to begin."""
    # From the last to the first: how long a row can begin at each day.
    ends: list[int] = []
    lengths: list[int] = []
    for day in reversed(days):
        number = -day.toordinal()
        place = bisect_right(ends, number)
        ends[place : place + 1] = [number]
        lengths.append(place + 1)
    lengths.reverse()
    wanted, last, kept = len(ends), date.min, set[int]()
    for index, day in enumerate(days):
        if lengths[index] == wanted and day >= last:
            kept.add(index)
            wanted, last = wanted - 1, day
    return kept
