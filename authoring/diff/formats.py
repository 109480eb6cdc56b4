"""Formats: what changed -> text in one of the formats of a difference.

Place in the flow: last step of comparing. The text forms are `diff`'s own; the web page is filled
here, for it needs templates, style sheets and fonts.
"""

from enum import StrEnum

from authoring.diagnostics.terminal import PLAIN, Terminal
from authoring.diff.versions import Comparison


class DiffFormat(StrEnum):
    """The forms of a difference, as the command line names them."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"


def write_comparison(
    comparison: Comparison,
    form: DiffFormat,
    terminal: Terminal = PLAIN,
    *,
    only_numbers: bool = False,
) -> str:
    """What changed, in one of the forms; only the one for people looks at the terminal.

    Raises `StyleError` and `TemplateError` for the web page.
    """
    revision = comparison.revision
    match form:
        case DiffFormat.TEXT:
            from authoring.diff.text import write_text

            return write_text(revision, terminal, only_numbers=only_numbers)
        case DiffFormat.MARKDOWN:
            from authoring.diff.markdown import write_markdown

            return write_markdown(revision, only_numbers=only_numbers)
        case DiffFormat.JSON:
            from authoring.diff.json_report import write_json

            return write_json(revision, only_numbers=only_numbers)
        case DiffFormat.HTML:
            from authoring.diff.html import fill_page

            return fill_page(comparison, only_numbers=only_numbers)
