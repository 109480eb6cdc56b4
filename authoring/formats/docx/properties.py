"""Properties: what a Word document says of itself.

Place in the flow: metadata into the package.
"""

from collections.abc import Iterable
from typing import Final

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.opc.parts.coreprops import CorePropertiesPart
from docx.oxml.coreprops import CT_CoreProperties
from docx.oxml.parser import parse_xml

from authoring.formats.docx.elements import clean
from authoring.formats.docx.package import DocxPackage
from authoring.formats.metadata import TOOLKIT, Metadata
from authoring.view.brief import BriefView

MOST_CHARACTERS: Final = 255
"""Of a property, by Word."""

_EXTENDED: Final = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application/><Company/></Properties>"
)


def describe(archive: DocxPackage, metadata: Metadata, brief: BriefView) -> None:
    """Write the properties of a document (ECMA-376-2, 8; ECMA-376-1, 22.2) into its package."""
    package = archive.package
    core = CorePropertiesPart(
        PackURI("/docProps/core.xml"),
        CONTENT_TYPE.OPC_CORE_PROPERTIES,
        CT_CoreProperties.new(),
        package,
    )
    about = core.core_properties
    about.title = _cut(metadata.title)
    about.subject = _cut(metadata.subject)
    about.author = _join("; ", metadata.authors)
    about.keywords = _join(", ", metadata.keywords)
    about.category = _cut(brief.series)
    about.language = metadata.language
    about.created = about.modified = metadata.moment
    about.revision = 1
    if brief.draft:
        about.content_status = _cut(brief.draft)
    package.relate_to(core, RELATIONSHIP_TYPE.CORE_PROPERTIES)
    extended = parse_xml(_EXTENDED)
    extended[0].text, extended[1].text = TOOLKIT, clean(metadata.publisher)
    content, name = CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, PackURI("/docProps/app.xml")
    part = XmlPart(name, content, extended, package)
    package.relate_to(part, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)


def _cut(text: str) -> str:
    text = clean(text)
    return text if len(text) <= MOST_CHARACTERS else f"{text[: MOST_CHARACTERS - 1]}…"


def _join(sign: str, parts: Iterable[str]) -> str:
    """As many of the parts as there is room for."""
    joined = ""
    for part in parts:
        longer = f"{joined}{sign}{clean(part)}" if joined else clean(part)
        if len(longer) > MOST_CHARACTERS:
            break
        joined = longer
    return joined
