"""Layers: a print page and what is laid over it -> one PDF.

Place in the flow: beside `document`, for PDFs that are worked with and not published: tagged, but
of no archival standard, and larger than the page they show.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from authoring.diagnostics.errors import EngineError
from authoring.formats.fontconfig import use_only_fonts_of
from authoring.formats.pdf.document import Pdf
from authoring.formats.pdf.engine import (
    confined_fetcher,
    font_configuration,
    listening,
    load_engine,
)
from authoring.formats.pdf.pages import LaidPage, lay_over, read_pages

SCALE: Final = 0.84
"""How large the page is printed: with what proof.css sets around it, A4 becomes A4 again."""

Compose = Callable[[Sequence[LaidPage], Sequence[LaidPage]], str]
"""The upper layer for pages, as HTML; it is asked twice, the second time with what became of it."""


def render_layers(
    html: str | None, compose: Compose, fonts: Sequence[Path], folders: Sequence[Path]
) -> Pdf:
    """The PDF of a print page with a layer over it, and the layer's further pages behind it.

    Without a print page, there are those further pages alone.
    `fonts` and `folders` are as in `render_pdf`. Characters without a glyph keep nothing from being
    shown. Raises `EngineError` where the page names what can't be loaded.
    """
    use_only_fonts_of(fonts)
    weasyprint = load_engine()
    from authoring.formats.pdf.tags import own_tags

    base = folders[0].resolve().as_uri() + "/" if folders else None
    configured = font_configuration(weasyprint)
    with configured as font_config, listening() as listener, own_tags():
        fetcher = confined_fetcher(folders, listener)

        def lay_out(text: str) -> Any:
            page = weasyprint.HTML(string=text, base_url=base, url_fetcher=fetcher)
            return page.render(font_config=font_config)

        if html is None:
            document = lay_out(compose((), ()))
        else:
            lower = lay_out(html)
            pages = read_pages(lower)
            draft = read_pages(lay_out(compose(pages, ())))
            document = lay_over(lower, lay_out(compose(pages, draft)))
        content = document.write_pdf(zoom=SCALE, pdf_tags=True)
    if listener.failures:
        raise EngineError("; ".join(listener.failures))
    return Pdf(content, len(document.pages), tuple(dict.fromkeys(listener.missing_glyphs)))
