"""Markup: the Markdown of a field -> runs, from which HTML and plain text are made.

Place in the flow: after the model, before the view. Markdown-it parses a small part of CommonMark
(emphasis, strong, links, lists, paragraphs); raw HTML, pictures, headings and code stay the
characters that were typed. HTML is made from runs alone, each escaped, so no field can inject any.
Chinese inside other text becomes runs of their own, so that every form can mark their language.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from markupsafe import Markup, escape

from authoring.model.addresses import is_usable_address
from authoring.source import DataPath
from authoring.source.places import Place

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

_HAN = (
    "\u2e80-\u2fdf\u3001-\u303f\u3040-\u30ff\u3100-\u312f\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U000323af"
)
# From the first to the last Chinese character; figures, spaces and signs between them belong along.
# The class stands here twice, not thrice: compiling it is what takes longest in this module.
CHINESE_RUN = re.compile(f"[{_HAN}]+(?:[0-9 ·“”‘’—…+%.-]+[{_HAN}]+)*")
HARD_BREAK, SOFT_BREAK = "\n", "\r"
_BREAKS = {"hardbreak": HARD_BREAK, "softbreak": SOFT_BREAK}
_MAX_NESTING = 20


@dataclass(frozen=True, slots=True)
class Run:
    r"""A stretch of text with one appearance; `language` is set where it is not the brief's.

    A line break that the author asked for is a run of "\n".
    """

    text: str
    emphasis: bool = False
    strong: bool = False
    address: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Inline:
    """Text of one paragraph or line. In a template, `{{ inline }}` is its HTML.

    `place` names the field it came from, where that is known; it makes no two texts different.
    """

    runs: tuple[Run, ...]
    place: Place | None = field(default=None, compare=False)

    def __html__(self) -> str:
        """Safe HTML (markupsafe's protocol, by which templates show it unescaped)."""
        return "".join(_run_html(runs) for runs in group_by_link(self.runs))

    def __str__(self) -> str:
        """Plain text, without the addresses of links."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    text: Inline

    @property
    def place(self) -> Place | None:
        """The place of its text."""
        return self.text.place


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list, numbered from `start` or with bullets (`start` is `None`)."""

    items: tuple[tuple["Block", ...], ...]
    start: int | None = None


Block: TypeAlias = Paragraph | BulletList


def parse_line(text: str, original_language: str, path: DataPath | None = None) -> Inline:
    """Plain text of one line; Chinese inside it is marked as `original_language` (BCP 47).

    Here and below, `path` leads to the field in the issue's data that the text came from.
    """
    return Inline(tuple(_split_languages([Run(text)], original_language)), _place(path))


def parse_original(text: str, language: str, path: DataPath | None = None) -> Inline:
    """Plain text that is wholly in another language."""
    return Inline((Run(text, language=language),), _place(path))


def parse_inline(text: str, original_language: str, path: DataPath | None = None) -> Inline:
    """Markdown of one line."""
    tokens = _markdown().parseInline(text)
    return _inline(tokens[0].children or [], original_language, _place(path))


def parse_blocks(
    text: str, original_language: str, path: DataPath | None = None
) -> tuple[Block, ...]:
    """Markdown of several paragraphs and lists."""
    return tuple(_blocks(iter(_markdown().parse(text)), original_language, path))


def plain_text(blocks: Iterable[Block]) -> str:
    """The words of some blocks, a paragraph a line."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append(str(block.text))
        else:
            lines.extend(plain_text(item) for item in block.items)
    return "\n".join(lines)


@cache
def _markdown() -> "MarkdownIt":
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import list_block

    def shallow_list(state: "StateBlock", *rest: Any) -> bool:
        # Markdown-it drops what is nested too deep; unread as a list, it stays as it was typed.
        return state.level + 2 < _MAX_NESTING and list_block(state, *rest)

    parser = MarkdownIt("zero", {"maxNesting": _MAX_NESTING})
    parser.block.ruler.at("list", shallow_list, {"alt": ["paragraph"]})
    parser.enable(["list", "paragraph", "emphasis", "link", "autolink", "newline", "escape"])
    parser.validateLink = is_usable_address  # type: ignore[assignment, method-assign]
    return parser


def _place(path: DataPath | None, line: int = 0) -> Place | None:
    return None if path is None else Place(path, line)


def _blocks(tokens: Iterator["Token"], language: str, path: DataPath | None) -> Iterator[Block]:
    """The blocks up to the end of the surrounding one."""
    for token in tokens:
        if token.type == "inline":
            place = _place(path, token.map[0] if token.map else 0)
            yield Paragraph(_inline(token.children or [], language, place))
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            start = None if token.type.startswith("bullet") else int(token.attrs.get("start", 1))
            yield BulletList(tuple(_list_items(tokens, language, path)), start)
        elif token.type in ("list_item_close", "bullet_list_close", "ordered_list_close"):
            return


def _list_items(
    tokens: Iterator["Token"], language: str, path: DataPath | None
) -> Iterator[tuple[Block, ...]]:
    for token in tokens:
        if token.type == "list_item_open":
            yield tuple(_blocks(tokens, language, path))
        elif token.type.endswith("list_close"):
            return


def read_runs(tokens: Iterable["Token"], lost: str | None = None) -> Iterator[Run]:
    """Markdown-it's tokens of a line as runs; `lost` stands for the address of a link without one."""
    emphasis = strong = 0
    address: str | None = None
    for token in tokens:
        match token.type:
            case "em_open" | "em_close":
                emphasis += token.nesting
            case "strong_open" | "strong_close":
                strong += token.nesting
            case "link_open":
                address = str(token.attrGet("href") or "") or lost
            case "link_close":
                address = None
            case _:
                text = _BREAKS.get(token.type, token.content)
                yield Run(text, emphasis > 0, strong > 0, address)


def _inline(tokens: Iterable["Token"], language: str, place: Place | None) -> Inline:
    runs = _join_runs(read_runs(tokens))
    return Inline(tuple(_split_languages(runs, language)), place)


def _join_runs(runs: Iterable[Run]) -> list[Run]:
    """Runs of equal appearance as one; a soft break is a space, but not between Chinese."""
    written = [run for run in runs if run.text]
    joined: list[Run] = []
    for index, found in enumerate(written):
        run = found
        if run.text == SOFT_BREAK:
            before = written[index - 1].text[-1:] if index else ""
            after = written[index + 1].text[:1] if index + 1 < len(written) else ""
            inside_chinese = before and after and CHINESE_RUN.fullmatch(before + after)
            run = replace(run, text="" if inside_chinese else " ")
        last = joined[-1] if joined else None
        if last is not None and HARD_BREAK not in (run.text, last.text) and _look_alike(run, last):
            joined[-1] = replace(last, text=last.text + run.text)
        elif run.text:
            joined.append(run)
    return joined


def _look_alike(run: Run, other: Run) -> bool:
    return replace(run, text="") == replace(other, text="")


def split_chinese(text: str) -> Iterator[tuple[str, bool]]:
    """A text cut where Chinese begins and ends; with each piece, whether it is Chinese."""
    end = 0
    for match in CHINESE_RUN.finditer(text):
        if match.start() > end:
            yield text[end : match.start()], False
        yield match[0], True
        end = match.end()
    if end < len(text):
        yield text[end:], False


def _split_languages(runs: Iterable[Run], language: str) -> Iterator[Run]:
    for run in runs:
        for text, is_chinese in split_chinese(run.text):
            yield replace(run, text=text, language=language if is_chinese else run.language)


def group_by_link(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Neighbouring runs of one link together, any other alone."""
    group: list[Run] = []
    for run in runs:
        if group and not (run.address is not None and run.address == group[0].address):
            yield group
            group = []
        group.append(run)
    if group:
        yield group


def _run_html(runs: list[Run]) -> Markup:
    address = runs[0].address
    if address is None:
        return Markup("").join(_styled(run, _text_html(run)) for run in runs)
    if len(runs) == 1 and runs[0].language:
        # A link holds text only, where it can: each element inside it is a link of its own in a
        # PDF.
        link = Markup('<a href="{}" lang="{}">{}</a>').format(
            address, runs[0].language, runs[0].text
        )
    else:
        alike = len({(run.emphasis, run.strong) for run in runs}) == 1
        parts = (_text_html(run) if alike else _styled(run, _text_html(run)) for run in runs)
        link = Markup('<a href="{}">{}</a>').format(address, Markup("").join(parts))
        if not alike:
            return link
    return _styled(runs[0], link)


def _text_html(run: Run) -> Markup:
    if run.text == HARD_BREAK:
        return Markup("<br>")
    if run.language:
        return Markup('<span lang="{}">{}</span>').format(run.language, run.text)
    return escape(run.text)


def _styled(run: Run, html: Markup) -> Markup:
    if run.strong:
        html = Markup("<strong>{}</strong>").format(html)
    if run.emphasis:
        html = Markup("<em>{}</em>").format(html)
    return html
