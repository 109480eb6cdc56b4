"""Vocabulary: the fixed words of a brief, in every language and as they were spelled before.

Place in the flow: what the recogniser goes by. Labels and older spellings stand in the packs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final, cast

from authoring.importing.blocks import Block, make_key
from authoring.languages import PACKS, Language
from authoring.languages.pack import FixedWords, WordForms
from authoring.model import Publication
from authoring.model.labels import Labels, PluralForms


class Term(StrEnum):
    """What a label stands for: the name of a field of `Labels`."""

    ITEMS = "items"
    CONTENTS = "contents"
    GLANCE = "at_a_glance"
    COMMENT = "comment"
    ARTICLE = "article"
    POLICY = "policy"
    BODIES = "issuing_body"
    OTHERS = "and_others"
    DATE = "date"
    PERIOD = "reporting_period"
    NUMBER = "number"
    DRAFT = "draft"
    NOTEWORTHY = "noteworthy"
    AUTHORS = "authors"
    EDITORS = "editors"
    PUBLISHER = "publisher"
    CONTACT = "contact"
    TELEPHONE = "telephone"
    MAIL = "mail"
    READING_TIME = "reading_time"
    PICTURE = "picture"


DOCUMENTS: Final = frozenset({Term.ARTICLE, Term.POLICY, Term.BODIES, Term.DATE})
CONJUNCTIONS: Final = "|".join(pack.importing.conjunction for pack in PACKS.values())
"""Words for “and”, as a regular expression."""
PEOPLE: Final = frozenset({Term.AUTHORS, Term.EDITORS})

_FILLED_IN: Final = {
    "count": r"(?:\d{1,2}|[a-zäöü]{3,6})",
    "minutes": r"\d{1,3}",
    "number": r"\d{1,9}",
}
_ANY_BRAND: Final = r"[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,2}"
_SEPARATOR: Final = re.compile(r"\s*[:：\t]\s*|\s+[–—-]\s+")
_LONGEST: Final = 80


@dataclass(frozen=True, slots=True)
class FoundLabel:
    """A label that was found: what it stands for, its language, its words, and where they end."""

    term: Term
    language: Language
    words: str
    end: int


@dataclass(frozen=True)
class Vocabulary:
    """The labels of a publication and of every language."""

    publication: Publication | None = None

    @cached_property
    def names(self) -> frozenset[str]:
        """How the publication may be called in a masthead or over a page, as keys."""
        if self.publication is None:
            return frozenset()
        brand, series = self.publication.brand, self.publication.series
        collection = self.publication.collection or ""
        strapline = self.publication.strapline or ""
        names = (brand, series, collection, strapline, brand + series, series + brand)
        more = (collection + series, brand + collection, brand + strapline, strapline + brand)
        return frozenset(make_key(name) for name in (*names, *more) if name)

    def find_heading(self, block: Block) -> FoundLabel | None:
        """The label that is all of a block, with a colon behind it or none."""
        text = block.text.strip()
        return None if len(text) > _LONGEST else self._find(text.rstrip(":： "), whole=True)

    def find_run_in(self, text: str) -> FoundLabel | None:
        """The label at the head of a text, with a colon or a dash behind it."""
        found = self._find(text[:_LONGEST], whole=False)
        if found is None:
            return None
        separator = _SEPARATOR.match(text, found.end)
        if separator is None or (found.term in DOCUMENTS and separator[0].strip() in "–—-"):
            return None
        return FoundLabel(found.term, found.language, found.words, separator.end())

    def find(self, block: Block) -> FoundLabel | None:
        """The label of a block, at its head or all of it."""
        return self.find_run_in(block.text) or self.find_heading(block)

    def find_within(self, text: str, term: Term) -> re.Match[str] | None:
        """The words of one term, somewhere in a text."""
        return self._within[term].search(text)

    def find_at_end(self, text: str, term: Term) -> re.Match[str] | None:
        """The words of one term at the end of a text."""
        matches = self._within[term].finditer(text)
        return next((match for match in matches if not text[match.end() :].strip(" .")), None)

    @cached_property
    def _within(self) -> dict[Term, re.Pattern[str]]:
        spellings: dict[Term, list[str]] = {}
        for term, _, text in self._spellings():
            spellings.setdefault(term, []).append(self._pattern(text))
        return {
            term: re.compile(rf"(?<!\w)(?:{'|'.join(found)})(?!\w)", re.IGNORECASE)
            for term, found in spellings.items()
        }

    def _find(self, text: str, *, whole: bool) -> FoundLabel | None:
        match = (self._expression.fullmatch if whole else self._expression.match)(text)
        if match is None or match.lastgroup is None:
            return None
        term, _, tag = match.lastgroup.rpartition("_")
        return FoundLabel(Term(term), PACKS[cast("Language", tag)].tag, match[0], match.end())

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        """All labels, the longer ones first, each in a group named after its term and language."""
        groups: dict[str, list[str]] = {}
        for term, language, text in self._spellings():
            groups.setdefault(f"{term.value}_{language}", []).append(text)
        parts = []
        for name, texts in groups.items():
            patterns = "|".join(map(self._pattern, sorted(texts, key=len, reverse=True)))
            parts.append(rf"(?P<{name}>(?:{patterns})(?!\w))")
        return re.compile("|".join(parts))

    def _spellings(self) -> Iterator[tuple[Term, Language, str]]:
        """Every spelling, the publication's own before the languages'."""
        own = self.publication
        languages = list(PACKS)
        if own is not None:
            languages.sort(key=lambda language: language != own.language)
            if own.labels is not None:
                yield from ((term, own.language, text) for term, text in _texts_of(own.labels))
        for language in languages:
            yield from ((term, language, text) for term, text in _texts_of(PACKS[language].labels))
            for name, texts in PACKS[language].importing.labels.items():
                yield from ((Term(name), language, text) for text in texts)

    def _pattern(self, text: str) -> str:
        """The expression of a spelling: any blanks, any apostrophe, small letters or capitals."""
        parts = re.split(r"\{(\w+)\}", text)
        found = []
        for index, part in enumerate(parts):
            if index % 2:
                found.append(self._filled_in(part))
            else:
                escaped = re.escape(part).replace(r"\ ", r"\s+").replace("'", "['’‘`]")
                found.append(f"(?i:{escaped})")
        return "".join(found)

    def _filled_in(self, name: str) -> str:
        if name != "brand":
            series = self.publication.series if self.publication else "{series}"
            return f"(?i:{_FILLED_IN.get(name) or re.escape(series)})"
        own = f"(?i:{re.escape(self.publication.brand)})|" if self.publication else ""
        return f"(?:{own}{_ANY_BRAND})"


def _texts_of(labels: Labels | FixedWords) -> Iterator[tuple[Term, str]]:
    for term in Term:
        value = getattr(labels, term.value)
        if isinstance(value, PluralForms | WordForms):
            yield term, value.one
            yield term, value.other
        elif value is not None:
            yield term, value
