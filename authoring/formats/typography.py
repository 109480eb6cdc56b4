"""Typography: what a typesetter does to the words of a brief, without changing one of them.

Place in the flow: between the view and the formats that are read as pages, which call `typeset` on
the view first. Only spaces change: where two words belong together (a figure and its unit, a month
and its day), the space between them does not break. What is read as text keeps plain spaces, but
for those that a language has before marks, which `set_marks` makes narrow.
"""

import dataclasses
import re
from collections.abc import Callable
from functools import cache, partial
from typing import Final, TypeVar, cast

from authoring.languages import PACKS, Language
from authoring.languages.currencies import CODES
from authoring.languages.dates import DateForms
from authoring.view.markup import Inline, Paragraph

NO_BREAK_SPACE: Final = "\u00a0"
NARROW_NO_BREAK_SPACE: Final = "\u202f"

Part = TypeVar("Part")

# In each pattern every group is a space that does not break.
_FIGURE: Final = r"(?<![\w.,])[0-9][0-9.,–/-]*\+?"
_END: Final = r"(?![\w-])"
_SYMBOLS: Final = (
    "%|‰|°C|°|[kMGTP]?Wh?|[kMG]?Hz|[kMGTPE]?B|[kMGTPE]bit/s|[kMGTPE]?FLOPS|[kMG]?V|m?Ah?|[kM]?Pa|nm|µm|mm|cm"
    "|m|km|m²|km²|m³|ha|mg|g|kg|t|kt|Mt|Gt|bn|dpi|px"
)
# A last line of one short word: the word before it comes along.
_LAST_WORD: Final = re.compile(r"\A(?:\S+\s+){3,}\S{1,14}( )\S{1,14}\s*\Z")


def typeset(part: Part, language: Language) -> Part:
    """A view, or a part of one, with spaces that do not break where words belong together.

    Nor do those before the short last word of a paragraph or a point, else alone in its line.
    """
    return cast("Part", _typeset(part, partial(bind_words, language=language)))


def set_marks(part: Part, language: Language) -> Part:
    """A view, or a part of one, with the narrow spaces that marks have in some languages only."""
    if not _narrow(language):
        return part
    return cast("Part", _typeset(part, partial(bind_words, language=language, marks_only=True)))


def bind_words(
    text: str, language: Language, *, whole: bool = False, marks_only: bool = False
) -> str:
    """A text with spaces that do not break where words belong together.

    That of a whole paragraph keeps a short last word with the one before.
    """
    bound = list(text)
    wide = () if marks_only else (*_patterns(language), *((_LAST_WORD,) if whole else ()))
    for patterns, space in ((wide, NO_BREAK_SPACE), (_narrow(language), NARROW_NO_BREAK_SPACE)):
        for pattern in patterns:
            for match in pattern.finditer(text):
                for group in range(1, pattern.groups + 1):
                    bound[match.start(group)] = space
    return "".join(bound)


def _typeset(part: object, bind: Callable[..., str]) -> object:
    if isinstance(part, Inline):
        return _bind(part, bind)
    if isinstance(part, Paragraph):
        return dataclasses.replace(part, text=_bind(part.text, bind, whole=True))
    if type(part) is tuple:
        # Lines in a row are points.
        if all(isinstance(each, Inline) for each in part):
            return tuple(_bind(each, bind, whole=True) for each in part)
        return tuple(_typeset(each, bind) for each in part)
    if not dataclasses.is_dataclass(part) or isinstance(part, type):
        return part
    found = {field.name: getattr(part, field.name) for field in dataclasses.fields(part)}
    changed = {name: _typeset(value, bind) for name, value in found.items()}
    return dataclasses.replace(part, **changed)


def _bind(inline: Inline, bind: Callable[..., str], *, whole: bool = False) -> Inline:
    """Words belong together over the edges of links and emphasis, so all runs are read as one."""
    text = str(inline)
    bound = bind(text, whole=whole)
    if bound == text:
        return inline
    runs, end = [], 0
    for run in inline.runs:
        start, end = end, end + len(run.text)
        runs.append(dataclasses.replace(run, text=bound[start:end]))
    return dataclasses.replace(inline, runs=tuple(runs))


@cache
def _narrow(language: Language) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in PACKS[language].spaces.narrow)


@cache
def _patterns(language: Language) -> tuple[re.Pattern[str], ...]:
    pack = PACKS[language]
    units, large = pack.figures.units, pack.figures.large_numbers
    money = "|".join((*sorted(CODES), *map(re.escape, pack.money.words), "€"))
    patterns = (
        rf"(?:\b(?:{'|'.join(sorted(CODES))})|[€£$¥])( )(?=[0-9])",
        rf"{_FIGURE}( )(?:{_SYMBOLS}|{units}|{large}|{money}){_END}",
        rf"{_FIGURE}[ -](?:{large})( )(?:{money}|{units}){_END}",
        _day_pattern(pack.dates),
        rf"(?<![\w.])(?:{pack.figures.numbered})( )(?=[0-9])",
        r"\b[HQ][1-4]( )(?=[12][0-9]{3}\b)",
        r"(?<=\S)( )(?=[–—] )",
        r"(?<=[0-9])( )(?=[年月日个万亿])",
        *pack.spaces.bound,
    )
    return tuple(re.compile(pattern) for pattern in patterns)


def _day_pattern(dates: DateForms) -> str:
    months = "|".join(dates.months)
    if not dates.is_day_first:
        return rf"\b(?:{months})( )[0-9]{{1,2}}(?![0-9])"
    stop = r"\." if dates.has_full_stop else ""
    return rf"(?<![0-9])(?:{dates.first_of_month}|[0-9]{{1,2}}){stop}( )(?:{months}){_END}"
