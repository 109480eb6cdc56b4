"""Packs: every language by its tag.

Place in the flow: the one list of languages; what is added here is known everywhere.
"""

from collections.abc import Mapping
from typing import Final

from authoring.languages.de import GERMAN
from authoring.languages.en import ENGLISH
from authoring.languages.fr import FRENCH
from authoring.languages.pack import Language, LanguagePack

PACKS: Final[Mapping[Language, LanguagePack]] = {
    pack.tag: pack for pack in (ENGLISH, GERMAN, FRENCH)
}
