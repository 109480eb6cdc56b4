"""Languages: all that is known of each language that a brief can be written in.

Place in the flow: pure data, below everything that reads or writes words. A language is one module
with one value, its pack; `docs/how-to/language.md` says how to add one.
"""

from authoring.languages.pack import Language, LanguagePack
from authoring.languages.packs import PACKS

__all__ = ["PACKS", "Language", "LanguagePack"]
