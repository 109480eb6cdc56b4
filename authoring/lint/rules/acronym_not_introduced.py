"""An acronym is used before it is introduced.

A reader who opens the brief at one item has not read the others, so each item writes a name out at
first, with the acronym behind it in brackets. What counts is the order of print: text and goals of
“At a glance”, then the comment; titles are free and introduce nothing. News may use what an item
or an earlier entry of their list has introduced. Acronyms that every reader knows (EU, AI, BYD,
currencies, units) need no introduction; further ones stand under `acronyms` in publication.yaml.

Bad:

    items:
      - at_a_glance: MIIT published a plan for electric vehicles (EVs).
        comment: EVs sell well.

Good:

    items:
      - at_a_glance: >
          The Ministry of Industry and Information Technology (MIIT) published a plan for electric
          vehicles (EVs).
        comment: EVs sell well, says an MIIT-led group.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from authoring.diagnostics.problems import Kind, Severity
from authoring.languages import PACKS
from authoring.lint.finding import Finding, RelatedPlace
from authoring.lint.prose.acronyms import ACRONYM, is_well_known
from authoring.lint.prose.passages import passages_of
from authoring.lint.rule_context import FieldText, RuleContext
from authoring.source.parts import PartialNode

KIND = Kind("BR210", "acronym-not-introduced", Severity.WARNING)

_INTRODUCED_BY = "|".join(words for pack in PACKS.values() for words in pack.acronyms.introduced_by)
# In brackets behind a word: "(MIIT)", "(EVs)", "(MIIT, 工信部)", "(13th) FYP" is none.
_OPENING = re.compile(
    r"(?:\((?<=\S\s\()|（)"
    rf"(?:[^()（）A-Za-z\[*]*|(?:{_INTRODUCED_BY})[,:]? )"
    r"[\[*“‘\"']*(?=[A-Z])"
)
_CLOSING = re.compile(r"s?[\]*”’\"' ]*(?:\(\x00*\))?(?:[,;/][^()（）A-Z]*)?[)）]")
# "MIIT (Ministry of …)" explains as well.
_EXPLANATION = re.compile(r"s? \(([A-Za-z])[a-z]+[ -]\w")


@dataclass(frozen=True, slots=True)
class _Use:
    text: FieldText
    start: int
    acronym: str
    introduces: bool


def check(context: RuleContext) -> Iterator[Finding]:
    """Find acronyms at their first use, where that comes before they are introduced."""
    if not context.document.is_complete(()):
        return
    publication = context.publication
    known = (
        set(publication.acronyms) | set(_acronyms_in(publication.brand)) if publication else set()
    )
    in_items: set[str] = set()
    for item in context.items:
        uses = [use for text in _printed(context, item) for use in _uses(text)]
        yield from _check_order(context, uses, known, "item")
        in_items |= {use.acronym for use in uses if use.introduces}
    for listed in context.news_lists:
        texts = (context.text_of(entry.get("text")) for entry in listed.elements("entries"))
        uses = [use for text in texts if text is not None for use in _uses(text)]
        yield from _check_order(context, uses, known | in_items, "list")


def _check_order(
    context: RuleContext, uses: list[_Use], known: Iterable[str], place: str
) -> Iterator[Finding]:
    introductions: dict[str, _Use] = {}
    for use in uses:
        if use.introduces:
            introductions.setdefault(use.acronym, use)
    seen = set(known)
    for use in uses:
        if use.acronym in seen:
            continue
        seen.add(use.acronym)
        if not use.introduces and not is_well_known(use.acronym, context.language):
            yield _finding(context, use, introductions.get(use.acronym), place)


def _finding(context: RuleContext, use: _Use, later: _Use | None, place: str) -> Finding:
    message = f"“{use.acronym}” is not introduced in this {place}"
    mentions: tuple[RelatedPlace, ...] = ()
    if later is not None:
        message = f"“{use.acronym}” stands here before it is introduced"
        mentions = (RelatedPlace(later.text.path, f"“{use.acronym}” is introduced here"),)
    bodies = context.publication.bodies if context.publication else {}
    if use.acronym in bodies:
        hint = f"Write “{bodies[use.acronym].name} ({use.acronym})” at its first use."
    else:
        hint = (
            f"Write it out at its first use, with “({use.acronym})” behind it, or list it under "
            "“acronyms” in publication.yaml."
        )
    end = use.start + len(use.acronym)
    return Finding(use.text.path, message, hint, use.start, end, mentions=mentions)


def _printed(context: RuleContext, item: PartialNode) -> Iterator[FieldText]:
    """The texts of an item in the order of print."""
    for passage in passages_of(context, item):
        if passage.text is not None:
            yield passage.text
        yield from passage.goals
    comment = context.text_of(item.get("comment"))
    if comment is not None:
        yield comment


def _uses(text: FieldText) -> Iterator[_Use]:
    openings = {found.end() for found in _OPENING.finditer(text.words)}
    for found in ACRONYM.finditer(text.words):
        explanation = _EXPLANATION.match(text.words, found.end())
        introduces = (
            found.start() in openings and _CLOSING.match(text.words, found.end()) is not None
        ) or (explanation is not None and explanation[1].upper() == found[0][0])
        yield _Use(text, found.start(), found[0], introduces)


def _acronyms_in(words: str) -> list[str]:
    return [found[0] for found in ACRONYM.finditer(words)]
