"""Masthead: the blocks before the first item -> date, period, headline, cover.

Place in the flow: one of the placing steps, and the first: it says which year days belong to.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from authoring.importing.blocks import Block, BlockKind, Cut
from authoring.importing.days import find_days, find_period, fix_period
from authoring.importing.draft import (
    FieldKind,
    InlineMapping,
    Leaf,
    PlacementContext,
    Tree,
    make_line,
    place_caption,
    place_picture,
)
from authoring.importing.proposal import Proposal
from authoring.importing.vocabulary import Term

_BETWEEN: Final = re.compile(r"\s+[·|•]\s+")
_PLUS: Final = re.compile(r"\s+\+\s+")
_FIGURE: Final = re.compile(r"\d+")
_LONGEST_FACT: Final = 160
_FEWEST_WORDS: Final = 4


@dataclass
class Masthead:
    """What the masthead says; topics are those of the first items."""

    fields: dict[str, Tree] = field(default_factory=dict)
    topics: list[Cut] = field(default_factory=list)


def place_masthead(
    placing: PlacementContext, proposal: Proposal, blocks: Sequence[Block], stories: int
) -> Masthead:
    """The fields of an issue that its first blocks say; what no field takes is left out."""
    reader = _MastheadReader(placing, proposal, stories)
    for block in blocks:
        reader.take(block)
    reader.end(blocks)
    return reader.found


@dataclass
class _MastheadReader:
    placing: PlacementContext
    proposal: Proposal
    stories: int
    found: Masthead = field(default_factory=Masthead)
    picture: list[Cut] = field(default_factory=list)
    unknown: list[Block] = field(default_factory=list)

    def take(self, block: Block) -> None:
        """Take what a block says."""
        label = self.placing.vocabulary.find_run_in(block.text)
        if label and label.term is Term.PICTURE:
            self.picture.append(self.placing.say_label(label, block))
            return
        facts = self._without_reading_time(block.whole).split(_BETWEEN)
        parts = [part for part in facts if part.text]
        taken = [self._take_fact(part) or self.proposal.take_name(part) for part in parts]
        if any(taken) or self._take_headline(block):
            return
        if self.picture:
            self.picture.append(block.whole)
        else:
            self.unknown.append(block)

    def end(self, blocks: Sequence[Block]) -> None:
        """Make the cover of the lines that tell of one."""
        fields = self.found.fields
        if self.picture:
            fields["cover"] = place_picture(self.placing, self.picture[:2])
        elif self.unknown and self.unknown[0] is blocks[0] and len(self.unknown) == 1:
            # The line over the publication's name stands under the picture that is not there.
            block = self.unknown[0]
            is_line = block.style is BlockKind.PARAGRAPH and not block.aside
            if is_line and len(blocks) > 1 and len(block.text.split()) >= _FEWEST_WORDS:
                remark = "file, alternative_text: the picture itself is not in the source"
                missing = Leaf(None, (), FieldKind.DERIVED, (remark,))
                fields["cover"] = {"file": missing, **place_caption(self.placing, block.whole)}

    def _without_reading_time(self, cut: Cut) -> Cut:
        """What stands before the reading time, if it ends a line of names."""
        time = self.placing.vocabulary.find_at_end(cut.text, Term.READING_TIME)
        if time is None or not time.start():
            return cut
        self.placing.say(cut.part(time.start()))
        return cut.part(0, time.start())

    def _take_fact(self, cut: Cut) -> bool:
        """Take a date, a period, a number, the mark of a draft or the reading time."""
        text, vocabulary = cut.text, self.placing.vocabulary
        if len(text) > _LONGEST_FACT:
            return False
        label = vocabulary.find_within(text, Term.PERIOD)
        if label is not None:
            self._take_period(cut.part(label.start()), label.end() - label.start())
            self._take_date(cut.part(0, label.start()))
            return True
        for term in (Term.READING_TIME, Term.NUMBER, Term.DRAFT):
            match = vocabulary.find_within(text, term)
            if match is not None and match[0] == text.strip("[]() "):
                self._take_words(term, cut)
                return True
        return self._take_date(cut)

    def _take_words(self, term: Term, cut: Cut) -> None:
        figure = _FIGURE.search(cut.text)
        if term is Term.NUMBER and figure is not None:
            self.found.fields["number"] = Leaf(str(int(figure[0])), (cut,), FieldKind.DERIVED)
        elif term is Term.DRAFT:
            self.found.fields["status"] = Leaf("draft", (cut,), FieldKind.DERIVED)
        else:
            self.placing.say(cut)

    def _take_date(self, cut: Cut) -> bool:
        """Take the day of publication, where a text is that and nothing else."""
        text = cut.text.strip("([ ")
        for day in find_days(text):
            found = day.on(day.year) if day.year else None
            if found is None or any(map(str.isalnum, text[: day.start] + text[day.end :])):
                continue
            written = self.found.fields.get("date")
            if written is None:
                self.found.fields["date"] = Leaf(found.isoformat(), (cut,), FieldKind.DERIVED)
                return True
            if isinstance(written, Leaf) and written.value == found.isoformat():
                self.placing.say(cut)
                return True
        return False

    def _take_period(self, cut: Cut, label: int) -> None:
        days = find_period(cut.text)
        if days is None:
            return
        period = fix_period(days, self._published(cut))
        if period is None:
            return
        self.placing.say(cut.part(0, label))
        self.placing.first, self.placing.last = period
        if "period" in self.found.fields:
            self.placing.say(cut.part(days.start, days.end))
            return
        words = cut.part(days.start, days.end)
        start = Leaf(period[0].isoformat(), (words,), FieldKind.DERIVED)
        end = Leaf(period[1].isoformat(), (), FieldKind.DERIVED)
        self.found.fields["period"] = InlineMapping({"start": start, "end": end})

    def _published(self, cut: Cut) -> date | None:
        """The day of publication, which stands in the same line or was told before."""
        told = self.found.fields.get("date")
        if isinstance(told, Leaf) and told.value:
            return date.fromisoformat(told.value)
        day = next((day for day in find_days(cut.block.text) if day.year), None)
        return day.on(day.year) if day and day.year else None

    def _take_headline(self, block: Block) -> bool:
        """Take topics with signs between them, or the title of an issue that has one."""
        if block.aside or "title" in self.found.fields or self.found.topics:
            return False
        topics = [cut for cut in block.whole.split(_PLUS) if cut.text]
        if 1 < len(topics) <= self.stories:
            self.found.topics = topics
            return True
        if block.style is BlockKind.HEADING:
            self.found.fields["title"] = make_line(block.whole)
            return True
        return False
