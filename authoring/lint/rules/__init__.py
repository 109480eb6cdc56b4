"""Rules: the house style, one module a rule.

Place in the flow: rule context in, findings out. Every module of this folder is a rule; to add one,
add its module.
"""

from importlib import import_module
from pkgutil import iter_modules
from typing import Final

from authoring.lint.rule import Rule

RULES: Final = tuple(
    sorted(
        (Rule(import_module(f"{__name__}.{module.name}")) for module in iter_modules(__path__)),
        key=lambda rule: rule.kind.code,
    )
)
"""All rules, by code."""
