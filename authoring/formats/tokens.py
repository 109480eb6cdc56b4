"""Tokens: the custom properties of a style, those set for nothing and those that nothing sets.

Place in the flow: beside the style sheets. Browsers and WeasyPrint pass over both in silence, so
a misspelt name would leave the page as it was.
"""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from authoring.diagnostics.errors import StyleError
from authoring.formats.templates import State, states_of
from authoring.project.resources import BASE, TOKENS, Resources

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# Beginning with letters, not with what is before them, these are found four times as fast.
_SET = re.compile(r"(--(?<![\w-]--)[\w-]+)\s*:")
_REGISTERED = re.compile(r"@property\s+(--[\w-]+)")
_USED = re.compile(r"var\(\s*(--[\w-]+)\s*(\)?)")
_NAMED = re.compile(r"--(?<![\w-]--)[\w-]+")


@dataclass(frozen=True, slots=True)
class _TokenUse:
    """A custom property in a line of a sheet; a use is needed where it has no fallback."""

    name: str
    sheet: Path
    line: int
    needed: bool = False


def check_tokens(resources: Resources, style: str) -> None:
    """Look at the sheets of a style of the project's, those of all forms together.

    Raises `StyleError` with file and line for a custom property that is used and nowhere set, and
    for one that is set, used nowhere, and near to one that is.
    """
    _check_tokens(
        resources, style, states_of((*resources.style_folders, *resources.template_folders))
    )


@lru_cache(maxsize=8)
def _check_tokens(resources: Resources, style: str, _files: tuple[State, ...]) -> None:
    """Look once for all briefs and all saves, until one of the files changes."""
    sheets = _sheets_of(resources, style)
    own = (resources.project_root / "styles").resolve()
    if not any(sheet.resolve().is_relative_to(own) for sheet in sheets):
        return
    texts = {sheet: _read(sheet) for sheet in sheets}
    known = set(_names_in_templates(resources))
    settings = [found for sheet, text in texts.items() for found in _settings(sheet, text)]
    uses = [found for sheet, text in texts.items() for found in _uses(sheet, text)]
    used = {use.name for use in uses} | known
    for found in settings:
        if found.name not in used and found.sheet.resolve().is_relative_to(own):
            _refuse_unused(
                found, used - {each.name for each in settings if each.sheet == found.sheet}
            )
    set_names = {each.name for each in settings} | known
    for use in uses:
        if use.needed and use.name not in set_names:
            _refuse_unset(use, set_names, sheets[0])


def _sheets_of(resources: Resources, style: str) -> tuple[Path, ...]:
    folders = [folder / place for folder in resources.style_folders for place in (BASE, style)]
    names = {path.name for folder in folders for path in folder.glob("*.css")} - {TOKENS}
    return resources.style_sheets(style, *sorted(names))


def _read(sheet: Path) -> str:
    """A sheet without its comments, line for line; one that can't be read is reported elsewhere."""
    text = sheet.read_text(encoding="utf-8", errors="replace")
    return _COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def _settings(sheet: Path, text: str) -> Iterator[_TokenUse]:
    found = (*_SET.finditer(text), *_REGISTERED.finditer(text))
    for each in sorted(found, key=lambda each: each.start()):
        yield _TokenUse(each[1], sheet, text.count("\n", 0, each.start()) + 1)


def _uses(sheet: Path, text: str) -> Iterator[_TokenUse]:
    for found in _USED.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        yield _TokenUse(found[1], sheet, line, needed=found[2] == ")")


def _names_in_templates(resources: Resources) -> Iterator[str]:
    """The custom properties that templates set or ask for."""
    for folder in resources.template_folders:
        for template in folder.rglob("*.html"):
            yield from _NAMED.findall(template.read_text(encoding="utf-8", errors="replace"))


def _refuse_unused(found: _TokenUse, wanted: set[str]) -> None:
    near = _nearest(found.name, wanted, cutoff=0.75)
    if near is not None:
        raise StyleError(
            f"{found.sheet}:{found.line}: {found.name} is set, but nothing uses it",
            f"Did you mean {near}?",
        )


def _refuse_unset(use: _TokenUse, known: set[str], tokens: Path) -> None:
    near = _nearest(use.name, known, cutoff=0.6)
    raise StyleError(
        f"{use.sheet}:{use.line}: {use.name} is used, but nothing sets it",
        f"Did you mean {near}? Else set it in {tokens}." if near else f"Set it in {tokens}.",
    )


def _nearest(name: str, others: set[str], cutoff: float) -> str | None:
    words = sorted(other.lstrip("-") for other in others)
    close = difflib.get_close_matches(name.lstrip("-"), words, n=1, cutoff=cutoff)
    return f"--{close[0]}" if close else None
