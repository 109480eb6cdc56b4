"""A text has HTML, or signs of Markdown that briefs do not read.

Fields read paragraphs, lists, links and emphasis; titles and other lines read none of it. All else
is printed as it was typed: tags, “&nbsp;”, headings, pictures, tables, backticks, bare addresses.
Where a sign is meant to be printed, a backslash stands before it.

Bad:

    items:
      - comment: The plan is <b>binding</b> until&nbsp;2027, see https://example.org/plan.

Good:

    items:
      - comment: The plan is **binding** until 2027, see [its text](https://example.org/plan).
"""

import functools
import re
from collections.abc import Iterator, Mapping
from typing import Final

from authoring.diagnostics.problems import Kind, Severity
from authoring.lint.finding import Finding
from authoring.lint.prose.links import find_links
from authoring.lint.rule_context import FieldText, RuleContext
from authoring.model import Prose

KIND = Kind("BR238", "unread-markup", Severity.WARNING)

_TAGS: Final = (
    "a|b|big|blockquote|br|center|code|del|div|em|font|h[1-6]|hr|i|img|ins|li|mark|ol|p|pre|s|small"
    "|span|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul"
)
_MARKS: Final[Mapping[str, str]] = {"b": "**", "strong": "**", "i": "*", "em": "*"}

_ANYWHERE: Final[Mapping[str, str]] = {
    "tag": rf"<(?:!--|/?(?P<name>(?i:{_TAGS}))\b[^<>\n]*>)",
    "entity": r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});",
    "picture": r"!(?=\[[^\[\]\n]*\]\()",
    "code": r"`+[^`\n]+`+",
    "heading": r"^#{1,6}(?=[ \t]+\S)",
    "strike": r"~~[^~\n]+~~",
    "footnote": r"\[\^[\w-]+\]",
    "bullet": r"^[•‣◦▪●](?=[ \t])",
}
_IN_LINES: Final[Mapping[str, str]] = {
    **_ANYWHERE,
    "link": r"\[[^\[\]\n]+\]\((?:https?:|mailto:)[^\s()]*\)",
    "emphasis": r"(?<![\w*])(?P<mark>\*{1,3})(?=[^\s*])[^*\n]*[^\s*](?P=mark)(?![\w*])",
}
_IN_MARKDOWN: Final[Mapping[str, str]] = {
    **_ANYWHERE,
    "table": r"^\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)+\|?[ \t]*$",
    "rule": r"^(?:-{3,}|\*{3,}|_{3,}|={3,})[ \t]*$",
    "quotation": r"^>(?=[ \t]+[^\d\s])",
    "reference": r"\[[^\[\]\n]+\]\[[^\[\]\n]*\]|^\[[^\[\]^\n]+\]:(?=[ \t]+\S)",
    "address": r"(?<!\]\()(?<!\]\ \()(?<![<\w/\[])https?://[^\s<>]*[^\s<>.,;:!?)\]'\"”’]",
}
_WHAT: Final[Mapping[str, tuple[str, str]]] = {
    "picture": ("a picture", "Delete it; pictures have keys of their own, no place in a text."),
    "code": ("code between backticks", "Delete the backticks, or use quotation marks."),
    "heading": ("a heading", "Delete the signs; a paragraph can begin with **strong** words."),
    "strike": ("struck-out text", "Delete it."),
    "footnote": ("a footnote", "Write the note into the text, or link to its source."),
    "bullet": ("a bullet", "Begin the lines of a list with “- ”."),
    "link": ("a link", "Lines such as titles are plain text: write the words alone."),
    "emphasis": ("emphasis", "Lines such as titles are plain text: delete the signs."),
    "table": ("a table", "Write sentences, or a list."),
    "rule": ("a rule", "Delete it; an empty line parts paragraphs."),
    "quotation": ("a quotation", "Delete the sign, and use quotation marks."),
    "reference": ("a link by reference", "Write the address behind the words: [words](address)."),
    "address": ("a bare address", "Write [words](address), or put it between < and >."),
}


_ANY: Final = re.compile("[<&!`#~\\[•‣◦▪●|*_=>]|--|http")
"""What one of these marks needs; most texts have none."""
_FIRST: Final = r"<&!`#~\[•‣◦▪●|:*_=>h-"


@functools.cache
def _any_mark(*, is_line: bool) -> re.Pattern[str]:
    patterns = _IN_LINES if is_line else _IN_MARKDOWN
    named = "|".join(f"(?P<{name}_>{pattern})" for name, pattern in patterns.items())
    # One look at each character, before every pattern is tried.
    return re.compile(rf"(?=[{_FIRST}])(?:{named})", re.MULTILINE)


def check(context: RuleContext) -> Iterator[Finding]:
    """Find what will be printed as it was typed."""
    for text in context.written:
        if not _ANY.search(text.characters):
            continue
        is_line = text.prose in (Prose.LINE, Prose.ORIGINAL)
        targets: list[tuple[int, int]] | None = None
        for found in _any_mark(is_line=is_line).finditer(text.characters):
            if text.characters[: found.start()].endswith("\\"):
                continue
            if targets is None:
                targets = [(link.start, link.end) for link in find_links((text,))]
            if not any(start <= found.start() < end for start, end in targets):
                yield from _describe(text, found, is_line=is_line)


def _describe(text: FieldText, found: re.Match[str], *, is_line: bool) -> Iterator[Finding]:
    start, end = found.span()
    sort, typed = str(found.lastgroup).rstrip("_"), found[0]
    what, hint = _WHAT.get(sort, (f"“{typed}”", ""))
    new, is_safe = None, False
    if sort == "entity":
        import html  # a large table, for what texts seldom have

        new, is_safe = html.unescape(typed), True
        hint = "Type the character itself."
        if new == typed:
            return
    elif sort == "tag":
        new = None if is_line else _MARKS.get((found["name"] or "").lower())
        hint = "Write *emphasis* or **strong**, or delete it." if not is_line else "Delete it."
    elif sort == "address":
        new = f"<{typed}>"
    elif sort == "bullet" and text.prose is Prose.BLOCKS:
        new = "-"
    message = f"{what} is printed as it is typed"
    yield text.finding(start, end, message, hint, new, safe=is_safe)
