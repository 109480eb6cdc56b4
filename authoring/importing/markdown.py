"""Markdown: CommonMark -> blocks.

Place in the flow: one of the readers. Markdown-it reads it, but for what old files don't mean:
code by indentation, fences and HTML stay the characters that they are.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from authoring.importing.blocks import Block, BlockKind
from authoring.view.markup import Run, read_runs

_NOT_MEANT: Final = ["code", "fence", "html_block", "html_inline", "backticks", "image"]


def read_markdown(text: str) -> Iterator[Block]:
    """The blocks of a Markdown file; definitions that nothing refers to are paragraphs."""
    parser = MarkdownIt("commonmark").disable(_NOT_MEANT)
    parser.validateLink = lambda _address: True  # type: ignore[assignment, method-assign]
    state: dict[str, dict[str, dict[str, str]]] = {}
    tokens = parser.parse(text, state)
    used: set[str] = set()
    for block in _blocks(tokens):
        used.update(run.address for run in block.runs if run.address)
        yield block
    for label, target in state.get("references", {}).items():
        if target["href"] not in used:
            yield Block((Run(f"[{label}]: {target['href']}"),), _line_of(text, label))


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    style = BlockKind.PARAGRAPH
    numbers: list[int | None] = []
    bullet = False
    for token in tokens:
        match token.type:
            case "heading_open":
                style = BlockKind.HEADING
            case "heading_close":
                style = BlockKind.PARAGRAPH
            case "bullet_list_open":
                numbers.append(None)
            case "ordered_list_open":
                numbers.append(0)
            case "bullet_list_close" | "ordered_list_close":
                numbers.pop()
            case "list_item_open":
                bullet = True
                numbers[-1] = int(token.info) if token.info else None
            case "list_item_close":
                bullet = False
            case "inline":
                # What stands in a list's element behind its first paragraph is a paragraph.
                is_entry = bullet and style is not BlockKind.HEADING
                yield Block(
                    tuple(read_runs(token.children or [], lost="#")),
                    (token.map[0] if token.map else 0) + 1,
                    BlockKind.ENTRY if is_entry else style,
                    numbers[-1] if is_entry else None,
                )
                bullet = False


def _line_of(text: str, label: str) -> int:
    """The line that defines a label, which the parser writes in capitals."""
    before, found, _ = text.upper().partition(f"[{label}]:")
    return before.count("\n") + 1 if found else 1
