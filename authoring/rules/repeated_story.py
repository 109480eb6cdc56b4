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

from collections.abc import Iterable, Iterator

from authoring.loading.places import name_place
from authoring.problems import Kind, Severity
from authoring.rules.likeness import longest_shared
from authoring.rules.manuscript import Manuscript, day_of
from authoring.rules.rule import Finding, Limit, Mention
from authoring.rules.stories import Stories, Story, stories_of
from authoring.source import Document, Path
from authoring.source.parts import Part

KIND = Kind("BR235", "repeated-story", Severity.WARNING)
LIMIT = Limit(
    "repeated-story-percent",
    50,
    "From how many percent of word pairs in common two texts tell the same story.",
)
_HINT = "Delete one of the two, or say what is new."


def check(manuscript: Manuscript) -> Iterator[Finding]:
    """Find stories that stand further up in the issue, or in an issue that is not later."""
    own = stories_of(manuscript.document)
    if not own.all:
        return
    limit = manuscript.limits.get(LIMIT.name, LIMIT.default)
    others = [(f"{other.path.name}, ", stories_of(other)) for other in _not_later(manuscript)]
    for number, story in enumerate(own.all):
        found = _told_above(own, number, limit) or _told_before(others, story, limit)
        if found is not None:
            yield found


def _not_later(manuscript: Manuscript) -> Iterator[Document]:
    """The other issues, without those that are dated later than this one."""
    own = day_of(manuscript.issue.get("date"))
    for other in manuscript.others():
        day = None if other.root is None else day_of(Part(other.root).get("date"))
        if own is None or day is None or day <= own:
            yield other


def _told_above(own: Stories, number: int, limit: int) -> Finding | None:
    """The finding for a story whose page an item has, or whose text an entry has, further up."""
    story = own.all[number]
    for page, url in story.pages:
        above, place = own.by_page[page]
        if above < number and own.all[above].is_item:
            return _linked(url, own.all[above], "", place)
    alike = own.alike_above(number, limit)
    return _worded(story, *alike, "", (*alike[1].path, "text")) if alike else None


def _told_before(others: Iterable[tuple[str, Stories]], story: Story, limit: int) -> Finding | None:
    """The finding for a story that another issue has; the issues come with their names."""
    for name, stories in others:
        for page, url in story.pages:
            if page in stories.by_page:
                return _linked(url, stories.all[stories.by_page[page][0]], name)
        alike = stories.alike(story, limit)
        if alike:
            return _worded(story, *alike, name)
    return None


def _linked(url: Path, other: Story, name: str, place: Path | None = None) -> Finding:
    message = f"{name}{name_place(other.path)} links to the same page"
    return Finding(url, message, _HINT, mentions=_mentions(place))


def _worded(
    story: Story, percent: int, other: Story, name: str, place: Path | None = None
) -> Finding:
    """The finding for alike texts, at the longest run of words that they share."""
    where = f"{name}{name_place(other.path)}"
    message = f"{where} tells the same story: the texts are {percent} percent alike"
    path = (*story.path, "text")
    run = longest_shared(story.text, other.pairs)
    return Finding(path, message, _HINT, *run, mentions=_mentions(place))


def _mentions(place: Path | None) -> tuple[Mention, ...]:
    return () if place is None else (Mention(place, "here for the first time"),)
