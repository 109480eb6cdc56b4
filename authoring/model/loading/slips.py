"""Slips: mistakes in YAML that only the model can see, because the file can be read all the same.

Place in the flow: beside the wording. Text became a block of keys by a colon or a bracket, or a
block of keys became text because a colon or a space is missing.
"""

import re
from collections.abc import Sequence

from authoring.diagnostics.problems import Fix, Kind, Problem
from authoring.model.loading.places import name_place
from authoring.source import DataPath, MappingNode, Node, ScalarNode, SequenceNode, SourceDocument
from authoring.source.kinds import BRACKET_AT_START, TEXT_BECAME_KEY
from authoring.source.nodes import find_node
from authoring.source.patched import TextPatch, edits_of

_COLON_AFTER_WORD = re.compile(r"[A-Za-z_]\w*\s*[:：]")


def describe_slip(
    document: SourceDocument, path: DataPath, kind: str, keys: Sequence[str]
) -> Problem | None:
    """The problem of a value of the wrong type, where the type came by a slip of the pen.

    `keys` are those of the block that is expected, or of the blocks in the list that is.
    """
    if document.root is None:
        return None
    node, _ = find_node(document.root, path)
    if kind == "string_type":
        return _no_text(document, path, node)
    from authoring.model.loading.lists import describe_period, describe_single

    if kind == "tuple_type" and not isinstance(node, SequenceNode):
        return describe_single(document, path, node, keys)
    if kind == "model_type" and {"start", "end"} <= set(keys):
        return describe_period(document, path, node)
    if kind in ("model_type", "dict_type") and isinstance(node, ScalarNode):
        return _keys_in_text(document, path, node)
    return None


def _no_text(document: SourceDocument, path: DataPath, node: Node) -> Problem | None:
    """What stands where text is wanted."""
    if document.source.text[node.start : node.start + 1] in ("[", "{"):
        found = _bracket(document, path, node)
        if found is not None:
            return found
    if isinstance(node, MappingNode):
        return _text_in_keys(document, path, node)
    if isinstance(node, SequenceNode):
        from authoring.model.loading.lists import describe_several

        return describe_several(document, path, node)
    return None


def describe_text_key(document: SourceDocument, path: DataPath) -> Problem | None:
    """The problem of an unknown key that is several words, and so probably text."""
    if document.root is None or " " not in str(path[-1]).strip():
        return None
    parent, _ = find_node(document.root, path[:-1])
    entry = parent.entry(str(path[-1])) if isinstance(parent, MappingNode) else None
    if entry is None or not isinstance(parent, MappingNode) or entry.key.style != "plain":
        return None
    alone = MappingNode((entry,), entry.key.start, max(entry.key.end, entry.value.end))
    return _text_in_keys(document, path, alone, may_mend=len(parent.entries) == 1)


def _text_in_keys(
    document: SourceDocument, path: DataPath, node: MappingNode, *, may_mend: bool = True
) -> Problem | None:
    from authoring.source.lines import quote

    text = document.source.text
    if not node.entries:
        return None
    key = node.entries[0].key
    colon = text.find(":", key.end)
    values = [entry.value for entry in node.entries]
    is_text = all(isinstance(value, ScalarNode) and value.style == "plain" for value in values)
    may_mend = may_mend and is_text and node.complete and " #" not in text[node.start : node.end]
    changes = quote(text, node.start, max(node.end, colon + 1)) if may_mend else ()
    return _problem(
        document,
        path,
        TEXT_BECAME_KEY,
        (colon, colon + 1),
        f"this colon makes a key of “{_shorten(key.text)}”; text with “: ” needs quotes",
        changes,
    )


def _bracket(document: SourceDocument, path: DataPath, node: Node) -> Problem | None:
    """A list or block of keys between brackets that holds a single piece of text."""
    from authoring.source.lines import quote

    if isinstance(node, SequenceNode):
        inside: Sequence[Node] = node.items
    else:
        entries = node.entries if isinstance(node, MappingNode) else ()
        inside = [entry.key for entry in entries if entry.value.data is None]
    if len(inside) != 1 or not isinstance(inside[0], ScalarNode) or inside[0].style != "plain":
        return None
    bracket = document.source.text[node.start]
    return _problem(
        document,
        path,
        BRACKET_AT_START,
        (node.start, node.start + 1),
        f"text that begins with {bracket} needs quotes",
        quote(document.source.text, node.start, node.end),
    )


def _keys_in_text(document: SourceDocument, path: DataPath, node: ScalarNode) -> Problem | None:
    """Text that begins like a key, were it not for the colon behind it."""
    if node.style != "plain" or not _COLON_AFTER_WORD.match(node.text):
        return None
    from authoring.source.recovery.colons import strange_colon, tight_colon

    text = document.source.text
    diagnosis = strange_colon(text, node.start, node.end) or tight_colon(text, node.start, node.end)
    if diagnosis is None:
        return None
    typed = text[node.start : node.end]
    for start, end, new in sorted(diagnosis.changes, reverse=True):
        typed = typed[: start - node.start] + new + typed[end - node.start :]
    # The whole value is replaced: from text it becomes a block of keys.
    changes = (TextPatch(node.start, node.end, typed),)
    span = document.source.span(diagnosis.start, diagnosis.end)
    fix = (
        None
        if diagnosis.mend is None
        else _fix(document, diagnosis.mend, changes, safe=diagnosis.safe)
    )
    where = name_place(path)
    return Problem(
        diagnosis.kind, document.path, span, diagnosis.message, diagnosis.hint, where, fix=fix
    )


def _problem(
    document: SourceDocument,
    path: DataPath,
    kind: Kind,
    place: tuple[int, int],
    message: str,
    changes: tuple[TextPatch, ...],
) -> Problem:
    """The problem of text that needs quotes; `changes` put it into them."""
    from authoring.source.lines import line_at, show_changed

    hint = "Put the text into quotes, or write it in the lines below, after “>”."
    shown = show_changed(document.source.text, line_at(document.source.text, place[0]), changes)
    if changes and shown:
        hint = f"Put the text into quotes: {shown}"
    fix = _fix(document, "put the text into quotes", changes, safe=True) if changes else None
    span = document.source.span(*place)
    return Problem(kind, document.path, span, message, hint, name_place(path), fix=fix)


def _fix(document: SourceDocument, mend: str, changes: tuple[TextPatch, ...], *, safe: bool) -> Fix:
    return Fix(mend, edits_of(document.source, changes), safe=safe)


def _shorten(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
