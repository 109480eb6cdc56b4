"""Outline: blocks -> the parts of a brief.

Place in the flow: the recogniser. It goes by the words of the publication and, where these are
missing, by shape: what has a number and “At a glance” behind it is an item, whatever its heading's
level.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from authoring.importing.blocks import Block, BlockKind, Cut, make_key
from authoring.importing.cleaning import LEADERS
from authoring.importing.days import read_day
from authoring.importing.vocabulary import PEOPLE, FoundLabel, Term, Vocabulary

LONGEST_TITLE: Final = 250
LONGEST_HEADING: Final = 60
_NUMBER: Final = re.compile(r"(\d{1,3})(?:[.)]\s*|\s+)(?=\S)")
_LAST_NUMBER: Final = re.compile(r"\s*\d{1,3}$")
_PICTURE_GAP: Final = 2


@dataclass
class OldItem:
    """An item: its heading without the number, and what stands below it."""

    title: Cut
    blocks: list[Block] = field(default_factory=list)


@dataclass
class Outline:
    """The parts of a brief, and the words that only say which part it is."""

    masthead: list[Block] = field(default_factory=list)
    contents: list[Block] = field(default_factory=list)
    stories: list[OldItem] = field(default_factory=list)
    news: list[Block] = field(default_factory=list)
    people: list[tuple[Term, list[Block]]] = field(default_factory=list)
    contact: list[Block] = field(default_factory=list)
    publisher: list[Block] = field(default_factory=list)
    said: list[Cut] = field(default_factory=list)
    labels: list[FoundLabel] = field(default_factory=list)


class _BriefSection(Enum):
    MASTHEAD = auto()
    CONTENTS = auto()
    ITEM = auto()
    NEWS = auto()
    BACK = auto()


def outline_blocks(blocks: Sequence[Block], vocabulary: Vocabulary) -> Outline:
    """The parts of a brief; without stories it is none."""
    recogniser = _Recogniser(blocks, vocabulary)
    for index in range(len(blocks)):
        recogniser.take(index)
    return recogniser.found


@dataclass
class _Recogniser:
    blocks: Sequence[Block]
    vocabulary: Vocabulary
    found: Outline = field(default_factory=Outline)
    part: _BriefSection = _BriefSection.MASTHEAD
    into: list[Block] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.into = self.found.masthead
        self.last_places = {block.key: index for index, block in enumerate(self.blocks)}
        self.last_titles: dict[str, int] = {}
        for index, block in enumerate(self.blocks):
            self.last_titles[_title_key(block.text)] = index
        self.labels = [self.vocabulary.find(block) for block in self.blocks]

    def take(self, index: int) -> None:
        """Put a block into its part, or begin a part with it."""
        block = self.blocks[index]
        label = self.labels[index]
        # A label that is all of a block is a heading.
        heading = label if label and not block.text[label.end :].strip(" :：") else None
        if self._is_contents(index, heading):
            self.found.contents.append(block)
        elif heading and heading.term is Term.CONTENTS and not self.found.stories:
            self.part, self.into = _BriefSection.CONTENTS, self.found.masthead
            self._say(heading, block)
        elif heading and heading.term is Term.ITEMS:
            self._say(heading, block)
        elif heading and heading.term is Term.NOTEWORTHY and self.found.stories:
            self.part, self.into = _BriefSection.NEWS, self.found.news
            self._say(heading, block)
        elif self._begins_back_matter(label, heading, block):
            return
        elif (title := self._read_title(index)) is not None:
            story = OldItem(title)
            self.found.said.append(Cut(block, 0, title.start))
            self.found.stories.append(story)
            self.part, self.into = _BriefSection.ITEM, story.blocks
        elif self._begins_news(index):
            self.part, self.into = _BriefSection.NEWS, self.found.news
            self.into.append(block)
        elif not block.aside or self.part in (
            _BriefSection.MASTHEAD,
            _BriefSection.CONTENTS,
            _BriefSection.BACK,
        ):
            self.into.append(block)

    def _say(self, label: FoundLabel, block: Block) -> None:
        self.found.said.append(block.whole)
        self.found.labels.append(label)

    def _is_contents(self, index: int, heading: FoundLabel | None) -> bool:
        """Whether a block tells of one further down."""
        block = self.blocks[index]
        if LEADERS.search(block.text):
            return True
        if self.part is not _BriefSection.CONTENTS or (heading and heading.term is Term.CONTENTS):
            return False
        if self._is_followed_by_glance(index):
            return False
        keys = {block.key, make_key(_LAST_NUMBER.sub("", block.text))}
        recurs = any(self.last_places.get(key, -1) > index for key in keys)
        return recurs or self.last_titles.get(_title_key(block.text), -1) > index

    def _begins_back_matter(
        self, label: FoundLabel | None, heading: FoundLabel | None, block: Block
    ) -> bool:
        if label is None or not self.found.stories:
            return False
        if label.term is Term.CONTACT:
            self.part, self.into = _BriefSection.BACK, self.found.contact
            self._say_head(label, block)
        elif label.term in PEOPLE and (heading or self.part is not _BriefSection.ITEM):
            blocks: list[Block] = []
            self.found.people.append((label.term, blocks))
            self.part, self.into = _BriefSection.BACK, blocks
            self._say_head(label, block)
        elif heading and label.term is Term.PUBLISHER and self.part is not _BriefSection.ITEM:
            self.part, self.into = _BriefSection.BACK, self.found.publisher
            self._say_head(label, block)
        else:
            return False
        return True

    def _say_head(self, label: FoundLabel, block: Block) -> None:
        """Keep a label, and what stands behind it in the same block as a part of its own."""
        self.found.said.append(Cut(block, 0, label.end))
        self.found.labels.append(label)
        if block.text[label.end :].strip(" :："):
            self.into.append(block)

    def _read_title(self, index: int) -> Cut | None:
        """The title of the item that a block begins."""
        block = self.blocks[index]
        label = self.labels[index]
        if (
            block.aside
            or len(block.text) > LONGEST_TITLE
            or (label and label.term is not Term.ITEMS)
        ):
            return None
        match = _NUMBER.match(block.text)
        number = int(match[1]) if match else block.number
        has_dot = bool(match and match[0].strip()[-1] in ".)") or block.number is not None
        expected = len(self.found.stories) + 1
        is_heading = block.style is BlockKind.HEADING or block.is_strong
        fits = number == expected and (has_dot or is_heading)
        tells = self._is_followed_by_glance(index)
        if tells and (fits or is_heading or has_dot or block.style is BlockKind.PARAGRAPH):
            return block.whole.part(match.end() if match and (fits or has_dot) else 0)
        is_listed = block.style is BlockKind.ENTRY or self.part in (
            _BriefSection.NEWS,
            _BriefSection.BACK,
        )
        ends = block.text.endswith((".", ":", ";", ","))
        if fits and match and not is_listed and (is_heading or not ends):
            return block.whole.part(match.end())
        return None

    def _is_followed_by_glance(self, index: int) -> bool:
        for place in range(index + 1, min(index + 1 + _PICTURE_GAP, len(self.blocks))):
            label = self.labels[place]
            if label is not None and label.term is Term.GLANCE:
                return True
            if not self.blocks[place].aside:
                return False
        return False

    def _begins_news(self, index: int) -> bool:
        """Whether a block is the heading of dated lines, in a brief that does not call them news."""
        block = self.blocks[index]
        is_heading = block.style is BlockKind.HEADING and len(block.text) <= LONGEST_HEADING
        follower = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        if self.part is not _BriefSection.ITEM or not is_heading or follower is None:
            return False
        day = read_day(follower.text)
        return day is not None and follower.text[day.end :].lstrip().startswith((":", "："))


def _title_key(text: str) -> str:
    """What a title is compared by, without its number and that of its page."""
    match = _NUMBER.match(text)
    return make_key(_LAST_NUMBER.sub("", text[match.end() if match else 0 :]))


def is_told_by(block: Block, titles: set[str]) -> bool:
    """Whether a line of contents tells of one of these titles."""
    text = LEADERS.sub("", block.text)
    keys = {make_key(text), _title_key(text), make_key(_LAST_NUMBER.sub("", text))}
    return bool(keys & titles)
