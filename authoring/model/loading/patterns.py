"""Patterns: what the patterns of a publication have in braces must be known.

Place in the flow: beside validation; made of the tree, so that all problems are found in one run.
"""

import difflib
from collections.abc import Iterator, Sequence

from authoring.diagnostics.problems import Problem
from authoring.model import PLACEHOLDERS
from authoring.model.loading.kinds import UNKNOWN_PLACEHOLDER
from authoring.model.loading.places import name_place
from authoring.model.placeholders import IN_BRACES
from authoring.source import ScalarNode, SourceDocument
from authoring.source.parts import PartialNode
from authoring.source.scalars import place_characters


def check_patterns(document: SourceDocument) -> tuple[Problem, ...]:
    """The problems of patterns that can't be filled in, and of shortened mails that lead nowhere."""
    if document.root is None:
        return ()
    publication = PartialNode(document.root)
    return (
        *(
            problem
            for path, known in PLACEHOLDERS.items()
            for problem in _unknown(document, _find(publication, path), known)
        ),
        *_same_pictures(document, _find(publication, ("email", "pictures"))),
        *_nothing_to_read_on(document, publication),
    )


def _find(part: PartialNode | None, path: Sequence[str]) -> PartialNode | None:
    for key in path:
        part = part and part.get(key)
    return part


def _unknown(
    document: SourceDocument, part: PartialNode | None, known: Sequence[str]
) -> Iterator[Problem]:
    """What stands in braces and is not known there, each at its place."""
    if part is None or not isinstance(part.node, ScalarNode):
        return
    for found in IN_BRACES.finditer(part.node.text):
        if found[1] in known:
            continue
        places = place_characters(document.source, part.node)[slice(*found.span())]
        span = document.source.span(places[0][0], places[-1][1])
        listed = f"It can be: {', '.join(f'{{{name}}}' for name in known)}."
        close = difflib.get_close_matches(found[1].strip().casefold(), known, n=1)
        yield Problem(
            UNKNOWN_PLACEHOLDER,
            document.path,
            span,
            f"{found[0]} stands for nothing here",
            f"Did you mean {{{close[0]}}}? {listed}" if close else listed,
            name_place(part.path),
        )


def _same_pictures(document: SourceDocument, pictures: PartialNode | None) -> Iterator[Problem]:
    if pictures is not None and pictures.text and "{file}" not in pictures.text:
        from authoring.model.loading.kinds import WRONG_FORM

        yield Problem(
            WRONG_FORM,
            document.path,
            document.value_span(pictures.path),
            "all pictures would be fetched from the same address",
            "Write {file} where the name of each picture belongs.",
            name_place(pictures.path),
        )


def _nothing_to_read_on(document: SourceDocument, publication: PartialNode) -> Iterator[Problem]:
    comment = _find(publication, ("email", "comment"))
    if comment is not None and comment.text == "first-paragraph" and not publication.get("web"):
        from authoring.model.loading.kinds import MISSING_VALUE

        yield Problem(
            MISSING_VALUE,
            document.path,
            document.value_span(comment.path),
            "readers of a mail could not read on: “web” is missing",
            "Add “web: …”, where the web editions stand; or write “full”.",
            name_place(comment.path),
        )
