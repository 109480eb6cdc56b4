"""Document: the steps from a print page to its PDF, and what the file says of itself.

Place in the flow: HTML in, bytes out. Each published PDF keeps to PDF/UA-1 (ISO 14289-1) and to
PDF/A-3a (ISO 19005-3); the same page, metadata and files give the same bytes.
"""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pydyf

from authoring.formats.metadata import TOOLKIT, Metadata
from authoring.formats.pdf.attachments import Attachment, attach_files
from authoring.formats.pdf.engine import BASE, Typesetter, load_engine, srgb_profile, typesetter
from authoring.formats.pdf.pages import LaidPage, lay_over, read_pages
from authoring.formats.pdf.xmp import write_xmp

STANDARD: Final = "pdf/a-3a"
"""What WeasyPrint is asked for: colours, tags and an identifier; the rest is done here."""
GIVEN: Final = "given"
"""Colours that came with the page; those it knows by name WeasyPrint would read a second time."""
END: Final = b"\nendstream"
SCALE: Final = 0.84
"""How large a proof's page is printed: with what proof.css sets around it, A4 becomes A4 again."""

Compose = Callable[[Sequence[LaidPage], Sequence[LaidPage]], str]
"""The upper layer for pages, as HTML; it is asked twice, the second time with what became of it."""


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
    with typesetter(fonts, folders, BASE) as engine, own_streams():

        def finish(document: Any, pdf: pydyf.PDF) -> None:
            _describe(pdf, metadata, f"{TOOLKIT} (WeasyPrint {engine.version})")
            attach_files(pdf, attachments, _write_date(metadata))
            _keep_links_relative(document)
            _keep_pixels(pdf)

        document = engine.lay_out(
            html,
            color_profiles={"srgb": srgb_profile()},
            pdf_variant=STANDARD,
            presentational_hints=True,  # the first number of a list
        )
        _plain_bookmarks(document)
        content = document.write_pdf(pdf_variant=STANDARD, output_intent=GIVEN, finisher=finish)
    return _pdf(content, document, engine)


def render_layers(
    html: str | None, compose: Compose, fonts: Sequence[Path], folders: Sequence[Path]
) -> Pdf:
    """The PDF of a print page with a layer over it, and the layer's further pages behind it.

    It is for PDFs that are worked with and not published: tagged, but of no archival standard, and
    larger than the page they show. Without a print page, there are those further pages alone.
    `fonts` and `folders` are as in `render_pdf`, and so is what is raised. Characters without a
    glyph keep nothing from being shown.
    """
    base = folders[0].resolve().as_uri() + "/" if folders else None
    with typesetter(fonts, folders, base) as engine:
        if html is None:
            document = engine.lay_out(compose((), ()))
        else:
            lower = engine.lay_out(html)
            pages = read_pages(lower)
            draft = read_pages(engine.lay_out(compose(pages, ())))
            document = lay_over(lower, engine.lay_out(compose(pages, draft)))
        content = document.write_pdf(zoom=SCALE, pdf_tags=True)
    return _pdf(content, document, engine)


def _pdf(content: bytes, document: Any, engine: Typesetter) -> Pdf:
    missing = dict.fromkeys(engine.listener.missing_glyphs)
    return Pdf(content, len(document.pages), tuple(missing))


def load_modules() -> None:
    """Load WeasyPrint and all modules that need it.

    Raises `EngineError` where a library of the system is missing.
    """
    load_engine()
    import authoring.formats.pdf.tags  # noqa: F401


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


@contextlib.contextmanager
def own_streams() -> Iterator[None]:
    """Inside this, streams are made once and end without doubt.

    pydyf makes each stream's bytes anew whenever it is asked, which is twice; and it ends them with
    a line feed alone, which a reader takes for half of an end of line where the last byte is a
    carriage return (ISO 19005-3, 6.1.7.1).
    """
    written = pydyf.Stream.data
    made: dict[pydyf.Stream, bytes] = {}

    def data(stream: pydyf.Stream) -> bytes:
        if stream not in made:
            made[stream] = written.fget(stream).removesuffix(END) + b"\r" + END
        return made[stream]

    pydyf.Stream.data = property(data)
    try:
        yield
    finally:
        pydyf.Stream.data = written
