"""Items: the blocks of a story -> the fields of an item.

Place in the flow: one of the placing steps.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from authoring.importing.blocks import Block, BlockKind, Cut
from authoring.importing.documents import place_bodies, place_date, place_title
from authoring.importing.draft import (
    FieldKind,
    Leaf,
    PlacementContext,
    Tree,
    make_inline,
    make_line,
    place_picture,
    remark_links,
)
from authoring.importing.inline import find_address, write_inline
from authoring.importing.outline import OldItem
from authoring.importing.vocabulary import DOCUMENTS, FoundLabel, Term
from authoring.model import Item, Prose
from authoring.model.shapes import shape_of

TEXTS: Final = frozenset(
    term
    for term in Term
    if (shape := shape_of(Item).fields.get(term.value)) and shape.prose is Prose.BLOCKS
)
"""The fields of an item that are Markdown under a label of their name."""


def place_item(placing: PlacementContext, story: OldItem) -> dict[str, Tree]:
    """An item with all that its blocks say; what no field takes is left out."""
    return _ItemBuilder(placing, story.blocks).place(story.title)


@dataclass
class _PassageBuilder:
    paragraphs: list[list[Cut]] = field(default_factory=list)
    goals: list[Cut] = field(default_factory=list)


@dataclass
class _ItemBuilder:
    """An item while its blocks are read."""

    placing: PlacementContext
    blocks: Sequence[Block]
    part: Term | None = Term.GLANCE
    """The label of the part that is open; a document has none."""
    passages: list[_PassageBuilder] = field(default_factory=list)
    texts: dict[Term, list[tuple[BlockKind, list[Cut]]]] = field(default_factory=dict)
    picture: list[Cut] = field(default_factory=list)
    documents: list[dict[str, Tree]] = field(default_factory=list)
    awaited: FoundLabel | None = None
    """The label of a document that stood alone, so that its words are in the next block."""

    def place(self, title: Cut) -> dict[str, Tree]:
        """The fields of the item."""
        for index, block in enumerate(self.blocks):
            self._take(index, block)
        made: dict[str, Tree] = {"title": make_line(title)}
        glance = [self._make_passage(each) for each in self.passages if each.paragraphs]
        if glance:
            made["at_a_glance"] = glance if len(glance) > 1 else glance[0]
        made |= {term.value: self._make_text(parts) for term, parts in self.texts.items()}
        if self.picture:
            made["picture"] = place_picture(self.placing, self.picture)
        if self.documents:
            made["documents"] = list(self.documents)
        return made

    def _take(self, index: int, block: Block) -> None:
        label = self._find_label(index, block)
        cut = self.placing.say_label(label, block) if label else block.whole
        if label is not None:
            self._begin(label)
        if self.awaited is not None and cut.text:
            self._take_document(self.awaited, cut)
            self.awaited = None
        elif label is not None and label.term in DOCUMENTS:
            self.awaited = label
        elif cut.text:
            self._add(block, cut, is_labelled=label is not None)

    def _begin(self, label: FoundLabel) -> None:
        """Begin the part that a label names."""
        self.part = None if label.term in DOCUMENTS else label.term
        if label.term is Term.GLANCE:
            self.passages.append(_PassageBuilder())
        elif self.part is None:
            self.awaited = label

    def _find_label(self, index: int, block: Block) -> FoundLabel | None:
        """The label of a block; goals may begin with words that are one elsewhere."""
        label = self.placing.vocabulary.find(block)
        known = {Term.GLANCE, Term.PICTURE, *TEXTS, *DOCUMENTS}
        if label is None or label.term not in known:
            return None
        if label.term is Term.PICTURE and self.part in TEXTS:
            return None
        if label.term in DOCUMENTS and not self._is_document(index, block, label):
            return None
        return label

    def _is_document(self, index: int, block: Block, label: FoundLabel) -> bool:
        """Whether a line tells of a document: its label is bold, or lines that do so are near."""
        if self.part is None or Cut(block, 0, label.end).runs[0].strong:
            return True
        if label.term not in (Term.ARTICLE, Term.POLICY):
            return False
        if self.part is not Term.GLANCE:
            return True
        followers = self.blocks[index + 1 : index + 3]
        labels = [self.placing.vocabulary.find(each) for each in followers]
        is_linked = find_address([block.whole]) is not None
        return any(each and each.term in DOCUMENTS for each in labels) or (
            not followers and is_linked
        )

    def _add(self, block: Block, cut: Cut, *, is_labelled: bool) -> None:
        """Add words to the part that is open; a document has none but those behind its labels."""
        if self.part is Term.GLANCE:
            self._add_glance(block, cut, is_labelled=is_labelled)
        elif self.part is Term.PICTURE:
            self.picture.append(cut)
        elif self.part is not None:
            parts = self.texts.setdefault(self.part, [])
            if block.broken and parts and not is_labelled:
                parts[-1][1].append(cut)
            else:
                style = BlockKind.PARAGRAPH if is_labelled else block.style
                parts.append((style, [cut]))

    def _add_glance(self, block: Block, cut: Cut, *, is_labelled: bool) -> None:
        if not self.passages:
            self.passages.append(_PassageBuilder())
        passage = self.passages[-1]
        if block.style is BlockKind.ENTRY and not is_labelled and passage.paragraphs:
            passage.goals.append(cut)
        elif block.broken and passage.paragraphs and not passage.goals:
            passage.paragraphs[-1].append(cut)
        elif passage.goals:
            self.passages.append(_PassageBuilder([[cut]]))
        else:
            passage.paragraphs.append([cut])

    def _take_document(self, label: FoundLabel, cut: Cut) -> None:
        if label.term in (Term.ARTICLE, Term.POLICY):
            self.documents.append(place_title(label.term, cut))
        elif self.documents:
            self._complete(self.documents[-1], label, cut)

    def _complete(self, document: dict[str, Tree], label: FoundLabel, cut: Cut) -> None:
        """Add bodies or a date to a document that has none yet."""
        if label.term is Term.BODIES and "issuing_bodies" not in document:
            bodies = place_bodies(self.placing, cut)
            if bodies:
                document["issuing_bodies"] = bodies
        elif label.term is Term.DATE and "date" not in document:
            day = place_date(self.placing, cut)
            if day is not None:
                document["date"] = day

    def _make_passage(self, passage: _PassageBuilder) -> Tree:
        cuts = tuple(cut for paragraph in passage.paragraphs for cut in paragraph)
        texts = [write_inline(paragraph, in_blocks=True) for paragraph in passage.paragraphs]
        remarks = remark_links(self.placing, cuts)
        text = Leaf("\n\n".join(texts), cuts, FieldKind.BLOCKS, remarks)
        if not passage.goals:
            return {"text": text}
        return {"text": text, "goals": [make_inline(self.placing, goal) for goal in passage.goals]}

    def _make_text(self, parts: Sequence[tuple[BlockKind, list[Cut]]]) -> Leaf:
        written = ""
        was_entry = False
        for style, cuts in parts:
            text = write_inline(cuts, in_blocks=True)
            is_entry = style is BlockKind.ENTRY
            gap = "\n" if is_entry and was_entry else "\n\n"
            written += (gap if written else "") + (f"- {text}" if is_entry else text)
            was_entry = is_entry
        said = tuple(cut for _, each in parts for cut in each)
        remarks = remark_links(self.placing, said)
        return Leaf(written, said, FieldKind.BLOCKS, remarks, keeps_lines=True)
