"""Conversion: the steps from an old brief to an issue, in their order.

Place in the flow: the table of contents of this room.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from authoring.diagnostics.errors import ImportingError
from authoring.importing.accounting import Account, count_words
from authoring.importing.blocks import make_key
from authoring.importing.calendar import fix_calendar, guess_dates
from authoring.importing.cleaning import clean_blocks
from authoring.importing.colophon import place_people, place_publisher
from authoring.importing.draft import (
    FieldKind,
    InlineMapping,
    Leaf,
    PlacementContext,
    Tree,
    make_line,
    walk_leaves,
)
from authoring.importing.items import place_item
from authoring.importing.masthead import Masthead, place_masthead
from authoring.importing.news import place_news
from authoring.importing.outline import Outline, is_told_by, outline_blocks
from authoring.importing.proposal import Proposal, find_brand
from authoring.importing.reading import guesses_links, read_blocks
from authoring.importing.vocabulary import Term, Vocabulary
from authoring.importing.writer import write_draft
from authoring.languages import Language
from authoring.model import Publication
from authoring.model.labels import choose_labels
from authoring.source import Data, read_document

_ORDER: Final = (
    "date period title number status language labels cover items noteworthy authors editors".split()  # noqa: SIM905  # reads as the file does
)
_LABELS_TO_KEEP: Final = (
    Term.ITEMS,
    Term.GLANCE,
    Term.COMMENT,
    Term.ARTICLE,
    Term.POLICY,
    Term.NOTEWORTHY,
)


@dataclass(frozen=True, slots=True)
class ImportRemark:
    """What an editor should look at: a field, and why."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a brief: its name (2024-12) and YAML, what to add to the publication."""

    source: Path
    name: str
    text: str
    proposal: str
    account: Account
    remarks: tuple[ImportRemark, ...]


def import_brief(path: Path, publication: Publication | None = None) -> Imported:
    """The issue of an old brief, Markdown, plain text, HTML or DOCX.

    Without a publication, one is proposed. Raises `MissingFileError` where the file can't be read,
    `ImportingError` where it holds no brief.
    """
    # 1. Read the file, and put what belongs together into one block.
    vocabulary = Vocabulary(publication)
    blocks, noise = clean_blocks(read_blocks(path), vocabulary)

    # 2. Find the parts of the brief.
    outline = outline_blocks(blocks, vocabulary)
    if not outline.stories:
        raise ImportingError(
            f"{path} holds no brief that can be told: no “At a glance”, no numbered items",
            "An item begins with a heading such as “1. Title”, and “At a glance:” below it.",
        )

    # 3. Place their words into fields.
    placing = PlacementContext(vocabulary, publication, guesses_links=guesses_links(path))
    proposal = Proposal(placing, publication.brand if publication else find_brand(blocks))
    draft = _place(placing, proposal, outline, path)
    placing.say(*outline.said, *(block.whole for block in noise))
    _say_contents(placing, outline, draft)

    # 4. Write them, and look for every word in what was written.
    text, proposed = write_draft(draft), write_draft(proposal.tree)
    account = count_words(
        [*blocks, *noise], placing.said, (draft, _read(text)), (proposal.tree, _read(proposed))
    )
    remarks = [
        ImportRemark(_write_path(field), remark)
        for field, leaf in walk_leaves(draft)
        for remark in leaf.remarks
    ]
    return Imported(path, _name(draft, path), text, proposed, account, tuple(remarks))


def _place(
    placing: PlacementContext, proposal: Proposal, outline: Outline, path: Path
) -> dict[str, Tree]:
    masthead = place_masthead(placing, proposal, outline.masthead, len(outline.stories))
    fix_calendar(placing, masthead.fields, outline, path.stem)
    items = [place_item(placing, story) for story in outline.stories]
    news = place_news(placing, outline.news)
    made: dict[str, Tree] = {**masthead.fields, "items": list(items)}
    _add_topics(placing, masthead, items)
    if news:
        made["noteworthy"] = news
    made.update(place_people(placing, proposal, outline))
    place_publisher(placing, proposal, outline)
    guess_dates(made)
    for label in outline.labels:
        placing.count_label(label)
    _add_language(placing, made, proposal)
    return {key: made[key] for key in _ORDER if key in made}


def _add_topics(
    placing: PlacementContext, masthead: Masthead, items: Sequence[dict[str, Tree]]
) -> None:
    """Give the first items the topics of the headline; one that is a title needs none."""
    for item, topic in zip(items, masthead.topics, strict=False):
        title = item["title"]
        if isinstance(title, Leaf) and make_key(topic.text) == make_key(title.value or ""):
            placing.say(topic)
            continue
        rest = {key: item.pop(key) for key in list(item) if key != "title"}
        item["topic"] = make_line(topic)
        item.update(rest)


def _add_language(placing: PlacementContext, made: dict[str, Tree], proposal: Proposal) -> None:
    """Say the language and the labels where they are not the publication's."""
    publication = placing.publication
    usual: Language = publication.language if publication else "en"
    found = placing.languages.most_common(1)
    language = found[0][0] if found else usual
    if publication is None and language != usual:
        proposal.fields["language"] = Leaf(language, (), FieldKind.DERIVED)
    elif language != usual:
        made["language"] = Leaf(language, (), FieldKind.DERIVED)
    own = publication.labels if publication and language == publication.language else None
    labels = choose_labels(language, own)
    brand = proposal.brand or ""
    told = InlineMapping()
    for term in _LABELS_TO_KEEP:
        counted: Counter[str] = placing.labels.get(term, Counter())
        words = counted.most_common(1)[0][0] if counted else ""
        expected = str(getattr(labels, term.value)).replace("{brand}", brand)
        count = len(made["items"]) if isinstance(made["items"], list) else 0
        if words and make_key(words) != make_key(expected.replace("{count}", str(count))):
            told[term.value] = Leaf(_write_label(words), (), FieldKind.DERIVED)
    if told:
        made["labels"] = told


def _write_label(words: str) -> str:
    """A label without braces, and not in capitals: these are a matter of style."""
    words = " ".join(words.replace("{", "(").replace("}", ")").split())
    return words.capitalize() if words.isupper() and " " in words else words


def _say_contents(placing: PlacementContext, outline: Outline, draft: dict[str, Tree]) -> None:
    """Contents that tell what the issue has need not be kept; others do."""
    titles = {story.title.text for story in outline.stories}
    titles |= {block.text for block in outline.news}
    titles |= {label.words for label in outline.labels}
    topics = (leaf.value or "" for path, leaf in walk_leaves(draft) if path[-1] == "topic")
    keys = {make_key(title) for title in (*titles, *topics)}
    told = (block for block in outline.contents if is_told_by(block, keys))
    placing.say(*(block.whole for block in told))


def _read(text: str) -> Data:
    return read_document(Path("import.yaml"), text.encode("utf-8")).data if text else {}


def _name(draft: dict[str, Tree], path: Path) -> str:
    """The name of the issue's file: its month, else the source's own name."""
    leaf = draft.get("date")
    found = leaf.value if isinstance(leaf, Leaf) else None
    return str(date.fromisoformat(found))[:7] if found else re.sub(r"[^\w.-]+", "-", path.stem)


def _write_path(path: Iterable[str | int]) -> str:
    written = ""
    for step in path:
        written += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if written else step
    return written
