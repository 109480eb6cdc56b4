"""Rule context: an issue as rules read it, every text with its place.

Place in the flow: between the tree of a file and the rules. It is made of the tree, not of the
model, so that rules find what they can in a file that makes no issue yet.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from authoring.languages import PACKS, Language, LanguagePack
from authoring.lint.finding import Finding, Repair, ValueChange
from authoring.lint.repetition import Repetitions
from authoring.model import Issue, Prose, Publication
from authoring.model.fields import read_day
from authoring.model.shapes import Shape, shape_of
from authoring.source import DataPath, Node, ScalarNode, SequenceNode, SourceDocument
from authoring.source.parts import PartialNode
from authoring.view.markup import CHINESE_RUN

_LINK_TARGET = re.compile(r"(?<=\]\()[^()\s]*(?=\))|<[a-z]+:[^<>\s]*>")
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s)>]*")
BLANK = "\x00"
"""Stands for characters that a rule is not to see."""


@dataclass(frozen=True)
class FieldText:
    """A text of the issue: where it is, what sort of text, its characters as YAML reads them."""

    path: DataPath
    prose: Prose
    characters: str

    @cached_property
    def words(self) -> str:
        """The characters, with the addresses of links blanked out; offsets are the same."""
        if self.prose is Prose.ADDRESS:
            return BLANK * len(self.characters)
        if ":" not in self.characters and "](" not in self.characters:
            return self.characters
        blanked = _LINK_TARGET.sub(_blank, self.characters)
        return _ADDRESS.sub(_blank, blanked)

    @cached_property
    def latin(self) -> str:
        """The words, with Chinese blanked out; nothing of an original title is left."""
        if self.prose is Prose.ORIGINAL:
            return BLANK * len(self.characters)
        return self.words if self.words.isascii() else CHINESE_RUN.sub(_blank, self.words)

    def finding(
        self,
        start: int,
        end: int,
        message: str,
        hint: str | None = None,
        replacement: str | None = None,
        *,
        safe: bool = True,
    ) -> Finding:
        """A finding at some characters, with what should stand there, if that is known."""
        repair = None
        if replacement is not None:
            typed = self.characters[start:end]
            what = f"replace “{typed}” by “{replacement}”" if replacement else f"delete “{typed}”"
            repair = Repair(what, (ValueChange(self.path, start, end, replacement),), safe)
        return Finding(self.path, message, hint, start, end, repair=repair)


@dataclass(frozen=True)
class RuleContext:
    """An issue's file with its publication, the limits that are set, and the stories that it repeats.

    `publication` is `None` where it could not be loaded.
    """

    document: SourceDocument
    root: Node
    publication: Publication | None
    limits: Mapping[str, int] = field(default_factory=dict)
    repetitions: Repetitions = ()

    @property
    def issue(self) -> PartialNode:
        """The issue."""
        return PartialNode(self.root)

    @cached_property
    def items(self) -> tuple[PartialNode, ...]:
        """The items."""
        return self.issue.elements("items")

    @cached_property
    def news_lists(self) -> tuple[PartialNode, ...]:
        """The lists under Noteworthy."""
        return self.issue.elements("noteworthy")

    @cached_property
    def documents(self) -> tuple[PartialNode, ...]:
        """The documents of all items."""
        return tuple(part for item in self.items for part in item.elements("documents"))

    @cached_property
    def entries(self) -> tuple[PartialNode, ...]:
        """The entries of all news lists."""
        return tuple(part for listed in self.news_lists for part in listed.elements("entries"))

    @cached_property
    def sources(self) -> tuple[PartialNode, ...]:
        """The sources of all entries."""
        return tuple(part for entry in self.entries for part in entry.elements("sources"))

    @property
    def language(self) -> Language:
        """The language of the issue."""
        own = self.issue.get_text("language")
        usual = self.publication.language if self.publication else "en"
        return next((language for language in PACKS if language == own), usual)

    @property
    def pack(self) -> LanguagePack:
        """What is known of the language of the issue."""
        return PACKS[self.language]

    @cached_property
    def texts(self) -> tuple[FieldText, ...]:
        """Every text of the issue, in the order of the file."""
        return tuple(_walk_texts(self.root, shape_of(Issue), ()))

    @cached_property
    def written(self) -> tuple[FieldText, ...]:
        """Every text but the addresses of links, in the order of the file."""
        return tuple(text for text in self.texts if text.prose is not Prose.ADDRESS)

    @cached_property
    def _texts_by_path(self) -> Mapping[DataPath, FieldText]:
        return {text.path: text for text in self.texts}

    def text_of(self, part: PartialNode | None) -> FieldText | None:
        """The text that a part holds, if it holds one."""
        return None if part is None else self._texts_by_path.get(part.path)

    def period(self) -> tuple[date, date] | None:
        """The reporting period, if both its days can be read."""
        period = self.issue.get("period")
        if period is None:
            return None
        start, end = day_of(period.get("start")), day_of(period.get("end"))
        return None if start is None or end is None else (start, end)


def day_of(part: PartialNode | None) -> date | None:
    """The day that a part says, if it says one."""
    return None if part is None or part.text is None else read_day(part.text)


def _blank(match: re.Match[str]) -> str:
    return BLANK * len(match[0])


def _walk_texts(node: Node, shape: Shape, path: DataPath) -> Iterator[FieldText]:
    """The texts below a node, by the shapes of the model; a list may be written as one element."""
    single = shape.single
    if isinstance(node, ScalarNode):
        # Text stands for a block of keys that has a text.
        told = single.fields.get("text", single) if single.form == "record" else single
        if told.prose is not None and node.data is not None:
            yield FieldText(path, told.prose, node.text)
    elif isinstance(node, SequenceNode):
        for index, item in enumerate(node.items):
            yield from _walk_texts(item, single, (*path, index))
    else:
        for entry in node.entries:
            known = single.fields.get(entry.key.text)
            if known is not None:
                yield from _walk_texts(entry.value, known, (*path, entry.key.text))
