"""Sheets: the style sheets of a mail, sorted by what mail programs can read of them.

Place in the flow: beside the page. Most programs read nothing but attributes, so plain rules are
given to the inliner; what depends on the reader's screen stays in style elements for those that
read them; what Outlook's Word engine needs goes into a comment that only it reads.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import tinycss2
from tinycss2.ast import Declaration, Node, QualifiedRule

from authoring.diagnostics.errors import StyleError
from authoring.formats.stylesheets import custom_properties

OFFICE: Final = "mso"
"""`@media mso { … }` holds the rules for Outlook's Word engine."""

_MOST_ROUNDS: Final = 10
_VARIABLE: Final = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,\s*([^()]*))?\)")
_DARK: Final = re.compile(r"prefers-color-scheme:\s*dark")
# What Outlook on the web names an element by whose colour or ground it changed.
_RECOLOURED: Final[Mapping[str, str]] = {
    "color": "[data-ogsc]",
    "background-color": "[data-ogsb]",
}


@dataclass(frozen=True, slots=True)
class MailSheets:
    """Rules to be inlined; rules for style elements, one each; rules for Outlook's Word engine."""

    inlined: str
    kept: tuple[str, ...]
    office: str


def sort_rules(text: str) -> MailSheets:
    """The rules of joined style sheets, custom properties filled in, which few mail programs know.

    What is kept is made important, since inline styles would outweigh it. Rules for dark screens
    are repeated for Outlook on the web, which knows no such query. Style elements are apart, for
    Gmail drops one with anything in it that it does not know. Raises `StyleError`.
    """
    rules = _parse(text)
    values = custom_properties(text)
    inlined: list[str] = []
    kept: list[str] = []
    office: list[str] = []
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            inlined.append(_rule(_declarations(rule), _write(rule.prelude)))
            continue
        query = _write(rule.prelude)
        inner = [each for each in _parse(rule.content or ()) if isinstance(each, QualifiedRule)]
        if query == OFFICE:
            office += (_rule(_important(each), _write(each.prelude)) for each in inner)
            continue
        body = "".join(_rule(_important(each), _write(each.prelude)) for each in inner)
        kept.append(f"@{rule.at_keyword} {query}{{{body}}}")
        if _DARK.search(query):
            kept.append("".join(_rules_for_outlook_on_the_web(inner)))
    texts = ("".join(inlined), *kept, "".join(office))
    first, *middle, last = (_fill_in(each, values) for each in texts)
    return MailSheets(first, tuple(middle), last)


def _parse(css: str | Iterable[Node]) -> list[Node]:
    if isinstance(css, str):
        return list(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True))
    return list(tinycss2.parse_rule_list(css, skip_comments=True, skip_whitespace=True))


def _write(nodes: Iterable[Node]) -> str:
    return str(tinycss2.serialize(nodes)).strip()


def _declarations(rule: QualifiedRule) -> list[Declaration]:
    found = tinycss2.parse_blocks_contents(rule.content)
    return [each for each in found if each.type == "declaration"]


def _rule(declarations: Iterable[Declaration], selector: str) -> str:
    """A rule without custom properties; nothing, if it had no others."""
    body = ";".join(
        f"{each.name}:{_write(each.value)}{' !important' if each.important else ''}"
        for each in declarations
        if not each.name.startswith("--")
    )
    return f"{' '.join(selector.split())}{{{body}}}\n" if body else ""


def _important(rule: QualifiedRule) -> list[Declaration]:
    declarations = _declarations(rule)
    for each in declarations:
        each.important = True
    return declarations


def _rules_for_outlook_on_the_web(rules: Iterable[QualifiedRule]) -> Iterator[str]:
    for rule in rules:
        selectors = _write(rule.prelude).split(",")
        for name, mark in _RECOLOURED.items():
            changed = [each for each in _important(rule) if each.name == name]
            yield _rule(changed, ",".join(f"{mark} {each.strip()}" for each in selectors))


def _fill_in(text: str, values: Mapping[str, str]) -> str:
    def value_of(found: re.Match[str]) -> str:
        value = values.get(found[1], found[2])
        if value is None:
            raise StyleError(f"{found[1]} is used in a mail's style sheet, but nothing sets it")
        return value

    for _ in range(_MOST_ROUNDS):
        filled = _VARIABLE.sub(value_of, text)
        if filled == text:
            return text
        text = filled
    raise StyleError("a custom property of a mail's style sheet stands in its own value")
