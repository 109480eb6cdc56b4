"""Colophon: the last blocks -> authors, editors, contact, publisher.

Place in the flow: one of the placing steps.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from authoring.importing.blocks import Block, BlockKind, Cut, make_key
from authoring.importing.draft import PlacementContext, Tree
from authoring.importing.outline import Outline
from authoring.importing.proposal import Proposal
from authoring.importing.vocabulary import CONJUNCTIONS, PEOPLE, Term

_NAMES_BETWEEN: Final = re.compile(rf"\s*[,;]\s*|\s+(?:{CONJUNCTIONS}|&)\s+")
_MOST_WORDS_OF_NAME: Final = 5
_PARTICLES: Final = frozenset(
    {"al", "bin", "da", "de", "del", "der", "di", "du", "la", "le", "van", "von", "zu", "zur"}
)


def place_people(
    placing: PlacementContext, proposal: Proposal, outline: Outline
) -> dict[str, Tree]:
    """The keys of authors and editors."""
    made: dict[str, Tree] = {}
    for term, blocks in outline.people:
        keys: list[Tree] = [proposal.take_person(each) for each in _persons(placing, blocks)]
        if keys:
            made.setdefault(term.value, keys)
    return made


def place_publisher(placing: PlacementContext, proposal: Proposal, outline: Outline) -> None:
    """What the contact and the publisher's block say, as far as the publication does or will."""
    for blocks in outline.contact, outline.publisher:
        for block in blocks:
            label = placing.vocabulary.find(block)
            is_head = label is not None and label.term in (Term.CONTACT, Term.PUBLISHER)
            cut = block.whole.part(label.end) if label and is_head else block.whole
            if blocks is outline.contact:
                proposal.take_contact(cut)
            else:
                proposal.take_publisher(cut)


def _persons(placing: PlacementContext, blocks: Sequence[Block]) -> Iterator[list[Cut]]:
    """The lines of each person."""
    lines: list[Cut] = []
    for index, block in enumerate(blocks):
        label = placing.vocabulary.find(block)
        if label is not None and label.term in PEOPLE:
            yield from _persons_in(placing, block.whole.part(label.end))
            continue
        if lines and _begins_person(placing, block, blocks[index - 1], lines):
            yield lines
            lines = []
        if lines or _may_be_name(block.whole):
            lines.append(block.whole)
    if lines:
        yield lines


def _persons_in(placing: PlacementContext, cut: Cut) -> Iterator[list[Cut]]:
    """The persons of one line, behind the label: names, or one with what that person does."""
    known = placing.publication.people.values() if placing.publication else ()
    names = {make_key(person.name) for person in known}
    parts = cut.split(_NAMES_BETWEEN)
    if len(parts) > 1 and not all(make_key(part.text) in names for part in parts):
        is_names = all(1 < len(part.text.split()) <= 3 for part in parts)
        parts = parts if is_names else [cut]
    if len(parts) > 1:
        placing.say(*(cut.part(*match.span()) for match in _NAMES_BETWEEN.finditer(cut.text)))
    yield from ([part] for part in parts if part.text)


def _begins_person(
    placing: PlacementContext, block: Block, before: Block, lines: list[Cut]
) -> bool:
    """Whether a block is the name of another person."""
    if block.close:
        return False
    known = placing.publication.people.values() if placing.publication else ()
    key = make_key(block.text.partition(",")[0])
    if any(make_key(person.name) == key for person in known):
        return True
    if block.style is BlockKind.ENTRY or block.is_strong or before.close or "," in lines[0].text:
        return _may_be_name(block.whole)
    return len(lines) > 1 and _may_be_name(block.whole)


def _may_be_name(cut: Cut) -> bool:
    words = cut.text.partition(",")[0].split()
    are_names = all(word[:1].isupper() or word in _PARTICLES for word in words)
    return 1 < len(words) <= _MOST_WORDS_OF_NAME and are_names
