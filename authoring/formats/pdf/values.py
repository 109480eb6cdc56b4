"""Values: what a property is for an element of which no style sheet says it, found without a detour.

Place in the flow: around the layout in `document`. The engine works a property out when it is first
asked for, 30,000 times a brief, and goes through all that a declaration may say. Four of five times
there is none: the value is the parent's, the initial one, or what the initial one computes to.
Whatever may be more than that (functions, properties that hang on others) is the engine's own
business still.

Saves 6 % of every page.
"""

import contextlib
from collections.abc import Callable, Iterator
from functools import cache
from types import ModuleType
from typing import Any, Final, TypeAlias

from authoring.formats.savings import Saving, is_wanted

Look: TypeAlias = Callable[[Any, str], Any]

_HANG_ON_OTHERS: Final = frozenset({"float", "display", "position", "page"})
_SPREAD: Final = "text_decoration_"
_CUSTOM: Final = "__"


@contextlib.contextmanager
def quick_values(engine: ModuleType) -> Iterator[None]:
    """Inside this, values that nothing was said about are found at once."""
    style = engine.css.ComputedStyle
    plain = style.__missing__
    if not is_wanted(Saving.VALUES):
        yield
        return
    style.__missing__ = _quick(plain)
    try:
        yield
    finally:
        style.__missing__ = plain


@cache
def _quick(plain: Look) -> Look:
    """Finds the value of a property; `plain` is the engine's way, of which this is a part."""
    from weasyprint.css.computed_values import COMPUTER_FUNCTIONS, PHYSICAL_FUNCTIONS
    from weasyprint.css.functions import check_math
    from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES

    plainly = {
        key: value
        for key, value in INITIAL_VALUES.items()
        if key not in _HANG_ON_OTHERS
        and not key.startswith((_SPREAD, _CUSTOM))
        and not check_math(value)
        and value not in ("inherit", "initial")
    }
    inherited = frozenset(plainly) & frozenset(INHERITED) - frozenset(PHYSICAL_FUNCTIONS)
    own = {key: value for key, value in plainly.items() if key not in INHERITED}
    initial = {key: value for key, value in own.items() if key not in INITIAL_NOT_COMPUTED}
    computed = {
        key: (COMPUTER_FUNCTIONS[key], value)
        for key, value in own.items()
        if key in INITIAL_NOT_COMPUTED and key in COMPUTER_FUNCTIONS
    }
    # By direction and property, the one that says the same in terms of lines (CSS Logical Properties).
    logical = {
        direction: {
            key: name(block="ttb", inline=direction)
            for key, name in PHYSICAL_FUNCTIONS.items()
            if key in own
        }
        for direction in ("ltr", "rtl")
    }
    sides = frozenset(logical["ltr"])

    def look(style: Any, key: str) -> Any:
        cascaded = style.cascaded
        if key in cascaded:
            return plain(style, key)
        if key in inherited:
            parent = style.parent_style
            value = None if parent is None else parent[key]
            # A function, or a list that may hold one, is solved anew for each element.
            if parent is None or type(value) is tuple or hasattr(value, "type"):
                return plain(style, key)
        elif key in sides and logical[style["direction"]][key] in cascaded:
            return plain(style, key)
        elif key in initial:
            value = initial[key]
        elif key in computed:
            compute, value = computed[key]
            value = compute(style, key, value)
        else:
            return plain(style, key)
        style[key] = value
        return value

    return look
