"""Templates: Jinja's environment, the project's templates before the shipped ones.

Place in the flow: what the HTML formats render with. Every value is escaped; a name that the view
lacks is an error; templates are the desk's own files but run in Jinja's sandbox all the same. So is
a block of a desk's template that the template below it does not have: Jinja renders it nowhere, so a
misspelt name would leave the page as it was.
"""

import difflib
import os
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

import jinja2
from jinja2 import meta, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from authoring.diagnostics.errors import TemplateError
from authoring.formats.links import short_address

SHIPPED = "shipped"
"""`{% extends "shipped/print.html" %}` names the shipped template from the one that replaces it."""

# What Python raises where an expression can't be worked out, or a template includes itself.
_MISTAKES = (TypeError, ValueError, AttributeError, ArithmeticError, LookupError, RecursionError)

State: TypeAlias = tuple[str, int, int]
"""A file, when it was changed (nanoseconds since 1970) and its size in bytes."""


def render_template(
    folders: Sequence[Path], name: str, *, places: bool = False, **values: object
) -> str:
    """The text of a template, looked for in the folders in their order; the last is the shipped.

    With `places`, elements say by `data-place` which value of the issue they show. Raises
    `TemplateError` with the template's file and line.
    """
    environment = _environment(tuple(folders), states_of(folders), name, places=places)
    try:
        return environment.get_template(name).render(**values)
    except jinja2.TemplateSyntaxError as error:
        place = error.filename or error.name or name
        raise TemplateError(f"{place}:{error.lineno}: {error.message}") from error
    except jinja2.TemplateNotFound as error:
        place = _place(error, name)
        raise TemplateError(f"{place}: the template {error.name} is not there") from error
    except jinja2.TemplateError as error:
        raise TemplateError(f"{_place(error, name)}: {error.message}") from error
    except _MISTAKES as error:
        raise TemplateError(f"{_place(error, name)}: {error}") from error


def write_place(part: object) -> Markup:
    """The attribute that names the place of a part of the view, if it has one."""
    place = None if isinstance(part, jinja2.Undefined) else getattr(part, "place", None)
    return Markup("") if place is None else Markup(' data-place="{}"').format(place)


def _write_no_place(_part: object) -> Markup:
    return Markup("")


@lru_cache(maxsize=8)
def _environment(
    folders: tuple[Path, ...], _templates: tuple[State, ...], name: str, *, places: bool
) -> jinja2.Environment:
    """Made once for all briefs and all saves, until one of the templates changes."""
    shipped = jinja2.FileSystemLoader(folders[-1])
    loaders = [
        *(jinja2.FileSystemLoader(folder) for folder in folders),
        jinja2.PrefixLoader({SHIPPED: shipped}),
    ]
    environment = ImmutableSandboxedEnvironment(
        loader=jinja2.ChoiceLoader(loaders),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        optimized=False,  # folding constants takes longer than it saves: a template is filled once
    )
    environment.filters["short_address"] = short_address
    environment.globals["place"] = write_place if places else _write_no_place
    for own in folders[:-1]:
        _check_blocks(environment, own, name)
    return environment


def states_of(folders: Iterable[Path]) -> tuple[State, ...]:
    """The states of all files in folders and below.

    Another state says that a file was changed, added or taken away, and what was kept is outdated.
    """
    return tuple(sorted(_states(folders)))


def _states(folders: Iterable[Path]) -> Iterator[State]:
    waiting = [str(folder) for folder in folders]
    while waiting:
        # Not `Path.rglob`, which takes five times as long.
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                elif entry.is_file():
                    status = entry.stat()
                    yield entry.path, status.st_mtime_ns, status.st_size


def _place(error: BaseException, name: str) -> str:
    """File and line of the innermost template that an error passed through."""
    place, trace = name, error.__traceback__
    while trace is not None:
        filename = trace.tb_frame.f_code.co_filename
        if filename.endswith((".html", ".txt", ".md", ".xml", ".yaml", ".yml")):
            place = f"{filename}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


def _check_blocks(environment: jinja2.Environment, own: Path, name: str) -> None:
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
