"""Glyphs: the characters of an issue that no font of the project has.

Place in the flow: beside `checker`, which asks before anything is rendered; `pipeline` uses the
same words where WeasyPrint itself finds one. Fonts are opened only for unusual characters.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from authoring.diagnostics.problems import START_OF_FILE, Kind, Problem, Span
from authoring.project.resources import Resources
from authoring.source import SourceDocument, walk_scalars
from authoring.source.scalars import place_characters

MISSING_GLYPH = Kind("BR114", "missing-glyph")

# Latin, the usual punctuation, Chinese: the shipped fonts have them, which a test shows.
UNUSUAL = re.compile(
    "[^\t\n\r -\u017f\u2010-\u201e\u2020-\u2022\u2026\u2030-\u2033\u2039\u203a"
    "\u3001-\u303d\u4e00-\u9fa5\uff01-\uff5e]"
)
# Characters that show nothing of their own: controls, joiners, accents on others.
UNSEEN = frozenset({"Cc", "Cf", "Mn", "Me", "Zs"})


def find_missing_glyphs(document: SourceDocument, resources: Resources) -> tuple[Problem, ...]:
    """A problem for each character of a file's values that none of the fonts has."""
    text = document.source.text
    # Values are not looked at where neither a character nor an escape of the file can be one.
    if "\\" not in text and not UNUSUAL.search(text):
        return ()
    unusual = dict.fromkeys(UNUSUAL.findall("".join(_values(document))))
    shown = [char for char in unusual if unicodedata.category(char) not in UNSEEN]
    if not shown:
        return ()
    missing = _not_in_fonts(shown, resources.font_files())
    return tuple(describe_missing_glyph(char, (document,)) for char in missing)


def describe_missing_glyph(glyph: str, documents: Sequence[SourceDocument]) -> Problem:
    """The problem of a character, at the first value that holds it."""
    places = (place for document in documents for place in _places_of(glyph, document))
    document, span = next(places, (documents[0], START_OF_FILE))
    return Problem(
        MISSING_GLYPH,
        document.path,
        span,
        f"no font of the style has the character “{glyph}” (U+{ord(glyph[0]):04X})",
        "Write it otherwise, or put a font that has it into the project's styles/fonts.",
    )


def _values(document: SourceDocument) -> Iterator[str]:
    return (scalar.text for _, scalar in walk_scalars(document.root)) if document.root else iter(())


def _places_of(glyph: str, document: SourceDocument) -> Iterator[tuple[SourceDocument, Span]]:
    """Where a character stands in the values of a file; its comments are not printed."""
    for _, scalar in walk_scalars(document.root) if document.root else ():
        index = scalar.text.find(glyph)
        if index >= 0:
            place = place_characters(document.source, scalar)[index]
            yield document, document.source.span(*place)


def _not_in_fonts(characters: Iterable[str], fonts: Iterable[Path]) -> list[str]:
    import uharfbuzz

    missing = list(characters)
    for font in fonts:
        covered = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(font))).unicodes
        missing = [char for char in missing if ord(char) not in covered]
    return missing
