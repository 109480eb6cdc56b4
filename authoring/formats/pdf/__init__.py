"""PDF: the print page -> a PDF that everyone can read, archive and take the source out of.

Place in the flow: HTML in, bytes out. The only package that knows WeasyPrint.

    document      the steps, what the file says of itself and how its bytes are written
    engine        imports WeasyPrint; what it may read, and what it warns of
    startup       what that import need not do
    declarations  data for it, which a command writes
    structure     WeasyPrint's boxes -> headings, paragraphs, lists in reading order
    tags          that structure as PDF objects
    attachments   files that travel inside
    xmp           the metadata packet
    pages         what stands where on a page; a second layer over it, for proofs
"""

from authoring.formats.pdf.attachments import Attachment, source_files
from authoring.formats.pdf.document import Pdf, load_modules, render_pdf

__all__ = ["Attachment", "Pdf", "load_modules", "render_pdf", "source_files"]
