"""Blocks: those of a desk's template that the template below it does not have.

Place in the flow: beside the templates. Jinja renders such a block nowhere and says nothing, so a
misspelt name would leave the page as it was.
"""

import difflib
from collections.abc import Iterator
from pathlib import Path

import jinja2
from jinja2 import meta, nodes

from authoring.diagnostics.errors import TemplateError


def check_blocks(environment: jinja2.Environment, own: Path, name: str) -> None:
    """Look at the templates in `own`, and below it, that are read for one of a name.

    Raises `TemplateError` with file and line for a block that nothing shows. A template that can't
    be read is passed over; rendering tells why.
    """
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        current = waiting.pop()
        parsed = None if current in seen else _parse(environment, current)
        seen.add(current)
        if parsed is None:
            continue
        tree, file = parsed
        waiting += filter(None, meta.find_referenced_templates(tree))
        parent = _parent_of(tree)
        if parent is not None and file.resolve().is_relative_to(own):
            _refuse_lost_blocks(tree, file, parent, set(_blocks_of(environment, parent)))


def _parse(environment: jinja2.Environment, name: str) -> tuple[nodes.Template, Path] | None:
    if environment.loader is None:
        return None
    try:
        text, file, _ = environment.loader.get_source(environment, name)
        return environment.parse(text, name, file), Path(file or name)
    except (jinja2.TemplateError, OSError, UnicodeDecodeError):
        return None


def _parent_of(tree: nodes.Template) -> str | None:
    """The template that one extends, where it is named outright."""
    named = (each.template for each in tree.find_all(nodes.Extends))
    return next((each.value for each in named if isinstance(each, nodes.Const)), None)


def _blocks_of(environment: jinja2.Environment, name: str) -> Iterator[str]:
    """The blocks of a template and of those below it."""
    seen: set[str] = set()
    parent: str | None = name
    while parent is not None and parent not in seen:
        seen.add(parent)
        parsed = _parse(environment, parent)
        if parsed is None:
            return
        yield from (block.name for block in parsed[0].find_all(nodes.Block))
        parent = _parent_of(parsed[0])


def _refuse_lost_blocks(tree: nodes.Template, file: Path, parent: str, known: set[str]) -> None:
    inner = {
        below
        for block in tree.find_all(nodes.Block)
        for node in block.body
        for below in (node, *node.find_all(nodes.Block))
    }
    for block in tree.find_all(nodes.Block):
        if block in inner or block.name in known:
            continue
        close = difflib.get_close_matches(block.name, known, n=1)
        listed = f"Its blocks are: {', '.join(sorted(known))}." if known else "It has no blocks."
        raise TemplateError(
            f"{file}:{block.lineno}: {parent} has no block “{block.name}” to be replaced",
            f"Did you mean “{close[0]}”? {listed}" if close else listed,
        )
