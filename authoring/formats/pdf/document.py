"""Document: the steps from a print page to its PDF, and what the file says of itself.

Place in the flow: HTML in, bytes out. Each PDF keeps to PDF/UA-1 (ISO 14289-1) and to PDF/A-3a
(ISO 19005-3); the same page, metadata and files give the same bytes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import pydyf

from authoring.diagnostics.errors import EngineError
from authoring.formats.fontconfig import use_only_fonts_of
from authoring.formats.metadata import TOOLKIT, Metadata
from authoring.formats.pdf.attachments import Attachment, attach_files
from authoring.formats.pdf.engine import (
    BASE,
    confined_fetcher,
    font_configuration,
    listening,
    load_engine,
    srgb_profile,
)
from authoring.formats.pdf.streams import own_streams
from authoring.formats.pdf.xmp import write_xmp

STANDARD: Final = "pdf/a-3a"
"""What WeasyPrint is asked for: colours, tags and an identifier; the rest is done here."""
GIVEN: Final = "given"
"""Colours that came with the page; those it knows by name WeasyPrint would read a second time."""


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF: its bytes, how many pages it has, and the characters that no bundled font has."""

    content: bytes
    pages: int
    missing_glyphs: tuple[str, ...]


def render_pdf(
    html: str,
    fonts: Sequence[Path],
    folders: Sequence[Path],
    metadata: Metadata,
    attachments: Sequence[Attachment] = (),
) -> Pdf:
    """The PDF of a print page.

    `fonts` are the folders of the only fonts used, `folders` those whose files the page may name
    (relative addresses begin at the first). Raises `EngineError` where WeasyPrint's libraries are
    missing or the page names what can't be loaded.
    """
    use_only_fonts_of(fonts)
    weasyprint = load_engine()
    from authoring.formats.pdf.tags import own_tags

    def finish(document: Any, pdf: pydyf.PDF) -> None:
        producer = f"{TOOLKIT} (WeasyPrint {weasyprint.__version__})"
        _describe(pdf, metadata, producer)
        attach_files(pdf, attachments, _write_date(metadata))
        _keep_links_relative(document)
        _keep_pixels(pdf)

    with (
        font_configuration(weasyprint) as font_config,
        listening() as listener,
        own_tags(),
        own_streams(),
    ):
        fetcher = confined_fetcher(folders, listener)
        page = weasyprint.HTML(string=html, base_url=BASE, url_fetcher=fetcher)
        document = page.render(
            font_config=font_config,
            color_profiles={"srgb": srgb_profile()},
            pdf_variant=STANDARD,
            presentational_hints=True,  # the first number of a list
        )
        _plain_bookmarks(document)
        content = document.write_pdf(
            pdf_variant=STANDARD,
            output_intent=GIVEN,
            finisher=finish,
        )
    if listener.failures:
        raise EngineError("; ".join(listener.failures))
    return Pdf(content, len(document.pages), tuple(dict.fromkeys(listener.missing_glyphs)))


def load_modules() -> ModuleType:
    """Load WeasyPrint, which it returns, and all modules that need it.

    Raises `EngineError` where a library of the system is missing.
    """
    weasyprint = load_engine()
    import authoring.formats.pdf.tags  # noqa: F401

    return weasyprint


def _write_date(metadata: Metadata) -> pydyf.String:
    return pydyf.String(metadata.moment.strftime("D:%Y%m%d%H%M%SZ"))


def _describe(pdf: pydyf.PDF, metadata: Metadata, producer: str) -> None:
    """Write the metadata, as entries of a dictionary and as a packet, and how pages are counted."""
    entries = {
        "Title": metadata.title,
        "Author": ", ".join(metadata.authors),
        "Subject": metadata.subject,
        "Keywords": ", ".join(metadata.keywords),
        "Creator": TOOLKIT,
        "Producer": producer,
        "BriefStyle": metadata.style,
    }
    pdf.info.clear()
    pdf.info.update({name: pydyf.String(text) for name, text in entries.items() if text})
    pdf.info["CreationDate"] = pdf.info["ModDate"] = _write_date(metadata)
    # Not compressed, so that programs which know nothing of PDF find it.
    packet = pydyf.Stream([write_xmp(metadata, producer)], {"Type": "/Metadata", "Subtype": "/XML"})
    _replace(pdf, pdf.catalog["Metadata"], packet)
    decimal = pydyf.Dictionary({"S": "/D"})
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array([0, decimal])})


def _replace(pdf: pydyf.PDF, reference: bytes, new: pydyf.Object) -> None:
    new.number = int(reference.split()[0])
    pdf.objects[new.number] = new


def _plain_bookmarks(document: Any) -> None:
    """Give bookmarks plain spaces; those that keep words together are for the page."""
    for page in document.pages:
        page.bookmarks = [
            (level, " ".join(label.split()), *rest) for level, label, *rest in page.bookmarks
        ]


def _keep_links_relative(document: Any) -> None:
    """Let links to files beside the page lead to files beside the PDF, whoever opens it where."""
    for page in document.pages:
        for _, target, _, box in page.links:
            if box.link_annotation and target.startswith(BASE):
                box.link_annotation["A"]["URI"] = pydyf.String(target.removeprefix(BASE))


def _keep_pixels(pdf: pydyf.PDF) -> None:
    """Let no viewer smooth pictures (ISO 19005-3, 6.2.8)."""
    for each in pdf.objects:
        if isinstance(each, pydyf.Stream):
            each.extra.pop("Interpolate", None)
