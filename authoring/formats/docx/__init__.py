"""Docx: the brief as a Word document, made for a copy editor.

Place in the flow: view in, bytes out. Looks come from named styles alone; each text stands in a
hidden bookmark that names its field (see `authoring.bookmarks`).
"""

from authoring.formats.docx.document import write_document
from authoring.formats.docx.package import Archive, XmlTemplate
from authoring.formats.docx.styles import read_look
from authoring.formats.metadata import Metadata
from authoring.resources import Resources
from authoring.view import BriefView

__all__ = ["render_docx"]


def render_docx(brief: BriefView, metadata: Metadata, resources: Resources) -> bytes:
    """The Word document of a brief (ECMA-376, transitional), the same bytes for the same brief.

    Raises `StyleError` and `TemplateError`, and `BriefError` for a picture that can't be used.
    """
    look = read_look(resources, brief)
    template = XmlTemplate(resources.template_folders, {"look": look, "brief": brief})
    archive = Archive(metadata, brief)
    numbering = template.make("numbering.xml")
    write_document(brief, look, archive, numbering)
    archive.add_styles(template, numbering)
    return archive.pack()
