"""PDF: a PDF that the toolkit made -> the files it was made from.

Place in the flow: the way back from `formats`. It knows PDFs and bytes only, and trusts neither:
what is no brief, or a hostile one, is refused in words (`ExtractionError`).
"""

from authoring.importing.pdf.comparison import compare_pdfs
from authoring.importing.pdf.opening import read_pdf
from authoring.importing.pdf.sources import EmbeddedFile, Extracted, Origin, extract_sources

__all__ = [
    "EmbeddedFile",
    "Extracted",
    "Origin",
    "compare_pdfs",
    "extract_sources",
    "read_pdf",
]
