"""Lists: a single value where a list is wanted, or a list where one value is.

Place in the flow: beside the slips, for the wording. The elements of a list are words or blocks of
keys; of the latter the keys are known.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from authoring.diagnostics.problems import Fix, Problem
from authoring.languages import PACKS
from authoring.model.loading.kinds import WRONG_TYPE
from authoring.model.loading.places import MOST_SHOWN, name_place, name_value
from authoring.source import DataPath, MappingNode, Node, ScalarNode, SequenceNode, SourceDocument
from authoring.source.lines import line_at, show_changed
from authoring.source.patched import TextPatch, edits_of

WANTED: Final = "expected a list, each element after “- ”"
NAMES: Final = frozenset({"authors", "editors", "issuing_bodies", "acronyms"})
"""Lists of names, in which people write “and” between two."""

_WORD = r"[^\W\d_][\w.-]*"
_WORDS = re.compile(rf"{_WORD}(?:, ?{_WORD})*")
_WORDS_FOR_AND = ("&", *(pack.importing.conjunction for pack in PACKS.values()))
_AND = "|".join(f" {word} " for word in _WORDS_FOR_AND)
_NAMES = re.compile(rf"{_WORD}(?:(?:[,;] ?|{_AND}){_WORD})*")
_SEPARATOR = re.compile(rf"; ?|{_AND}")
_ENDS_ELEMENT = re.compile(r"[,\[\]{}\n]|: ")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class _Mend:
    """What makes a list of something: in words, as changes, and how its first line then reads."""

    words: str
    changes: tuple[TextPatch, ...]
    shown: str | None = None

    @property
    def hint(self) -> str:
        """What to do."""
        words = f"{self.words[0].upper()}{self.words[1:]}"
        return f"{words}: {self.shown}" if self.shown else f"{words}."


def describe_single(
    document: SourceDocument, path: DataPath, node: Node, keys: Sequence[str]
) -> Problem:
    """The problem of a single value that should be a list; `keys` are those of its elements."""
    mend: _Mend | None = None
    if isinstance(node, MappingNode) and any(entry.key.text in keys for entry in node.entries):
        mend = _block(document, node)
    elif isinstance(node, ScalarNode) and node.style in ("|", ">"):
        mend = _below_sign(document, node)
    elif isinstance(node, ScalarNode) and not keys:
        mend = _words(document, node, are_names=path[-1] in NAMES)
    hint = mend.hint if mend else _tell(keys)
    edits = edits_of(document.source, mend.changes) if mend else ()
    fix = Fix(mend.words, edits, safe=False) if mend else None
    return _problem(document, path, node, WANTED, hint, fix)


def describe_several(document: SourceDocument, path: DataPath, node: SequenceNode) -> Problem:
    """The problem of a list where text is wanted."""
    if document.source.text[node.start] == "[":
        hint = "Delete the brackets, or put the whole into quotes if they belong to the text."
    elif len(node.items) == 1:
        hint = "Delete the “- ” before the text."
    else:
        hint = "Write it as one text, without “- ”; between paragraphs stands an empty line."
    return _problem(document, path, node, "expected text", hint)


def describe_period(document: SourceDocument, path: DataPath, node: Node) -> Problem | None:
    """The problem of a block of a first and a last day that holds but the days."""
    days = _DAY.findall(document.source.text, node.start, node.end)
    if len(days) != 2 or isinstance(node, MappingNode):
        return None
    new = f"{{start: {days[0]}, end: {days[1]}}}"
    edits = edits_of(document.source, (TextPatch(node.start, node.end, new),))
    fix = Fix(f"write {new}", edits, safe=days[0] <= days[1])
    return _problem(document, path, node, "expected a block of keys", f"Write {new}.", fix)


def _block(document: SourceDocument, node: MappingNode) -> _Mend | None:
    """A block of keys: it goes between brackets, or gets a dash and is moved to the right."""
    text = document.source.text
    if text[node.start] == "{":
        return _brackets(document, node)
    if not node.complete:
        return None
    first, *others = text[node.start : node.end].split("\n")
    moved = (f"  {line}" if line.strip() else line for line in others)
    new = "\n".join((f"- {first}", *moved))
    shown = f"- {first}".rstrip() if len(first) <= MOST_SHOWN else None
    return _Mend("put a dash before its first key", (TextPatch(node.start, node.end, new),), shown)


def _words(document: SourceDocument, node: ScalarNode, *, are_names: bool) -> _Mend | None:
    """A single word, some with signs between them, or a text that holds no comma."""
    if "\n" in document.source.text[node.start : node.end]:
        return None
    if are_names and node.style == "plain" and _NAMES.fullmatch(node.text):
        commas = (
            TextPatch(node.start + found.start(), node.start + found.end(), ", ")
            for found in _SEPARATOR.finditer(node.text)
        )
        return _brackets(document, node, *commas)
    is_one = node.style != "plain" or not _ENDS_ELEMENT.search(node.text)
    return _brackets(document, node) if is_one or _WORDS.fullmatch(node.text) else None


def _brackets(document: SourceDocument, node: Node, *inside: TextPatch) -> _Mend:
    changes = TextPatch(node.start, node.start, "["), *inside, TextPatch(node.end, node.end, "]")
    text = document.source.text
    return _Mend(
        "put it between brackets", changes, show_changed(text, line_at(text, node.start), changes)
    )


def _below_sign(document: SourceDocument, node: ScalarNode) -> _Mend | None:
    """A block of text in which every line begins with a dash."""
    sign, *lines = document.source.text[node.start : node.end].split("\n")
    if "#" in sign or not all(line.lstrip().startswith("- ") for line in lines if line.strip()):
        return None
    change = TextPatch(node.start, node.end, "\n".join(("", *lines)))
    return _Mend("delete the sign behind the key", (change,))


def _tell(keys: Sequence[str]) -> str:
    if keys:
        return f"Each element is a block of keys below: - {keys[0]}: …"
    return "Write each element in a line of its own below the key, after “- ”."


def _problem(
    document: SourceDocument,
    path: DataPath,
    node: Node,
    wanted: str,
    hint: str,
    fix: Fix | None = None,
) -> Problem:
    span = document.source.span(node.start, node.end)
    message = f"{wanted}; here stands {name_value(node.data)}"
    return Problem(WRONG_TYPE, document.path, span, message, hint, name_place(path), fix=fix)
