"""Typography: what a typesetter does to the words of a brief, without changing one of them.

Place in the flow: between the view and the formats that are read as pages, which call `typeset` on
the view first; other forms keep plain spaces. Only spaces change: where two words belong together
(a figure and its unit, a month and its day), the space between them does not break.
"""

import dataclasses
import re
from collections.abc import Mapping
from functools import cache
from typing import Final, TypeVar, cast

from authoring.languages.currencies import CODES, WORDS
from authoring.languages.months import MONTHS
from authoring.model import Language
from authoring.view.markup import Inline, Paragraph

NO_BREAK_SPACE: Final = "\u00a0"

Part = TypeVar("Part")

# In each pattern every group is a space that does not break.
_FIGURE: Final = r"(?<![\w.,])[0-9][0-9.,–/-]*\+?"
_END: Final = r"(?![\w-])"
_SYMBOLS: Final = (
    "%|‰|°C|°|[kMGTP]?Wh?|[kMG]?Hz|[kMGTPE]?B|[kMGTPE]bit/s|[kMGTPE]?FLOPS|[kMG]?V|m?Ah?|[kM]?Pa|nm|µm|mm|cm"
    "|m|km|m²|km²|m³|ha|mg|g|kg|t|kt|Mt|Gt|bn|dpi|px"
)
_WORDS: Final[Mapping[Language, str]] = {
    "en": (
        "percent(?:age points?)?|per cent|(?:thousand|million|billion|trillion)s?|tons?|tonnes?"
        "|(?:kilo|centi|milli|nano)?met(?:er|re)s?|(?:kilo|mega|giga|tera)?watts?(?:[- ]hours?)?"
        "|(?:minute|hour|day|week|month|year|page|grade|degree)s?"
    ),
    "de": (
        "Prozent(?:punkte)?|(?:Tausend|Mio|Mrd|Bio)\\.?|(?:Million|Milliarde|Billion)(?:en)?"
        "|Tonnen?|(?:Kilo|Zenti|Milli|Nano)?metern?|(?:Kilo|Mega|Giga|Tera)?watt(?:stunden)?"
        "|Minuten?|Stunden?|Tagen?|Wochen?|Monaten?|Jahren?|Seiten?|Grad"
    ),
}
_LARGE: Final[Mapping[Language, str]] = {
    "en": "thousand|million|billion|trillion|bn",
    "de": r"Tausend|Mio\.?|Mrd\.?|Bio\.?|Million(?:en)?|Milliarden?|Billion(?:en)?",
}
_MONEY: Final = "|".join((*sorted(CODES), *map(re.escape, WORDS), "Euro", "Yuan", "Dollar", "€"))
_NUMBERED: Final = (
    r"Nos?\.|Nr\.|Vol\.|Arts?\.|Abs\.|Fig\.|Sec\.|Bd\.|pp?\.|S\.|ca\.|approx\.|§§?|Issue|Ausgabe"
)
_ORDINALS: Final[Mapping[Language, str]] = {
    "en": r"[0-9](?:st|nd|rd|th)( )(?:[Ff]ive-[Yy]ear|century|[Pp]lenum|(?:Party|National) Congress)",
    "de": r"[0-9]\.( )(?:Fünfjahr|Jahrhundert|Parteitag|Plenum|Plenar)",
}
# A last line of one short word: the word before it comes along.
_LAST_WORD: Final = re.compile(r"\A(?:\S+\s+){3,}\S{1,14}( )\S{1,14}\s*\Z")


def typeset(part: Part, language: Language) -> Part:
    """A view, or a part of one, with spaces that do not break where words belong together.

    Nor do those before the short last word of a paragraph or a point, else alone in its line.
    """
    return cast("Part", _typeset(part, language))


def bind_words(text: str, language: Language, *, whole: bool = False) -> str:
    """A text with spaces that do not break where words belong together.

    That of a whole paragraph keeps a short last word with the one before.
    """
    bound = list(text)
    for pattern in (*_patterns(language), *((_LAST_WORD,) if whole else ())):
        for match in pattern.finditer(text):
            for group in range(1, pattern.groups + 1):
                bound[match.start(group)] = NO_BREAK_SPACE
    return "".join(bound)


def _typeset(part: object, language: Language) -> object:
    if isinstance(part, Inline):
        return _bind(part, language)
    if isinstance(part, Paragraph):
        return dataclasses.replace(part, text=_bind(part.text, language, whole=True))
    if type(part) is tuple:
        # Lines in a row are points.
        lines = all(isinstance(each, Inline) for each in part)
        return tuple(
            _bind(each, language, whole=True) if lines else _typeset(each, language)
            for each in part
        )
    if not dataclasses.is_dataclass(part) or isinstance(part, type):
        return part
    found = {field.name: getattr(part, field.name) for field in dataclasses.fields(part)}
    changed = {name: _typeset(value, language) for name, value in found.items()}
    return dataclasses.replace(part, **changed)


def _bind(inline: Inline, language: Language, *, whole: bool = False) -> Inline:
    """Words belong together over the edges of links and emphasis, so all runs are read as one."""
    text = str(inline)
    bound = bind_words(text, language, whole=whole)
    if bound == text:
        return inline
    runs, end = [], 0
    for run in inline.runs:
        start, end = end, end + len(run.text)
        runs.append(dataclasses.replace(run, text=bound[start:end]))
    return dataclasses.replace(inline, runs=tuple(runs))


@cache
def _patterns(language: Language) -> tuple[re.Pattern[str], ...]:
    months = "|".join(MONTHS[language])
    day = rf"(?<![0-9])[0-9]{{1,2}}\.( )(?:{months}){_END}"
    if language == "en":
        day = rf"\b(?:{months})( )[0-9]{{1,2}}(?![0-9])"
    patterns = (
        rf"(?:\b(?:{'|'.join(sorted(CODES))})|[€£$¥])( )(?=[0-9])",
        rf"{_FIGURE}( )(?:{_SYMBOLS}|{_WORDS[language]}|{_MONEY}){_END}",
        rf"{_FIGURE}[ -](?:{_LARGE[language]})( )(?:{_MONEY}|{_WORDS[language]}){_END}",
        day,
        rf"(?<![\w.])(?:{_NUMBERED})( )(?=[0-9])",
        _ORDINALS[language],
        r"\b[HQ][1-4]( )(?=[12][0-9]{3}\b)",
        r"(?<=\S)( )(?=[–—] )",
        r"(?<=[0-9])( )(?=[年月日个万亿])",
        *((r"\b(?:[zZ]|[uU]|[dD]|[vV]|[oO])\.( )(?=[BTÄäahA]\.)",) if language == "de" else ()),
    )
    return tuple(re.compile(pattern) for pattern in patterns)
