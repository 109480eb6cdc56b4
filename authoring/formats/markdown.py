"""Markdown: the brief as CommonMark, to be pasted and to be compared with another state of it.

Place in the flow: view in, text out.
"""

from authoring.formats.commonmark import Target, write_blocks, write_target
from authoring.formats.links import Links, names_address
from authoring.formats.plain_flow import PlainPart, lay_out
from authoring.view.brief import BriefView


def render_markdown(brief: BriefView, links: Links = Links.INLINE) -> str:
    """The Markdown of a brief, a paragraph a line.

    Footnotes are definitions of links (CommonMark, 4.7) at the end of their part. They are counted
    part by part, so that a new link changes no line elsewhere.
    """
    return "\n\n".join(_part(part, links) for part in lay_out(brief)) + "\n"


def _part(part: PlainPart, links: Links) -> str:
    if links is Links.INLINE:
        return write_blocks(part.blocks)
    notes: dict[str, str] = {}
    written = write_blocks(part.blocks, _refer(part.name, notes))
    definitions = (f"[{label}]: {address}" for address, label in notes.items())
    return "\n\n".join(filter(None, (written, "\n".join(definitions))))


def _refer(name: str, notes: dict[str, str]) -> Target:
    """Write the labels of notes, and keep what each stands for."""

    def refer(words: str, address: str) -> str:
        target = write_target(words, address)
        if names_address(words, address):
            return target
        return f"[{notes.setdefault(target[1:-1], f'{name}.{len(notes) + 1}')}]"

    return refer
