"""Sheets: a page's style sheet as the engine has read it, kept for the pages that have the same.

Place in the flow: around the layout in `document`. All issues of a series have one sheet. The
engine may use a sheet that it has read for many pages, but offers that for sheets beside a page
only, which would give way to its own; so this stands in where it reads those inside a page.

Saves 2 % of every page of a process but the first.
"""

import contextlib
import re
from collections.abc import Iterator
from types import ModuleType
from typing import Any, Final

from authoring.formats.savings import Saving, is_wanted
from authoring.formats.stylesheets import unescape

MOST: Final = 4
"""Sheets that are kept: those of a page and of a proof, in two styles."""
_REACHES_OUT: Final = re.compile(r"@(import|font-face|color-profile|counter-style)", re.IGNORECASE)
_kept: dict[tuple[str, ...], Any] = {}


@contextlib.contextmanager
def kept_sheets(engine: ModuleType) -> Iterator[None]:
    """Inside this, the engine reads a sheet in a page once.

    It looks its class up in `weasyprint.css`, once a sheet; a test compares how it calls it with
    what is expected here.
    """
    plain = engine.css.CSS
    if not is_wanted(Saving.PAGE_SHEETS):
        yield
        return

    def read(**given: Any) -> Any:
        key = _key_of(given)
        if key is None:
            return plain(**given)
        if key not in _kept:
            sheet = plain(**given)
            _keep(key, sheet)
            return sheet
        # What it said of pages goes to the document's list, which all its sheets have in common.
        sheet = plain.__new__(plain)
        vars(sheet).update(_kept[key], page_rules=given["page_rules"], layers=given["layers"])
        sheet.page_rules.extend(_kept[key]["page_rules"])
        sheet.layers.extend(_kept[key]["layers"])
        return sheet

    engine.css.CSS = read
    try:
        yield
    finally:
        engine.css.CSS = plain


def _key_of(given: dict[str, Any]) -> tuple[str, ...] | None:
    """What a sheet depends on; nothing for one that depends on more or changes what is around."""
    text = given.get("string")
    alone = given.get("page_rules") == [] and given.get("layers") == []
    if text is None or not alone or _REACHES_OUT.search(unescape(text)):
        return None
    return str(text), str(given.get("base_url")), str(given.get("media_type"))


def _keep(key: tuple[str, ...], sheet: Any) -> None:
    if len(_kept) >= MOST:
        _kept.pop(next(iter(_kept)), None)
    parts = vars(sheet)
    _kept[key] = parts | {name: list(parts[name]) for name in ("page_rules", "layers")}
