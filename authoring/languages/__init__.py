"""Languages: all that is known of each language that a brief can be written in.

Place in the flow: pure data, below everything that reads or writes words. A language is one module
with one value, its pack; `docs/how-to/language.md` says how to add one.
"""

from collections.abc import Mapping
from typing import Final

from authoring.languages.de import GERMAN
from authoring.languages.en import ENGLISH
from authoring.languages.fr import FRENCH
from authoring.languages.pack import Language, LanguagePack

__all__ = ["PACKS", "Language", "LanguagePack"]

PACKS: Final[Mapping[Language, LanguagePack]] = {
    pack.tag: pack for pack in (ENGLISH, GERMAN, FRENCH)
}
"""The one list of languages, by their tags; what is added here is known everywhere."""
