"""Documents: the lines under a comment -> the official text an item is about.

Place in the flow: one of the placing steps.
"""

import re
from typing import Final

from authoring.importing.blocks import Cut
from authoring.importing.days import read_day
from authoring.importing.draft import FieldKind, Leaf, PlacementContext, Tree, make_line
from authoring.importing.inline import find_address
from authoring.importing.vocabulary import CONJUNCTIONS, Term
from authoring.languages import PACKS
from authoring.model.addresses import is_usable_address
from authoring.model.issue import AND_OTHERS

_LINK_WORDS: Final = "|".join(word for pack in PACKS.values() for word in pack.importing.link_words)
# “(Link)”, and what is left of it where brackets were lost.
_LINK_WORD: Final = re.compile(
    rf"\s*[(（\[]?\s*\[?(?<!\w)(?:{_LINK_WORDS})\]?\s*[)）\]]?\s*\.?$", re.IGNORECASE
)
_CHINESE: Final = re.compile(r"[\u2e80-\u2fdf\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af]")
_OPENED: Final = re.compile(r"[(（]([^()（）A-Za-z]*)$")
_ATTACHED: Final = re.compile(r"[^\sA-Za-z]*$")
_OPENERS, _CLOSERS = "(（", ")）"
_COMMA: Final = re.compile(r"\s*[,;，；、]\s*")
_AND: Final = re.compile(rf"\s+(?:{CONJUNCTIONS}|&)\s+")
_ACRONYM: Final = re.compile(r"[A-Z]{2,8}")
_NO_ADDRESS: Final = "url: the source has no address"


def place_title(term: Term, cut: Cut) -> dict[str, Tree]:
    """The kind, the title in both languages and the address of a document."""
    kind = "article" if term is Term.ARTICLE else "policy"
    words, word_cut = _take_link_word(cut)
    address = find_address([word_cut]) if word_cut else None
    linked = None if word_cut else _find_link_end(words)
    title, original = _split_linked(words, linked) if linked else split_original(words)
    address = address or find_address([words])
    made: dict[str, Tree] = {"kind": Leaf(kind, kind=FieldKind.DERIVED), "title": make_line(title)}
    if original is not None:
        made["original_title"] = make_line(original)
    link_cuts = (word_cut,) if word_cut else ()
    remarks = () if address else (_NO_ADDRESS,)
    made["url"] = Leaf(address, link_cuts, FieldKind.DERIVED, remarks)
    return made


def place_bodies(placing: PlacementContext, cut: Cut) -> list[Tree]:
    """Who issued a document: acronyms or full names, and “etc.” where there are more."""
    found: list[Tree] = []
    others = placing.vocabulary.find_at_end(cut.text, Term.OTHERS)
    others_cut = cut.part(others.start()) if others else None
    cut = cut.part(0, others.start()) if others else cut
    names = [name for part in cut.split(_COMMA) for name in _split_acronyms(placing, part)]
    for name in names:
        trimmed = name.part(0, len(name.text.rstrip(".,; ")))
        if trimmed.text:
            found.append(make_line(trimmed))
    if others_cut is not None:
        found.append(Leaf(AND_OTHERS, (others_cut,), FieldKind.DERIVED))
    return found


def place_date(placing: PlacementContext, cut: Cut) -> Leaf | None:
    """When a document was issued."""
    day = read_day(cut.text)
    if day is None:
        return None
    found = day.on(day.year) if day.year else None
    if found is None and placing.first and placing.last:
        found = day.near(placing.first, placing.last)
    end = cut.part(day.start, day.end)
    return None if found is None else Leaf(found.isoformat(), (end,), FieldKind.DERIVED)


def split_original(cut: Cut) -> tuple[Cut, Cut | None]:
    """A title and, in brackets behind it or just behind it, the title in its own language."""
    match = _CHINESE.search(cut.text)
    if match is None:
        return cut, None
    opened = _OPENED.search(cut.text, 0, match.start())
    if opened is not None and opened.start():
        inside = opened.start() + 1
        end = _find_close(cut.text, inside)
        return cut.part(0, opened.start()), cut.part(inside, end)
    attached = _ATTACHED.search(cut.text, 0, match.start())
    start = attached.start() if attached else match.start()
    return (cut.part(0, start), cut.part(start)) if start else (cut, None)


def _take_link_word(cut: Cut) -> tuple[Cut, Cut | None]:
    """What stands before “(Link)”, and that."""
    match = _LINK_WORD.search(cut.text)
    if match is None or not match.start():
        return cut, None
    return cut.part(0, match.start()), cut.part(match.start())


def _find_link_end(cut: Cut) -> int | None:
    """Where the words end that lead somewhere, if these are not all there are."""
    offset = last = 0
    for run in cut.runs:
        offset += len(run.text)
        if run.address is not None and is_usable_address(run.address):
            last = offset
    return last if last and cut.text[last:].strip() else None


def _split_linked(cut: Cut, end: int) -> tuple[Cut, Cut]:
    """A linked title, and the original one behind it, in brackets or not."""
    rest = cut.part(end)
    if rest.text[:1] in _OPENERS and _find_close(rest.text, 1) >= len(rest.text) - 1:
        rest = rest.part(1, _find_close(rest.text, 1))
    return cut.part(0, end), rest


def _find_close(text: str, start: int) -> int:
    """Where the bracket is closed that was opened before `start`; the end where it never is."""
    depth = 1
    for place in range(start, len(text)):
        depth += (text[place] in _OPENERS) - (text[place] in _CLOSERS)
        if not depth:
            return place
    return len(text)


def _split_acronyms(placing: PlacementContext, cut: Cut) -> list[Cut]:
    """“MIIT and MOF” are two, a ministry of this and that is one."""
    parts = cut.split(_AND)
    known = set(placing.publication.bodies) if placing.publication else set()
    are_acronyms = all(each.text in known or _ACRONYM.fullmatch(each.text) for each in parts)
    if not are_acronyms:
        return [cut]
    placing.say(*(cut.part(*match.span()) for match in _AND.finditer(cut.text)))
    return parts
