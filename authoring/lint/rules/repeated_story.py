"""A story is told twice: in two lists, twice in a list, or in another issue already.

Readers notice, and space is scarce. It happens where two people gather news, and where a story of
a period's last days comes up again in the next. Compared are the links of sources and documents,
and the texts of news: how many pairs of neighbouring words they share, in percent. A link in two
entries of one issue is BR233's; issues of a later date are left out.

Bad:

    noteworthy:
      - title: Policy news
        entries:
          - {date: 2024-11-20, text: The CAC proposes rules for cross-border data in an initiative.}
      - title: Corporate news
        entries:
          - {date: 2024-11-21, text: The CAC proposes new rules for cross-border data.}

Good:

    noteworthy:
      - title: Policy news
        entries:
          - {date: 2024-11-20, text: The CAC proposes rules for cross-border data in an initiative.}
      - title: Corporate news
        entries:
          - {date: 2024-11-21, text: Airbus opens a second assembly line in Tianjin.}
"""

from collections.abc import Iterator

from authoring.diagnostics.problems import Kind, Severity
from authoring.lint.finding import Finding, RelatedPlace
from authoring.lint.prose.likeness import longest_shared
from authoring.lint.prose.stories import Stories, stories_of
from authoring.lint.repetition import Repetition
from authoring.lint.rule import Limit
from authoring.lint.rule_context import RuleContext
from authoring.model.loading.places import name_place
from authoring.source import DataPath

KIND = Kind("BR235", "repeated-story", Severity.WARNING)
LIMIT = Limit(
    "repeated-story-percent",
    50,
    "From how many percent of word pairs in common two texts tell the same story.",
)
_HINT = "Delete one of the two, or say what is new."


def check(context: RuleContext) -> Iterator[Finding]:
    """Find stories that stand further up in the issue, or in an issue that is not later."""
    own = stories_of(context.document)
    limit = context.limits[LIMIT.name]
    repetitions = {repetition.story: repetition for repetition in context.repetitions}
    for number, story in enumerate(own.all):
        above = _told_above(own, number, limit)
        if above is not None:
            yield above
        elif story.path in repetitions:
            yield _told_before(repetitions[story.path])


def _told_above(own: Stories, number: int, limit: int) -> Finding | None:
    """The finding for a story whose page an item has, or whose text an entry has, further up."""
    story = own.all[number]
    for page, url in story.pages:
        above, place = own.by_page[page]
        if above < number and own.all[above].is_item:
            return _linked(url, name_place(own.all[above].path), _mention(place))
    alike = own.alike_above(number, limit)
    if alike is None:
        return None
    percent, other = alike
    place = (*story.path, "text")
    run = longest_shared(story.text, other.pairs)
    mention = _mention((*other.path, "text"))
    return _worded(place, run, percent, name_place(other.path), mention)


def _told_before(repetition: Repetition) -> Finding:
    """The finding for a story that another issue has."""
    where = f"{repetition.issue}, {name_place(repetition.other)}"
    if repetition.percent == 0:
        return _linked(repetition.place, where)
    return _worded(repetition.place, (repetition.start, repetition.end), repetition.percent, where)


def _linked(url: DataPath, where: str, *mentions: RelatedPlace) -> Finding:
    return Finding(url, f"{where} links to the same page", _HINT, mentions=mentions)


def _worded(
    place: DataPath, run: tuple[int, int], percent: int, where: str, *mentions: RelatedPlace
) -> Finding:
    """The finding for alike texts, at the longest run of words that they share."""
    message = f"{where} tells the same story: the texts are {percent} percent alike"
    return Finding(place, message, _HINT, *run, mentions=mentions)


def _mention(place: DataPath) -> RelatedPlace:
    return RelatedPlace(place, "here for the first time")
