"""Calendar: which year days without one belong to, and dates that a brief does not say.

Place in the flow: between the masthead and the other placing steps; what is guessed here is told.
"""

import re
from calendar import monthrange
from collections import Counter
from datetime import date
from typing import Final

from authoring.importing.days import find_days
from authoring.importing.draft import (
    FieldKind,
    InlineMapping,
    Leaf,
    PlacementContext,
    Tree,
    walk_leaves,
)
from authoring.importing.outline import Outline

_MONTH: Final = re.compile(r"(?<!\d)((?:19|20)\d{2})-?(0[1-9]|1[0-2])(?!\d)")
_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_FIRST_GUESS: Final = "unsure: the source does not say it; this is the {} that it names"


def fix_calendar(
    placing: PlacementContext, fields: dict[str, Tree], outline: Outline, name: str
) -> None:
    """Set the days that days without a year are near to.

    They are those of the reporting period, else around the day of publication, else what the name
    of the file and the dates of documents say.
    """
    if placing.first is not None:
        return
    leaf = fields.get("date")
    if isinstance(leaf, Leaf) and leaf.value:
        published = date.fromisoformat(leaf.value)
        placing.first, placing.last = date(published.year, published.month, 1), published
        return
    month = _MONTH.search(name)
    if month is not None:
        year, number = int(month[1]), int(month[2])
        placing.first = date(year, number, 1)
        placing.last = date(year, number, monthrange(year, number)[1])
        return
    blocks = (block for story in outline.stories for block in story.blocks)
    days = (day for block in blocks for day in find_days(block.text))
    years = Counter(day.year for day in days if day.year) or Counter(
        int(each) for each in _YEAR.findall(name)
    )
    if years:
        year = years.most_common(1)[0][0]
        placing.first, placing.last = date(year, 1, 1), date(year, 12, 31)


def guess_dates(issue: dict[str, Tree]) -> None:
    """Give an issue that does not say its days those that its news and documents name."""
    days = [
        (date.fromisoformat(leaf.value), path[0])
        for path, leaf in walk_leaves(issue)
        if path[-1] == "date" and len(path) > 1 and leaf.value
    ]
    news = [day for day, field in days if field == "noteworthy"]
    told = sorted(news or [day for day, _ in days])
    if not told:
        return
    if "period" not in issue:
        remark = _FIRST_GUESS.format("first and the last day of the news" if news else "span")
        start = Leaf(told[0].isoformat(), (), FieldKind.DERIVED, (remark,))
        issue["period"] = InlineMapping(
            {"start": start, "end": Leaf(told[-1].isoformat(), (), FieldKind.DERIVED)}
        )
    if "date" not in issue:
        remark = _FIRST_GUESS.format("last day")
        issue["date"] = Leaf(told[-1].isoformat(), (), FieldKind.DERIVED, (remark,))
