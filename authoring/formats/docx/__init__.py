"""Docx: the brief as a Word document, made for a copy editor.

Place in the flow: view in, bytes out. All looks come from named styles, so that they can be
changed; each text stands in a hidden bookmark that names its field (see `authoring.view.bookmarks`).
"""

from authoring.formats.docx.document import write_document
from authoring.formats.docx.package import DocxPackage
from authoring.formats.docx.styles import read_theme, render_part
from authoring.formats.metadata import Metadata
from authoring.project.resources import Resources
from authoring.view.brief import BriefView

__all__ = ["render_docx"]


def render_docx(brief: BriefView, metadata: Metadata, resources: Resources) -> bytes:
    """The Word document of a brief (ECMA-376, transitional); the same brief makes the same bytes.

    Raises `StyleError` and `TemplateError`, and `BriefError` for a picture that can't be used.
    """
    look = read_theme(resources, brief)
    parts = {
        name: render_part(resources.template_folders, f"word/{name}.xml", brief, look)
        for name in ("styles", "numbering", "settings", "fonts", "theme")
    }
    archive = DocxPackage()
    write_document(brief, look, archive, parts["numbering"])
    for name, part in parts.items():
        archive.add_part(name, part)
    archive.describe(metadata, brief)
    return archive.pack()
